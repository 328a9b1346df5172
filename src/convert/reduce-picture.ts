import { place } from '../render/pdf/geometry.js';
import { openPicture } from '../render/pdf/open-picture.js';

/** Tried from above; below the last one print is no longer legible, and the cap has to give way. */
const LADDER = [300, 250, 200, 150, 120, 100] as const;
const QUALITY = 85;

export interface ReducedPicture {
  /** One for each frame; a strip is one, whole. */
  readonly jpegs: readonly Uint8Array[];
  /** On the page of the dossier; of frames, that of the coarsest. */
  readonly dpi: number;
}

export interface Reducing {
  /** All frames together. */
  readonly maxBytes: number;
  readonly isPhoto: boolean;
  readonly frames: number;
  /** Rows, as seen, at which a strip is cut into pages. */
  readonly cuts: readonly number[];
}

/**
 * A picture that is larger than its cap as a JPEG that is not: at the highest resolution of the ladder at which it fits, else
 * at the lowest. Null when it has no more pixels than that. Throws for one that cannot be read.
 */
export async function reducePicture(bytes: Uint8Array, { maxBytes, isPhoto, frames, cuts }: Reducing): Promise<ReducedPicture | null> {
  const reduced: { readonly jpeg: Uint8Array; readonly dpi: number }[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const one = await reduceFrame(bytes, { frame, maxBytes: maxBytes / frames, isPhoto, cuts });
    // Frames go in together or not at all: one that is small enough as it is keeps its pixels.
    if (!one && frames === 1) return null;
    reduced.push(one ?? { jpeg: await jpegOf(bytes, frame, null), dpi: Infinity });
  }
  const dpi = Math.min(...reduced.map((each) => each.dpi));
  return Number.isFinite(dpi) ? { jpegs: reduced.map(({ jpeg }) => jpeg), dpi } : null;
}

async function reduceFrame(bytes: Uint8Array, { frame, maxBytes, isPhoto, cuts }: Omit<Reducing, 'frames'> & { readonly frame: number }): Promise<{ readonly jpeg: Uint8Array; readonly dpi: number } | null> {
  const { autoOrient } = await (await openPicture(bytes, frame)).metadata();
  const seen = { width: autoOrient.width, height: longestPiece(cuts, autoOrient.height) };
  const placed = place({ box: { x: 0, y: 0, ...seen }, rotate: 0, userUnit: 1 }, isPhoto ? { photo: { caption: 0, half: null } } : {});
  let smallest: { readonly jpeg: Uint8Array; readonly dpi: number } | null = null;
  for (const dpi of LADDER) {
    const width = Math.round((placed.area.width / 72) * dpi);
    if (width >= autoOrient.width) continue;
    smallest = { jpeg: await jpegOf(bytes, frame, width), dpi };
    if (smallest.jpeg.length <= maxBytes) return smallest;
  }
  return smallest;
}

async function jpegOf(bytes: Uint8Array, frame: number, width: number | null): Promise<Uint8Array> {
  const picture = (await openPicture(bytes, frame)).autoOrient();
  return new Uint8Array(await (width === null ? picture : picture.resize({ width })).flatten({ background: '#ffffff' }).toColourspace('srgb').jpeg({ quality: QUALITY }).toBuffer());
}

function longestPiece(cuts: readonly number[], height: number): number {
  return Math.max(...[...cuts, height].map((cut, index) => cut - (cuts[index - 1] ?? 0)));
}
