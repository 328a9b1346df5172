import { readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCacheFolder } from './cache.js';

/** How much the cache may hold, and how long something stays that nobody asks for. */
export interface CacheBounds {
  readonly bytes: number;
  readonly days: number;
}

const BOUNDS: CacheBounds = { bytes: 5_000_000_000, days: 60 };
const DAY_MS = 86_400_000;
/** Says by its time when the cache was pruned last. */
const NOTE = 'pruned';

interface Entry {
  readonly path: string;
  readonly bytes: number;
  readonly usedMs: number;
}

/**
 * Removes what nobody asked for in a long time, then the longest unused until the rest fits; once a day, for it looks at
 * every entry. What was used within a day always stays: another run may be about to read it (`markUsed` in cache.ts keeps the time).
 * A cache that cannot be pruned stays as it is.
 */
export async function pruneCache(folder: string = defaultCacheFolder(), { bounds = BOUNDS, now = Date.now() }: { readonly bounds?: CacheBounds; readonly now?: number } = {}): Promise<void> {
  try {
    const note = join(folder, NOTE);
    const last = await stat(note).then((found) => found.mtimeMs, () => 0);
    if (now - last < DAY_MS) return;
    await writeFile(note, '', { mode: 0o600 });
    await utimes(note, now / 1000, now / 1000);
    let left = 0;
    for (const entry of (await entriesOf(folder)).sort((a, b) => b.usedMs - a.usedMs || (a.path < b.path ? -1 : 1))) {
      left += entry.bytes;
      const unusedMs = now - entry.usedMs;
      if (unusedMs > bounds.days * DAY_MS || (unusedMs > DAY_MS && left > bounds.bytes)) await remove(entry.path);
    }
  } catch {
    // Somebody else's folder, a full disk: all that is lost is room.
  }
}

/** Files below the folders of two digits, and each unpacked archive as one. */
async function entriesOf(folder: string): Promise<Entry[]> {
  const shelves = (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const files = await Promise.all(shelves.map(async (shelf) => Promise.all((await readdir(join(folder, shelf))).map((name) => entryAt(join(folder, shelf, name))))));
  const unpacked = join(folder, 'unpacked');
  const archives = await Promise.all((await readdir(unpacked).catch(() => [])).map((name) => archiveAt(join(unpacked, name))));
  return [...files.flat(), ...archives].filter((entry): entry is Entry => entry !== null);
}

async function entryAt(path: string): Promise<Entry | null> {
  return stat(path).then(({ size, mtimeMs }) => ({ path, bytes: size, usedMs: mtimeMs }), () => null);
}

async function archiveAt(path: string): Promise<Entry | null> {
  const inside = await readdir(path).catch(() => null);
  if (inside === null) return null;
  const files = (await Promise.all(inside.map((name) => entryAt(join(path, name))))).filter((entry): entry is Entry => entry !== null);
  const { mtimeMs } = await stat(path);
  return { path, bytes: files.reduce((sum, file) => sum + file.bytes, 0), usedMs: Math.max(mtimeMs, ...files.map((file) => file.usedMs)) };
}

/** Renamed first, so that a folder is there whole or not at all. */
async function remove(path: string): Promise<void> {
  const aside = `${path}.gone`;
  await rename(path, aside).catch(() => {});
  await rm(aside, { recursive: true, force: true });
}
