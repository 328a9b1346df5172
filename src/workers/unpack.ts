import { entryPath } from '../inspect/archive/entry-path.js';
import { unzipEntry } from '../inspect/archive/unzip-entry.js';
import { zipDirectory, type ZipEntry } from '../inspect/archive/zip-directory.js';
import { detailOf, Unreadable } from '../inspect/format.js';
import { recognise } from '../inspect/recognise.js';
import { fillUnpackPlace } from '../io/unpack-place.js';
import { readEvidence } from '../io/read-evidence.js';
import type { FactProblem } from '../model/facts.js';

export interface UnpackTask {
  /** Absolute path of the archive, read only. */
  readonly file: string;
  readonly name: string;
  readonly cacheFolder: string | null;
  /** Of the archive, of one file in it, and of all files in it together. */
  readonly maxBytes: number;
  readonly maxTotalBytes: number;
}

/** A file in an archive. `number`: its name in the folder; null when it was not taken out, and why. */
export interface UnpackedFile {
  readonly path: string;
  readonly bytes: number;
  readonly number: number | null;
  readonly problem: FactProblem | null;
}

/** Null: not a zip, or one of which nothing can be listed; it stays an archive that was not looked into. */
export type UnpackAnswer = { readonly folder: string; readonly files: readonly UnpackedFile[] } | null;

/** Raised whenever other files come out of the same archive. */
const WAY = 'zip-1';

/** Takes the files of a zip out into the cache. Every entry is told: taken out, or with the reason why not. */
export async function unpack(ask: UnpackTask): Promise<UnpackAnswer> {
  const read = await readEvidence(ask.file, ask.maxBytes);
  if (read.state !== 'read' || recognise(read.bytes, ask.name) !== 'zip') return null;
  const { bytes, sha256 } = read;
  try {
    const entries = zipDirectory(bytes).filter((entry) => !entry.isFolder);
    const { folder, index } = await fillUnpackPlace(ask.cacheFolder, `${WAY}-${sha256}-${ask.maxBytes}-${ask.maxTotalBytes}`, (put) => takeOut(bytes, entries, { put, ask }));
    return { folder, files: index };
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

async function takeOut(bytes: Uint8Array, entries: readonly ZipEntry[], { put, ask }: { readonly put: (bytes: Uint8Array) => Promise<number>; readonly ask: UnpackTask }): Promise<UnpackedFile[]> {
  const files: UnpackedFile[] = [];
  const taken = new Map<string, number>();
  let left = ask.maxTotalBytes;
  for (const entry of entries) {
    const { path, isUnsafe } = entryPath(entry.name);
    const own = distinct(path, taken);
    try {
      if (isUnsafe || entry.isLink) throw new Unreadable('unsafe-path', detailOf(entry.isLink ? 'a link' : entry.name));
      const content = unzipEntry(bytes, entry, Math.min(ask.maxBytes, left));
      left -= content.length;
      files.push({ path: own, bytes: content.length, number: await put(content), problem: null });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      files.push({ path: own, bytes: entry.bytes, number: null, problem: { code: error.code, page: null, detail: error.detail } });
    }
  }
  return files;
}

/** Two entries of one name, or of names that differ in what was left out, are two files all the same. */
function distinct(path: string, taken: Map<string, number>): string {
  const before = taken.get(path) ?? 0;
  taken.set(path, before + 1);
  return before === 0 ? path : path.replace(/(\.[^./]*)?$/, (extension) => ` (${before + 1})${extension}`);
}
