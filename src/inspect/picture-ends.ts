import type { Format } from '../model/kinds.js';

/** Whether the last chunk of a PNG is missing although all its pixels could be decoded. */
export function lacksEnd(bytes: Uint8Array, format: Format): boolean {
  return format === 'png' && !view(bytes).subarray(-4096).includes('IEND\xae\x42\x60\x82', 0, 'latin1');
}

/** Whether a picture says of itself that it is longer than it is; decoders speak of damage, or fill what is missing with one colour. */
export function isCutOff(bytes: Uint8Array, format: Format): boolean {
  const file = view(bytes);
  if (format === 'heic' || format === 'avif') return lacksBoxes(file);
  if (format === 'png') return lacksEnd(bytes, format);
  if (format === 'gif') return file.lastIndexOf(GIF_TRAILER) < bytes.length - SLACK;
  if (format === 'webp') return file.length < 12 || file.readUInt32LE(4) + 8 > bytes.length;
  return format === 'tiff' && firstDirectory(file) >= bytes.length;
}

const GIF_TRAILER = 0x3b;
/** Some writers leave a few bytes behind the end. */
const SLACK = 16;
const MOST_BOXES = 10_000;

/** Whether the box of the pixels, or of the list of items, goes beyond the end (ISO 14496-12, 4.2). Telephones put their own data behind, which is none of ours. */
function lacksBoxes(file: Buffer): boolean {
  for (let at = 0, boxes = 0; at + 8 <= file.length && boxes < MOST_BOXES; boxes++) {
    const short = file.readUInt32BE(at);
    const length = short === 1 && at + 16 <= file.length ? Number(file.readBigUInt64BE(at + 8)) : short;
    if (at + length > file.length) return ['mdat', 'meta'].includes(file.toString('latin1', at + 4, at + 8));
    // A length of 0 goes to the end of the file.
    if (length < 8) return false;
    at += length;
  }
  return false;
}

/** The offset of the first directory of a TIFF or BigTIFF: writers put it behind the pixels. */
function firstDirectory(file: Buffer): number {
  if (file.length < 16) return file.length;
  const isLittle = file[0] === 0x49;
  const isBig = (isLittle ? file[2] : file[3]) === 0x2b;
  if (isBig) return Number(isLittle ? file.readBigUInt64LE(8) : file.readBigUInt64BE(8));
  return isLittle ? file.readUInt32LE(4) : file.readUInt32BE(4);
}

/** An animated PNG says so before its first pixels; sharp shows the first frame and says nothing. */
export function isAnimatedPng(bytes: Uint8Array, format: Format): boolean {
  if (format !== 'png') return false;
  const buffer = view(bytes);
  const pixels = buffer.indexOf('IDAT', 8, 'latin1');
  const animation = buffer.indexOf('acTL', 8, 'latin1');
  return animation > 0 && animation < pixels;
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
