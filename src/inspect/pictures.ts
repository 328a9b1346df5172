import sharp, { type Metadata, type Sharp } from 'sharp';
import { BitmapError } from '../engines/bitmap.js';
import type { PictureLook } from '../model/facts.js';
import { detailOf, Unreadable } from './format.js';
import { marksOn, type FoundMark } from './seal/find-marks.js';
import { sealsOn, type SealSight } from './seal/find-seals.js';
import type { Pixels } from './seal/pixels.js';
import { LONG_SIDE, sheetOf } from './seal/sheet.js';
import { isSrgbProfile } from './srgb-profile.js';

/** Pixels an image may have, all frames counted apart; beyond, it is named and not decoded. A3 at 600 dpi has 70 million. */
export const MOST_PIXELS = 120_000_000;

/** What can be told from the pixels of one page. */
export interface PageSight extends SealSight {
  readonly marks: readonly FoundMark[];
  /** Nothing but paper. */
  readonly isBlank: boolean;
  /** Of the pictures on it, where somebody asked. */
  readonly looks?: readonly PictureLook[];
}

export interface SmallPicture {
  readonly pixels: Pixels;
  /** How many pixels of the picture, upright, one pixel of the copy stands for. */
  readonly factor: number;
}

/** A picture as sharp reads it; pixels come without alpha. `ignoreIcc`: its colours are taken as they are. */
export function source(picture: Uint8Array | Pixels, { page = 0, ignoreIcc = false } = {}): Sharp {
  return picture instanceof Uint8Array
    ? sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, page, ignoreIcc })
    : sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } });
}

interface CopyOptions {
  readonly page?: number;
  readonly quarterTurns?: number;
  readonly ignoreIcc?: boolean;
  readonly longSide?: number;
  readonly about?: Metadata;
}

/**
 * Decodes a small upright copy; JPEGs shrink while they load. `quarterTurns` clockwise come on top of what EXIF says.
 * `ignoreIcc`: in a PDF the colour profile inside a JPEG means nothing, and following it takes three times as long.
 * `about`: what its header says, where that was read before.
 * Throws Unreadable `truncated` or `corrupt`.
 */
export async function smallCopy(picture: Uint8Array | Pixels, { page = 0, quarterTurns = 0, ignoreIcc = false, longSide = LONG_SIDE, about }: CopyOptions = {}): Promise<SmallPicture> {
  try {
    const { autoOrient, icc, depth } = about ?? (await source(picture, { page }).metadata());
    const shrunk = source(picture, { page, ignoreIcc: ignoreIcc || (depth === 'uchar' && isSrgbProfile(icc)) }).autoOrient().flatten({ background: '#ffffff' }).resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await shrunk.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const pixels = { data: info.channels === 3 ? data : tripled(data, info.channels), width: info.width, height: info.height };
    return { pixels: turned(pixels, quarterTurns % 4), factor: autoOrient.width / info.width };
  } catch (error) {
    throw pictureError(error);
  }
}

/** libvips says in words what is wrong. */
export function pictureError(error: unknown): Unreadable {
  if (error instanceof BitmapError) return new Unreadable(error.reason, error.message);
  const detail = detailOf(error);
  // A rare layout (12 bits, Lab, JPEG of TIFF 6) is no damage.
  if (/samples_per_pixel|bits_?per_?sample|photometric|bad labq|unsupported|not supported|not configured|no known route/i.test(detail)) return new Unreadable('unsupported-format', detail);
  if (/exceeds pixel limit|too large|dimensions? (?:is|are) too/i.test(detail)) return new Unreadable('too-large', detail);
  return new Unreadable(/premature|truncat|bad seek|end of (?:file|image|stream)|eof|not enough data|incomplete/i.test(detail) ? 'truncated' : 'corrupt', detail);
}

/** Looks for seals and marks. `mmPerPixel` null: the scale is unknown. `isPicture`: no page drawn from text. */
export function lookAt(pixels: Pixels, mmPerPixel: number | null, isPicture = true): PageSight {
  const sheet = sheetOf(pixels, mmPerPixel);
  const sight = sealsOn(sheet, isPicture);
  return { ...sight, marks: marksOn(sheet, sight.seals), isBlank: inkOn(sheet.copy.data) <= 1 };
}

/** Levels by which ink is darker than its paper. */
const INK = 25;
/** Of the pixels: less is dust. */
const DUST = 1 / 10_000;

/**
 * How much ink there is, in as much as dust may be: up to 1 nothing but paper. Ink is darker than the most frequent brightness;
 * where that is dark itself there is no paper. Green alone: red, blue and black ink are all dark in it.
 */
export function inkOn(rgb: Uint8Array): number {
  const histogram = new Uint32Array(256);
  for (let at = 1; at < rgb.length; at += 3) histogram[rgb[at] as number]!++;
  const paper = histogram.indexOf(Math.max(...histogram));
  const ink = histogram.subarray(0, Math.max(0, paper - INK)).reduce((sum, count) => sum + count, 0);
  return paper < 128 ? Infinity : ink / ((rgb.length / 3) * DUST);
}

/** White all around, half as wide as the picture is long: a seal cut out tightly stands on paper again. */
export function withMargin({ data, width, height }: Pixels): Pixels {
  const margin = Math.round(Math.max(width, height) / 2);
  const [fullWidth, fullHeight] = [width + 2 * margin, height + 2 * margin];
  const rgb = new Uint8Array(fullWidth * fullHeight * 3).fill(255);
  for (let y = 0; y < height; y++) rgb.set(data.subarray(y * width * 3, (y + 1) * width * 3), ((y + margin) * fullWidth + margin) * 3);
  return { data: rgb, width: fullWidth, height: fullHeight };
}

/** Grey, or grey with alpha, as red, green and blue. */
export function tripled(data: Uint8Array, channels: number): Uint8Array {
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let index = 0; index < pixels; index++) rgb.fill(data[index * channels] as number, index * 3, index * 3 + 3);
  return rgb;
}

function turned({ data, width, height }: Pixels, quarterTurns: number): Pixels {
  if (quarterTurns === 0) return { data, width, height };
  const rgb = new Uint8Array(data.length);
  const across = quarterTurns === 2 ? width : height;
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += 3) {
      const [toX, toY] = quarterTurns === 1 ? [height - 1 - y, x] : quarterTurns === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      rgb.set(data.subarray(from, from + 3), (toY * across + toX) * 3);
    }
  }
  return quarterTurns === 2 ? { data: rgb, width, height } : { data: rgb, width: height, height: width };
}
