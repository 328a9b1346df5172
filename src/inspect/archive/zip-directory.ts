import { crc32 } from 'node:zlib';
import { directoryEnd } from '../container.js';
import { Unreadable } from '../format.js';

/** One entry of a zip as its central directory has it (APPNOTE 4.3.12). */
export interface ZipEntry {
  /** As stored, decoded; folders end in a slash. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated; others are named only. */
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** More files than a bureau hands in; a directory of a million names is an attack. */
export const MOST_ENTRIES = 20_000;

/** Lists a zip by its central directory, without unpacking anything. Throws Unreadable: `truncated`, `corrupt`, `too-large`. */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const { start, count } = directoryPlace(bytes, view);
    if (count > 0 && isMasked(view)) throw new Unreadable('encrypted', 'its directory is locked, with a password');
    if (count > MOST_ENTRIES) throw new Unreadable('too-large', `${count} entries`);
    const entries: ZipEntry[] = [];
    for (let at = start, index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('corrupt', 'the zip directory is damaged');
      entries.push(readEntry(bytes, view, at));
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    if (doOverlap(entries)) throw new Unreadable('too-large', 'entries overlap');
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable('corrupt', 'the zip directory is damaged');
    throw error;
  }
}

/** The first file says that the directory is encrypted and its own header masked (APPNOTE 4.4.4, bit 13). */
function isMasked(view: DataView): boolean {
  return view.getUint32(0, true) === 0x04034b50 && (view.getUint16(6, true) & 0x2000) !== 0;
}

/** Entries that lie over one another unpack to more than the file could hold: a bomb. */
function doOverlap(entries: readonly ZipEntry[]): boolean {
  const sorted = entries.filter((entry) => entry.packedBytes > 0).sort((a, b) => a.offset - b.offset);
  return sorted.some((entry, index) => index > 0 && entry.offset < (sorted[index - 1] as ZipEntry).offset + LOCAL_HEADER + (sorted[index - 1] as ZipEntry).packedBytes);
}

const LOCAL_HEADER = 30;

/** End of central directory (4.3.16), and its 64-bit form (4.3.14) where a number does not fit. */
function directoryPlace(bytes: Uint8Array, view: DataView): { start: number; count: number } {
  const at = directoryEnd(bytes);
  if (at === null) throw new Unreadable('truncated', 'the zip directory at the end is missing');
  const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
  if (count !== 0xffff && start !== 0xffffffff) return { start, count };
  const far = Number(view.getBigUint64(at - 20 + 8, true));
  if (view.getUint32(at - 20, true) !== 0x07064b50 || view.getUint32(far, true) !== 0x06064b50) return { start, count };
  return { count: Number(view.getBigUint64(far + 32, true)), start: Number(view.getBigUint64(far + 48, true)) };
}

const UNIX = 3;

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const raw = bytes.subarray(at + 46, nameEnd);
  const extras = readExtras(view, nameEnd, view.getUint16(at + 30, true));
  const name = entryName(raw, (flags & 0x800) !== 0, bytes, extras.get(0x7075));
  const sizes = wideSizes(view, at, extras.get(0x0001));
  const mode = view.getUint8(at + 5) === UNIX ? view.getUint16(at + 40, true) >> 12 : 0;
  return {
    name, isFolder: /[/\\]$/.test(name), isLink: mode === 0o12, isEncrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), ...sizes,
  };
}

type Extras = ReadonlyMap<number, { readonly at: number; readonly length: number }>;

function readExtras(view: DataView, start: number, length: number): Extras {
  const extras = new Map<number, { at: number; length: number }>();
  for (let at = start; at + 4 <= start + length;) {
    const size = view.getUint16(at + 2, true);
    extras.set(view.getUint16(at, true), { at: at + 4, length: size });
    at += 4 + size;
  }
  return extras;
}

/** Zip64 (4.5.3): only those of the three numbers that do not fit stand there, in this order. */
function wideSizes(view: DataView, at: number, extra: { readonly at: number } | undefined): Pick<ZipEntry, 'bytes' | 'packedBytes' | 'offset'> {
  let next = extra?.at ?? 0;
  const read = (place: number) => {
    const value = view.getUint32(place, true);
    if (value !== 0xffffffff || !extra) return value;
    next += 8;
    return Number(view.getBigUint64(next - 8, true));
  };
  return { bytes: read(at + 24), packedBytes: read(at + 20), offset: read(at + 42) };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const GB18030 = new TextDecoder('gb18030');

/**
 * Names without the UTF-8 flag are in the code page of the computer that packed them, here GBK, unless they happen to be
 * proper UTF-8, which GBK hardly ever is. Info-ZIP's Unicode path (4.6.9) goes first when it is of this name.
 */
function entryName(raw: Uint8Array, isUtf8: boolean, bytes: Uint8Array, unicode: { readonly at: number; readonly length: number } | undefined): string {
  if (unicode && unicode.length > 5) {
    const own = new DataView(bytes.buffer, bytes.byteOffset + unicode.at, unicode.length);
    if (own.getUint8(0) === 1 && own.getUint32(1, true) === crc32(raw)) return new TextDecoder().decode(bytes.subarray(unicode.at + 5, unicode.at + unicode.length));
  }
  try {
    return UTF8.decode(raw);
  } catch {
    return isUtf8 ? new TextDecoder().decode(raw) : GB18030.decode(raw);
  }
}
