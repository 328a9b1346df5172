/**
 * Dates a document shows, in Arabic figures or Chinese numerals, and the years it names. The date that counts is the
 * 成文日期: the one that stands alone under the signature (GB/T 9704-2012, 7.3.5.4), not any date in the text.
 */

/** Where a document's date was found. */
export interface SignatureDate {
  /** `YYYY-MM-DD`, or `YYYY-MM` where no day is given. */
  readonly date: string;
  /** Index of its line. */
  readonly line: number;
  /** Words before the date on its line: the issuer, when both stand on one line. */
  readonly before: string;
}

const NUMERAL = '〇○零O一二三四五六七八九十';
const DAY = new RegExp(
  `(?<!\\d)((?:19|20)\\d{2})年(\\d{1,2})月(\\d{1,2})[日号]|(?<!\\d)((?:19|20)\\d{2})([-./])(\\d{1,2})\\5(\\d{1,2})(?!\\d)|([${NUMERAL}]{4})年([${NUMERAL}]{1,2})月([${NUMERAL}]{1,3})日`, 'gu');
const MONTH = new RegExp(`(?<!\\d)((?:19|20)\\d{2})年(\\d{1,2})月|([${NUMERAL}]{4})年([${NUMERAL}]{1,2})月`, 'u');

/** 成文日期 from the lines of a text; null when none stands where such a date stands. Dates inside sentences never count. */
export function signatureDate(lines: readonly string[]): SignatureDate | null {
  const bare = lines.map(squeeze);
  const attachments = bare.findIndex((line) => /^附件\d*[:：]?$/.test(line));
  const own = (from: readonly string[]) => last(from, standsAlone);
  const alone = (attachments >= 0 ? own(bare.slice(0, attachments)) : null) ?? own(bare);
  return last(bare, (line) => labelled(line, /(?:成文|发文|签发|落款)(?:日期|时间)/))
    ?? alone
    ?? last(bare, (line) => labelled(line, /(?:发布|公布|公开|填报|填表|制表|上报)(?:日期|时间)/))
    ?? last(bare, (line) => (/印发$/.test(line) ? anyDate(line) : null))
    ?? last(bare.slice(0, 15), (line) => labelled(line, /^(?:会议|活动)?(?:日期|时间)/))
    ?? last(bare, aloneMonth);
}

/** A date in a file's name: with a day, else a month, else the year of a 文号, else a single year. A span of years is no date. */
export function nameDate(stem: string): string | null {
  const text = squeeze(stem);
  const day = daysIn(text)[0]?.date ?? compactDay(text);
  if (day) return day;
  const month = /(?<!\d)((?:19|20)\d{2})(?:年|[-.])(\d{1,2})月/.exec(text) ?? /(?<!\d)((?:19|20)\d{2})[-.]?(0[1-9]|1[0-2])(?!\d)/.exec(text);
  if (month) return valid(Number(month[1]), Number(month[2]), null);
  const years = namedYears(text, 'name');
  return years.length === 1 ? String(years[0]) : null;
}

const YEAR = '(?:19|20)\\d{2}';
const JOINT = '(?:[-—–~]{1,2}|[至到])';
const SPAN = new RegExp(`(?<!\\d)(${YEAR})年?度?${JOINT}(${YEAR})(?!\\d)(?=(年)?)`, 'gu');
/** 2019、2020和2021年: the word 年 stands once for the whole row. */
const YEAR_IN_TEXT = new RegExp(`(?<!\\d)(${YEAR})(?=(?:(?:[、,，和及与]|${JOINT})${YEAR}){0,12}年|[〕\\])】])`, 'gu');
const YEAR_IN_NAME = new RegExp(`(?<!\\d)(${YEAR})(?!\\d)|(?<!\\d)(${YEAR})(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12]\\d|3[01])(?!\\d)|(?!\\d))`, 'gu');

/** Calendar years named, ascending and unique; 2019—2022年 counts with every year in it. In a text a bare number is no year, in a name it is. */
export function namedYears(text: string, place: 'text' | 'name'): number[] {
  const years = new Set<number>();
  for (const line of text.split(/[\n\t]/).map(squeeze)) {
    for (const [, from, to, year] of line.matchAll(SPAN)) if (year || place === 'name') addSpan(years, Number(from), Number(to));
    for (const [, one, other] of line.matchAll(place === 'name' ? YEAR_IN_NAME : YEAR_IN_TEXT)) years.add(Number(one ?? other));
    for (const [, written] of line.matchAll(new RegExp(`([${NUMERAL}]{4})年`, 'gu'))) years.add(numeralYear(written as string));
    for (const { date } of daysIn(line)) years.add(Number(date.slice(0, 4)));
    if (new RegExp(`^${YEAR}$`).test(line)) years.add(Number(line));
  }
  return [...years].filter((year) => year >= 1900 && year <= 2099).sort((a, b) => a - b);
}

function addSpan(years: Set<number>, from: number, to: number): void {
  for (let year = from; year <= to && to - from <= 30; year++) years.add(year);
}

/** One width for digits and marks, no blanks, which PDFs put between characters; but two numbers stay two. */
function squeeze(line: string): string {
  return line.normalize('NFKC').replace(/(?<!\d)\s+|\s+(?!\d)/gu, '').replace(/\s+/gu, ' ');
}

/** The last line that `look` finds something in. */
function last(lines: readonly string[], look: (line: string) => Omit<SignatureDate, 'line'> | null): SignatureDate | null {
  for (let line = lines.length - 1; line >= 0; line--) {
    const found = look(lines[line] as string);
    if (found) return { ...found, line };
  }
  return null;
}

/** A date, perhaps in brackets or with (盖章), alone or after the name of the issuer. */
function standsAlone(line: string): Omit<SignatureDate, 'line'> | null {
  const text = line.replace(/^[(（]|[)）]$/gu, '').replace(/[(（](?:公|盖)?章[)）]?/gu, '');
  const [only, second] = daysIn(text);
  if (!only || second || only.at + only.length !== text.length) return null;
  const before = text.slice(0, only.at);
  return /^[\p{Script=Han}()（）、]{0,40}$/u.test(before) && !/[于在自从至到截为是]|时间|日期|以来|通过/u.test(before) ? { date: only.date, before } : null;
}

function labelled(line: string, label: RegExp): Omit<SignatureDate, 'line'> | null {
  const match = new RegExp(`(?:${label.source})[:：]?`, 'u').exec(line);
  const found = match ? daysIn(line.slice(match.index + match[0].length))[0] : undefined;
  return found?.at === 0 ? { date: found.date, before: '' } : null;
}

function anyDate(line: string): Omit<SignatureDate, 'line'> | null {
  const date = daysIn(line).at(-1)?.date;
  return date ? { date, before: '' } : null;
}

function aloneMonth(line: string): Omit<SignatureDate, 'line'> | null {
  const match = MONTH.exec(line.replace(/^[(（]|[)）]$/gu, ''));
  if (!match || match[0].length !== line.replace(/[()（）]/gu, '').length) return null;
  const date = match[1] ? valid(Number(match[1]), Number(match[2]), null) : valid(numeralYear(match[3] as string), numeral(match[4] as string), null);
  return date ? { date, before: '' } : null;
}

function daysIn(text: string): { readonly at: number; readonly length: number; readonly date: string }[] {
  return [...text.matchAll(DAY)].flatMap((match) => {
    const [whole, y1, m1, d1, y2, , m2, d2, y3, m3, d3] = match;
    const date = y3 ? valid(numeralYear(y3), numeral(m3 as string), numeral(d3 as string)) : valid(Number(y1 ?? y2), Number(m1 ?? m2), Number(d1 ?? d2));
    return date ? [{ at: match.index, length: whole.length, date }] : [];
  });
}

/** `20210512` as cameras and careful clerks write it. */
function compactDay(text: string): string | null {
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

function digit(character: string | undefined): number {
  return Math.max(0, '一二三四五六七八九'.indexOf(character ?? ' ') + 1);
}

/** 二〇二一 → 2021. */
function numeralYear(text: string): number {
  return [...text].reduce((value, character) => value * 10 + digit(character), 0);
}

/** 五, 十二, 二十, 三十一. */
function numeral(text: string): number {
  if (!text.includes('十')) return numeralYear(text);
  const [tens, units] = text.split('十');
  return (tens ? digit(tens) : 1) * 10 + digit(units || undefined);
}
