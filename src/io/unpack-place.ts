import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { defaultCacheFolder, markUsed, pieceIn } from './cache.js';

const INDEX = 'index.json';

/** Where the files of one archive lie once they are unpacked, and what was noted of them. */
export interface UnpackPlace<Index> {
  readonly folder: string;
  readonly index: Index;
}

/**
 * Unpacks into the cache folder, below `key`, under numbers: no name from an archive ever becomes a name on the disk.
 * What lies there complete is used again. Filled elsewhere and moved in, so two runs at once cannot hurt each other.
 */
export async function fillUnpackPlace<Index>(cacheFolder: string | null, key: string, fill: (put: (bytes: Uint8Array) => Promise<number>) => Promise<Index>): Promise<UnpackPlace<Index>> {
  const cache = cacheFolder ?? defaultCacheFolder();
  const folder = join(cache, 'unpacked', key);
  const known = await readIndex<Index>(folder);
  if (known) return { folder, index: known };
  const beside = await pieceIn(cache);
  await mkdir(beside, { mode: 0o700 });
  try {
    let next = 0;
    const index = await fill(async (bytes) => {
      await writeFile(join(beside, String(next)), bytes, { mode: 0o600 });
      return next++;
    });
    await writeFile(join(beside, INDEX), JSON.stringify(index), { mode: 0o600 });
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    await rename(beside, folder);
    return { folder, index };
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    // Another run was faster.
    const other = await readIndex<Index>(folder);
    if (other) return { folder, index: other };
    throw error;
  }
}

async function readIndex<Index>(folder: string): Promise<Index | null> {
  try {
    const index = JSON.parse(await readFile(join(folder, INDEX), 'utf8')) as Index;
    await markUsed(folder);
    return index;
  } catch {
    return null;
  }
}
