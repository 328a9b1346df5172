import type { Facts, ReadPage } from '../../../model/facts.js';
import { isSurelyRead } from '../../../model/reading.js';

/** More rows than a list has that anybody counts by hand. */
const MOST_ROWS = 3_000;
const LEAST_ROWS = 3;
/** The first row may be one that could not be read. */
const MOST_FIRST = 3;
/** Of all numbers up to the last one; of a long file the pages in the middle are not read. */
const LEAST_SHARE = 0.3;

/** The running numbers (序号) of a list: the longest series of growing numbers that begin a row; null where rows have none. */
export function runningNumbers(pages: readonly ReadPage[]): NonNullable<Facts['numbered']> | null {
  const numbers = pages.flatMap(({ lines }) => lines.flatMap((line) => (line.startsRow && isSurelyRead(line) && /^\d{1,4}[.、]?$/u.test(line.text) ? [Number.parseInt(line.text, 10)] : []))).slice(0, MOST_ROWS);
  const series = longestGrowing(numbers);
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined || first > MOST_FIRST || series.length < LEAST_ROWS || series.length < last * LEAST_SHARE) return null;
  return { last, rows: series.length };
}

function longestGrowing(numbers: readonly number[]): number[] {
  const lengths: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, index) => {
    const earlier = lengths.reduce((best, length, at) => ((numbers[at] as number) < number && length > (lengths[best] ?? 0) ? at : best), -1);
    lengths.push((lengths[earlier] ?? 0) + 1);
    before.push(earlier);
  });
  const series: number[] = [];
  for (let at = lengths.indexOf(Math.max(...lengths)); at >= 0; at = before[at] as number) series.unshift(numbers[at] as number);
  return series;
}
