import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refusing } from './refusing.js';

/** A folder for what is needed again within this run and must not fill the memory. */
export interface Scratch {
  /** Absolute; nobody else may look into it. */
  folder(): Promise<string>;
  /** Keeps bytes; gives the absolute path they lie at. */
  keep(bytes: Uint8Array): Promise<string>;
  read(path: string): Promise<Uint8Array>;
  discard(): Promise<void>;
}

/** Of the scratch folder beside a work folder. */
export const SCRATCH = '.scratch';

/** A folder beside the work folder of a run, made when the first bytes come; what a killed run leaves is cleared with its work folder. */
export function openScratch(workFolder: string): Scratch {
  const folder = `${workFolder}${SCRATCH}`;
  const make = () => mkdir(folder, { recursive: true, mode: 0o700 });
  let count = 0;
  return {
    folder: () => refusing(folder, async () => {
      await make();
      return folder;
    }),
    keep: (bytes) => refusing(folder, async () => {
      await make();
      const path = join(folder, String(++count));
      await writeFile(path, bytes, { mode: 0o600 });
      return path;
    }),
    read: (path) => readFile(path),
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}
