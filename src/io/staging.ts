import { randomBytes } from 'node:crypto';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { EXIT, UserError } from '../errors.js';

/** A folder beside its final place: filled first, moved in when complete, thrown away otherwise. */
export interface Staging {
  readonly folder: string;
  /** Writes a whole file; parent folders are made. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  /** A file that grows: for volumes larger than memory. */
  append(path: string): Promise<GrowingFile>;
  /** Copies a file byte for byte and returns its SHA-256. */
  copy(from: string, path: string): Promise<string>;
  /** Puts the folder in its place; the previous one disappears only after that. */
  publish(): Promise<void>;
  discard(): Promise<void>;
}

export interface GrowingFile {
  append(bytes: Uint8Array): Promise<void>;
  close(): Promise<{ readonly bytes: number; readonly sha256: string }>;
}

const PREFIX = '.juanzong-';

/** Opens a staging folder for `target`; left-overs of interrupted runs beside it are removed first. */
export async function openStaging(target: string): Promise<Staging> {
  const place = resolve(target);
  const parent = dirname(place);
  const folder = join(parent, `${PREFIX}${basename(place)}-${process.pid}-${randomBytes(4).toString('hex')}`);
  await refusing(place, async () => {
    await mkdir(parent, { recursive: true });
    await removeLeftOvers(parent, basename(place));
    await mkdir(folder);
  });
  return {
    folder,
    write: (path, bytes) => refusing(place, () => writeWhole(join(folder, path), bytes)),
    append: (path) => refusing(place, () => openGrowing(join(folder, path))),
    copy: (from, path) => refusing(place, () => copyHashed(from, join(folder, path))),
    publish: () => refusing(place, () => moveIn(folder, place)),
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}

async function openGrowing(path: string): Promise<GrowingFile> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    async append(chunk) {
      await file.writeFile(chunk);
      hash.update(chunk);
      bytes += chunk.length;
    },
    async close() {
      await file.close();
      return { bytes, sha256: hash.digest('hex') };
    },
  };
}

async function copyHashed(from: string, to: string): Promise<string> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const file = await open(to, 'r');
  try {
    const hash = createHash('sha256');
    for await (const chunk of file.createReadStream({ autoClose: false })) hash.update(chunk as Uint8Array);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

/** Two renames: between them the place is empty for an instant, but no moment has half a package in it. */
async function moveIn(folder: string, place: string): Promise<void> {
  const old = `${folder}-old`;
  const had = await stat(place).then(() => true, () => false);
  if (had) await rename(place, old);
  try {
    await rename(folder, place);
  } catch (error) {
    if (had) await rename(old, place);
    throw error;
  }
  if (had) await rm(old, { recursive: true, force: true });
}

/** Left-overs of runs whose process is gone. A folder `…-old` without its place is put back: the run died between the renames. */
async function removeLeftOvers(parent: string, name: string): Promise<void> {
  const mine = new RegExp(`^${escapeRegExp(PREFIX + name)}-(\\d+)-[0-9a-f]{8}(-old)?$`);
  const present = await readdir(parent);
  for (const entry of present) {
    const match = mine.exec(entry);
    if (!match || isAlive(Number(match[1]))) continue;
    if (match[2] && !present.includes(name)) await rename(join(parent, entry), join(parent, name));
    else await rm(join(parent, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Disk errors while writing are the user's to mend: named with the place and the next step. */
async function refusing<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!code || error instanceof UserError) throw error;
    throw new UserError({
      code: 'out/cannot-write',
      message: { zh: '无法写入“{place}”（{code}）。原有成果未被改动。', en: 'Cannot write “{place}” ({code}). What was there before is unchanged.' },
      hint: { zh: '请检查磁盘空间和文件夹权限，关闭已打开的成果文件后重试，或用 --out 换一个位置。', en: 'Check disk space and permissions, close files of the package that are open elsewhere, or choose another place with --out.' },
      args: { place, code },
      exit: EXIT.input,
      cause: error,
    });
  }
}
