import { source } from './pictures.js';
import type { Pixels } from './seal/pixels.js';

/** A picture this many times as high as wide is a strip: several screens of a phone in one. */
const STRIP = 3;
/** Height of a piece by its width: on A4 it is then some 110 mm wide, and what a phone shows can be read. */
const PIECE = 2.4;
/** The last part of a piece within which a blank row is looked for. */
const SEARCHED = 0.3;
/** Columns that a row is reduced to. */
const COLUMNS = 96;
/** Grey values that a row may differ by within itself and still be blank. */
const EVEN = 10;
const MOST_PIECES = 200;

/**
 * The rows, from the top of the picture as seen, at which a long strip is cut into pages; empty for any other picture.
 * Cuts lie in blank rows where there are any near, so that no line of text is halved.
 */
export async function stripCuts(picture: Uint8Array | Pixels, { width, height }: { readonly width: number; readonly height: number }): Promise<number[]> {
  if (height <= width * STRIP) return [];
  const rows = await source(picture).autoOrient().flatten({ background: '#ffffff' }).resize({ width: COLUMNS, height, fit: 'fill' }).greyscale().raw().toBuffer();
  const spread = Array.from({ length: height }, (_, y) => spreadOf(rows.subarray(y * COLUMNS, (y + 1) * COLUMNS)));
  const piece = Math.max(1, Math.floor(Math.max(width * PIECE, height / MOST_PIECES)));
  const cuts: number[] = [];
  for (let top = 0; height - top > piece;) {
    const cut = cutWithin(spread, Math.floor(top + piece * (1 - SEARCHED)), top + piece);
    cuts.push(cut);
    top = cut;
  }
  return cuts;
}

function spreadOf(row: Uint8Array): number {
  let [low, high] = [255, 0];
  for (const value of row) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}

/** The middle of the longest run of blank rows; without one, the row with the least in it, the lowest of equals. */
function cutWithin(spread: readonly number[], from: number, to: number): number {
  let best = { start: to, length: 0 };
  let run = 0;
  let calmest = to;
  for (let y = from; y < to; y++) {
    run = (spread[y] as number) <= EVEN ? run + 1 : 0;
    if (run > best.length) best = { start: y - run + 1, length: run };
    if ((spread[y] as number) <= (spread[calmest] ?? 256)) calmest = y;
  }
  return best.length > 0 ? best.start + Math.floor(best.length / 2) : calmest;
}
