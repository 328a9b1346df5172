import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Remembers plain data under a key. A damaged or missing entry is simply not there. */
export interface Cache {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
}

export const NO_CACHE: Cache = { get: async () => undefined, put: async () => {} };

/** The user's cache folder, or the one given. Entries are written beside their place and moved in, so two runs at once cannot hurt each other. */
export function openCache(folder: string = defaultFolder()): Cache {
  const placeOf = (key: string) => {
    const name = createHash('sha256').update(key).digest('hex');
    return join(folder, name.slice(0, 2), name);
  };
  return {
    async get(key) {
      try {
        const { digest, body } = JSON.parse(await readFile(placeOf(key), 'utf8')) as { digest: string; body: string };
        return createHash('sha256').update(body).digest('hex') === digest ? JSON.parse(body) : undefined;
      } catch {
        return undefined;
      }
    },
    async put(key, value) {
      const place = placeOf(key);
      const beside = `${place}.${process.pid}.${randomBytes(4).toString('hex')}`;
      const body = JSON.stringify(value);
      try {
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        await writeFile(beside, JSON.stringify({ digest: createHash('sha256').update(body).digest('hex'), body }), { mode: 0o600 });
        await rename(beside, place);
      } catch {
        // A cache that cannot be written only costs time on the next run.
      }
    },
  };
}

function defaultFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || (process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined) || join(homedir(), '.cache');
  return join(base, 'juanzong');
}
