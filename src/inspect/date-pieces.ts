import { aloneDay, aloneMonth, daysIn, squeeze } from './days.js';

/** What labels a date that is not the day of issue: the end of validity, the founding of a company, an earlier issue. */
export const ANOTHER_DAY = /(?:有效期限?|有效日期|有效|期限|届满|到期|截止|成立|出生|注册|申请|授?权|公告|首次[^\s:：]{0,4}|初次[^\s:：]{0,4})(?:日期|年月|日)?[至到]?[:：]?[自从至到]?$/u;
const LABEL = /(?:日期|时间)[:：]?$/u;
/** 2019 年 10 月 25 日 set wide apart on a form. */
const MOST_PIECES = 8;
/** Of a row of a list: its running number, what it is of, its day. */
const LEAST_CELLS = 3;

/**
 * The date among the pieces of a row that stand beside each other by chance, as read from pixels: with its label, as if it had
 * the line for itself. Null where there is none, or several that differ.
 */
export function dateAmong(pieces: readonly string[]): string | null {
  const cells = pieces.map(squeeze);
  const found: string[] = [];
  // 3, 科普讲座, 2021年5月12日: a row of a list, and none of its days is that of the paper.
  const isListed = cells.length >= LEAST_CELLS && /^\d{1,3}[.、]?$/u.test(cells[0] as string);
  for (let start = 0; start < cells.length; start++) {
    const count = piecesOfDate(cells.slice(start, start + MOST_PIECES));
    if (count === 0) continue;
    // 二〇〇九年七月 beside 日: a day stood between that was not read.
    if (cells.slice(start + count).some((cell) => cell === '日')) return null;
    if (isListed && start > 0) return null;
    const [label, date] = [labelBefore(cells.slice(0, start)), cells.slice(start, start + count).join('')];
    if (!ANOTHER_DAY.test(label)) found.push(LABEL.test(label) ? label + date : date);
    start += count - 1;
  }
  const dates = new Set(found.map((text) => daysIn(text)[0]?.date ?? text));
  return dates.size === 1 ? (found[0] as string) : null;
}

/** 成 立 日 期 set wide apart are pieces of a character each. */
function labelBefore(cells: readonly string[]): string {
  const wide = cells.slice(cells.findLastIndex((cell) => !/^.[:：]?$/u.test(cell)) + 1);
  return wide.length > 1 ? wide.join('') : (cells.at(-1) ?? '');
}

/** How many of the first pieces together are a day, else a month, and nothing else. */
function piecesOfDate(cells: readonly string[]): number {
  const counts = cells.map((_cell, index) => index + 1).reverse();
  const whole = (count: number) => cells.slice(0, count).join('');
  return counts.find((count) => aloneDay(whole(count)) !== null) ?? counts.find((count) => aloneMonth(whole(count)) !== null) ?? 0;
}
