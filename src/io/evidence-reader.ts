import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileMarks } from './file-marks.js';

export interface FileToRead {
  /** Relative to `evidence/`. */
  readonly path: string;
  /** As it was inspected. */
  readonly sha256: string;
}

/**
 * Reads files of evidence one after the other, the next while the last is worked on, into memory that is used again:
 * a fresh piece for each of a thousand files keeps the collector of garbage busier than all else.
 */
export interface EvidenceReader {
  /** The whole file; null when it is no longer the one that was inspected. */
  read(file: FileToRead): Promise<Uint8Array | null>;
  /** What will be read next. */
  ahead(file: FileToRead): void;
  /** A turn of work is done. What was read stays as it is while it is the file read last, and for two more turns. */
  turn(): void;
  /** Nothing is read any more, and nothing that was read is needed. */
  close(): void;
}

export interface ReaderJob {
  /** Absolute path of `evidence/`. */
  readonly evidence: string;
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  /** Files that were hashed and have not been touched since need not be hashed again. */
  readonly marks: FileMarks;
}

interface Loaded {
  readonly memory: Buffer;
  readonly bytes: Uint8Array;
}

/**
 * Files up to this size are read ahead, into memory that is kept for the next ones and that the thread which writes sees as
 * well, so that nothing is copied on the way there. The system gives what is used of it. Larger files come and go.
 */
const MOST_KEPT_BYTES = 24 << 20;
/** Small files have pieces of their own: in time every piece has held the largest file that came into it, and that much of it stays used. */
const KEPT_BYTES = [2 << 20, MOST_KEPT_BYTES] as const;

export function openEvidenceReader(job: ReaderJob): EvidenceReader {
  const free: Buffer[] = [];
  const memoryFor = (size: number): Buffer => {
    const length = KEPT_BYTES.find((kept) => kept >= size);
    if (length === undefined) return Buffer.allocUnsafeSlow(size);
    const at = free.findLastIndex((each) => each.length === length);
    return at < 0 ? Buffer.from(new SharedArrayBuffer(length)) : (free.splice(at, 1)[0] as Buffer);
  };
  let held: Buffer | null = null;
  let [closed, ageing]: [Buffer[], Buffer[]] = [[], []];
  let next: { readonly path: string; readonly reading: Promise<Loaded | 'large' | null> } | null = null;

  const load = async (file: FileToRead, most: number): Promise<Loaded | 'large' | null> => {
    const handle = await open(job.place(file.path));
    try {
      const { size } = await handle.stat();
      if (size > most) return 'large';
      const memory = memoryFor(size);
      const bytes = await readAsInspected(handle, file, { memory: memory.subarray(0, size), job });
      return bytes && { memory, bytes };
    } finally {
      await handle.close();
    }
  };

  return {
    async read(file) {
      const begun = next?.path === file.path ? next.reading : null;
      // Read for nothing: its memory is for others.
      if (!begun) void next?.reading.then((loaded) => loaded && loaded !== 'large' && free.push(loaded.memory));
      next = null;
      if (held) closed.push(held);
      held = null;
      const early = await begun;
      const loaded = early && early !== 'large' ? early : await load(file, Infinity);
      if (loaded === null || loaded === 'large') return null;
      held = loaded.memory;
      return loaded.bytes;
    },
    ahead(file) {
      next = { path: file.path, reading: load(file, MOST_KEPT_BYTES).catch(() => null) };
    },
    turn() {
      free.push(...ageing.filter((each) => each.buffer instanceof SharedArrayBuffer));
      [ageing, closed] = [closed, []];
    },
    close() {
      [held, next, closed, ageing, free.length] = [null, null, [], [], 0];
    },
  };
}

/** Null when it changes under our eyes, or has another content than it had. */
async function readAsInspected(handle: FileHandle, { path, sha256 }: FileToRead, { memory, job }: { readonly memory: Buffer; readonly job: ReaderJob }): Promise<Uint8Array | null> {
  // Marks are kept of files below `evidence/`, not of what was taken out of an archive.
  const look = job.place(path) === join(job.evidence, path) ? await job.marks.look(path) : null;
  const before = await handle.stat({ bigint: true });
  let at = 0;
  while (at < memory.length) {
    const { bytesRead } = await handle.read(memory, at, memory.length - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  const after = await handle.stat({ bigint: true });
  if (before.size !== after.size || before.mtimeNs !== after.mtimeNs || before.ctimeNs !== after.ctimeNs || BigInt(at) !== after.size) return null;
  const isUntouched = look !== null && job.marks.recall(path, look) === sha256 && (await job.marks.look(path)) === look;
  return isUntouched || createHash('sha256').update(memory).digest('hex') === sha256 ? memory : null;
}
