import { chmod, copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

/** What a disk is asked to do while a package is written and moved in. Tests hand in one that refuses. */
export interface Disk {
  readonly chmod: typeof chmod;
  readonly copyFile: typeof copyFile;
  readonly link: typeof link;
  readonly mkdir: typeof mkdir;
  readonly open: typeof open;
  readonly readdir: (path: string) => Promise<string[]>;
  readonly readText: (path: string) => Promise<string>;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
  readonly stat: (path: string) => Promise<unknown>;
  readonly writeFile: typeof writeFile;
}

export const DISK: Disk = { chmod, copyFile, link, mkdir, open, readdir: (path) => readdir(path), readText: (path) => readFile(path, 'utf8'), rename, rm, stat: (path) => stat(path), writeFile };
