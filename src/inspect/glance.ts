import type { Metadata } from 'sharp';
import { inkOn, smallCopy, source, type PageSight, type SmallPicture } from './pictures.js';
import { isSheetShaped } from './screen-sizes.js';
import { marksOn } from './seal/find-marks.js';
import { findPaper } from './seal/paper.js';
import { plainSealSight, surelyOn } from './seal/plain-page.js';
import type { Pixels } from './seal/pixels.js';
import { LONG_SIDE, sheetOf, type Sheet } from './seal/sheet.js';

/** The copy on which all was seen that there is to see, and what that is. */
export interface Glance extends SmallPicture {
  readonly sight: PageSight;
}

/** By how much a JPEG may be shrunk as it is decoded. */
const SHRINKS = [8, 4, 2];
/** Shortest copy, in sides of the usual one, on which a page is looked at; of a sheet larger than A4, with less than so many pixels a millimetre, only whether it is plain. */
const LEAST_SIDE = 0.75;
const MOST_MM = 0.46;
/** So many times more or less ink, or colour, than there may be on a blank page, or a grey one, is surely some or none. */
const CLEARLY = 4;

interface GlanceOptions {
  readonly page?: number;
  readonly quarterTurns?: number;
  readonly ignoreIcc?: boolean;
}

/** What is known of the page beside its pixels: `mmPerPixel` of a copy, null: unknown; `isPicture` as `sealsOn` has it. */
interface PageScale {
  readonly mmPerPixel: (copy: SmallPicture) => number | null;
  readonly isPicture?: boolean;
}

/**
 * A first look at a scanned page, on a copy so coarse that a JPEG is decoded at half the usual price. Most pages need no other: of black
 * words on paper nothing else need be known, a plain seal is as plain there, and so is a mark. Null where anything is doubtful, and for
 * whatever is no large JPEG of a sheet's shape: then the usual copy tells. A faint seal or a stamp is never left to the coarse one.
 */
export async function glanceAt(picture: Uint8Array | Pixels, how: GlanceOptions, { mmPerPixel, isPicture = true }: PageScale): Promise<Glance | null> {
  if (!(picture instanceof Uint8Array)) return null;
  const about = await source(picture).metadata();
  const longSide = coarseSide(about);
  if (longSide === null) return null;
  const copy = await smallCopy(picture, { ...how, longSide, about });
  const [ink, paper, mm] = [inkOn(copy.pixels.data), findPaper(copy.pixels), mmPerPixel(copy)];
  if (isUnclear(ink) || isUnclear(paper.coloured)) return null;
  const plain = plainSealSight(copy.pixels, { paper, mm, isPicture });
  if (plain) return { ...copy, sight: { ...plain, marks: [], isBlank: ink <= 1 } };
  if (mm !== null && mm > MOST_MM) return null;
  // The picture has pixels enough, its copy need not.
  const sheet: Sheet = { ...sheetOf(copy.pixels, mm, paper), isCoarse: false };
  const seals = surelyOn(sheet, isPicture);
  return seals && { ...copy, sight: { ...seals, marks: marksOn(sheet, seals.seals), isBlank: false } };
}

function isUnclear(share: number): boolean {
  return share > 1 / CLEARLY && share < CLEARLY;
}

/** Long side of the largest copy that a decoder makes at a smaller scale than the usual copy; null: none that is large enough, or no JPEG of a sheet. */
function coarseSide({ format, width, height }: Metadata): number | null {
  if (format !== 'jpeg' || !isSheetShaped(width, height)) return null;
  // sharp shrinks by a factor only where the picture is larger than the copy by that factor and one more.
  const sides = SHRINKS.map((shrink) => Math.floor(Math.max(width, height) / (shrink + 1)));
  return sides.find((side) => side >= LEAST_SIDE * LONG_SIDE && side < LONG_SIDE) ?? null;
}
