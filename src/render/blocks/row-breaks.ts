import type { Block, Cell, Inline } from '../../model/dossier.js';

type TableBlock = Extract<Block, { type: 'table' }>;

/** Lines of a cell that surely fit on a page: of 37, at 12 points. */
const LINES_WHOLE = 30;
/** Characters of 12 points in a line as wide as the page (版心, 156 mm); a cell gives two thirds of one of them to its insets. */
const LINE = 36.8;
const INSETS = 0.7;
/** Of a character of the Latin alphabet or a figure beside a Chinese one. */
const NARROW = 0.55;

/**
 * Row by row, whether it may be torn at the end of a page: only where it is so long that it could not stay whole. Typst keeps a row
 * together when a single cell of it is to be, and lets what then does not fit run off the page: so the cells of a row agree.
 * `shares`: `cellShares` of the table.
 */
export function rowBreaks({ rows }: TableBlock, shares: readonly (readonly number[])[]): boolean[] {
  const breaks = rows.map(() => false);
  rows.forEach((row, index) => row.forEach((cell, at) => {
    if (linesOf(cell, Math.max(1, LINE * (shares[index]?.[at] ?? 1) - INSETS)) > LINES_WHOLE) breaks.fill(true, index, index + cell.rowspan);
  }));
  return breaks;
}

/** At so many Chinese characters in a line. */
function linesOf({ inlines }: Cell, line: number): number {
  const lengths = [0];
  for (const inline of inlines) {
    if (inline.type === 'break') lengths.push(0);
    else lengths[lengths.length - 1] = (lengths.at(-1) as number) + widthOf(inline);
  }
  return lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / line)), 0);
}

const FIRST_WIDE = '\u2e80';
/** Of a page number. */
const FIGURES = 3;

function widthOf(inline: Exclude<Inline, { type: 'break' }>): number {
  return 'text' in inline ? [...inline.text].reduce((sum, character) => sum + (character < FIRST_WIDE ? NARROW : 1), 0) : FIGURES;
}
