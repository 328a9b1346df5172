import { hasColour } from './colour-mask.js';
import { findLocalPaper, onePaper, type LocalPaper } from './local-paper.js';
import { findPaper, type Paper } from './paper.js';
import { shrink, type Pixels, type SmallCopy } from './pixels.js';
import { measureRed, type RedMap } from './redness.js';

/** A page as the recognisers of seals and marks look at it: one small copy, its paper and its red, measured once. */
export interface Sheet {
  readonly copy: SmallCopy;
  readonly paper: Paper;
  readonly papers: LocalPaper;
  /** Without any ink on a picture without colour. */
  readonly red: RedMap;
  /** Something on it is not of the paper's colour: a grey copy, and a page of black words on tinted paper, has nothing. */
  readonly hasColour: boolean;
  /** Millimetres that one pixel of the copy stands for; null when unknown (photographs, screenshots). */
  readonly mm: number | null;
  /** Too few pixels to tell ring and text of a seal apart. */
  readonly isCoarse: boolean;
}

/**
 * Long side of the copy looked at, in pixels: 3 pixels a millimetre on A4, and just over a quarter of the 3,508 rows of an
 * A4 scan at 300 dpi, which a JPEG decoder gives for a fraction of the price of all of them.
 */
export const LONG_SIDE = 880;
/** Below these, ring and text of a seal run together: 72 dpi, or 400 pixels along the long side. */
const COARSEST_MM = 25.4 / 72;
const LEAST_PIXELS = 400;

/**
 * @param mmPerPixel millimetres that one pixel of `pixels` stands for; null when unknown.
 * @param known the paper of `pixels`, where they are small enough and it was found before.
 */
export function sheetOf(pixels: Pixels, mmPerPixel: number | null, known?: Paper): Sheet {
  const copy = shrink(pixels, LONG_SIDE);
  const paper = known ?? findPaper(copy);
  const isColoured = !paper.grey && hasColour(copy, paper);
  const papers = isColoured ? findLocalPaper(copy, paper) : onePaper(copy, paper);
  const red = isColoured ? measureRed(copy, papers) : { width: copy.width, height: copy.height, ink: new Uint8Array(copy.width * copy.height) };
  return { copy, paper, papers, red, hasColour: isColoured, mm: mmPerPixel === null ? null : mmPerPixel * copy.factor, isCoarse: isCoarse(Math.max(pixels.width, pixels.height), mmPerPixel) };
}

/** A picture nearly as large as the copy looked at is never too coarse: callers may shrink a scan to that size beforehand. */
function isCoarse(longSide: number, mmPerPixel: number | null): boolean {
  if (longSide < LEAST_PIXELS) return true;
  return mmPerPixel !== null && mmPerPixel > COARSEST_MM && longSide < 0.9 * LONG_SIDE;
}

/** Diameters, in pixels of the copy, between which seals are sought on a sheet: wider bounds than a seal's own sizes. */
export function sizesOn({ copy, mm }: Sheet): { readonly least: number; readonly most: number } {
  const shortSide = Math.min(copy.width, copy.height);
  if (mm === null) return { least: Math.max(10, 0.025 * shortSide), most: 0.55 * shortSide };
  return { least: 8 / mm, most: Math.min(34 / mm, 0.6 * Math.max(copy.width, copy.height)) };
}
