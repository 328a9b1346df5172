import { readFile } from 'node:fs/promises';

/** A whole file that came with the package or was named by the user: fonts, layouts, parts of engines. Throws what the disk throws. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path);
}
