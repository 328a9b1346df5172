import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

export interface ReadEvidence {
  readonly sha256: string;
  /** Null when the file is larger than the limit; its hash is known all the same. */
  readonly bytes: Uint8Array | null;
}

/** Reads one file of evidence, never writing. Throws what the disk throws. */
export async function readEvidence(file: string, maxBytes: number): Promise<ReadEvidence> {
  const { size } = await stat(file);
  if (size > maxBytes) return { sha256: await hashFile(file), bytes: null };
  const bytes = await readFile(file);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
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
