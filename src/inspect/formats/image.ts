import { decode } from 'bmp-ts';
import type { Metadata } from 'sharp';
import type { PageFacts, Seal } from '../../model/facts.js';
import { readExif } from '../exif.js';
import { unreadable, type FormatFacts, type FormatReader, type SourceFile } from '../format.js';
import { perceptualHash } from '../perceptual-hash.js';
import { lookAtPicture, MAX_PIXELS, source, type Pixels } from '../pictures.js';

/** Densities that programs write without having measured anything. */
const MEANINGLESS_DPI = new Set([0, 1, 28, 72, 96]);
const MM_PER_INCH = 25.4;
/** A4, for pictures that do not say how large they are. */
const PAGE = { long: 297, short: 210 };

/** Pictures: one page for each frame. A decode error in the middle of a file is a truncated file. */
const reader: FormatReader = {
  id: 'image',
  formats: ['jpeg', 'png', 'tiff', 'webp', 'gif', 'avif', 'bmp'],
  async read(file) {
    const picture = file.format === 'bmp' ? decodeBmp(file.bytes) : file.bytes;
    const metadata = await source(picture).metadata();
    if (metadata.width * metadata.height > MAX_PIXELS) return unreadable('too-large', `${metadata.width} × ${metadata.height} pixels`);
    return describe(file, picture, metadata);
  },
};

export default reader;

async function describe(file: SourceFile, picture: Uint8Array | Pixels, metadata: Metadata): Promise<FormatFacts> {
  const { width, height } = metadata.autoOrient ?? metadata;
  const dpi = metadata.density && !MEANINGLESS_DPI.has(Math.round(metadata.density)) ? Math.round(metadata.density) : null;
  const mmPerPixel = dpi === null ? null : MM_PER_INCH / dpi;
  const sight = await lookAtPicture(picture, mmPerPixel);
  const grey = metadata.space === 'b-w' || metadata.space === 'grey16' || sight.reason === 'grey';
  const exif = readExif(metadata.exif);
  const page: PageFacts = { ...sizeOf({ width, height }, mmPerPixel), content: 'scan', dpi, grey };
  const frames = file.format === 'tiff' ? Math.min(metadata.pages ?? 1, 2000) : 1;
  const seals = sight.seals.map((seal): Seal => ({ page: 1, x: seal.x, y: seal.y, diameterMm: seal.diameterMm, kind: seal.kind, confidence: seal.confidence }));
  const unseen = frames > 1 && sight.verdict === 'not-seen';
  return {
    pages: Array.from({ length: frames }, () => page),
    image: { width, height, dpi, grey, takenAt: exif.takenAt, camera: exif.camera, hash: await perceptualHash(source(picture).autoOrient()) },
    takenAt: exif.takenAt,
    seals,
    sealVerdict: unseen ? 'cannot-tell' : sight.verdict,
    sealReason: unseen ? 'not-inspected' : sight.reason,
    highlights: sight.marks.map((mark) => ({ page: 1, kind: mark.kind, text: null })),
    highlightVerdict: sight.marks.length > 0 ? 'seen' : 'cannot-tell',
    problems: (metadata.pages ?? 1) > 1 && file.format !== 'tiff' ? [{ code: 'animated', page: null, detail: `${metadata.pages} frames` }] : [],
  };
}

function sizeOf({ width, height }: { width: number; height: number }, mmPerPixel: number | null): { widthMm: number; heightMm: number } {
  if (mmPerPixel !== null) return { widthMm: round(width * mmPerPixel), heightMm: round(height * mmPerPixel) };
  const scale = Math.min(PAGE.long / Math.max(width, height), PAGE.short / Math.min(width, height));
  return { widthMm: round(width * scale), heightMm: round(height * scale) };
}

function round(mm: number): number {
  return Math.round(mm * 10) / 10;
}

/** sharp reads no BMP. The size in the header is checked before anything is decoded. */
function decodeBmp(bytes: Uint8Array): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [width, height] = [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))];
  if (width * height > MAX_PIXELS || width * height === 0) throw new Error(`${width} × ${height} pixels`);
  const decoded = decode(Buffer.from(bytes), { toRGBA: true });
  const data = new Uint8Array(decoded.width * decoded.height * 3);
  for (let index = 0; index < decoded.width * decoded.height; index++) data.set(decoded.data.subarray(index * 4, index * 4 + 3), index * 3);
  return { data, width: decoded.width, height: decoded.height };
}
