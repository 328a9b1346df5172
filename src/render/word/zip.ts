import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';

/** Receives the bytes of a file from its beginning to its end. */
export type Append = (bytes: Uint8Array) => Promise<void>;

export interface ZipEntry {
  readonly path: string;
  /** The bytes, as they are or deflated; or where to get them when their turn has come, so that not all are in memory together. */
  readonly content: Uint8Array | Deflated | (() => Promise<Uint8Array>);
  /** Already compressed: stored as it is. */
  readonly isPacked: boolean;
}

/** Bytes that were packed beforehand, perhaps in another thread. */
export interface Deflated {
  readonly deflated: Uint8Array;
  /** Of what was packed. */
  readonly crc: number;
  readonly bytes: number;
}

/** Year, month, day; the time is noon. */
export type ZipDay = readonly [year: number, month: number, day: number];

const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** Numbers that do not fit stand in the extra field (Zip64, APPNOTE.TXT 4.3.14 to 4.5.3). */
const FULL = 0xffffffff;
const FULL_COUNT = 0xffff;
const LEVEL = 6;

/**
 * Writes a zip archive (APPNOTE.TXT 6.3) as it goes, one entry in memory at a time. Same entries and day, same bytes on
 * every machine: the packing is done in JavaScript, for zlib's differs from processor to processor.
 */
export async function writeZip(entries: Iterable<ZipEntry>, day: ZipDay, append: Append): Promise<void> {
  const directory: Uint8Array[] = [];
  let offset = 0;
  const put = async (bytes: Uint8Array) => {
    await append(bytes);
    offset += bytes.length;
  };
  for (const { path, content, isPacked } of entries) {
    const { method, crc, packed, bytes } = packedAs(typeof content === 'function' ? await content() : content, isPacked);
    const name = new TextEncoder().encode(path);
    const about = entryFields({ day, method, crc, packed: packed.length, bytes, name: name.length });
    directory.push(directoryEntry(about, name, offset));
    await put(joined([number(0x04034b50, 4), about, number(0, 2), name]));
    await put(packed);
  }
  const start = offset;
  for (const entry of directory) await put(entry);
  await put(ending({ count: directory.length, size: offset - start, start }));
}

/** Packed in JavaScript, see above. */
export function deflate(bytes: Uint8Array): Deflated {
  return { deflated: deflateSync(bytes, { level: LEVEL }), crc: crc32(bytes), bytes: bytes.length };
}

function packedAs(content: Uint8Array | Deflated, isPacked: boolean): Pick<Fields, 'method' | 'crc' | 'bytes'> & { readonly packed: Uint8Array } {
  if (content instanceof Uint8Array && isPacked) return { method: 0, crc: crc32(content), bytes: content.length, packed: content };
  const { deflated, crc, bytes } = content instanceof Uint8Array ? deflate(content) : content;
  return { method: DEFLATED, crc, bytes, packed: deflated };
}

interface Fields {
  readonly day: ZipDay;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  readonly name: number;
}

/** What stands in the local header and in the directory alike, from “version needed” to the length of the name. */
function entryFields({ day: [year, month, date], method, crc, packed, bytes, name }: Fields): Uint8Array {
  const noon = 12 << 11;
  const days = ((Math.max(year, 1980) - 1980) << 9) | (month << 5) | date;
  return joined([number(20, 2), number(UTF8_NAMES, 2), number(method, 2), number(noon, 2), number(days, 2), number(crc, 4), number(packed, 4), number(bytes, 4), number(name, 2)]);
}

function directoryEntry(about: Uint8Array, name: Uint8Array, offset: number): Uint8Array {
  const isFar = offset >= FULL;
  const extra = isFar ? joined([number(1, 2), number(8, 2), number(offset, 8)]) : new Uint8Array();
  // “Version needed” begins the fields: 4.5 where a number stands in the extra field.
  const fields = isFar ? joined([number(45, 2), about.subarray(2)]) : about;
  return joined([number(0x02014b50, 4), number(isFar ? 45 : 20, 2), fields, number(extra.length, 2), number(0, 10), number(Math.min(offset, FULL), 4), name, extra]);
}

function ending({ count, size, start }: { readonly count: number; readonly size: number; readonly start: number }): Uint8Array {
  const isLarge = count >= FULL_COUNT || start >= FULL || size >= FULL;
  const large = isLarge
    ? [number(0x06064b50, 4), number(44, 8), number(45, 2), number(45, 2), number(0, 8), number(count, 8), number(count, 8), number(size, 8), number(start, 8), number(0x07064b50, 4), number(0, 4), number(start + size, 8), number(1, 4)]
    : [];
  const some = Math.min(count, FULL_COUNT);
  return joined([...large, number(0x06054b50, 4), number(0, 4), number(some, 2), number(some, 2), number(Math.min(size, FULL), 4), number(Math.min(start, FULL), 4), number(0, 2)]);
}

/** The lowest byte first. */
function number(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0, rest = value; i < length; i++, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  return bytes;
}

/** All that is appended, as one piece. */
export async function collected(write: (append: Append) => Promise<void>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  await write(async (bytes) => void parts.push(bytes));
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
