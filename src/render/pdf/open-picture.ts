import type { Sharp } from 'sharp';
import { decodeBitmap } from '../../engines/bitmap.js';
import { decodeHeif, isHeif } from '../../engines/heif.js';
import { drawSvg, isSvg } from '../../engines/svg.js';

/** Larger pictures are not unpacked: 100 million pixels are 300 MB. */
export const MAX_PIXELS = 100_000_000;

/** Not read by sharp: one picture each, upright, without EXIF. */
export function isUnpackedHere(bytes: Uint8Array): boolean {
  return isBmp(bytes) || isHeif(bytes) || isSvg(bytes);
}

function isBmp(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x4d;
}

/** Of a drawing, whose pixels were chosen here; of other pictures a pixel is a point. */
export async function pointsPerPixelOf(bytes: Uint8Array, picture: Sharp): Promise<number> {
  return isSvg(bytes) ? 72 / ((await picture.metadata()).density ?? 72) : 1;
}

/** Opens a picture of any format that is taken; frames from 0. Throws for one that cannot be read. */
export async function openPicture(bytes: Uint8Array, frame: number): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  if (isHeif(bytes)) {
    const { data, width, height } = await decodeHeif(bytes, MAX_PIXELS);
    return sharp(data, { raw: { width, height, channels: 3 } });
  }
  if (isBmp(bytes)) {
    const { data, width, height } = decodeBitmap(bytes, MAX_PIXELS);
    return sharp(data, { raw: { width, height, channels: 3 } });
  }
  if (isSvg(bytes)) {
    const { data, width, height, pixelsPerPoint } = await drawSvg(bytes);
    // The density says how large it is on paper.
    return sharp(await sharp(data, { raw: { width, height, channels: 3 } }).withMetadata({ density: 72 * pixelsPerPoint }).png({ compressionLevel: 1 }).toBuffer());
  }
  return sharp(bytes, { page: frame, limitInputPixels: MAX_PIXELS, failOn: 'error' });
}
