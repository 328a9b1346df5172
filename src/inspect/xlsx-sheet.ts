import type { TableLayout } from '../model/facts.js';
import { shownAs, type CellFormat } from './cell-format.js';
import { saysMoreThanCodes } from './header-codes.js';
import { columnNumber, sheetLayout } from './sheet-layout.js';
import { child, textOf, type XmlNode } from './xml.js';

export interface SheetContext {
  readonly strings: readonly string[];
  /** By cell style. */
  readonly formats: readonly CellFormat[];
  /** From the workbook's own count of days to that from 1900. */
  readonly dayShift: number;
}

const MAX_ROWS = 100_000;
const MAX_COLUMNS = 200;

/** A sheet as it is shown. */
export interface Sheet {
  /** The cells as text; empty rows and columns at the end are left out. */
  readonly rows: readonly (readonly string[])[];
  readonly layout: TableLayout;
  /** Rows and columns with content that are not among them; whether words stand over or under its pages. */
  readonly leftOut: { readonly 'hidden-row': number; readonly row: number; readonly column: number; readonly header: number };
}

export function readSheet(sheet: XmlNode, context: SheetContext): Sheet {
  const all = (child(sheet, 'sheetData')?.children ?? []).filter((node) => node.name === 'row');
  const rows = all.slice(0, MAX_ROWS);
  const left = { 'hidden-row': 0, row: all.length - rows.length, column: 0, header: hasHeader(sheet) ? 1 : 0 };
  // A row without a number follows the one before it.
  let number = 0;
  const cells = rows.flatMap((row) => {
    number = Number(row.attributes['r']) || number + 1;
    const { texts, beyond } = readRow(row, context);
    left.column = Math.max(left.column, beyond);
    if (isTrue(row.attributes['hidden'])) {
      if (texts.some((cell) => cell !== '')) left['hidden-row']++;
      return [];
    }
    return texts.some((cell) => cell !== '') ? [{ number, texts }] : [];
  });
  const width = cells.reduce((widest, { texts }) => Math.max(widest, texts.length), 0);
  return {
    rows: cells.map(({ texts }) => Array.from({ length: width }, (_each, index) => texts[index] ?? '')),
    layout: sheetLayout(sheet, { numbers: cells.map((each) => each.number), width }),
    leftOut: left,
  };
}

/** Words of its own in the header or footer. */
function hasHeader(sheet: XmlNode): boolean {
  return (child(sheet, 'headerFooter')?.children ?? []).some((part) => saysMoreThanCodes(textOf(part)));
}

function readRow(row: XmlNode, context: SheetContext): { readonly texts: string[]; readonly beyond: number } {
  const cells: string[] = [];
  let beyond = 0;
  for (const cell of row.children) {
    if (cell.name !== 'c') continue;
    const column = columnOf(cell.attributes['r']) ?? cells.length;
    if (column >= MAX_COLUMNS) {
      if (cellText(cell, context).trim() !== '') beyond = Math.max(beyond, column + 1 - MAX_COLUMNS);
      continue;
    }
    while (cells.length < column) cells.push('');
    cells[column] = cellText(cell, context).trim();
  }
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  return { texts: cells, beyond };
}

/** `C12` → 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters ? columnNumber(letters) : null;
}

function cellText(cell: XmlNode, { strings, formats, dayShift }: SheetContext): string {
  const value = child(cell, 'v');
  const raw = value ? textOf(value) : '';
  const formula = child(cell, 'f');
  // Never computed since it was written: what is known of its value.
  if (formula && !value) return `=${textOf(formula) || '…'}`;
  switch (cell.attributes['t']) {
    case 's': return strings[Number(raw)] ?? '';
    case 'inlineStr': return textOf(child(cell, 'is') ?? cell);
    case 'b': return raw === '1' ? 'TRUE' : 'FALSE';
    case 'str': case 'e': case 'd': return raw;
    default: return shownAs(raw, formats[Number(cell.attributes['s'] ?? 0)], dayShift);
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
