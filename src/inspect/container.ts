import { unzipSync } from 'fflate';
import { Unreadable } from './format.js';

/** A zip container opened for single parts; nothing is unpacked that was not asked for. */
export interface Container {
  /** At most MOST_ENTRIES; a folder ends in a slash. */
  readonly names: readonly string[];
  /** A part's bytes; null when it is not there. Throws Unreadable over the limits. */
  read(name: string): Uint8Array | null;
}

const MOST_ENTRIES = 20_000;
const MOST_PART_BYTES = 32 * 1024 * 1024;
/** Office XML packs well; beyond this it is a bomb. */
const MOST_RATIO = 400;

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly originalSize: number;
}

/** Lists a zip by its central directory. Throws Unreadable: `truncated`, `corrupt`, `too-large`. */
export function openContainer(bytes: Uint8Array): Container {
  const entries = new Map<string, Entry>();
  scan(bytes, (entry) => {
    if (entries.size >= MOST_ENTRIES) throw new Unreadable('too-large', `more than ${MOST_ENTRIES} entries`);
    entries.set(entry.name, entry);
    return false;
  });
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.originalSize > MOST_PART_BYTES) throw new Unreadable('too-large', `${name} is ${entry.originalSize} bytes`);
      if (entry.originalSize > 1_000_000 && entry.originalSize > entry.size * MOST_RATIO) throw new Unreadable('too-large', `${name} is packed ${Math.round(entry.originalSize / Math.max(1, entry.size))} times`);
      // The size given is the room that is made: a part that unpacks to more is cut there.
      return scan(bytes, (each) => each.name === name)[name] ?? null;
    },
  };
}

/** Where the end of central directory record begins (APPNOTE 4.3.16), in the last 64 KB; null: the file was cut off. */
export function directoryEnd(bytes: Uint8Array): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return at;
  }
  return null;
}

/** Names in the local headers, for a zip that lost its directory. */
export function localNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = buffer.indexOf('PK\x03\x04'); at >= 0 && at + 30 < buffer.length && names.length < 1_000; at = buffer.indexOf('PK\x03\x04', at + 4)) {
    names.push(buffer.toString('latin1', at + 30, at + 30 + Math.min(300, buffer.readUInt16LE(at + 26))));
  }
  return names;
}

function scan(bytes: Uint8Array, filter: (entry: Entry) => boolean): Record<string, Uint8Array> {
  if (directoryEnd(bytes) === null) throw new Unreadable('truncated', 'the zip directory at the end is missing');
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('corrupt', error instanceof Error ? error.message : String(error));
  }
}
