import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what is needed again within this run and must not fill the memory. */
export interface Scratch {
  /** Keeps bytes; gives the absolute path they lie at. */
  keep(bytes: Uint8Array): Promise<string>;
  read(path: string): Promise<Uint8Array>;
  discard(): Promise<void>;
}

/** The folder is made when the first bytes come. */
export function openScratch(): Scratch {
  let folder: Promise<string> | null = null;
  let count = 0;
  return {
    async keep(bytes) {
      folder ??= mkdtemp(join(tmpdir(), 'juanzong-'));
      const path = join(await folder, String(++count));
      await writeFile(path, bytes);
      return path;
    },
    read: (path) => readFile(path),
    async discard() {
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}
