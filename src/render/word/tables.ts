import { AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { Block, Cell } from '../../model/dossier.js';
import { cellShares } from '../blocks/cell-shares.js';
import { rowBreaks } from '../blocks/row-breaks.js';
import { FACES } from './faces.js';
import { textRuns, toRuns } from './inlines.js';
import type { Places } from './places.js';
import { TEXT_WIDTH } from './page.js';

type TableBlock = Extract<Block, { type: 'table' }>;

/** How a table is set: as in the PDF, each row by half a point tighter, so that what fits on a page there fits here. Twips. */
interface Print {
  /** From so many columns on. */
  readonly columns: number;
  readonly style: string;
  readonly above: number;
  readonly beside: number;
}
const FINE: Print = { columns: 6, style: 'JzCellSmall', above: 60, beside: 40 };
const PRINTS: readonly Print[] = [{ columns: 8, style: 'JzCellTiny', above: 60, beside: 40 }, FINE, { columns: 0, style: 'JzCell', above: 50, beside: 80 }];
const HEADER_FILL = 'EDEDED';
const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER, insideHorizontal: BORDER, insideVertical: BORDER };

/** A table as wide as the text, header rows repeated on every page. */
export function toTable(block: TableBlock, places: Places, dense = false): Table {
  const print = dense ? FINE : (PRINTS.find(({ columns }) => block.columns.length >= columns) ?? FINE);
  const whole = block.columns.reduce((sum, width) => sum + width, 0);
  const columnWidths = block.columns.map((width) => Math.floor((TEXT_WIDTH * width) / whole));
  const breaks = rowBreaks(block, cellShares(block));
  return new Table({
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: { top: print.above, bottom: print.above, left: print.beside, right: print.beside },
    rows: block.rows.map((row, index) => new TableRow({
      ...(index < block.headerRows ? { tableHeader: true } : {}),
      cantSplit: !breaks[index],
      children: row.map((cell) => toCell(cell, { places, style: print.style, repeated: index < block.headerRows })),
    })),
  });
}

function toCell(cell: Cell, { places, style, repeated }: { readonly places: Places; readonly style: string; readonly repeated: boolean }): TableCell {
  const align = cell.header ? 'center' : cell.align;
  return new TableCell({
    ...(cell.colspan > 1 ? { columnSpan: cell.colspan } : {}),
    ...(cell.rowspan > 1 ? { rowSpan: cell.rowspan } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    ...(repeated ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: HEADER_FILL } } : {}),
    children: [new Paragraph({
      style,
      alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[align],
      children: cell.header ? cell.inlines.flatMap((inline) => (inline.type === 'text' ? textRuns(inline.text, { font: FACES.hei }) : toRuns([inline], places))) : toRuns(cell.inlines, places),
    })],
  });
}
