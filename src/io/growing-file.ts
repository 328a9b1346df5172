import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Disk } from './disk.js';
import type { StagedFile } from './staging.js';

/** A file that is written while it grows. */
export interface GrowingFile {
  /** Pieces come to lie in the order of the calls; the bytes must stay as they are until this is done. */
  append(bytes: Uint8Array): Promise<void>;
  /** Nobody holds what was written so far any more. */
  rest(): Promise<void>;
  /** SHA-256 of what was appended so far, hexadecimal. */
  digest(): Promise<string>;
  close(): Promise<StagedFile>;
}

/** The rest of a file that was begun here, written by another thread, which reckons the hash of all of it. */
export interface FileAside {
  /** Puts pieces behind what is there; done when they are on the disk. Those in shared memory are not copied on the way. */
  write(pieces: readonly Uint8Array[]): Promise<void>;
  /** Forgets what was written: its memory is given back, as far as others forgot it too. */
  rest(): Promise<void>;
  /** SHA-256 of all of it, hexadecimal. */
  digest(): Promise<string>;
  close(): Promise<void>;
}

/** `begun`: so many bytes lie on the disk already. */
export type WriteAside = (file: string, begun: number) => FileAside;

/** From here on a file is written aside: a smaller one is done before a thread has begun. */
const WRITTEN_HERE_BYTES = 8 << 20;

interface Growing {
  /** As the file will be called in the package. */
  readonly path: string;
  readonly note: (file: StagedFile) => StagedFile;
  readonly writeAside: WriteAside | null;
}

export async function openGrowing(disk: Disk, place: string, { path, note, writeAside }: Growing): Promise<GrowingFile> {
  await disk.mkdir(dirname(place), { recursive: true });
  const file = await disk.open(place, 'wx');
  const here = createHash('sha256');
  let aside: FileAside | null = null;
  let bytes = 0;
  let waiting: Uint8Array[] = [];
  let written: Promise<void> = Promise.resolve();
  const writeWaiting = async (before: Promise<void>): Promise<void> => {
    const chunks = waiting;
    const start = bytes - chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    waiting = [];
    if (writeAside && !aside && start > WRITTEN_HERE_BYTES) {
      await before;
      // Of several that waited for this the first one opens it.
      aside ??= writeAside(place, start);
    }
    if (aside) return aside.write(chunks);
    const done = writeAt(file, chunks, start);
    // The disk writes while the processor reckons.
    for (const chunk of chunks) here.update(chunk);
    await Promise.all([done, before]);
  };
  const digest = async (): Promise<string> => {
    await written;
    return aside ? aside.digest() : here.copy().digest('hex');
  };
  return {
    append(chunk) {
      bytes += chunk.length;
      // What is appended in one go is written in one go.
      if (waiting.push(chunk) > 1) return written;
      const before = written;
      written = Promise.resolve().then(() => writeWaiting(before));
      // Who appended is told; until then nobody has to listen.
      written.catch(() => {});
      return written;
    },
    async rest() {
      await written;
      await aside?.rest();
    },
    digest,
    async close() {
      try {
        const sha256 = await digest();
        return note({ path, bytes, sha256 });
      } finally {
        await aside?.close().catch(() => {});
        await file.close();
      }
    },
  };
}

/** A disk that is nearly full takes a part and refuses the rest. */
async function writeAt(file: FileHandle, chunks: readonly Uint8Array[], position: number): Promise<void> {
  let left = chunks.filter((chunk) => chunk.length > 0);
  let at = position;
  while (left.length > 0) {
    const { bytesWritten } = await file.writev(left, at);
    at += bytesWritten;
    left = behind(left, bytesWritten);
  }
}

function behind(chunks: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes;
  return chunks.flatMap((chunk) => {
    const done = Math.min(skip, chunk.length);
    skip -= done;
    return done === chunk.length ? [] : [chunk.subarray(done)];
  });
}
