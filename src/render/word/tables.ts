import { AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { Block, Cell } from '../../model/dossier.js';
import { FACES } from './faces.js';
import { textRuns, toRuns } from './inlines.js';
import type { Places } from './places.js';
import { TEXT_WIDTH } from './page.js';

type TableBlock = Extract<Block, { type: 'table' }>;

/** From so many columns on the text is set smaller (10.5 pt instead of 12). */
const MANY_COLUMNS = 6;
/** A row with a longer cell may break over pages: it could not stay whole. */
const LONG_CELL = 400;
const HEADER_FILL = 'EDEDED';
const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER, insideHorizontal: BORDER, insideVertical: BORDER };

/** A table as wide as the text, header rows repeated on every page. */
export function toTable(block: TableBlock, places: Places, dense = block.columns.length >= MANY_COLUMNS): Table {
  const whole = block.columns.reduce((sum, width) => sum + width, 0);
  const columnWidths = block.columns.map((width) => Math.floor((TEXT_WIDTH * width) / whole));
  const widest = Math.max(...block.columns) / whole;
  return new Table({
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: dense ? { top: 30, bottom: 30, left: 40, right: 40 } : { top: 60, bottom: 60, left: 80, right: 80 },
    rows: block.rows.map((row, index) => new TableRow({
      ...(index < block.headerRows ? { tableHeader: true } : {}),
      cantSplit: row.every((cell) => cell.rowspan > 1 || lengthOf(cell) <= LONG_CELL * widest),
      children: row.map((cell) => toCell(cell, { places, dense, repeated: index < block.headerRows })),
    })),
  });
}

function toCell(cell: Cell, { places, dense, repeated }: { readonly places: Places; readonly dense: boolean; readonly repeated: boolean }): TableCell {
  const align = cell.header ? 'center' : cell.align;
  return new TableCell({
    ...(cell.colspan > 1 ? { columnSpan: cell.colspan } : {}),
    ...(cell.rowspan > 1 ? { rowSpan: cell.rowspan } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    ...(repeated ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: HEADER_FILL } } : {}),
    children: [new Paragraph({
      style: dense ? 'JzCellSmall' : 'JzCell',
      alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[align],
      children: cell.header ? cell.inlines.flatMap((inline) => (inline.type === 'text' ? textRuns(inline.text, { font: FACES.hei }) : toRuns([inline], places))) : toRuns(cell.inlines, places),
    })],
  });
}

function lengthOf(cell: Cell): number {
  return cell.inlines.reduce((sum, inline) => sum + (inline.type === 'text' || inline.type === 'link' ? inline.text.length : 10), 0);
}
