import type { TableLayout } from '../model/facts.js';
import { shownAs, type CellFormat } from './cell-format.js';
import { saysMoreThanCodes } from './header-codes.js';
import type { CellSight } from './cell-sight.js';
import { columnNumber, sheetLayout } from './sheet-layout.js';
import { child, textOf, type XmlNode } from './xml.js';

export interface SharedString {
  readonly text: string;
  /** Without the pieces that are white. */
  readonly onWhite: string;
}

export interface SheetContext {
  readonly strings: readonly SharedString[];
  /** By cell style, too. */
  readonly sights: readonly CellSight[];
  /** By cell style. */
  readonly formats: readonly CellFormat[];
  /** From the workbook's own count of days to that from 1900. */
  readonly dayShift: number;
}

const MAX_ROWS = 100_000;
/** Points, and characters, in which nobody reads anything. */
const LOWEST = 2;
const NARROWEST = 0.3;
const MAX_COLUMNS = 200;

/** A sheet as it is shown. */
export interface Sheet {
  /** The cells as text; empty rows and columns at the end are left out. */
  readonly rows: readonly (readonly string[])[];
  readonly layout: TableLayout;
  /** Rows and columns with content that are not among them; whether words stand over or under its pages. */
  readonly leftOut: { readonly 'hidden-row': number; readonly 'hidden-column': number; readonly row: number; readonly column: number; readonly header: number; readonly unseen: number };
}

export function readSheet(sheet: XmlNode, context: SheetContext): Sheet {
  const all = (child(sheet, 'sheetData')?.children ?? []).filter((node) => node.name === 'row');
  const rows = all.slice(0, MAX_ROWS);
  const hidden = hiddenColumns(sheet);
  const emptied = new Set<number>();
  const left = { 'hidden-row': 0, 'hidden-column': 0, row: all.length - rows.length, column: 0, header: hasHeader(sheet) ? 1 : 0, unseen: 0 };
  const isHiddenByDefault = isTrue(child(sheet, 'sheetFormatPr')?.attributes['zeroHeight']);
  // Rules and styles of tables bring colours of their own.
  const isColoured = child(sheet, 'conditionalFormatting') !== undefined || child(sheet, 'tableParts') !== undefined;
  // A row without a number follows the one before it.
  let number = 0;
  const cells = rows.flatMap((row) => {
    number = Number(row.attributes['r']) || number + 1;
    const { texts, beyond, unseen } = readRow(row, isColoured ? { ...context, sights: [] } : context);
    left.column = Math.max(left.column, beyond);
    if (isTrue(row.attributes['hidden']) || Number(row.attributes['ht'] ?? LOWEST) < LOWEST || (isHiddenByDefault && row.attributes['hidden'] === undefined && row.attributes['ht'] === undefined)) {
      if (texts.some((cell) => cell !== '')) left['hidden-row']++;
      return [];
    }
    left.unseen += unseen;
    const shown = texts.map((cell, column) => {
      if (cell === '' || !hidden(column)) return cell;
      emptied.add(column);
      return '';
    });
    while (shown.length > 0 && shown.at(-1) === '') shown.pop();
    return shown.length > 0 ? [{ number, texts: shown }] : [];
  });
  left['hidden-column'] = emptied.size;
  const width = cells.reduce((widest, { texts }) => Math.max(widest, texts.length), 0);
  return {
    rows: cells.map(({ texts }) => Array.from({ length: width }, (_each, index) => texts[index] ?? '')),
    layout: sheetLayout(sheet, { numbers: cells.map((each) => each.number), width }),
    leftOut: left,
  };
}

/** By its number from 0: told so, or of no width. */
function hiddenColumns(sheet: XmlNode): (column: number) => boolean {
  const spans = (child(sheet, 'cols')?.children ?? []).filter(({ attributes }) => isTrue(attributes['hidden']) || Number(attributes['width'] ?? NARROWEST) < NARROWEST);
  return (column) => spans.some(({ attributes }) => column + 1 >= Number(attributes['min']) && column + 1 <= Number(attributes['max']));
}

/** Words of its own in the header or footer. */
function hasHeader(sheet: XmlNode): boolean {
  return (child(sheet, 'headerFooter')?.children ?? []).some((part) => saysMoreThanCodes(textOf(part)));
}

function readRow(row: XmlNode, context: SheetContext): { readonly texts: string[]; readonly beyond: number; readonly unseen: number } {
  const cells: string[] = [];
  let [beyond, unseen] = [0, 0];
  for (const cell of row.children) {
    if (cell.name !== 'c') continue;
    const column = columnOf(cell.attributes['r']) ?? cells.length;
    if (column >= MAX_COLUMNS) {
      if (cellText(cell, context).trim() !== '') beyond = Math.max(beyond, column + 1 - MAX_COLUMNS);
      continue;
    }
    while (cells.length < column) cells.push('');
    cells[column] = seenText(cell, context).trim();
    if (cells[column] === '' && cellText(cell, context).trim() !== '') unseen++;
  }
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  return { texts: cells, beyond, unseen };
}

/** `C12` → 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters ? columnNumber(letters) : null;
}

/** What is seen of it: nothing in a style that hides it. */
function seenText(cell: XmlNode, context: SheetContext): string {
  const style = Number(cell.attributes['s'] ?? 0);
  const [format, sight] = [context.formats[style], context.sights[style]];
  const isNumber = [undefined, 'n', 'b', 'd'].includes(cell.attributes['t']);
  if (sight?.isUnseen || (format?.type === 'hidden' && (format.hidesText || isNumber))) return '';
  return sight?.isWhite && cell.attributes['t'] === 's' ? (context.strings[Number(textOf(child(cell, 'v') ?? cell))]?.onWhite ?? '') : cellText(cell, context);
}

function cellText(cell: XmlNode, { strings, formats, dayShift }: SheetContext): string {
  const value = child(cell, 'v');
  const raw = value ? textOf(value) : '';
  const formula = child(cell, 'f');
  // Never computed since it was written: what is known of its value.
  if (formula && !value) return `=${textOf(formula) || '…'}`;
  switch (cell.attributes['t']) {
    case 's': return strings[Number(raw)]?.text ?? '';
    case 'inlineStr': return textOf(child(cell, 'is') ?? cell);
    case 'b': return raw === '1' ? 'TRUE' : 'FALSE';
    case 'str': case 'e': case 'd': return raw;
    default: {
      const format = formats[Number(cell.attributes['s'] ?? 0)];
      return shownAs(raw, format?.type === 'hidden' ? undefined : format, dayShift);
    }
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
