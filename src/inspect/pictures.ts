import sharp, { type Sharp } from 'sharp';
import { findMarks, type FoundMark } from './seal/find-marks.js';
import { findSeals, type SealSight } from './seal/find-seals.js';

/** Pixels an image may have; beyond, it is named and not decoded. */
export const MAX_PIXELS = 120_000_000;
/** Long side of the copy that recognisers look at. */
const LOOK_SIDE = 1400;

export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type PictureSight = SealSight & { readonly marks: readonly FoundMark[] };

/** Decodes a picture small (JPEGs shrink while they load) and looks for seals and marks. `mmPerPixel` is that of the full size. */
export async function lookAtPicture(bytes: Uint8Array | Pixels, mmPerPixel: number | null): Promise<PictureSight> {
  const { data, info } = await source(bytes).autoOrient().flatten({ background: '#ffffff' }).resize({ width: LOOK_SIDE, height: LOOK_SIDE, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const full = await fullWidth(bytes);
  const pixels = { data: info.channels === 3 ? data : spread(data, info.channels), width: info.width, height: info.height };
  const scale = mmPerPixel === null ? null : mmPerPixel * (full / info.width);
  return { ...findSeals(pixels, scale), marks: findMarks(pixels, scale) };
}

/** Looks at pixels that are small enough already. */
export function lookAtPixels(pixels: Pixels, mmPerPixel: number | null): PictureSight {
  return { ...findSeals(pixels, mmPerPixel), marks: findMarks(pixels, mmPerPixel) };
}

export function source(bytes: Uint8Array | Pixels): Sharp {
  return bytes instanceof Uint8Array
    ? sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
    : sharp(bytes.data, { raw: { width: bytes.width, height: bytes.height, channels: 3 } });
}

async function fullWidth(bytes: Uint8Array | Pixels): Promise<number> {
  if (!(bytes instanceof Uint8Array)) return bytes.width;
  const { autoOrient } = await source(bytes).metadata();
  return autoOrient.width;
}

function spread(grey: Uint8Array, channels: number): Uint8Array {
  const pixels = grey.length / channels;
  const data = new Uint8Array(pixels * 3);
  for (let index = 0; index < pixels; index++) data.fill(grey[index * channels] as number, index * 3, index * 3 + 3);
  return data;
}
