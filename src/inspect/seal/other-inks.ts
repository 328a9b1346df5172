import { findLocalPaper } from './local-paper.js';
import type { Pixels } from './pixels.js';
import { measureRed } from './redness.js';
import type { Sheet } from './sheet.js';

/** Inks of stamps that are no red seal: a 收文章, a copy of a sealed paper. */
export type OtherInk = 'blue' | 'black';

/** One pixel in so many is looked at to tell whether there is any of an ink. */
const STRIDE = 5;
/** Share of the pixels looked at that must carry it: a stamp of 30 mm is 1 % of A4, and a third of it is ink. */
const LEAST_SHARE = 0.0008;
/** Levels by which blue ink is bluer than its paper. */
const BLUE = 24;

/** The sheet as if its blue (or black) ink were red, so that what finds red seals finds these; null when it has hardly any. */
export function sheetInInk(sheet: Sheet, ink: OtherInk): Sheet | null {
  if (ink === 'blue') return hasBlue(sheet) ? withRed(sheet, swapped(sheet.copy), { ...sheet.paper, red: sheet.paper.blue, blue: sheet.paper.red }) : null;
  return withRed(sheet, darkAsRed(sheet), { ...sheet.paper, red: 255, green: 255, blue: 255, grey: false });
}

function withRed(sheet: Sheet, pixels: Pixels, paper: Sheet['paper']): Sheet {
  const copy = { ...pixels, factor: sheet.copy.factor };
  const papers = findLocalPaper(copy, paper);
  return { ...sheet, copy, paper, papers, red: measureRed(copy, papers) };
}

function hasBlue({ copy: { data }, paper }: Sheet): boolean {
  const [reds, greens, blues] = [paper.red, paper.green, paper.blue].map((white) => Float64Array.from({ length: 256 }, (_, level) => (level * 255) / white)) as [Float64Array, Float64Array, Float64Array];
  const enough = LEAST_SHARE * Math.ceil((data.length - 2) / (3 * STRIDE));
  let blue = 0;
  for (let at = 0; at + 2 < data.length; at += 3 * STRIDE) {
    if (blues[data[at + 2]!]! - (reds[data[at]!]! + greens[data[at + 1]!]!) / 2 > BLUE && ++blue > enough) return true;
  }
  return false;
}

function swapped({ data, width, height }: Pixels): Pixels {
  const other = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3) {
    other[at] = data[at + 2]!;
    other[at + 1] = data[at + 1]!;
    other[at + 2] = data[at]!;
  }
  return { data: other, width, height };
}

function darkAsRed({ copy: { data, width, height }, paper }: Sheet): Pixels {
  const other = new Uint8Array(data.length);
  const scale = 255 / (paper.red + paper.green + paper.blue);
  for (let at = 0; at < data.length; at += 3) {
    const light = Math.min(255, Math.round((data[at]! + data[at + 1]! + data[at + 2]!) * scale));
    other[at] = 255;
    other[at + 1] = other[at + 2] = light;
  }
  return { data: other, width, height };
}
