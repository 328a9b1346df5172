import { place } from '../render/pdf/geometry.js';
import { openPicture } from '../render/pdf/image-codecs.js';

/** Tried from above; below the last one print is no longer legible, and the cap has to give way. */
const LADDER = [300, 250, 200, 150, 120, 100] as const;
const QUALITY = 85;

export interface ReducedPicture {
  readonly jpeg: Uint8Array;
  /** On the page of the dossier. */
  readonly dpi: number;
}

/**
 * A picture that is larger than its cap as a JPEG that is not: at the highest resolution of the ladder at which it fits, else
 * at the lowest. Null when it has no more pixels than that. Throws for one that cannot be read.
 */
export async function reducePicture(bytes: Uint8Array, { maxBytes, isPhoto }: { readonly maxBytes: number; readonly isPhoto: boolean }): Promise<ReducedPicture | null> {
  const { autoOrient } = await (await openPicture(bytes, 0)).metadata();
  const placed = place({ box: { x: 0, y: 0, ...autoOrient }, rotate: 0, userUnit: 1 }, isPhoto ? { photo: { caption: 0, half: null } } : {});
  let smallest: ReducedPicture | null = null;
  for (const dpi of LADDER) {
    const width = Math.round((placed.area.width / 72) * dpi);
    if (width >= autoOrient.width) continue;
    const jpeg = await (await openPicture(bytes, 0)).autoOrient().resize({ width }).flatten({ background: '#ffffff' }).toColourspace('srgb').jpeg({ quality: QUALITY }).toBuffer();
    smallest = { jpeg: new Uint8Array(jpeg), dpi };
    if (jpeg.length <= maxBytes) return smallest;
  }
  return smallest;
}
