import type { StatedFigure } from '../model/facts.js';

/** The headings under which a form names its columns. */
const COLUMNS: Readonly<Record<'name' | 'year' | 'value' | 'unit', RegExp>> = {
  name: /^(指标|指标名称|项目|项目名称|名称|数据项|内容)$/,
  year: /^(年度|年份|年)$/,
  value: /^(数值|数量|金额|数据|值)$/,
  unit: /^(单位|计量单位)$/,
};

/** The figures a form states, from its rows. A table without the headings of a form states none; an empty value is no zero. */
export function figuresInRows(rows: readonly (readonly string[])[]): StatedFigure[] {
  const at = rows.findIndex((row) => find(row, 'name') >= 0 && find(row, 'value') >= 0);
  if (at < 0) return [];
  const header = rows[at] as readonly string[];
  const [name, year, value, unit] = (['name', 'year', 'value', 'unit'] as const).map((column) => find(header, column)) as [number, number, number, number];
  return rows.slice(at + 1).flatMap((row) => {
    const amount = readNumber(row[value] ?? '');
    const called = (row[name] ?? '').trim();
    if (amount === null || called === '') return [];
    return [{ name: called, year: readYear(year >= 0 ? (row[year] ?? '') : '') ?? readYear(called), value: amount, unit: (unit >= 0 ? (row[unit] ?? '').trim() : '') || null }];
  });
}

/** The same from YAML: a list of `{ name, year, value, unit }`, Chinese keys as in the form allowed. */
export function figuresInYaml(content: unknown): StatedFigure[] {
  const list = Array.isArray(content) ? content : Array.isArray((content as { figures?: unknown } | null)?.figures) ? (content as { figures: unknown[] }).figures : [];
  const rows = list.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null).map((each) => {
    const get = (...keys: string[]) => String(keys.map((key) => each[key]).find((found) => found !== undefined && found !== null) ?? '');
    return [get('name', '指标名称', '指标'), get('year', '年度'), get('value', '数值'), get('unit', '单位')];
  });
  return figuresInRows([['指标名称', '年度', '数值', '单位'], ...rows]);
}

function find(row: readonly string[], column: keyof typeof COLUMNS): number {
  return row.findIndex((cell) => COLUMNS[column].test(cell.replace(/[\s*（(].*$/, '').trim()));
}

/** `1,286`, `1 286`, `１２８６`, `12.5%`, `1286人`; null for anything else. */
function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s_]/g, '');
  const match = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:%|[\p{Script=Han}]{0,4})?$/iu.exec(plain);
  return match ? Number(match[1]) : null;
}

function readYear(text: string): number | null {
  const match = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(text.normalize('NFKC'));
  return match ? Number(match[1]) : null;
}
