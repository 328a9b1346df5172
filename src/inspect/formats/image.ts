import type { Metadata } from 'sharp';
import { decodeBitmap } from '../../engines/bitmap.js';
import type { FactProblem, Highlight, PageFacts, PictureLook } from '../../model/facts.js';
import { leftOut } from '../../model/left-out.js';
import { readExif } from '../exif.js';
import { Unreadable, type FormatFacts, type FormatReader, type SourceFile } from '../format.js';
import { glanceAt } from '../glance.js';
import { lookOf, meaningfulDpi } from '../picture-look.js';
import { isCutOff, isSequence, lacksEnd } from '../picture-ends.js';
import { lookAt, MOST_PIXELS, pictureError, smallCopy, source, type PageSight, type SmallPicture } from '../pictures.js';
import { sealFacts } from '../seal-facts.js';
import { placeOf } from '../seal/find-marks.js';
import type { Pixels } from '../seal/pixels.js';
import { sheetScale } from '../sheet-scale.js';
import { stripCuts } from '../strip-cuts.js';
import { lookAtStrip } from '../strip-sight.js';
import { perceptualHash } from '../thumbnail.js';

const MM_PER_INCH = 25.4;
/** A4, for pictures that do not say how large they are. */
const PAGE = { long: 297, short: 210 };
/** Frames of a fax or scanner TIFF that are searched, and that are counted. */
const MOST_SEARCHED = 60;
const MOST_FRAMES = 2_000;

/** Pictures: one page for each frame of a TIFF, one for everything else. */
const reader: FormatReader = {
  id: 'image',
  formats: ['jpeg', 'png', 'tiff', 'webp', 'gif', 'avif', 'bmp'],
  async read(file) {
    try {
      return await readPicture(file);
    } catch (error) {
      if (error instanceof Unreadable && error.code !== 'too-large' && file.format === 'avif' && isSequence(file.bytes, file.format)) throw new Unreadable('unsupported-format', 'AVIF (AVIS); save the picture that is meant as JPEG or PNG');
      // Decoders call it damage, or a layout that they do not know.
      if (error instanceof Unreadable && error.code !== 'too-large' && isCutOff(file.bytes, file.format)) throw new Unreadable('truncated', error.detail);
      throw error;
    }
  },
};

export default reader;

async function readPicture(file: SourceFile): Promise<FormatFacts> {
  const picture = file.format === 'bmp' ? bitmap(file.bytes) : file.bytes;
  const metadata = await metadataOf(picture, 0);
  const frames = file.format === 'tiff' ? Math.min(metadata.pages ?? 1, MOST_FRAMES) : 1;
  const readings: Reading[] = [];
  for (let frame = 0; frame < Math.min(frames, MOST_SEARCHED); frame++) readings.push(await readFrame(picture, frame));
  const cuts = frames === 1 ? await stripCuts(picture, metadata.autoOrient).catch(() => []) : [];
  return describe(file, { metadata, frames, readings, cuts });
}

interface Reading {
  readonly page: PageFacts;
  readonly look: PictureLook;
  readonly hash: string;
  readonly sight: PageSight;
  /** As a whole: the longest strips are not. */
  readonly isSearched: boolean;
}

function bitmap(bytes: Uint8Array): Pixels {
  try {
    return decodeBitmap(bytes, MOST_PIXELS);
  } catch (error) {
    throw pictureError(error);
  }
}

async function metadataOf(picture: Uint8Array | Pixels, frame: number): Promise<Metadata> {
  try {
    const metadata = await source(picture, { page: frame }).metadata();
    if (metadata.width * metadata.height <= MOST_PIXELS) return metadata;
    throw new Unreadable('too-large', `${metadata.width} × ${metadata.height} pixels`);
  } catch (error) {
    throw error instanceof Unreadable ? error : pictureError(error);
  }
}

async function readFrame(picture: Uint8Array | Pixels, frame: number): Promise<Reading> {
  const metadata = await metadataOf(picture, frame);
  const dpi = meaningfulDpi(metadata.density);
  const { width, height } = metadata.autoOrient;
  const mmPerPixel = ({ factor }: SmallPicture) => scaleOf({ width, height }, dpi, factor);
  const glance = await glanceAt(picture, { page: frame }, { mmPerPixel });
  const copy = glance ?? (await smallCopy(picture, { page: frame }));
  const strip = frame === 0 ? await lookAtStrip(picture, { width, height }) : null;
  const sight = strip?.sight ?? glance?.sight ?? lookAt(copy.pixels, mmPerPixel(copy));
  const grey = metadata.space === 'b-w' || metadata.space === 'grey16' || sight.reason === 'grey';
  const look = lookOf(copy.pixels, frame + 1, { width, height, dpi, ...readExif(metadata.exif) });
  return { sight, isSearched: strip?.isComplete ?? true, look, hash: perceptualHash(copy.pixels), page: { ...sizeOf({ width, height }, dpi), content: sight.isBlank ? 'blank' : 'scan', dpi, grey } };
}

/** Millimetres a pixel of the copy; null: unknown. */
function scaleOf({ width, height }: { width: number; height: number }, dpi: number | null, factor: number): number | null {
  return dpi === null ? null : sheetScale((Math.max(width, height) * MM_PER_INCH) / dpi, (MM_PER_INCH / dpi) * factor);
}

interface Gathered {
  readonly metadata: Metadata;
  readonly frames: number;
  readonly readings: readonly Reading[];
  readonly cuts: readonly number[];
}

function describe({ bytes, format }: SourceFile, { metadata, frames, readings, cuts }: Gathered): FormatFacts {
  const { width, height } = metadata.autoOrient;
  const [first] = readings as [Reading];
  const exif = readExif(metadata.exif);
  const highlights = readings.flatMap(({ sight }, index) => sight.marks.map((mark): Highlight => ({ page: index + 1, kind: mark.kind, text: null, box: placeOf(mark) })));
  const isCut = lacksEnd(bytes, format);
  return {
    readable: isCut ? 'repaired' : 'yes',
    pages: Array.from({ length: frames }, (_each, index) => (readings[index] ?? first).page),
    image: { width, height, dpi: first.page.dpi, grey: first.page.grey, takenAt: exif.takenAt, camera: exif.camera, hash: first.hash, ...(cuts.length > 0 ? { cuts } : {}) },
    looks: readings.filter(({ sight }) => !sight.isBlank).map(({ look }) => look),
    takenAt: exif.takenAt,
    ...leftOut({ page: format === 'tiff' ? Math.max(0, (metadata.pages ?? 1) - frames) : 0 }),
    ...sealFacts(readings.map(({ sight }) => ({ sight, isPicture: true, dpi: null })), frames === readings.length && readings.every(({ isSearched }) => isSearched)),
    highlights,
    // A pale marker, a pencil line: on a picture nobody can say that there is none.
    highlightVerdict: highlights.length > 0 ? 'seen' : 'cannot-tell',
    problems: problemsOf({ isCut, hasPlace: exif.hasPlace, frames: format === 'tiff' ? 1 : isSequence(bytes, format) ? 2 : (metadata.pages ?? 1), readings }),
  };
}

function problemsOf(found: { isCut: boolean; hasPlace: boolean; frames: number; readings: readonly Reading[] }): FactProblem[] {
  return [
    ...(found.isCut ? [{ code: 'repaired' as const, page: null, detail: 'the end of the file is missing' }] : []),
    ...(found.hasPlace ? [{ code: 'place' as const, page: null, detail: null }] : []),
    ...(found.frames > 1 ? [{ code: 'animated' as const, page: null, detail: `${found.frames} or more frames, the first is used` }] : []),
    ...found.readings.flatMap(({ sight }, index) => (sight.isBlank ? [{ code: 'blank-page' as const, page: index + 1, detail: null }] : [])),
  ];
}

function sizeOf({ width, height }: { width: number; height: number }, dpi: number | null): { widthMm: number; heightMm: number } {
  const round = (mm: number) => Math.round(mm * 10) / 10;
  const mm = dpi !== null ? MM_PER_INCH / dpi : Math.min(PAGE.long / Math.max(width, height), PAGE.short / Math.min(width, height));
  return { widthMm: round(width * mm), heightMm: round(height * mm) };
}
