import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isRunning, ownMark } from './own-process.js';

/** Remembers plain data under a key. A damaged or missing entry is simply not there. */
export interface Cache {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
}

export const NO_CACHE: Cache = { get: async () => undefined, put: async () => {} };

/** The user's cache folder, or the one given. Entries are written elsewhere in it and moved in, so two runs at once cannot hurt each other. */
export function openCache(folder: string = defaultCacheFolder()): Cache {
  const placeOf = (key: string) => {
    const name = createHash('sha256').update(key).digest('hex');
    return join(folder, name.slice(0, 2), name);
  };
  return {
    async get(key) {
      try {
        const { digest, body } = JSON.parse(await readFile(placeOf(key), 'utf8')) as { digest: string; body: string };
        await markUsed(placeOf(key));
        return createHash('sha256').update(body).digest('hex') === digest ? JSON.parse(body) : undefined;
      } catch {
        return undefined;
      }
    },
    async put(key, value) {
      const body = JSON.stringify(value);
      const place = placeOf(key);
      try {
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        const piece = await pieceIn(folder);
        await writeFile(piece, JSON.stringify({ digest: createHash('sha256').update(body).digest('hex'), body }), { mode: 0o600 });
        await rename(piece, place);
      } catch {
        // A cache that cannot be written only costs time on the next run.
      }
    },
  };
}

const PIECES = 'pieces';

/** Where something is made that is not yet whole: a path in the cache folder that says which process is at it. */
export async function pieceIn(folder: string): Promise<string> {
  await mkdir(join(folder, PIECES), { recursive: true, mode: 0o700 });
  const { pid, started } = ownMark();
  return join(folder, PIECES, [pid, started ?? '', randomBytes(4).toString('hex')].join('.'));
}

/** Removes what runs that were killed left half made. From another machine's view a run here may seem dead: it then does without an entry. */
export async function clearPieces(folder: string = defaultCacheFolder()): Promise<void> {
  const { host } = ownMark();
  for (const name of await readdir(join(folder, PIECES)).catch(() => [])) {
    const [pid, started] = name.split('.');
    if (!isRunning({ pid: Number(pid), host, started: started || null })) await rm(join(folder, PIECES, name), { recursive: true, force: true }).catch(() => {});
  }
}

/** An hour is exact enough to tell what nobody uses any more (`prune-cache.ts`). */
const USE_NOTED_MS = 3_600_000;

/** Notes that an entry, file or folder, is in use, so that it is not pruned. False when it is not there. */
export async function markUsed(place: string): Promise<boolean> {
  const now = Date.now();
  const used = await stat(place).then((found) => found.mtimeMs, () => null);
  if (used !== null && now - used > USE_NOTED_MS) await utimes(place, now / 1000, now / 1000).catch(() => {});
  return used !== null;
}

/** The folder of this program below the user’s caches. */
export function defaultCacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || (process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined) || join(homedir(), '.cache');
  return join(base, 'juanzong');
}
