import type { Format } from '../../model/kinds.js';
import { directoryEnd } from '../container.js';

/** What must be known of an archive before it can be unpacked; the words stand in the detail of its problem. */
export type ArchiveNote = 'with a password' | 'part of several';

/** Read from the first headers alone; a 7z of which only the content is locked hides that in its packed header. */
export function archiveNotes(bytes: Uint8Array, format: Format, name: string): ArchiveNote[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { isLocked, isPart } = format === 'rar' ? ofRar(file) : format === '7z' ? ofSevenZip(file) : { isLocked: false, isPart: isPartOfZip(file) };
  return [...(isLocked ? ['with a password' as const] : []), ...(isPart || PART_NAME.test(name) ? ['part of several' as const] : [])];
}

/** `a.part2.rar`, `a.r01`, `a.z01`, `a.7z.001`, `a.zip.002`. */
const PART_NAME = /\.(?:part\d+\.rar|[rz]\d\d|(?:7z|zip|rar)\.\d{3})$/i;

interface Found {
  readonly isLocked: boolean;
  readonly isPart: boolean;
}

const RAR5 = Buffer.from('526172211a070100', 'hex');
const MOST_HEADERS = 2_000;

function ofRar(file: Buffer): Found {
  return file.subarray(0, 8).equals(RAR5) ? ofRar5(file) : ofRar4(file);
}

const RAR4_MAIN = 0x73;
const RAR4_FILE = 0x74;

/** Blocks of RAR 1.5 to 4: CRC, type, flags, size, and what is added to it. */
function ofRar4(file: Buffer): Found {
  let [isLocked, isPart] = [false, false];
  for (let at = 7, blocks = 0; at + 11 <= file.length && blocks < MOST_HEADERS; blocks++) {
    const [type, flags, size] = [file[at + 2], file.readUInt16LE(at + 3), file.readUInt16LE(at + 5)];
    if (type === RAR4_MAIN) [isPart, isLocked] = [(flags & 0x0001) !== 0, (flags & 0x0080) !== 0];
    if (type === RAR4_FILE && (flags & 0x0004) !== 0) isLocked = true;
    if (isLocked || size < 7) break;
    at += size + (type === RAR4_FILE || (flags & 0x8000) !== 0 ? file.readUInt32LE(at + 7) : 0);
  }
  return { isLocked, isPart };
}

const RAR5_MAIN = 1;
const RAR5_FILE = 2;
/** Everything after this header is locked. */
const RAR5_LOCKED = 4;
/** Record of a file's extra area. */
const FILE_LOCKED = 1;

/** Headers of RAR 5: CRC, then numbers of seven bits a byte: size, type, flags, size of the extra area, size of the data. */
function ofRar5(file: Buffer): Found {
  let isPart = false;
  for (let at = 8, headers = 0; at + 7 <= file.length && headers < MOST_HEADERS; headers++) {
    const read = reader(file, at + 4);
    const size = read.next();
    const start = read.at();
    const [type, flags] = [read.next(), read.next()];
    const extra = (flags & 1) !== 0 ? read.next() : 0;
    const data = (flags & 2) !== 0 ? read.next() : 0;
    if (type === RAR5_LOCKED) return { isLocked: true, isPart };
    if (type === RAR5_MAIN) isPart = (read.next() & 1) !== 0;
    if (type === RAR5_FILE && extra > 0 && hasRecord(file, { start: start + size - extra, end: start + size })) return { isLocked: true, isPart };
    if (size === 0) break;
    at = start + size + data;
  }
  return { isLocked: false, isPart };
}

function hasRecord(file: Buffer, area: { readonly start: number; readonly end: number }): boolean {
  for (let at = Math.max(0, area.start); at < Math.min(area.end, file.length);) {
    const read = reader(file, at);
    const size = read.next();
    const start = read.at();
    if (read.next() === FILE_LOCKED) return true;
    at = start + Math.max(1, size);
  }
  return false;
}

function reader(file: Buffer, from: number): { readonly next: () => number; readonly at: () => number } {
  let at = from;
  return {
    at: () => at,
    next() {
      let value = 0;
      for (let shift = 0; shift < 49; shift += 7) {
        const byte = file[at++] ?? 0;
        value += (byte & 0x7f) * 2 ** shift;
        if ((byte & 0x80) === 0) break;
      }
      return value;
    },
  };
}

/** AES with SHA-256, among the coders of a header that is locked or not packed. */
const SEVEN_ZIP_AES = Buffer.from('06f10701', 'hex');

/** The header of a 7z stands at its end, which the first 32 bytes point at; of a first part it is in the last one. */
function ofSevenZip(file: Buffer): Found {
  if (file.length < 32) return { isLocked: false, isPart: false };
  const start = 32 + Number(file.readBigUInt64LE(12));
  const end = start + Number(file.readBigUInt64LE(20));
  return { isLocked: end <= file.length && file.subarray(start, end).includes(SEVEN_ZIP_AES), isPart: false };
}

const SPLIT_MARK = Buffer.from('504b0708', 'hex');

/** The mark of a first part (APPNOTE 8.5.3), or a directory that says it is on another disk than the first (4.3.16). */
function isPartOfZip(file: Buffer): boolean {
  if (file.subarray(0, 4).equals(SPLIT_MARK)) return true;
  const end = directoryEnd(file);
  const disk = end === null ? 0 : file.readUInt16LE(end + 4);
  return disk !== 0 && disk !== 0xffff;
}
