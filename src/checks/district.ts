import { z } from 'zod';
import { ENTERPRISE_ENDINGS } from '../model/body-endings.js';
import { defineCheck, type CheckContext } from './check.js';
import { plain } from './text.js';

/** Readings of a seal less sure than this are not held against a place. */
const SURE = 0.85;

/** A paper of the county next door names the right kind of body, bears a seal, and proves nothing here. */
export default defineCheck({
  id: 'district',
  summary: 'The document comes from no other county or district.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set: the district is that of project.yaml'),
  needs: ['document', 'seals'],
  messages: {
    elsewhere: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的发文单位看来是“{found}”，属于{place}，不是{expected}。', en: '“{file}” seems to be issued by “{found}”, which belongs to {place}, not to {expected}.' },
      remedy: { zh: '请核对是不是放错了别处的材料；确实可用的，由专人说明后确认。', en: 'Check whether it is a paper of another place; if it counts all the same, let a person explain and confirm it.' },
    },
    'seal-elsewhere': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”第 {page} 页印迹的环形文字读作“{found}”，属于{place}，不是{expected}。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”, which belongs to {place}, not to {expected}.' },
      remedy: { zh: '请核对印章和文件是不是别处的；文字识别有误的，由专人确认。', en: 'Check whether seal and paper are those of another place; if it was misread, let a person confirm it.' },
    },
  },
  asks: () => null,
  find: (files, _params, context) => files.flatMap(({ path, facts: { document, seals } }) => {
    const expected = context.district;
    const signed = document.issuerFrom === 'label' ? [] : document.issuers;
    const [first] = signed.some((name) => isOwn(name, context)) ? [] : placesOf(signed, context);
    if (first) return [{ code: 'elsewhere', file: path, found: first.name, expected, args: { place: first.place } }];
    const read = seals.flatMap(({ name, page }) => (name && name.confidence >= SURE ? [{ name: plain(name.text), page }] : []));
    // A seal of one's own on a joint paper is enough.
    if (read.some(({ name }) => isOwn(name, context))) return [];
    return read.flatMap(({ name, page }) => placesOf([name], context).map(({ place }) => ({ code: 'seal-elsewhere', file: path, page, found: name, expected, args: { place } }))).slice(0, 1);
  }),
});

function placesOf(names: readonly string[], context: CheckContext): { name: string; place: string }[] {
  return names.flatMap((name) => {
    const place = isOwn(name, context) || isFirm(name) ? null : countyIn(name);
    return place === null ? [] : [{ name, place }];
  });
}

/** It names the district itself, or is one of its units by the project's own list. */
function isOwn(name: string, { district, units }: CheckContext): boolean {
  const own = plain(district).replace(/^.*[省市州盟](?=.{2,}$)/u, '');
  return own === '' || plain(name).includes(own) || units.some((unit) => [unit.name, ...unit.aliases].some((each) => plain(each) === plain(name)));
}

/** Firms have their seat where they like. */
function isFirm(name: string): boolean {
  return ENTERPRISE_ENDINGS.some((ending) => name.endsWith(ending));
}

const COUNTY = /^(?:中国共产党|中共|共青团|中国共产主义青年团)?(?:\p{Script=Han}{2,3}省|\p{Script=Han}{2,5}自治区)?(?:\p{Script=Han}{2,4}(?:市|自治州|州|盟))?(\p{Script=Han}{1,5}?(?:自治县|自治旗|县|区|旗))/u;
/** 全区, 社区 and 开发区 are no counties. */
const NO_COUNTY = /^[全本各我该城郊][区县]$|(?:自治|社|园|开发|高新|高新技术产业|景|校|小|街|灾|片|林|矿|库|地|老|军|城|郊|保税|示范|试验|保护)区$/u;

/** The county or district at the head of a body's name; cities may be superior ones and are not told. */
function countyIn(name: string): string | null {
  const county = COUNTY.exec(plain(name))?.[1] ?? null;
  return county === null || NO_COUNTY.test(county) ? null : county;
}
