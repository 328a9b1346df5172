import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** What came of reading one file of evidence. */
export type ReadEvidence =
  | { readonly state: 'read'; readonly sha256: string; readonly bytes: Uint8Array }
  /** Larger than the limit; its hash is known all the same. */
  | { readonly state: 'too-large'; readonly sha256: string }
  | { readonly state: 'gone' }
  /** Still being written: it was another file each time it was read. */
  | { readonly state: 'changing' }
  /** The disk refused, with its own word for why: EACCES, EIO. */
  | { readonly state: 'refused'; readonly cause: string };

/** How often a file is read that changes under our eyes, and how long it is left alone in between. */
const TRIES = 3;
const PAUSE_MS = 400;

/** Reads one file of evidence, never writing, and never half of it: a file that changes while it is read is read again. */
export async function readEvidence(file: string, maxBytes: number): Promise<ReadEvidence> {
  for (let tries = 1; ; tries++) {
    try {
      const read = await readStill(file, maxBytes);
      if (read) return read;
      if (tries === TRIES) return { state: 'changing' };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return code === 'ENOENT' || code === 'ENOTDIR' ? { state: 'gone' } : { state: 'refused', cause: code ?? message };
    }
    await setTimeout(PAUSE_MS);
  }
}

/** Null when size or time of change were not the same after reading as before. */
async function readStill(file: string, maxBytes: number): Promise<ReadEvidence | null> {
  const handle = await open(file);
  try {
    const before = await handle.stat({ bigint: true });
    const read: ReadEvidence = before.size > BigInt(maxBytes)
      ? { state: 'too-large', sha256: await hashFile(file) }
      : await handle.readFile().then((bytes) => ({ state: 'read', sha256: createHash('sha256').update(bytes).digest('hex'), bytes }));
    const after = await handle.stat({ bigint: true });
    const isStill = before.size === after.size && before.mtimeNs === after.mtimeNs && before.ctimeNs === after.ctimeNs;
    return isStill && (read.state !== 'read' || BigInt(read.bytes.length) === after.size) ? read : null;
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file, read in pieces. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** A whole file of evidence. */
export function readWhole(file: string): Promise<Uint8Array> {
  return readFile(file);
}

/** Size in bytes; null for what is no regular file or not there. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    const stats = await stat(file);
    return stats.isFile() ? stats.size : null;
  } catch {
    return null;
  }
}
