import { crc32, inflateRawSync } from 'node:zlib';
import { Unreadable } from '../format.js';
import type { ZipEntry } from './zip-directory.js';

/** Text packs ten times, white scans some hundred; beyond this it is a bomb. */
const MOST_RATIO = 400;
const SMALL = 1_000_000;

/**
 * The bytes of one entry, never more than its directory promised nor than `most`. Throws Unreadable: `encrypted`,
 * `too-large`, `unsupported-format`, `corrupt`.
 */
export function unzipEntry(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
  if (entry.isEncrypted) throw new Unreadable('encrypted');
  if (entry.bytes > most) throw new Unreadable('too-large', `${entry.bytes} bytes`);
  if (entry.bytes > SMALL && entry.bytes > entry.packedBytes * MOST_RATIO) throw new Unreadable('too-large', `packed ${Math.round(entry.bytes / Math.max(1, entry.packedBytes))} times`);
  if (entry.method !== 0 && entry.method !== 8) throw new Unreadable('unsupported-format', `packing method ${entry.method}`);
  const packed = packedBytes(bytes, entry);
  const content = entry.method === 0 ? packed : inflated(packed, entry.bytes);
  if (content.length !== entry.bytes || crc32(content) !== entry.crc) throw new Unreadable('corrupt', 'the checksum does not fit');
  return content;
}

/** Behind the local header, whose name and extra field may be of other lengths than in the directory (4.3.7). */
function packedBytes(bytes: Uint8Array, { offset, packedBytes: length }: ZipEntry): Uint8Array {
  if (offset + 30 > bytes.length) throw new Unreadable('corrupt', 'an entry is not where the directory says');
  const header = Buffer.from(bytes.buffer, bytes.byteOffset + offset, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new Unreadable('corrupt', 'an entry is not where the directory says');
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + length > bytes.length) throw new Unreadable('truncated', 'an entry is cut off');
  return bytes.subarray(start, start + length);
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw new Unreadable('corrupt', error instanceof Error ? error.message : String(error));
  }
}
