import type { MergedCell, TableLayout } from '../model/facts.js';
import { child, type XmlNode } from './xml.js';

/** The rows of a sheet that are shown: number in the file (1-based) of each. */
export interface ShownRows {
  readonly numbers: readonly number[];
  readonly width: number;
}

/** Characters of the standard face, as the file counts widths (ISO/IEC 29500-1, 18.3.1.13 and 18.3.1.81). */
const USUAL_WIDTH = 8.43;
/** A column is no thinner than this share of the others: on paper a reader cannot widen it. */
const LEAST_SHARE = 0.4;
const MOST_MERGES = 5_000;

/** How wide the columns of a sheet are beside each other, and which of the shown cells are merged. */
export function sheetLayout(sheet: XmlNode, { numbers, width }: ShownRows): TableLayout {
  const usual = Number(child(sheet, 'sheetFormatPr')?.attributes['defaultColWidth']) || USUAL_WIDTH;
  const widths = Array.from({ length: width }, () => usual);
  for (const column of child(sheet, 'cols')?.children ?? []) {
    const [from, to, own] = ['min', 'max', 'width'].map((name) => Number(column.attributes[name]));
    if (!from || !to || !own || own < 0) continue;
    for (let at = from; at <= Math.min(to, width); at++) widths[at - 1] = own;
  }
  const least = (LEAST_SHARE * widths.reduce((sum, each) => sum + each, 0)) / Math.max(1, width);
  const columns = widths.map((each) => Math.round(10 * Math.max(least, each)));
  return { ...(new Set(columns).size > 1 ? { columns } : {}), ...mergesOf(sheet, { numbers, width }) };
}

function mergesOf(sheet: XmlNode, { numbers, width }: ShownRows): Pick<TableLayout, 'merged'> {
  const index = new Map(numbers.map((number, at) => [number, at]));
  const merged = (child(sheet, 'mergeCells')?.children ?? []).slice(0, MOST_MERGES).flatMap((each): MergedCell[] => {
    const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(each.attributes['ref'] ?? '') ?? [];
    const row = index.get(Number(top));
    if (!left || !right || row === undefined) return [];
    const column = columnNumber(left);
    let rows = 1;
    while ((numbers[row + rows] ?? Infinity) <= Number(bottom)) rows++;
    const columns = Math.min(columnNumber(right), width - 1) - column + 1;
    return columns > 0 && (rows > 1 || columns > 1) ? [{ row, column, rows, columns }] : [];
  });
  return merged.length > 0 ? { merged } : {};
}

/** `A` → 0, `AB` → 27. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
