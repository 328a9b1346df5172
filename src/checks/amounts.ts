import { inFigures } from './chinese-numerals.js';
import { plain } from './text.js';

/** An amount that a text states of something. */
export interface StatedAmount {
  readonly year: number | null;
  readonly value: number;
  readonly unit: string | null;
  /** Digits after the point, as written. */
  readonly decimals: number;
}

/** Characters between a name and its amount: “”项决算总额, ：, 为. */
const REACH = 14;
const MOST = 200;

/**
 * What a text states of one thing, known by its names: 2019年，常住人口41.86万人; or a row 科学技术普及 138.14 of a table
 * whose unit stands over it. The year is the last one named before; a span (2019—2022年) names none. Budgets (预算安排)
 * are other amounts, and so are the parts of a whole (其他…支出).
 */
export function amountsIn(text: string, names: readonly string[]): readonly StatedAmount[] {
  const tableUnit = /单位[:：]([\p{Script=Han}]{1,4}?)(?=\n|\s|$|[)）])/u.exec(text.normalize('NFKC'))?.[1] ?? null;
  const longestFirst = [...names].map(plain).sort((a, b) => b.length - a.length).map(escape);
  const pattern = new RegExp(`((?:19|20)\\d{2})(?=年)|(?<!其他|比|占)(?:${longestFirst.join('|')})([^\\d。；;，,]{0,${REACH}}?)((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)(?!年|\\.?\\d)((?:亿|千万|百万|万|千)?(?:元|人次|人|%)(?:/人)?)?`, 'gu');
  const found: StatedAmount[] = [];
  for (const paragraph of text.split('\n')) {
    let year: number | null = null;
    for (const sentence of inFigures(paragraph).split(/[。；;]/u).map(plain)) {
      const spans = [...sentence.matchAll(/\d{4}年?度?[-—–~至到]+\d{4}年/gu)].map(({ index, 0: whole }) => [index, index + whole.length] as const);
      for (const match of sentence.matchAll(pattern)) {
        if (match[1]) {
          year = spans.some(([from, to]) => match.index >= from && match.index < to) ? null : Number(match[1]);
          continue;
        }
        const before = sentence.slice(Math.max(0, match.index - 12), match.index);
        if (OTHER_AMOUNT.test(`${before}${match[2] ?? ''}`) || /支出$/u.test(match[2] ?? '')) continue;
        const digits = (match[3] as string).replace(/,/gu, '');
        found.push({ year, value: Number(digits), unit: match[4] ?? tableUnit, decimals: digits.split('.')[1]?.length ?? 0 });
        if (found.length >= MOST) return found;
      }
    }
  }
  return found;
}

/** What is planned, and by how much something changed. */
const OTHER_AMOUNT = /预算|计划|增加|减少|增长/u;

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
