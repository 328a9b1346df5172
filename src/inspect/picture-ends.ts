import type { Format } from '../model/kinds.js';

/** Whether the end is missing although what is shown could be decoded: the last chunk of a PNG, frames behind the first of an animation. */
export function lacksEnd(bytes: Uint8Array, format: Format): boolean {
  if (format === 'gif') return isCutWithinBlock(view(bytes));
  if (format === 'webp') return isCutOff(bytes, format);
  return format === 'png' && !view(bytes).subarray(-4096).includes('IEND\xae\x42\x60\x82', 0, 'latin1');
}

/** Whether a picture says of itself that it is longer than it is; decoders speak of damage, or fill what is missing with one colour. */
export function isCutOff(bytes: Uint8Array, format: Format): boolean {
  const file = view(bytes);
  if (format === 'heic' || format === 'avif') return lacksBoxes(file);
  if (format === 'png') return lacksEnd(bytes, format);
  if (format === 'gif') return file.lastIndexOf(GIF_TRAILER) < bytes.length - SLACK;
  if (format === 'webp') return file.length < 12 || file.readUInt32LE(4) + 8 > bytes.length;
  return format === 'tiff' && directoryEnd(file) > bytes.length;
}

/** Whether a GIF ends amid one of its blocks (GIF89a, 17–27), or is one of several pictures without an end; some writers of a single one leave out the trailer alone. */
function isCutWithinBlock(file: Buffer): boolean {
  const tableAt = (at: number) => (((file[at] ?? 0) & 0x80) === 0 ? 0 : 3 * 2 ** (((file[at] ?? 0) & 7) + 1));
  const isMoving = file.includes('NETSCAPE2.0', 0, 'latin1');
  let at = 13 + tableAt(10);
  let pictures = 0;
  while (at < file.length) {
    const kind = file[at];
    if (kind !== EXTENSION && kind !== IMAGE) return false;
    if (kind === IMAGE) pictures++;
    at += kind === EXTENSION ? 2 : 11 + tableAt(at + 9);
    while (at < file.length && file[at] !== 0) at += 1 + (file[at] as number);
    at++;
  }
  return at > file.length || isMoving || pictures > 1;
}

const EXTENSION = 0x21;
const IMAGE = 0x2c;
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

/** Bytes of a value by its type (TIFF 6.0, section 2). */
const VALUE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Where the first directory of a TIFF ends, with the values it points at; writers put it behind the pixels. Of a BigTIFF its entries alone. */
function directoryEnd(file: Buffer): number {
  if (file.length < 16) return Infinity;
  const isLittle = file[0] === 0x49;
  const short = (at: number) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const long = (at: number) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const huge = (at: number) => Number(isLittle ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at));
  const isBig = short(2) === 0x2b;
  const start = isBig ? huge(8) : long(4);
  if (start + 8 > file.length) return Infinity;
  if (isBig) return start + 8 + huge(start) * 20;
  const end = start + 2 + short(start) * 12;
  if (end > file.length) return end;
  const ends = Array.from({ length: short(start) }, (_each, index) => {
    const at = start + 2 + index * 12;
    const bytes = (VALUE_BYTES[short(at + 2)] ?? 0) * long(at + 4);
    return bytes > 4 ? long(at + 8) + bytes : 0;
  });
  return ends.reduce((most, each) => Math.max(most, each), end);
}

/**
 * Whether more pictures follow the one that is decoded: an animated PNG says so before its first pixels, a sequence of HEIF or
 * AVIF by a brand of its first box, as a still picture of a sequence too (ISO 23008-12, annex B); decoders give the first and say nothing.
 */
export function isSequence(bytes: Uint8Array, format: Format): boolean {
  const file = view(bytes);
  if (format === 'avif' || format === 'heic') return brandsOf(file).some((brand) => SEQUENCES.includes(brand));
  if (format !== 'png') return false;
  const pixels = file.indexOf('IDAT', 8, 'latin1');
  const animation = file.indexOf('acTL', 8, 'latin1');
  return animation > 0 && animation < pixels;
}

const MOST_BRANDS = 64;

/** The one it is written by, and those it is compatible with. */
function brandsOf(file: Buffer): string[] {
  const end = Math.min(file.length, file.length >= 12 ? file.readUInt32BE(0) : 0, 16 + 4 * MOST_BRANDS);
  const compatible = Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_each, index) => file.toString('latin1', 16 + 4 * index, 20 + 4 * index));
  return [file.toString('latin1', 8, 12), ...compatible];
}

const SEQUENCES = ['avis', 'msf1', 'hevc', 'hevx'];

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
