import type { ReadLine } from '../../../model/facts.js';
import { isNumeralDate } from '../../days.js';
import { endsTitle } from '../../document-title.js';
import { isBody } from '../../issuer.js';

/**
 * The title that words tell, held against where they stand on the page: null where it is none, or half of one; less where what stands
 * over it is a letterhead or a mark.
 */
export function titleOnPage(title: string | null, lines: readonly ReadLine[]): string | null {
  return credibleTitle(alignedTitle(titleBelowHead(title, lines), lines), lines);
}

/** The letterhead is set larger than the title below it (GB/T 9704-2012, 7.2.4 and 7.3.1). */
const LARGER = 1.25;

/** A title stands in the middle of its line (GB/T 9704-2012, 7.3.1); marks and addresses stand at a side. */
const MIDDLE = [0.35, 0.65] as const;

/** Longer ones that end as titles do are titles wherever they stand. */
const SHORT = 6;

/** 008年…双年展: the year lost its beginning, and half a title is none. */
const BEHEADED = /^\d{1,3}年/u;

/** A first line that is a title only because nothing else is, or a word or two, at a side of the page, of a table, or half of a name: none. */
function credibleTitle(title: string | null, lines: readonly ReadLine[]): string | null {
  if (title === null || BEHEADED.test(title) || isScattered(bare(title), lines) || isStrewn(bare(title), lines)) return null;
  if (endsTitle(title) && title.length > SHORT) return title;
  const at = lines.findIndex(({ text }) => bare(text) === bare(title));
  const line = lines[at];
  if (!line) return isRowOfCells(title, lines) ? null : title;
  const middle = line.box.left + line.box.width / 2;
  return middle >= MIDDLE[0] && middle <= MIDDLE[1] && !goesOn(line, lines[at + 1]) ? title : null;
}

/** 序号, 活动名称, 日期, 人次: the head of a table. 荣 誉 证 书 is one word set wide apart. */
function isRowOfCells(title: string, lines: readonly ReadLine[]): boolean {
  const first = lines.findIndex(({ text, startsRow }) => startsRow && bare(text).length > 1 && bare(title).startsWith(bare(text)));
  const end = lines.findIndex(({ startsRow }, index) => index > first && startsRow);
  const cells = first < 0 ? [] : lines.slice(first, end < 0 ? undefined : end).map(({ text }) => bare(text));
  return cells.length >= LEAST_CELLS && cells.join('') === bare(title);
}

const LEAST_CELLS = 3;

/** Rows of one title are of one size, in the middle, one right below the other. */
const SAME_SIZE = 1.2;
const CENTRED = 0.03;
const MOST_GAP = 1.1;

/** 中国大学生机械工程 over 创新创意大赛, or over 第81期培训班: the row below belongs to the words, and they were taken without it. */
export function goesOn({ box }: ReadLine, next: ReadLine | undefined): boolean {
  if (!next || !/^(?=.*\p{Script=Han}{4})[\d\p{Script=Han}]{4,}$/u.test(bare(next.text)) || isBody(bare(next.text)) || isNumeralDate(next.text)) return false;
  const [height, lower] = [Math.max(box.height, next.box.height), next.box];
  return height <= SAME_SIZE * Math.min(box.height, lower.height) && lower.top > box.top && lower.top - box.top - box.height <= MOST_GAP * height
    && Math.abs(box.left + box.width / 2 - lower.left - lower.width / 2) <= CENTRED;
}

/** Centres of the rows of a title, or where they begin, lie so near each other, as a share of the page's width. */
const ALIGNED = 0.07;
const MOST_APART = 2;

/** A title without the rows over it that stand elsewhere: a mark in the corner, the name of a company at the edge, words far above. */
function alignedTitle(title: string | null, lines: readonly ReadLine[]): string | null {
  const rows = title === null ? [] : rowsOf(bare(title), lines);
  const first = rows.findLastIndex((row, index) => index > 0 && !isUnder(row, rows[index - 1] as Row));
  if (first < 0) return title;
  const words = (part: readonly Row[]) => part.map(({ text }) => bare(text)).join('');
  // What is in brackets is no title of itself.
  const own = words(rows.slice(first));
  return /^[(（]/u.test(own) ? words(rows.slice(0, first)) : own;
}

/** The rows, one below the other, that a title was put together of, each with all its pieces; none where it was not so. */
function rowsOf(title: string, lines: readonly ReadLine[]): Row[] {
  for (let start = 0; start < lines.length; start++) {
    let [end, words] = [start, ''];
    while (end < lines.length && words.length < title.length) words += bare((lines[end++] as ReadLine).text);
    if (words !== title) continue;
    const rows: ReadLine[][] = [];
    for (const line of lines.slice(start, end)) {
      if (line.startsRow || rows.length === 0) rows.push([line]);
      else (rows.at(-1) as ReadLine[]).push(line);
    }
    return rows.map((pieces) => ({ text: pieces.map(({ text }) => text).join(''), pieces, box: around(pieces) }));
  }
  return [];
}

interface Row extends Pick<ReadLine, 'text' | 'box'> {
  readonly pieces: readonly ReadLine[];
}

function around(pieces: readonly ReadLine[]): ReadLine['box'] {
  const [first, ...others] = pieces.map(({ box }) => box) as [ReadLine['box'], ...ReadLine['box'][]];
  return others.reduce((box, { left, top, width, height }) => {
    const [x, y] = [Math.min(box.left, left), Math.min(box.top, top)];
    return { left: x, top: y, width: Math.max(box.left + box.width, left + width) - x, height: Math.max(box.top + box.height, top + height) - y };
  }, first);
}

/** As a share of the page's width: no title is set so wide apart, but for single characters. */
const SCATTERED = 0.15;

/** The mark of a body at the left of a row, words of its web site at the right of it: no title. */
function isScattered(title: string, lines: readonly ReadLine[]): boolean {
  return rowsOf(title, lines).some(({ pieces }) => pieces.some(({ text, box }, index) => {
    const before = pieces[index - 1];
    return before !== undefined && bare(text).length > 1 && bare(before.text).length > 1 && box.left - before.box.left - before.box.width > SCATTERED;
  }));
}

/** 禁止盗图: what stands all over a page was laid over it. */
function isStrewn(title: string, lines: readonly ReadLine[]): boolean {
  const times = (words: string) => lines.filter(({ text }) => bare(text) === words).length;
  return lines.some(({ text }) => bare(text).length >= 3 && title.includes(bare(text)) && title.length <= 2 * bare(text).length && times(bare(text)) >= LEAST_STREWN);
}

const LEAST_STREWN = 4;

function isUnder({ box }: Row, { box: upper }: Row): boolean {
  const isAligned = Math.abs(box.left + box.width / 2 - upper.left - upper.width / 2) <= ALIGNED || Math.abs(box.left - upper.left) <= ALIGNED / 2;
  return isAligned && box.top - upper.top - upper.height <= MOST_APART * Math.max(box.height, upper.height);
}

/** 某委员会 over 关于…的公示: part of the title where both are of one size, the letterhead where it is larger. */
function titleBelowHead(title: string | null, lines: readonly ReadLine[]): string | null {
  const at = lines.findIndex(({ text }) => isBody(bare(text)));
  const [head, next] = [lines[at], lines[at + 1]];
  if (!head || !next || !title?.startsWith(`${bare(head.text)}关于`) || !bare(next.text).startsWith('关于')) return title;
  return head.box.height >= next.box.height * LARGER ? title.slice(bare(head.text).length) : title;
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
