import { inFigures } from './chinese-numerals.js';
import { escaped, plain } from './text.js';

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

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const UNIT = String.raw`(?:亿|千万|百万|万|千)?(?:元|人次|人|%)(?:/人)?`;
const YEAR = String.raw`(?:19|20)\d{2}`;

/**
 * What a text states of one thing, known by its names: 2019年，常住人口41.86万人; 2019、2020年分别为3元、4元; or a row
 * 科学技术普及 138.14 of a table whose unit stands over it. The year is the last one named before; a span (2019—2022年)
 * names none, and one that is compared with (较2020年) stands for its own clause. Of a row with several columns each is told, for the text
 * does not say which is which. Budgets (预算安排) are other amounts, and so are the parts of a whole (其他…支出, 上级…) and what it makes for each person.
 */
export function amountsIn(text: string, names: readonly string[]): readonly StatedAmount[] {
  const tableUnit = /单位[:：]([\p{Script=Han}]{1,4}?)(?=\n|\s|$|[)）])/u.exec(text.normalize('NFKC'))?.[1] ?? null;
  const longestFirst = [...names].map(plain).sort((a, b) => b.length - a.length).map(escaped);
  const named = `(?<!其他|比|占|人均|上级|市级|省级|中央|自筹|社会|下拨|争取|争取到)(?:${longestFirst.join('|')})`;
  const pattern = new RegExp(`(${YEAR})(?=年)|${named}([^\\d。；;，,]{0,${REACH}}?)(${NUMBER})(?!年|\\.?\\d)(${UNIT}|[万亿](?![\\p{Script=Han}]))?((?:${APART}-?${NUMBER}%?)*)`, 'gu');
  const found: StatedAmount[] = [];
  for (const paragraph of text.split('\n')) {
    let year: number | null = null;
    for (const sentence of columnsApart(inFigures(paragraph)).split(/[。；;]/u).map(plain)) {
      found.push(...inTurn(sentence, named), ...yearByYear(sentence, named));
      const spans = [...sentence.matchAll(/\d{4}年?度?[-—–~至到]+\d{4}年/gu)].map(({ index, 0: whole }) => [index, index + whole.length] as const);
      let compared: { readonly year: number; readonly end: number } | null = null;
      for (const match of sentence.matchAll(pattern)) {
        if (match[1] && /[较比]$/u.test(sentence.slice(0, match.index))) {
          const end = sentence.indexOf(',', match.index);
          compared = { year: Number(match[1]), end: end < 0 ? sentence.length : end };
          continue;
        }
        if (match[1]) {
          year = spans.some(([from, to]) => match.index >= from && match.index < to) ? null : Number(match[1]);
          continue;
        }
        const before = sentence.slice(Math.max(0, match.index - 12), match.index).split(',').at(-1) as string;
        if (OTHER_AMOUNT.test(`${before}${match[2] ?? ''}`) || /支出$|分别|人[平均]|每人/u.test(match[2] ?? '')) continue;
        const of = compared !== null && match.index < compared.end ? compared.year : year;
        found.push(...inColumns(match[3] as string, match[5] ?? '').map((digits) => amount(of, digits, match[4] ?? tableUnit)));
        if (found.length >= MOST) return found;
      }
    }
  }
  return found;
}

/** Stands between two numbers that blanks parted: without it the columns of a row would be one number. */
const APART = '¦';

/** Digits set apart one by one (4 2) and thousands (1 200 000元) are one number. */
function columnsApart(line: string): string {
  const whole = line.normalize('NFKC').replace(/(?<![\d.,])\d{1,3}(?: \d{3})+(?=(?:\.\d+)?\s*[千百万亿]*[元人])/gu, (digits) => digits.replaceAll(' ', ''));
  const tokens = whole.split(/\s+/u);
  return tokens.map((token, index) => {
    const next = tokens[index + 1] ?? '';
    return /[\d%]$/u.test(token) && /^-?\d/u.test(next) && !(token.length === 1 && next.length === 1) ? token + APART : `${token} `;
  }).join('');
}

/** Every number of a row that is no share; the first of several, when it counts the rows (行次), is none of them. */
function inColumns(first: string, others: string): string[] {
  const rest = others.split(APART).filter((column) => column !== '' && !column.endsWith('%'));
  return rest.length > 0 && /^\d{1,2}$/u.test(first) ? rest : [first, ...rest];
}

/** What is planned, and by how much something changed. */
const OTHER_AMOUNT = /预算|计划|增加|减少|增长/u;

function amount(year: number | null, written: string, unit: string | null): StatedAmount {
  const digits = written.replace(/,/gu, '');
  return { year, value: Number(digits), unit, decimals: digits.split('.')[1]?.length ?? 0 };
}

/** 2019、2020年经费总额分别为120、130万元: as many amounts as years, each for its own. */
function inTurn(sentence: string, named: string): StatedAmount[] {
  const match = new RegExp(`((?:${YEAR}年?度?[、,和及与])+${YEAR}|${YEAR}年?度?[-—–~至到]+${YEAR})年(?:(?!${YEAR}年).)*?${named}[^\\d。,]{0,8}分别[^\\d。,]{0,6}((?:${NUMBER}(?:${UNIT}|[万亿])?[、,和及与])+${NUMBER}(?:${UNIT}|[万亿])?)`, 'u').exec(sentence);
  if (!match) return [];
  const spoken = [...(match[1] as string).matchAll(new RegExp(YEAR, 'gu'))].map(([year]) => Number(year));
  const [first = 0, last = 0] = [spoken[0], spoken.at(-1)];
  const years = /[-—–~至到]/u.test(match[1] as string) && last > first && last - first < MOST_YEARS ? Array.from({ length: last - first + 1 }, (_each, index) => first + index) : spoken;
  const amounts = [...(match[2] as string).matchAll(new RegExp(`(${NUMBER})(${UNIT}|[万亿])?`, 'gu'))];
  const unit = amounts.at(-1)?.[2] ?? null;
  return amounts.length === years.length ? amounts.map(([, digits, own], index) => amount(years[index] as number, digits as string, own ?? unit)) : [];
}

const MOST_YEARS = 20;

/** 经费总额2019年120万元、2020年130万元. */
function yearByYear(sentence: string, named: string): StatedAmount[] {
  const each = `(${YEAR})年度?(?:末|为|是|达到?|约|共|投入|支出)?(${NUMBER})(${UNIT}|[万亿])?`;
  return [...sentence.matchAll(new RegExp(`${named}[:为是]?((?:[、,和及与]?${each})+)`, 'gu'))]
    .flatMap(([, list]) => [...(list as string).matchAll(new RegExp(each, 'gu'))].map(([, year, digits, unit]) => amount(Number(year), digits as string, unit ?? null)));
}
