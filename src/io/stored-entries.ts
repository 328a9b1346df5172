import { open, stat } from 'node:fs/promises';
import { readRange } from './read-bytes.js';

/** A part of a zip archive that lies in it as it is. */
export interface StoredEntry {
  readonly path: string;
  readonly crc: number;
  readonly bytes: number;
  read(): Promise<Uint8Array>;
}

const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MOST_DIRECTORY_BYTES = 64_000_000;

/**
 * The parts of a zip archive that are stored and not packed (APPNOTE.TXT 6.3, 4.3.7 to 4.3.16), so that each can be read
 * alone. None of an archive that is not there, is damaged, carries a comment or needs Zip64: callers can do without.
 */
export async function storedEntries(path: string): Promise<StoredEntry[]> {
  try {
    const { size } = await stat(path);
    const end = Buffer.from(await readRange(path, Math.max(0, size - END_BYTES), END_BYTES));
    if (end.readUInt32LE(0) !== 0x06054b50) return [];
    const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
    if (count === 0xffff || start === 0xffffffff || length > MOST_DIRECTORY_BYTES || start + length + END_BYTES !== size) return [];
    return entriesOf(path, Buffer.from(await readRange(path, start, length)), count);
  } catch {
    return [];
  }
}

function entriesOf(path: string, directory: Buffer, count: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (let at = 0, left = count; left > 0; left--) {
    const [method, crc, bytes, name, extra, comment, offset] = [directory.readUInt16LE(at + 10), directory.readUInt32LE(at + 16), directory.readUInt32LE(at + 24), directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32), directory.readUInt32LE(at + 42)];
    const entry = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name);
    if (method === 0) entries.push({ path: entry, crc, bytes, read: () => readStored(path, offset, bytes) });
    at += ENTRY_BYTES + name + extra + comment;
  }
  return entries;
}

async function readStored(path: string, offset: number, bytes: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer: local } = await file.read(Buffer.alloc(LOCAL_BYTES), 0, LOCAL_BYTES, offset);
    const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, offset + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
