import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A whole file that came with the package or was named by the user: fonts, layouts, parts of engines. Throws what the disk throws. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path);
}

/** So many bytes of a file from a place on; fewer when the file ends before. Throws what the disk throws. */
export async function readRange(path: string, from: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The whole files of a folder whose names end like this, in code point order. */
export async function readFolder(folder: string, ending: string): Promise<Uint8Array[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}
