import type { CheckedFile } from './check.js';
import { doubtfulText, givenNames, stem } from './text.js';

/** First and last day, `YYYY-MM-DD`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The days that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean. Days are compared as text, so the 31st of any month will do. */
export function spanOf(date: string): Span {
  if (date.length === 4) return { from: `${date}-01-01`, to: `${date}-12-31` };
  if (date.length === 7) return { from: `${date}-01`, to: `${date}-31` };
  return { from: date, to: date };
}

/** The same day some years earlier. */
export function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}

/** Calendar years named in a text, ascending and unique; of “2019—2022年” all four. */
export function yearsIn(text: string): readonly number[] {
  const digits = text.normalize('NFKC').replace(/[〇零○O一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4}(?=\s*年)/gu, (year) => [...year].map((each) => Math.max(0, '〇一二三四五六七八九'.indexOf(each), '〇壹贰叁肆伍陆柒捌玖'.indexOf(each))).join(''));
  const years = new Set<number>();
  for (const [, first, last] of digits.matchAll(/(?<!\d)((?:19|20)\d{2})(?:\s*年?度?\s*[-–—~至到]+\s*((?:19|20)\d{2}))?(?!\d)/gu)) {
    const from = Number(first);
    const to = last === undefined ? from : Number(last);
    for (let year = from; year <= to && year - from < 30; year += 1) years.add(year);
  }
  return [...years].sort((a, b) => a - b);
}

/** Which years a file stands for. `sure`: its name, folder, title or date says so; `maybe`: its text names several. */
export function yearsOf(file: CheckedFile<'document' | 'text'>): { readonly sure: readonly number[]; readonly maybe: readonly number[] } {
  const { document } = file.facts;
  // A date that was not read surely says no more than the text does.
  const isDoubted = document.dateFrom === 'ocr' && document.dateSureness === 'guess';
  const dated = document.date ? [Number(document.date.slice(0, 4))] : [];
  const said = [yearsIn(stem(file.path)), folderYears(file.path), yearsIn(document.title ?? ''), isDoubted ? [] : dated];
  const sure = said.find((years) => years.length > 0) ?? (document.years.length === 1 ? document.years : []);
  return { sure, maybe: [...document.years, ...dated, ...yearsIn(doubtfulText(file))] };
}

/** Folders called 2021 or 2021年度. */
function folderYears(path: string): readonly number[] {
  const folder = givenNames(path).slice(0, -1).findLast((name) => /^(?:19|20)\d{2}年?度?$/.test(name.trim()));
  return folder ? [Number(folder.slice(0, 4))] : [];
}
