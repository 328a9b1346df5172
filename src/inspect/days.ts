/** Dates in a line, in Arabic figures or Chinese numerals. */

/** A zero is typed, and read from pixels, in many shapes. */
export const ZERO = '〇○◯零0OoΟοОо';
export const NUMERAL = `${ZERO}一二三四五六七八九十`;
/** 贰零贰贰, as on cheques and in contracts. */
const CAPITALS = '壹贰叁肆伍陆柒捌玖';
/** 廿五 is twenty-five. */
const DAY_NUMERAL = `${NUMERAL}廿卅`;
/** 5月12—14日 begins on the 12th; 07.25.2025 and 25/07/2025 have the year last. */
const DAY = new RegExp(
  `(?<!\\d)((?:19|20)\\d{2})年(\\d{1,2})月(\\d{1,2})(?:[日号]?[-—–~至到]\\d{1,2})?[日号]|(?<!\\d)((?:19|20)\\d{2})([-./])(\\d{1,2})\\5(\\d{1,2})(?!\\d)|([${NUMERAL}]{4})年([${NUMERAL}]{1,2})月([${DAY_NUMERAL}]{1,3})日`
  + '|(?<![\\d.])(\\d{1,2})([-./])(\\d{1,2})\\12((?:19|20)\\d{2})(?![\\d.])', 'gu');
const MONTH = new RegExp(`(?<!\\d)((?:19|20)\\d{2})年(\\d{1,2})月|([${NUMERAL}]{4})年([${NUMERAL}]{1,2})月`, 'u');

export interface FoundDay {
  /** Index and length in the line. */
  readonly at: number;
  readonly length: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** One width for digits and marks, no blanks, which PDFs put between characters; but two numbers stay two. */
export function squeeze(line: string): string {
  return line.normalize('NFKC').replace(/(?<!\d)\s+|\s+(?!\d)/gu, '').replace(/\s+/gu, ' ');
}

/** The days in a squeezed line that the calendar has. */
export function daysIn(text: string): readonly FoundDay[] {
  return [...text.matchAll(DAY)].flatMap((match) => {
    const [whole, y1, m1, d1, y2, , m2, d2, y3, m3, d3, one, , other, y4] = match;
    const date = y4 ? withYearLast(Number(one), Number(other), Number(y4)) : y3 ? calendarDate(numeralYear(y3), numeral(m3 as string), numeral(d3 as string)) : calendarDate(Number(y1 ?? y2), Number(m1 ?? m2), Number(d1 ?? d2));
    return date ? [{ at: match.index, length: whole.length, date }] : [];
  });
}

/** Which of the two is the month, where only one can be or both are the same; 05.06.2025 tells nobody. */
function withYearLast(one: number, other: number, year: number): string | null {
  if (one <= 12 && other <= 12 && one !== other) return null;
  return one <= 12 ? calendarDate(year, one, other) : calendarDate(year, other, one);
}

/** A squeezed line that is a day and nothing else: `YYYY-MM-DD`. */
export function aloneDay(line: string): string | null {
  const [day] = daysIn(line);
  return day?.length === line.length ? day.date : null;
}

/** A line that is a month and nothing else: `YYYY-MM`. */
export function aloneMonth(line: string): string | null {
  const match = MONTH.exec(line.replace(/^[(（]|[)）]$/gu, ''));
  if (!match || match[0].length !== line.replace(/[()（）]/gu, '').length) return null;
  return match[1] ? calendarDate(Number(match[1]), Number(match[2]), null) : calendarDate(numeralYear(match[3] as string), numeral(match[4] as string), null);
}

/** 2020.08, 2020/08: under a name a month, elsewhere any number. */
export function aloneMonthInFigures(line: string): string | null {
  const match = /^((?:19|20)\d{2})[-./](\d{2})$/u.exec(line);
  return match && calendarDate(Number(match[1]), Number(match[2]), null);
}

/** `YYYY-MM-DD`, `YYYY-MM` without a day; null for what the calendar has not. */
export function calendarDate(year: number, month: number, day: number | null): string | null {
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  if (day === null) return `${year}-${two(month)}`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= days ? `${year}-${two(month)}-${two(day)}` : null;
}

function digit(character: string | undefined): number {
  return Math.max(0, '一二三四五六七八九'.indexOf(character ?? ' ') + 1, CAPITALS.indexOf(character ?? ' ') + 1);
}

/** 二〇二一 → 2021. */
function numeralYear(text: string): number {
  return [...text].reduce((value, character) => value * 10 + digit(character), 0);
}

const NUMERAL_DATE = new RegExp(`([${NUMERAL}]{4})年([${NUMERAL}]{1,2})月(?:([${DAY_NUMERAL}]{1,3})日)?`, 'gu');

/** 二〇一九年十二月, with any of the shapes of a zero, as 2019年12月. */
export function datesInFigures(text: string): string {
  return text.replace(NUMERAL_DATE, (_whole, year: string, month: string, day: string | undefined) => `${numeralYear(year)}年${numeral(month)}月${day ? `${numeral(day)}日` : ''}`);
}

/** A day or a month in Chinese numerals that the calendar has, and nothing else but a label before it. */
export function isNumeralDate(text: string): boolean {
  const line = squeeze(text).replace(/^\p{Script=Han}{2,6}:/u, '');
  return !/\d{2}/u.test(line) && (aloneDay(line) ?? aloneMonth(line)) !== null;
}

/** 二〇二二, with any of the shapes of a zero, and 贰零贰贰, in figures. */
export function numeralYearsInFigures(text: string, before: RegExp): string {
  return text.replace(new RegExp(`[${NUMERAL}${CAPITALS}]{4}(?=${before.source})`, 'gu'), (written) => String(numeralYear(written)));
}

/** Years in numerals before 年. */
export function numeralYears(line: string): readonly number[] {
  return [...line.matchAll(new RegExp(`([${NUMERAL}${CAPITALS}]{4})年`, 'gu'))].map(([, written]) => numeralYear(written as string));
}

/** 五, 十二, 二十, 廿五, 三十一, 〇八; 0 for 二十〇 and 十十, as nobody writes: there a character was misread. */
function numeral(written: string): number {
  const text = written.replace('廿', '二十').replace('卅', '三十');
  if (!text.includes('十')) return numeralYear(text);
  const [tens, units, more] = text.split('十');
  if (more !== undefined || (tens && digit(tens) === 0) || (units && digit(units) === 0)) return 0;
  return (tens ? digit(tens) : 1) * 10 + digit(units || undefined);
}
