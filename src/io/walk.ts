import { readdir, type Dirent } from 'node:fs';
import { lstat } from 'node:fs/promises';
import fastGlob from 'fast-glob';
import type { UnreadableFolder } from '../model/evidence.js';
import { entryName, escaped } from './entry-name.js';

export interface FoundEntry {
  /** Relative to the walked folder, `/` between folders, exactly as on disk where the name is UTF-8. */
  readonly path: string;
  readonly type: 'file' | 'link' | 'other' | 'unreadable-name';
  readonly bytes: number;
}

export interface Walk {
  /** Sorted by code point, so that nothing depends on the order of the disk. */
  readonly entries: readonly FoundEntry[];
  readonly unreadable: readonly UnreadableFolder[];
}

/** What the disk lists in one folder: its entries for the walk, and those whose names are no text, told apart by their bytes. */
interface Listing {
  readonly entries: readonly Dirent[];
  readonly strange: readonly { readonly name: string; readonly isFolder: boolean }[];
}

/**
 * Lists everything below a folder that is not itself a folder. Links are named, never followed.
 *
 * fast-glob drives the walk, but what counts is what the disk listed: its patterns pass over names with a line
 * break, and it would give up the whole walk at the first folder it may not open.
 */
export async function walk(folder: string): Promise<Walk> {
  const seen = new Set<string>();
  const strange: FoundEntry[] = [];
  const listed = new Set<string>();
  const folders = [folder];
  const unreadable: UnreadableFolder[] = [];
  const list = (path: string, _options: { withFileTypes: true }, done: (error: null, entries: readonly Dirent[]) => void) => {
    listed.add(path);
    readdir(path, { withFileTypes: true, encoding: 'buffer' }, (error, found) => {
      if (error) unreadable.push({ path: relativeTo(folder, path), cause: error.code ?? error.message });
      const { entries, strange: odd } = readListing(found ?? []);
      for (const entry of entries) {
        const full = `${path}/${entry.name}`;
        if (entry.isDirectory()) folders.push(full);
        else seen.add(relativeTo(folder, full));
      }
      for (const { name, isFolder } of odd) {
        const own = relativeTo(folder, `${path}/${name}`);
        if (isFolder) unreadable.push({ path: own, cause: 'EILSEQ' });
        else strange.push({ path: own, type: 'unreadable-name', bytes: 0 });
      }
      done(null, entries);
    });
  };
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    if (listed.has(next)) continue;
    await fastGlob('**', { cwd: next, dot: true, onlyFiles: false, followSymbolicLinks: false, unique: false, fs: { readdir: list as unknown as typeof readdir } });
  }
  const entries = await Promise.all([...seen].map((path) => describe(folder, path)));
  return { entries: [...entries, ...strange].sort(byPath), unreadable: unreadable.sort(byPath) };
}

function readListing(found: readonly Dirent<Buffer>[]): Listing {
  const named = found.map((entry) => ({ entry, ...entryName(entry.name) }));
  const taken = new Map<string, number>();
  for (const { name } of named) taken.set(name, (taken.get(name) ?? 0) + 1);
  return {
    entries: named.filter((each) => each.isExact).map(({ entry, name }) => Object.assign(entry as unknown as Dirent, { name })),
    // Two such names can read alike, or like a proper one beside them.
    strange: named.filter((each) => !each.isExact).map(({ entry, name }) => ({ name: taken.get(name) === 1 ? name : escaped(entry.name), isFolder: entry.isDirectory() })),
  };
}

async function describe(folder: string, path: string): Promise<FoundEntry> {
  try {
    const stats = await lstat(`${folder}/${path}`);
    const type = stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'link' : 'other';
    return { path, type, bytes: stats.isFile() ? stats.size : 0 };
  } catch {
    // Gone since it was listed: reading it will say so.
    return { path, type: 'file', bytes: 0 };
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
