import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
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
  /** Copies a file byte for byte. */
  copy(from: string, path: string): Promise<StagedFile>;
  /** Every file written so far, in the order of writing, with the hash of what was written. */
  readonly files: readonly StagedFile[];
  /** Forgets and removes everything written so far. */
  reset(): Promise<void>;
  /** Puts the folder in its place; the previous one disappears only after that. */
  publish(): Promise<void>;
  /** Puts only what was written in its place, entry by entry; other entries there stay. */
  publishParts(): Promise<void>;
  discard(): Promise<void>;
}

export interface StagedFile {
  /** Relative to the folder, `/` between folders. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface GrowingFile {
  append(bytes: Uint8Array): Promise<void>;
  close(): Promise<StagedFile>;
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
  const files: StagedFile[] = [];
  const note = (file: StagedFile) => {
    files.push(file);
    return file;
  };
  return {
    folder,
    files,
    write: (path, bytes) => refusing(place, async () => void note(await writeWhole(folder, path, bytes))),
    append: (path) => refusing(place, async () => openGrowing(folder, path, note)),
    copy: (from, path) => refusing(place, async () => note(await copyHashed(from, folder, path))),
    reset: () => refusing(place, async () => {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
      files.length = 0;
    }),
    publish: () => refusing(place, () => moveIn(folder, place)),
    publishParts: () => refusing(place, () => movePartsIn(folder, place)),
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}

async function writeWhole(folder: string, path: string, content: Uint8Array | string): Promise<StagedFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const growing = await openGrowing(folder, path, (file) => file);
  await growing.append(bytes);
  return growing.close();
}

async function openGrowing(folder: string, path: string, note: (file: StagedFile) => StagedFile): Promise<GrowingFile> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  const file = await open(join(folder, path), 'wx');
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
      return note({ path, bytes, sha256: hash.digest('hex') });
    },
  };
}

async function copyHashed(from: string, folder: string, path: string): Promise<StagedFile> {
  const to = join(folder, path);
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(to)) {
    hash.update(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Each entry is swapped by two renames; a `dossier/` of an earlier run stays what it was. */
async function movePartsIn(folder: string, place: string): Promise<void> {
  await mkdir(place, { recursive: true });
  for (const entry of (await readdir(folder)).sort()) {
    const old = join(folder, `.old-${entry}`);
    const had = await stat(join(place, entry)).then(() => true, () => false);
    if (had) await rename(join(place, entry), old);
    await rename(join(folder, entry), join(place, entry));
    if (had) await rm(old, { recursive: true, force: true });
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
