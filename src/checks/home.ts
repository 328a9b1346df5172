import { plain } from './text.js';

/** The district whose evidence is checked, and what lies above it. */
export interface Home {
  /** As project.yaml names it: 云澜区, or 云江市云澜区. */
  readonly district: string;
  readonly superiors: readonly string[];
}

/** To which other place a body belongs by its name. `unsure`: a city that may lie above the district or beside it. */
export interface OtherPlace {
  readonly place: string;
  readonly unsure: boolean;
}

const PARTY = /^(?:中国共产党|中共|共青团|中国共产主义青年团)/u;
/** A word with which no place begins: 区教育局, 全市. */
const SHORT = /^(?:[全本各我该]?[区县市省州旗]|中国|全国|国家|中央)/u;
const PROVINCE = /^(?:\p{Script=Han}{2,3}省|\p{Script=Han}{2,5}自治区|北京市|上海市|天津市|重庆市)/u;
/** 超市 and 城市 are no cities; nor is what goes on with 场, 容 or 民 (市民). */
const CITY = /^(?:\p{Script=Han}{1,3}[^\P{Script=Han}城超都门夜]市(?![场容]|民(?!政|族|宗|主|间|兵))|\p{Script=Han}{2,12}?自治州|\p{Script=Han}{2,6}盟(?!员))/u;
const COUNTY = /^\p{Script=Han}{1,12}?(?:自治县|自治旗|县|区|旗)/u;
/** 全区, 社区 and 开发区 are no counties. */
const NO_COUNTY = /^[全本各我该城郊][区县]$|(?:自治|社|园|开发|高新|高新技术产业|景|校|小|街|灾|片|林|矿|库|地|老|军|城|郊|保税|示范|试验|保护)区$/u;
/** Longer ones are sentences. */
const LONGEST_COUNTY = 6;
const LEVELS = 4;

/** Null for what lies above the district, and for a name that tells no place. Whether it is of the district itself is asked before. */
export function otherPlace(name: string, home: Home): OtherPlace | null {
  const above = superiorsOf(home);
  let rest = plain(name).replace(PARTY, '');
  for (let level = 0; level < LEVELS && !SHORT.test(rest); level += 1) {
    const known = above.find((superior) => rest.startsWith(superior));
    const province = known === undefined ? PROVINCE.exec(rest)?.[0] : undefined;
    const city = known ?? province ?? CITY.exec(rest)?.[0];
    if (city === undefined) return countyAt(rest);
    rest = rest.slice(city.length);
    if (known !== undefined) continue;
    // A county behind it says more than the city does.
    const county = SHORT.test(rest) ? null : countyAt(rest);
    if (county) return county;
    const isKind = (pattern: RegExp) => above.some((superior) => pattern.test(superior));
    if (province !== undefined) return isKind(PROVINCE) ? { place: province, unsure: false } : null;
    return { place: city, unsure: !isKind(CITY) };
  }
  return null;
}

/** It names the district: one character and 县 may also end the name of another (修文县 for 文县). */
export function isOfDistrict(name: string, own: string): boolean {
  const at = own === '' ? 0 : name.indexOf(own);
  return at === 0 || (at > 0 && (own.length > 2 || /[省市州盟局会部团]$/u.test(name.slice(0, at))));
}

/** 云江市云澜区 → 云澜区. */
export function ownName({ district }: Pick<Home, 'district'>): string {
  return plain(district).replace(/^.*[省市州盟](?=.{2,}$)/u, '');
}

/** A body above the district by its name: of its city or province, or of the state. */
export function isAbove(name: string, home: Home): boolean {
  const body = plain(name).replace(PARTY, '');
  if (isOfDistrict(body, ownName(home))) return false;
  const of = superiorsOf(home).find((superior) => body.startsWith(superior));
  if (of !== undefined) return otherPlace(name, home) === null;
  return /^(?:中国(?!共产党|工商银行|农业银行|建设银行)|全国|国家|中央|国务院|省|市(?!场|区|民|政管))/u.test(body) || PROVINCE.test(body);
}

/** What the project lists, and what it writes before the district’s own name. */
function superiorsOf(home: Home): readonly string[] {
  const before = plain(home.district).slice(0, -ownName(home).length);
  return [...home.superiors.map(plain), ...(before.match(/.+?(?:省|市|自治区|自治州|盟)/gu) ?? [])].filter((name) => name !== '');
}

function countyAt(rest: string): OtherPlace | null {
  const county = COUNTY.exec(rest)?.[0] ?? null;
  return county === null || (county.length > LONGEST_COUNTY && !/自治/u.test(county)) || NO_COUNTY.test(county) ? null : { place: county, unsure: false };
}
