import type { Metadata } from 'sharp';
import { inkOn, smallCopy, source, type PageSight, type SmallPicture } from './pictures.js';
import { isSheetShaped } from './screen-sizes.js';
import { plainSealSight } from './seal/plain-page.js';
import type { Pixels } from './seal/pixels.js';
import { LONG_SIDE } from './seal/sheet.js';

/** A coarse copy that was enough, and what was seen on it. */
export interface Glance extends SmallPicture {
  readonly sight: PageSight;
}

/** By how much a JPEG may be shrunk as it is decoded. */
const SHRINKS = [8, 4, 2];
/** Shortest copy, in sides of the usual one, on which a page can be told to be plain. */
const LEAST_SIDE = 0.75;
/** So many times more or less ink than there may be on a blank page is surely some or none. */
const CLEARLY = 4;

/**
 * A first look at a scanned page, on a copy so coarse that a JPEG is decoded at half the usual price: of a page of black words on
 * paper, as most are, nothing else need be known. Null where there may be more to see, and for whatever is no large JPEG of a
 * sheet's shape: then the usual copy tells. A seal, a stamp or a mark is never left to the coarse one.
 * @param mmPerPixel of a copy, by how many pixels of the picture one of its pixels stands for and by the copy; null: unknown.
 */
export async function glanceAt(picture: Uint8Array | Pixels, how: { readonly page?: number; readonly quarterTurns?: number; readonly ignoreIcc?: boolean }, { mmPerPixel, isPicture = true }: { readonly mmPerPixel: (copy: SmallPicture) => number | null; readonly isPicture?: boolean }): Promise<Glance | null> {
  if (!(picture instanceof Uint8Array)) return null;
  const about = await source(picture).metadata();
  const longSide = coarseSide(about);
  if (longSide === null) return null;
  const copy = await smallCopy(picture, { ...how, longSide, about });
  const ink = inkOn(copy.pixels.data);
  const isUnclear = ink > 1 / CLEARLY && ink < CLEARLY;
  const sight = isUnclear ? null : plainSealSight(copy.pixels, mmPerPixel(copy), isPicture);
  return sight && { ...copy, sight: { ...sight, marks: [], isBlank: ink <= 1 } };
}

/** Long side of the largest copy that a decoder makes at a smaller scale than the usual copy; null: none that is large enough, or no JPEG of a sheet. */
function coarseSide({ format, width, height }: Metadata): number | null {
  if (format !== 'jpeg' || !isSheetShaped(width, height)) return null;
  // sharp shrinks by a factor only where the picture is larger than the copy by that factor and one more.
  const sides = SHRINKS.map((shrink) => Math.floor(Math.max(width, height) / (shrink + 1)));
  return sides.find((side) => side >= LEAST_SIDE * LONG_SIDE && side < LONG_SIDE) ?? null;
}
