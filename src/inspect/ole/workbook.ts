import { Unreadable } from '../format.js';
import { cellFormat, SHIFT_1904, shownAs, type CellFormat } from '../cell-format.js';
import { saysMoreThanCodes } from '../header-codes.js';
import { readString, readStrings, RECORD, recordsFrom, type XlsRecord } from './records.js';

export interface Workbook {
  /** Visible sheets in the order of their tabs: rows of cells as text, empty rows and hidden rows left out. */
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
  /** What is not among them. */
  readonly leftOut: Readonly<Record<'hidden-sheet' | 'sheet' | 'hidden-row' | 'hidden-column' | 'column' | 'comment' | 'text-box' | 'header', number>>;
  /** Or charts. */
  readonly hasPictures: boolean;
  /** A sheet of Excel 4 macros, hidden or not. */
  readonly hasMacroSheet: boolean;
}

/** Type of an entry for a picture in a drawing group (OfficeArtFBSE, [MS-ODRAW] 2.2.32). */
const PICTURE_ENTRY = Buffer.from([0x07, 0xf0]);
const BIFF8 = 0x0600;
/** dt of BoundSheet8 ([MS-XLS] 2.4.28). */
const MACRO_SHEET = 1;
const CHART_SHEET = 2;
const MOST_SHEETS = 200;
const MOST_ROWS = 65_536;
const MOST_COLUMNS = 200;

/** Reads an Excel 97–2003 workbook ([MS-XLS]). Formulas give the value they last had. Throws Unreadable `encrypted`, `unsupported-format`, `corrupt`. */
export function readWorkbook(stream: Uint8Array): Workbook {
  const [first] = recordsFrom(stream, 0);
  if (!first || first.type !== RECORD.start || first.data.length < 2) throw new Unreadable(stream.length < 8 ? 'truncated' : 'corrupt', 'the workbook has no beginning');
  if (viewOf(first).getUint16(0, true) !== BIFF8) throw new Unreadable('unsupported-format', 'Excel 5.0 or 95; save it as xlsx');
  const globals = readGlobals(stream);
  const read = globals.starts.slice(0, MOST_SHEETS).map(({ start }) => readSheet(stream, start, globals));
  const total = (what: 'hidden' | 'hiddenColumns' | 'comments' | 'boxes' | 'headers' | 'charts') => read.reduce((sum, sheet) => sum + sheet[what], 0);
  return {
    sheets: read.map(({ rows }, index) => ({ rows, name: globals.starts[index]?.name ?? '' })).filter(({ rows }) => rows.length > 0),
    leftOut: {
      'hidden-sheet': globals.hidden.slice(0, MOST_SHEETS).filter((start) => readSheet(stream, start, globals).rows.length > 0).length,
      sheet: globals.starts.length - read.length, 'hidden-row': total('hidden'), 'hidden-column': total('hiddenColumns'), column: Math.max(0, ...read.map((sheet) => sheet.beyond)),
      comment: total('comments'), 'text-box': Math.max(0, total('boxes') - total('comments')), header: total('headers') > 0 ? 1 : 0,
    },
    hasPictures: globals.hasPictures || globals.hasCharts || total('charts') > 0,
    hasMacroSheet: globals.hasMacroSheet,
  };
}

interface Globals {
  readonly strings: readonly string[];
  /** By cell style: shows a date. */
  readonly cellFormats: readonly CellFormat[];
  readonly starts: readonly { readonly start: number; readonly name: string }[];
  /** Of sheets that are not shown. */
  readonly hidden: readonly number[];
  /** Days between the two systems of counting (1900 and 1904). */
  readonly dayShift: number;
  readonly hasPictures: boolean;
  readonly hasCharts: boolean;
  readonly hasMacroSheet: boolean;
}

function readGlobals(stream: Uint8Array): Globals {
  const formats = new Map<number, string>();
  const styles: number[] = [];
  const starts: { readonly start: number; readonly name: string }[] = [];
  const hidden: number[] = [];
  const strings: Uint8Array[] = [];
  let [dayShift, hasPictures, hasCharts, hasMacroSheet, inStrings] = [0, false, false, false, false];
  for (const record of recordsFrom(stream, 0)) {
    const { type, data } = record;
    const view = viewOf(record);
    if (type === RECORD.password) throw new Unreadable('encrypted');
    if (type === RECORD.end) break;
    if (type === RECORD.strings || (type === RECORD.continued && inStrings)) strings.push(data);
    inStrings = type === RECORD.strings || (type === RECORD.continued && inStrings);
    if (type === RECORD.sheet && data.length >= 6) hasMacroSheet ||= view.getUint8(5) === MACRO_SHEET;
    if (type === RECORD.sheet && data.length >= 6 && view.getUint8(5) === CHART_SHEET && (view.getUint8(4) & 3) === 0) hasCharts = true;
    if (type === RECORD.drawings) hasPictures ||= Buffer.from(data).includes(PICTURE_ENTRY);
    // Hidden sheets, charts and macro sheets are left out.
    else if (type === RECORD.sheet && data.length >= 6 && view.getUint8(5) === 0) {
      if ((view.getUint8(4) & 3) === 0) starts.push({ start: view.getUint32(0, true), name: readString(data, 6, 1).trim() });
      else hidden.push(view.getUint32(0, true));
    }
    else if (type === RECORD.format && data.length >= 5) formats.set(view.getUint16(0, true), readString(data, 2, 2));
    else if (type === RECORD.style && data.length >= 4) styles.push(view.getUint16(2, true));
    else if (type === RECORD.dates1904 && data[0] === 1) dayShift = SHIFT_1904;
  }
  return { strings: readStrings(strings), cellFormats: styles.map((id) => cellFormat(id, formats.get(id))), starts, hidden, dayShift, hasPictures, hasCharts, hasMacroSheet };
}

interface ReadSheet {
  readonly rows: string[][];
  /** Hidden rows with content. */
  readonly hidden: number;
  readonly hiddenColumns: number;
  /** Columns with content behind the last that is read. */
  readonly beyond: number;
  readonly comments: number;
  /** Words drawn over the sheet, those of comments among them. */
  readonly boxes: number;
  readonly headers: number;
  readonly charts: number;
}

function readSheet(stream: Uint8Array, start: number, globals: Globals): ReadSheet {
  const rows = new Map<number, string[]>();
  const hidden = new Set<number>();
  const hiddenColumns = new Set<number>();
  let beyond = 0;
  const found = { comments: 0, boxes: 0, headers: 0, charts: 0 };
  const put = (row: number, column: number, text: string) => {
    if (column >= MOST_COLUMNS && text.trim() !== '') beyond = Math.max(beyond, column + 1 - MOST_COLUMNS);
    if (column >= MOST_COLUMNS || text.trim() === '' || row >= MOST_ROWS) return;
    const cells = rows.get(row) ?? [];
    cells[column] = text.trim();
    rows.set(row, cells);
  };
  let depth = 0;
  let formula: [number, number] | null = null;
  for (const record of recordsFrom(stream, start)) {
    // A chart inside a sheet is a stream of its own between start and end.
    if (record.type === RECORD.start && depth++ === 1) found.charts++;
    if (record.type === RECORD.end && --depth <= 0) break;
    if (depth === 1) countBeside(record, found);
    if (depth !== 1 || record.data.length < 6) continue;
    const view = viewOf(record);
    const [row, column] = [view.getUint16(0, true), view.getUint16(2, true)];
    if (record.type === RECORD.row && record.data.length >= 14 && (view.getUint16(12, true) & 0x20) !== 0) hidden.add(row);
    // ColInfo ([MS-XLS] 2.4.53): first and last column, width, style, and whether it is hidden.
    if (record.type === RECORD.columns && record.data.length >= 10 && ((view.getUint16(8, true) & 1) !== 0 || view.getUint16(4, true) === 0)) for (let at = row; at <= Math.min(column, MOST_COLUMNS); at++) hiddenColumns.add(at);
    if (record.type === RECORD.formulaText && formula) put(...formula, readString(record.data, 0, 2));
    if (record.type === RECORD.formula && record.data.length >= 14 && view.getUint16(12, true) === 0xffff && view.getUint8(6) === 0) formula = [row, column];
    else for (const [index, text] of cellsOf(record, view, globals)) put(row, column + index, text);
  }
  const shown = [...rows].filter(([row]) => !hidden.has(row)).sort(([one], [other]) => one - other).map(([, cells]) => cells);
  const emptied = [...hiddenColumns].filter((at) => shown.some((cells) => cells[at] !== undefined));
  for (const cells of shown) for (const at of emptied) delete cells[at];
  const kept = shown.map((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== undefined) + 1)).filter((cells) => cells.length > 0);
  const width = kept.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  return { rows: kept.map((cells) => Array.from({ length: width }, (_each, index) => cells[index] ?? '')), hidden: rows.size - shown.length, hiddenColumns: emptied.length, beyond, ...found };
}

/** Words beside the cells: comments, boxes that have text (TxO, [MS-XLS] 2.4.329), headers and footers that say more than a number. */
function countBeside({ type, data }: XlsRecord, found: { comments: number; boxes: number; headers: number }): void {
  if (type === RECORD.comment) found.comments++;
  if (type === RECORD.boxText && data.length >= 12 && ((data[10] as number) | (data[11] as number)) !== 0) found.boxes++;
  if ((type === RECORD.header || type === RECORD.footer) && data.length > 3 && saysMoreThanCodes(readString(data, 0, 2))) found.headers++;
}

/** The texts of a record's cells, counted from its first column. */
function cellsOf({ type, data }: XlsRecord, view: DataView, globals: Globals): (readonly [number, string])[] {
  const shown = (style: number, value: number) => shownAs(String(value), globals.cellFormats[style], globals.dayShift);
  const style = view.getUint16(4, true);
  const has = (length: number) => data.length >= length;
  if (type === RECORD.sharedText && has(10)) return [[0, globals.strings[view.getUint32(6, true)] ?? '']];
  if (type === RECORD.number && has(14)) return [[0, shown(style, view.getFloat64(6, true))]];
  if (type === RECORD.packedNumber && has(10)) return [[0, shown(style, packed(view, 6))]];
  if (type === RECORD.text && has(9)) return [[0, readString(data, 6, 2)]];
  if (type === RECORD.boolean && has(8) && view.getUint8(7) === 0) return [[0, view.getUint8(6) === 1 ? 'TRUE' : 'FALSE']];
  if (type === RECORD.numbers) return Array.from({ length: Math.max(0, Math.floor((data.length - 6) / 6)) }, (_each, index) => [index, shown(view.getUint16(4 + index * 6, true), packed(view, 6 + index * 6))] as const);
  if (type === RECORD.formula && has(14)) {
    if (view.getUint16(12, true) !== 0xffff) return [[0, shown(style, view.getFloat64(6, true))]];
    return view.getUint8(6) === 1 ? [[0, view.getUint8(8) === 1 ? 'TRUE' : 'FALSE']] : [];
  }
  return [];
}

/** RkNumber ([MS-XLS] 2.5.217): 30 bits of a whole number or of a float's upper half, perhaps hundredths. */
function packed(view: DataView, at: number): number {
  const raw = view.getUint32(at, true);
  const float = new DataView(new ArrayBuffer(8));
  float.setUint32(4, raw & ~3, true);
  const value = (raw & 2) !== 0 ? view.getInt32(at, true) >> 2 : float.getFloat64(0, true);
  return (raw & 1) !== 0 ? value / 100 : value;
}

function viewOf({ data }: XlsRecord): DataView {
  return new DataView(data.buffer, data.byteOffset, data.length);
}
