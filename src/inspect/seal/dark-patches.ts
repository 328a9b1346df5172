import { findComponents, type Component } from './components.js';
import { paperShare } from './paper-share.js';
import type { RedMap } from './redness.js';
import type { Sheet } from './sheet.js';

/** Side of a cell, in pixels of the copy: a ring is two cells wide and touches itself all the way round. */
const CELL = 2;
/** Levels by which a cell is darker than the paper. */
const DARK = 40;
/** A round stamp, and one that lines of text or a signature run across, in millimetres. */
const LEAST_MM = 16;
const MOST_HEIGHT_MM = 64;
const MOST_WIDTH_MM = 130;
/** Share of its box that the strokes of a stamp fill: less is a frame, more a picture. */
const LEAST_FILL = 0.06;
const MOST_FILL = 0.55;
/** Share of bare paper, without which a page is a photograph. */
const LEAST_PAPER = 0.5;
/** Without a scale the long side is taken for that of an A4 sheet, in millimetres. */
const ASSUMED_LONG_MM = 297;

/**
 * Whether something dark of a round stamp's size hangs together on a page of paper. A few milliseconds that spare most pages
 * the search for black stamps: characters and lines of text are lower than a stamp, tables are wider, pictures are filled.
 * @param levels any of which may be the one from which a cell is dark.
 */
export function hasDarkPatch(sheet: Pick<Sheet, 'copy' | 'paper' | 'mm'>, levels: readonly number[] = [DARK]): boolean {
  const { copy, paper, mm } = sheet;
  const millimetres = CELL * (mm ?? ASSUMED_LONG_MM / Math.max(copy.width, copy.height));
  const isStampSized = ({ left, top, right, bottom, area }: Component): boolean => {
    const [width, height] = [(right - left) * millimetres, (bottom - top) * millimetres];
    const fill = area / ((right - left) * (bottom - top));
    return width >= LEAST_MM && height >= LEAST_MM && height <= MOST_HEIGHT_MM && width <= MOST_WIDTH_MM && fill >= LEAST_FILL && fill <= MOST_FILL;
  };
  const cells = darkCells(sheet);
  return levels.some((level) => darkBands(cells, level, LEAST_MM / millimetres).some((band) => findComponents(band, level, 1).some(isStampSized))) && paperShare(copy, paper, { left: 0, top: 0, right: copy.width, bottom: copy.height }) >= LEAST_PAPER;
}

/** The rows with something dark that follow each other, at least so many: lines of text with room between them, as on most pages, need no more looking at. */
function darkBands({ width, height, ink }: RedMap, level: number, least: number): RedMap[] {
  const bands: RedMap[] = [];
  let first = 0;
  for (let row = 0; row <= height; row++) {
    if (row < height && isDarker(ink, row * width, (row + 1) * width, level)) continue;
    if (row - first >= least) bands.push({ width, height: row - first, ink: ink.subarray(first * width, row * width) });
    first = row + 1;
  }
  return bands;
}

function isDarker(ink: Uint8Array, from: number, to: number, level: number): boolean {
  for (let cell = from; cell < to; cell++) if (ink[cell]! >= level) return true;
  return false;
}

/** How much darker than the paper each cell is, 0…255. */
function darkCells({ copy: { data, width, height }, paper }: Pick<Sheet, 'copy' | 'paper'>): RedMap {
  const [columns, rows] = [Math.floor(width / CELL), Math.floor(height / CELL)];
  const ink = new Uint8Array(columns * rows);
  const scale = 255 / ((paper.red + paper.green + paper.blue) * CELL * CELL);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0, at = row * CELL * width * 3; column < columns; column++, cell++, at += 3 * CELL) {
      const below = at + width * 3;
      const light = data[at]! + data[at + 1]! + data[at + 2]! + data[at + 3]! + data[at + 4]! + data[at + 5]!
        + data[below]! + data[below + 1]! + data[below + 2]! + data[below + 3]! + data[below + 4]! + data[below + 5]!;
      ink[cell] = Math.max(0, 255 - light * scale);
    }
  }
  return { width: columns, height: rows, ink };
}
