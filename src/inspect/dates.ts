/**
 * Dates a document shows, in Arabic figures or Chinese numerals, and the years it names. The date that counts is the
 * 成文日期: the one that stands alone on its line under the signature (GB/T 9704-2012, 7.3.5.4), not any date in the text.
 */

export interface FoundDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string;
}

const NUMERAL = '〇○零Ｏ一二三四五六七八九十';
const ARABIC = /((?:19|20)\d{2})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})\s*日?/g;
const CHINESE = new RegExp(`([${NUMERAL}]{4})年([${NUMERAL}]{1,3})月([${NUMERAL}]{1,3})日`, 'g');

/** 成文日期 from a text: the first date alone on its line, else the last date near the end; null when there is none. */
export function documentDate(text: string): string | null {
  for (const line of text.split('\n')) {
    const bare = line.replace(/[\s（）()]/g, '').normalize('NFKC');
    const found = datesIn(bare);
    if (found.length === 1 && found[0]?.length === bare.length) return found[0].date;
  }
  return datesIn(text.slice(-500)).at(-1)?.date ?? null;
}

/** A date in a file's name: with a day, else a month, else the year of a 文号, else a single year. A span of years is no date. */
export function nameDate(name: string): string | null {
  const text = name.normalize('NFKC');
  const full = datesIn(text)[0]?.date ?? compact(text);
  if (full) return full;
  const month = /((?:19|20)\d{2})\s*(?:年|[-.])\s*(\d{1,2})\s*月/.exec(text) ?? /(?<!\d)((?:19|20)\d{2})[-.]?(0[1-9]|1[0-2])(?!\d)/.exec(text);
  if (month) return valid(Number(month[1]), Number(month[2]), null);
  const number = /[〔[(【]\s*((?:19|20)\d{2})\s*[〕\])】]/.exec(text);
  if (number) return number[1] as string;
  const years = namedYears(text);
  return years.length === 1 ? String(years[0]) : null;
}

/** Calendar years that a text names, ascending and unique; spans such as 2019—2022 年 count with every year in them. */
export function namedYears(text: string): number[] {
  const years = new Set<number>();
  const plain = text.normalize('NFKC');
  for (const match of plain.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年?\s*(?:-|—|–|~|至|到)+\s*((?:19|20)\d{2})(?=\s*(?:年|\D|$))/g)) {
    const [from, to] = [Number(match[1]), Number(match[2])];
    if (to >= from && to - from <= 30) for (let year = from; year <= to; year++) years.add(year);
  }
  for (const match of plain.matchAll(/(?<!\d)((?:19|20)\d{2})(?=\s*(?:年|[〕\])】]|[-./]\d{1,2}(?:[-./]\d|月)|、|$|[_\s])|(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d))/g)) years.add(Number(match[1]));
  for (const match of plain.matchAll(new RegExp(`([${NUMERAL}]{4})年`, 'g'))) {
    const year = fromNumerals(match[1] as string);
    if (year >= 1900 && year <= 2099) years.add(year);
  }
  return [...years].sort((a, b) => a - b);
}

function datesIn(text: string): { date: string; length: number }[] {
  const found: { at: number; date: string; length: number }[] = [];
  for (const match of text.matchAll(ARABIC)) {
    const date = valid(Number(match[1]), Number(match[2]), Number(match[3]));
    if (date) found.push({ at: match.index, date, length: match[0].length });
  }
  for (const match of text.matchAll(CHINESE)) {
    const date = valid(fromNumerals(match[1] as string), fromNumerals(match[2] as string), fromNumerals(match[3] as string));
    if (date) found.push({ at: match.index, date, length: match[0].length });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** `20210512` as cameras and careful clerks write it. */
function compact(text: string): string | null {
  const match = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(text);
  return match ? valid(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function valid(year: number, month: number, day: number | null): string | null {
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  if (day === null) return `${year}-${two(month)}`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= days ? `${year}-${two(month)}-${two(day)}` : null;
}

function fromNumerals(text: string): number {
  const digit = (character: string | undefined) => (character === undefined || '〇○零Ｏ'.includes(character) ? 0 : '一二三四五六七八九'.indexOf(character) + 1);
  if (!text.includes('十')) return [...text].reduce((value, character) => value * 10 + digit(character), 0);
  const [tens, units] = text.split('十');
  return (tens ? digit(tens) : 1) * 10 + (units ? digit(units) : 0);
}
