import { calendarDate, daysIn, numeralYears, squeeze } from './days.js';

/** A date in a file's name: with a day, else a month, else the year of a 文号, else a single year. A span of years is no date, nor are 2018届 and 2020级, which are classes. */
export function nameDate(stem: string): string | null {
  const text = squeeze(stem).replace(CLASS, '');
  const day = daysIn(text)[0]?.date ?? compactDay(text);
  if (day) return day;
  const month = /(?<!\d)((?:19|20)\d{2})(?:年|[-.])(\d{1,2})月/.exec(text) ?? /(?<!\d)((?:19|20)\d{2})[-.]?(0[1-9]|1[0-2])(?!\d)/.exec(text);
  if (month) return calendarDate(Number(month[1]), Number(month[2]), null);
  const years = namedYears(text, 'name');
  return years.length === 1 ? String(years[0]) : null;
}

const YEAR = '(?:19|20)\\d{2}';
const CLASS = new RegExp(`(?<!\\d)${YEAR}年?[届级]`, 'gu');
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
    for (const year of numeralYears(line)) years.add(year);
    for (const { date } of daysIn(line)) years.add(Number(date.slice(0, 4)));
    if (new RegExp(`^${YEAR}$`).test(line)) years.add(Number(line));
  }
  return [...years].filter((year) => year >= 1900 && year <= 2099).sort((a, b) => a - b);
}

function addSpan(years: Set<number>, from: number, to: number): void {
  for (let year = from; year <= to && to - from <= 30; year++) years.add(year);
}

/** `20210512` as cameras and careful clerks write it. */
function compactDay(text: string): string | null {
  const match = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(text);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}
