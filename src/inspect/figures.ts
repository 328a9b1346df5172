import type { BodyBlock, StatedFigure } from '../model/facts.js';
import { numeralYearsInFigures } from './days.js';

/** The headings under which a form names its columns, without blanks and what stands in brackets. */
const COLUMNS: Readonly<Record<'name' | 'year' | 'value' | 'unit', RegExp>> = {
  name: /^(?:(?:统计)?(?:指标|项目|数据项)(?:名称)?|名称|内容|事项)$/u,
  year: /^(?:年度|年份|年|统计年度|所属年度)$/u,
  value: /^(?:数值|数量|数据|数额|数字|金额|值|填报值|填报数|填报数据|完成值|实际值)$/u,
  unit: /^(?:单位|计量单位|数据单位)$/u,
};

/** The figures of every table of a text. The unit of its amounts may stand above a table: （单位：万元）. */
export function figuresInBody(body: readonly BodyBlock[]): StatedFigure[] {
  return body.flatMap((block, index) => (block.type === 'table' && block.part !== 'drawing' ? figuresInRows(block.rows, captionsAbove(body, index)) : []));
}

const MOST_CAPTIONS = 3;

function captionsAbove(body: readonly BodyBlock[], at: number): string[] {
  const above = body.slice(Math.max(0, at - MOST_CAPTIONS), at);
  return above.slice(above.findLastIndex((block) => block.type === 'table') + 1).flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
}

/**
 * The figures a form states: rows of 指标 | 年度 | 数值 | 单位, or with one column for each year. A table without the
 * headings of a form states none; an empty value is no zero. `captions`: the lines above it.
 */
export function figuresInRows(rows: readonly (readonly string[])[], captions: readonly string[] = []): StatedFigure[] {
  const { at, figures } = readForm(rows);
  const unit = amountUnit([...captions, ...rows.slice(0, at).flat()]);
  return unit === null ? figures : figures.map((figure) => (figure.unit === null && !NO_AMOUNT.test(figure.name) ? { ...figure, unit } : figure));
}

/** What a unit over a table, which is one of money, says nothing of. */
const NO_AMOUNT = /人口|人[数次均员]|[数次]$|率|比重|占比|比例/u;

/** 单位：万元 over a table; not 单位：万元、人. */
function amountUnit(captions: readonly string[]): string | null {
  const told = captions.flatMap((text) => /单位[:：]?(?:人民币)?([千百万亿]*元)(?:[)）]|$)/u.exec(squeezed(text))?.[1] ?? []);
  return told.at(-1) ?? null;
}

/** `at`: the row of its headings. */
function readForm(rows: readonly (readonly string[])[]): { readonly at: number; readonly figures: StatedFigure[] } {
  for (const [at, header] of rows.slice(0, 20).entries()) {
    const [name, year, value, unit] = (['name', 'year', 'value', 'unit'] as const).map((column) => find(header, column)) as [number, number, number, number];
    const years = header.map((cell) => (/^(?:19|20)\d{2}年?度?(?:[(（].*[)）])?$/u.test(yearsInFigures(squeeze(cell))) ? readYear(cell) : null));
    const below = rows.slice(at + 1);
    if (name >= 0 && value >= 0) return { at, figures: longForm(below, { name, year, value, unit, headerUnit: bracketed(header[value] ?? '') }) };
    if (name >= 0 && years.filter((each) => each !== null).length > 0) return { at, figures: wideForm(below, { name, years, unit }) };
    if (year >= 0 && header.filter((cell) => cell.trim() !== '').length >= 2) {
      const figures = yearlyForm(below, { header, year, unit });
      if (figures.length > 0) return { at, figures };
    }
  }
  return { at: 0, figures: [] };
}

function longForm(rows: readonly (readonly string[])[], at: { name: number; year: number; value: number; unit: number; headerUnit: string | null }): StatedFigure[] {
  let called = '';
  return rows.flatMap((row) => {
    // A name that stands once for several years, merged down its column.
    called = cell(row, at.name) || called;
    const amount = readAmount(cell(row, at.value));
    if (!amount || called === '') return [];
    return [{ name: called, year: readYear(cell(row, at.year)) ?? readYear(called), value: amount.value, unit: cell(row, at.unit) || amount.unit || at.headerUnit, ...noteOf(row, [at.name, at.year, at.value, at.unit]) }];
  });
}

function wideForm(rows: readonly (readonly string[])[], at: { name: number; years: readonly (number | null)[]; unit: number }): StatedFigure[] {
  return rows.flatMap((row) => at.years.flatMap((year, column) => {
    const amount = year === null ? null : readAmount(cell(row, column));
    const called = cell(row, at.name);
    return amount && called ? [{ name: called, year, value: amount.value, unit: cell(row, at.unit) || amount.unit || bracketed(called), ...noteOf(row, [at.name, at.unit, ...at.years.flatMap((each, index) => (each === null ? [] : [index]))]) }] : [];
  }));
}

/** 年度 | 科普经费总额（万元） | 常住人口（万人）: one row for each year. With 年度 | 总额 | 年度 | 总额, side by side, each is of the year before it. */
function yearlyForm(rows: readonly (readonly string[])[], at: { header: readonly string[]; year: number; unit: number }): StatedFigure[] {
  const isYear = (heading: string | undefined) => COLUMNS.year.test(squeeze(heading ?? ''));
  return rows.flatMap((row) => {
    return at.header.flatMap((heading, column) => {
      const year = readYear(cell(row, Math.max(at.year, at.header.findLastIndex((each, index) => index <= column && isYear(each)))));
      const amount = year === null || isYear(heading) || column === at.unit || heading.trim() === '' ? null : readAmount(cell(row, column));
      return amount && !/^(?:序号|编号)$/u.test(squeeze(heading)) ? [{ name: heading.trim(), year, value: amount.value, unit: amount.unit ?? bracketed(heading) }] : [];
    });
  });
}

/** The same from YAML: a list of `{ name, year, value, unit }` (Chinese keys as in the form allowed), alone or under a key, or `name: value`, `name: { 2021: value }`. */
export function figuresInYaml(content: unknown): StatedFigure[] {
  if (typeof content !== 'object' || content === null) return [];
  const list = Array.isArray(content) ? content : Object.values(content).find(Array.isArray);
  if (list) return (list as unknown[]).flatMap(figureInEntry);
  return Object.entries(content).flatMap(([name, stated]) =>
    typeof stated === 'object' && stated !== null
      ? Object.entries(stated).flatMap(([year, value]) => toFigure(name, year, value, null))
      : toFigure(name, '', stated, null));
}

function figureInEntry(entry: unknown): StatedFigure[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const get = (column: keyof typeof COLUMNS) => Object.entries(entry).find(([key]) => key === column || COLUMNS[column].test(squeeze(key)))?.[1] as unknown;
  const [name, year, value, unit] = (['name', 'year', 'value', 'unit'] as const).map(get);
  return typeof name === 'string' ? toFigure(name, String(year ?? ''), value, typeof unit === 'string' && unit !== '' ? unit : null) : [];
}

function toFigure(name: string, year: string, value: unknown, unit: string | null): StatedFigure[] {
  const amount = typeof value === 'number' && Number.isFinite(value) ? { value, unit: null } : typeof value === 'string' ? readAmount(value) : null;
  return amount ? [{ name: name.trim(), year: readYear(year) ?? readYear(name), value: amount.value, unit: unit ?? amount.unit }] : [];
}

/** The words of the other cells. */
function noteOf(row: readonly string[], taken: readonly number[]): { readonly note?: string } {
  const note = row.filter((text, at) => !taken.includes(at) && /\p{Script=Han}/u.test(text)).map((text) => text.trim()).join(' ').slice(0, LONGEST_NOTE);
  return note === '' ? {} : { note };
}

const LONGEST_NOTE = 60;

function cell(row: readonly string[], column: number): string {
  return column < 0 ? '' : (row[column] ?? '').trim();
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s*:：]/gu, '');
}

function find(row: readonly string[], column: keyof typeof COLUMNS): number {
  return row.findIndex((text) => COLUMNS[column].test(squeeze(text).replace(/[(（][^)）]*[)）]?$/u, '')));
}

/** 数值（万元） → 万元, 总人口（万） → 万, 产量（万吨） → 万吨, which is another unit than any asked for; “如有” and the like is none. */
function bracketed(heading: string): string | null {
  const inside = /[(（](?:单位[:：]?)?([^)）]{1,8})[)）]\s*$/u.exec(heading)?.[1]?.trim() ?? '';
  return /^(?:[千百万亿]*(?:元|人|人次|场|次|个|家|处|支|件|篇|项|户|所|名|位|册|平方米)(?:\/人)?|%|％|[千百万亿]+\p{Script=Han}{0,6}|吨|公斤|公顷|亩|美元|千米|公里|平方公里|小时|天|分)$/u.test(inside) ? inside : null;
}

/** `1,286`, `1 286`, `１２８６`, `12.5%`, `1286人`; null for anything else. A comma only parts thousands. */
function readAmount(text: string): { readonly value: number; readonly unit: string | null } | null {
  const match = /^([-−]?(?:\d{1,3}(?:[,\s_]\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,3})?)\s*(%|[\p{Script=Han}]{1,5}(?:\/人)?)?$/iu.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const value = Number((match[1] as string).replace(/[,\s_]/g, '').replace('−', '-'));
  return Number.isFinite(value) ? { value, unit: match[2] ?? null } : null;
}

function readYear(text: string): number | null {
  const match = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(yearsInFigures(text.normalize('NFKC')));
  return match ? Number(match[1]) : null;
}

/** 二〇二一 and 贰零贰壹年度 → 2021. */
function yearsInFigures(text: string): string {
  return numeralYearsInFigures(text.replace(/\s/gu, ''), /年|$/u);
}
