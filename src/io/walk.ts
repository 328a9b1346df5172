import { readdir } from 'node:fs';
import { lstat } from 'node:fs/promises';
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
 *
 * fast-glob drives the walk, but what counts is what the disk listed: its patterns pass over names with a line
 * break, and it would give up the whole walk at the first folder it may not open.
 */
export async function walk(folder: string): Promise<Walk> {
  const seen = new Set<string>();
  const listed = new Set<string>();
  const folders = [folder];
  const unreadable: UnreadableFolder[] = [];
  const list = (path: string, options: { withFileTypes: true }, done: (error: null, entries: unknown[]) => void) => {
    listed.add(path);
    readdir(path, options, (error, entries) => {
      if (error) unreadable.push({ path: relativeTo(folder, path), cause: error.code ?? error.message });
      for (const entry of entries ?? []) {
        const full = `${path}/${entry.name}`;
        if (entry.isDirectory()) folders.push(full);
        else seen.add(relativeTo(folder, full));
      }
      done(null, entries ?? []);
    });
  };
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    if (listed.has(next)) continue;
    await fastGlob('**', { cwd: next, dot: true, onlyFiles: false, followSymbolicLinks: false, unique: false, fs: { readdir: list as unknown as typeof readdir } });
  }
  const entries = await Promise.all([...seen].map((path) => describe(folder, path)));
  return { entries: entries.sort(byPath), unreadable: unreadable.sort(byPath) };
}

async function describe(folder: string, path: string): Promise<FoundEntry> {
  try {
    const stats = await lstat(`${folder}/${path}`);
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
