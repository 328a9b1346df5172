import { lstat, readdir } from 'node:fs';
import { lstat as lstatAsync } from 'node:fs/promises';
import fastGlob from 'fast-glob';
import type { UnreadableFolder } from '../model/evidence.js';

export interface FoundEntry {
  /** Relative to the walked folder, `/` between folders, exactly as on disk. */
  readonly path: string;
  readonly type: 'file' | 'link' | 'other' | 'unreadable-name';
  readonly bytes: number;
}

export interface Walk {
  /** Sorted by code point, so that nothing depends on the order of the disk. */
  readonly entries: readonly FoundEntry[];
  readonly unreadable: readonly UnreadableFolder[];
}

/**
 * Lists everything below a folder that is not itself a folder. Links are named, never followed.
 * A folder that cannot be opened is reported and costs nothing else: without the `fs` adapter
 * fast-glob would give up the whole walk at the first one.
 */
export async function walk(folder: string): Promise<Walk> {
  const unreadable: UnreadableFolder[] = [];
  const list = ((path: string, options: { withFileTypes: true }, done: (error: NodeJS.ErrnoException | null, entries: unknown[]) => void) => {
    readdir(path, options, (error, entries) => {
      if (!error) return done(null, entries);
      unreadable.push({ path: relativeTo(folder, path), cause: error.code ?? error.message });
      return done(null, []);
    });
  }) as unknown as typeof readdir;
  const found = await fastGlob('**', {
    cwd: folder, dot: true, onlyFiles: false, objectMode: true, followSymbolicLinks: false, unique: false, fs: { readdir: list, lstat },
  });
  const entries = await Promise.all(found.filter((entry) => !entry.dirent.isDirectory()).map((entry) => describe(folder, entry.path)));
  return { entries: entries.sort(byPath), unreadable: unreadable.sort(byPath) };
}

async function describe(folder: string, path: string): Promise<FoundEntry> {
  try {
    const stats = await lstatAsync(`${folder}/${path}`);
    const type = stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'link' : 'other';
    return { path, type, bytes: stats.isFile() ? stats.size : 0 };
  } catch {
    // A name in bytes that are no UTF-8 is listed with U+FFFD and then not found under that name.
    return { path, type: 'unreadable-name', bytes: 0 };
  }
}

function relativeTo(folder: string, path: string): string {
  const rest = path.startsWith(folder) ? path.slice(folder.length) : path;
  return rest.replace(/^\/+/, '') || '.';
}

/** Code point order, the same on every machine and in every locale. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
