import type { BodyBlock, TableLayout } from '../model/facts.js';
import { paragraph } from './flowing-text.js';

/**
 * A sheet as it is read: lines above the table that fill its first cell alone are its title, such lines below it its notes, and what
 * stands between is the table. The name of its tab, which stands on no cell, comes first. A title is merged over all columns; set in the first of them it would be a thread.
 */
export function sheetBlocks(rows: readonly (readonly string[])[], { name, layout = {} }: { readonly name?: string; readonly layout?: TableLayout } = {}): BodyBlock[] {
  const blocks = blocksOf(rows, layout);
  const [title] = blocks;
  const isTold = name === undefined || (title?.type === 'paragraph' && title.text.includes(name));
  return isTold ? blocks : [{ type: 'paragraph', text: name, heading: null, part: 'tab' }, ...blocks];
}

/** Names of tabs that say something: of several sheets all, of a single one such as nobody left as it was. */
export function toldNames<T extends { readonly name: string }>(sheets: readonly T[]): readonly (T | (Omit<T, 'name'> & { readonly name?: undefined }))[] {
  return sheets.length > 1 ? sheets : sheets.map((sheet) => (/^(?:sheet|工作表|表)\s*\d*$/i.test(sheet.name.trim()) ? { ...sheet, name: undefined } : sheet));
}

function blocksOf(rows: readonly (readonly string[])[], layout: TableLayout): BodyBlock[] {
  const filled = rows.map((row) => [...new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== ''))]);
  const top = filled.findIndex((row, at) => row.length >= 2 || (row.length === 1 && rows[at]?.[0]?.trim() === ''));
  if (top < 0) return rows.length > 0 ? [{ type: 'table', rows, ...layout }] : [];
  const end = filled.findLastIndex((row) => row.length >= 2 || (row[0] !== undefined && /^[\d.]+$/.test(row[0]))) + 1;
  const lines = (from: number, until: number) => filled.slice(from, until).flatMap(([line]) => (line === undefined ? [] : [paragraph(line)]));
  return [...lines(0, top), { type: 'table', rows: rows.slice(top, end), ...within(layout, top, end) }, ...lines(end, rows.length)];
}

/** The layout of some of the rows. */
function within({ columns, merged }: TableLayout, top: number, end: number): TableLayout {
  const inside = merged?.filter(({ row }) => row >= top && row < end).map((cell) => ({ ...cell, row: cell.row - top, rows: Math.min(cell.rows, end - cell.row) })) ?? [];
  return { ...(columns ? { columns } : {}), ...(inside.length > 0 ? { merged: inside } : {}) };
}
