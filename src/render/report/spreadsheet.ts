import ExcelJS from 'exceljs';
import type { Outcome } from '../../model/outcome.js';
import { writeDeterministic, type Rewrite } from '../word/deterministic.js';
import { collected } from '../word/zip.js';

/** What a column holds. `text` stays text whatever it begins with, also when someone edits the cell; `code` is text on one line, cut at the cell's edge. */
export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly type: 'text' | 'code' | 'number' | 'points' | 'date';
  readonly value: (row: Row) => string | number | null;
  readonly tone?: (row: Row) => Outcome | null;
}

export interface Sheet<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Lines above the header; the header stays in sight all the same. */
  readonly above?: readonly { readonly text: string; readonly style: 'title' | 'note' }[];
}

export interface Book {
  readonly title: string;
  readonly author: string;
  /** `YYYY-MM-DD`: the only date in the file's properties. */
  readonly date: string;
  /** `第 {page} 页，共 {pages} 页` */
  readonly footer: string;
}

export const FONT = { name: '宋体', size: 10 } as const;
export const HEADER_FONT = { name: '黑体', size: 10 } as const;
const RULE = { style: 'thin', color: { argb: 'FFC8CFD7' } } as const;
const BORDER = { top: RULE, bottom: RULE, left: RULE, right: RULE };

/** The colours of the HTML report, as ARGB: ground and ink. */
const TONES: Readonly<Record<Outcome, readonly [string, string]>> = {
  pass: ['FFDCECE2', 'FF1D5439'], fail: ['FFA3262A', 'FFFFFFFF'], review: ['FFF8E5B5', 'FF5F3F00'],
  pending: ['FFDBE1F2', 'FF2B3A6B'], 'not-applicable': ['FFECEFF2', 'FF4B555F'], error: ['FF23282E', 'FFFFFFFF'],
};

export function openBook(book: Book): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  const date = dateOf(book.date) ?? new Date(0);
  Object.assign(workbook, { title: book.title, creator: book.author, lastModifiedBy: book.author, created: date, modified: date });
  return workbook;
}

/** The finished file; the same content gives the same bytes. */
export async function closeBook(workbook: ExcelJS.Workbook, { date }: Book): Promise<Uint8Array> {
  // It is packed below: packing and unpacking it first takes half as long as all else.
  const zip = new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } }));
  const names = filterNames(workbook);
  const rewrite: Rewrite = (path, bytes) => (path === WORKBOOK && names !== '' ? encode(new TextDecoder().decode(bytes).replace('<definedNames>', `<definedNames>${names}`)) : bytes);
  return collected((append) => writeDeterministic({ zip, isoDate: date, rewrite }, append));
}

const WORKBOOK = 'xl/workbook.xml';

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Excel keeps a hidden name for the cells of each filter (ISO/IEC 29500-1, 18.2.5); LibreOffice shows no filter without it, and ExcelJS writes none. */
function filterNames({ worksheets }: ExcelJS.Workbook): string {
  return worksheets.map(({ name, autoFilter }, index) => {
    if (!autoFilter || typeof autoFilter === 'string' || typeof autoFilter.from === 'string' || typeof autoFilter.to === 'string') return '';
    const corner = ({ row, column }: { readonly row: number; readonly column: number }) => `$${String.fromCharCode(64 + column)}$${row}`;
    const sheet = name.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${sheet}'!${corner(autoFilter.from)}:${corner(autoFilter.to)}</definedName>`;
  }).join('');
}

/** A sheet for A4 across: header on every page, all columns on one page's width. */
export function addSheet(workbook: ExcelJS.Workbook, name: string, { book, headerRow }: { readonly book: Book; readonly headerRow: number }): ExcelJS.Worksheet {
  return workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headerRow, xSplit: 0, topLeftCell: `A${headerRow + 1}`, activeCell: `A${headerRow + 1}` }],
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${headerRow}:${headerRow}`,
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 }, horizontalCentered: true,
    },
    headerFooter: { oddHeader: `&L${escapeCodes(book.title)}&R${escapeCodes(name)}`, oddFooter: `&C${book.footer.replace('{page}', '&P').replace('{pages}', '&N')}` },
  });
}

/** A list with filters: one header row, one row for each entry. */
export function addList<Row>(workbook: ExcelJS.Workbook, sheet: Sheet<Row>, book: Book): ExcelJS.Worksheet {
  const above = sheet.above ?? [];
  const headerRow = above.length + 1;
  const worksheet = addSheet(workbook, sheet.name, { book, headerRow });
  worksheet.columns = sheet.columns.map(({ width }) => ({ width }));
  above.forEach((line, index) => writeLine(worksheet, index + 1, { ...line, width: sheet.columns.length }));
  sheet.columns.forEach((column, index) => writeHeader(worksheet.getCell(headerRow, index + 1), column.header));
  worksheet.getRow(headerRow).height = heightOf(sheet.columns, (column) => column.header) + 6;
  sheet.rows.forEach((row, down) => {
    sheet.columns.forEach((column, across) => writeCell(worksheet.getCell(headerRow + 1 + down, across + 1), column, row));
    worksheet.getRow(headerRow + 1 + down).height = heightOf(sheet.columns, (column) => (column.type === 'code' ? null : column.value(row)));
  });
  worksheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: headerRow + sheet.rows.length, column: sheet.columns.length } };
  return worksheet;
}

function writeLine(worksheet: ExcelJS.Worksheet, row: number, line: { readonly text: string; readonly style: 'title' | 'note'; readonly width: number }): void {
  worksheet.mergeCells(row, 1, row, line.width);
  const cell = worksheet.getCell(row, 1);
  const isTitle = line.style === 'title';
  setText(cell, line.text);
  cell.font = isTitle ? { name: '宋体', size: 16, bold: true } : { ...FONT, color: { argb: 'FF56616D' } };
  cell.alignment = { horizontal: isTitle ? 'center' : 'left', vertical: 'middle', wrapText: true };
  worksheet.getRow(row).height = isTitle ? 30 : 18;
}

export function writeHeader(cell: ExcelJS.Cell, text: string): void {
  setText(cell, text);
  cell.font = { ...HEADER_FONT, bold: true, color: { argb: 'FFFFFFFF' } };
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F4E79' } };
  cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  cell.border = BORDER;
}

function writeCell<Row>(cell: ExcelJS.Cell, column: Column<Row>, row: Row): void {
  const value = column.value(row);
  cell.font = FONT;
  cell.border = BORDER;
  cell.alignment = { vertical: 'middle', wrapText: column.type !== 'code', horizontal: ALIGNMENT[column.type], indent: column.type === 'number' ? 1 : 0 };
  writeValue(cell, column.type, value);
  const tone = column.tone?.(row);
  if (tone) paint(cell, tone);
}

const ALIGNMENT = { text: 'left', code: 'fill', number: 'right', points: 'center', date: 'center' } as const;

/** Programs disagree on whether to measure wrapped rows when a file is opened, so the height is given: in points, at most Excel's 409. */
function heightOf<Row>(columns: readonly Column<Row>[], textOf: (column: Column<Row>) => string | number | null): number {
  const lines = columns.map((column) => String(textOf(column) ?? '').split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (column.width - 1.5))), 0));
  return Math.min(409, Math.max(1, ...lines) * 13.5 + 4);
}

/** In half-width characters: what is not Latin takes two. */
function widthOf(line: string): number {
  return [...line].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2000 ? 1.05 : 2), 0);
}

/** True numbers and dates; a date that is only a year or a month stays text. */
export function writeValue(cell: ExcelJS.Cell, type: Column<never>['type'], value: string | number | null): void {
  if (value === null || value === '') return;
  const date = type === 'date' ? dateOf(String(value)) : null;
  if (date) {
    cell.value = date;
    cell.numFmt = 'yyyy-mm-dd';
  } else if (typeof value === 'number') {
    cell.value = value;
    cell.numFmt = type === 'points' ? 'General' : '#,##0';
  } else {
    setText(cell, value);
  }
}

export function paint(cell: ExcelJS.Cell, tone: Outcome): void {
  const [ground, ink] = TONES[tone];
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: ground } };
  cell.font = { ...FONT, color: { argb: ink } };
  cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
}

/** Text for good: the format `@` keeps `=…` text even after editing; `_x003D_` would be read as a character. */
export function setText(cell: ExcelJS.Cell, text: string): void {
  const whole = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  cell.value = whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS - 1)}…` : whole;
  cell.numFmt = '@';
}

/** Excel's limit for one cell. */
const MOST_CHARACTERS = 32_767;

function dateOf(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `&` begins a code in headers and footers. */
function escapeCodes(text: string): string {
  return text.replaceAll('&', '&&').replaceAll('\n', ' ').slice(0, 100);
}
