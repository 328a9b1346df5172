import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DISK, type Disk } from './disk.js';
import { openGrowing, type GrowingFile, type WriteAside } from './growing-file.js';
import { takeLock } from './lock.js';
import { finishMove, moveIn, NOTE, nothingThere, OLD, type Move } from './move-in.js';
import { SCRATCH } from './scratch.js';
import { isRunning, ownMark, type ProcessMark } from './own-process.js';
import { refusing } from './refusing.js';

/** A folder beside its final place: filled first, moved in when complete, thrown away otherwise. */
export interface Staging {
  readonly folder: string;
  /** Writes a whole file; parent folders are made. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  /** A file that grows: for volumes larger than memory. */
  append(path: string): Promise<GrowingFile>;
  /** Copies a file byte for byte. */
  copy(from: string, path: string): Promise<StagedFile>;
  /** Takes over a finished file of the same file system without writing it again: both places then hold the same file. */
  adopt(from: string, file: StagedFile): Promise<StagedFile>;
  /** Every file written so far, in the order of writing, with the hash of what was written. */
  readonly files: readonly StagedFile[];
  /** Forgets and removes everything written so far. */
  reset(): Promise<void>;
  /** Puts the folder in its place; the previous one disappears only after that. */
  publish(): Promise<void>;
  /** Puts only what was written in its place, entry by entry; other entries there stay. */
  publishParts(): Promise<void>;
  /** Clears what is not in its place and lets the next run in. */
  discard(): Promise<void>;
}

export interface StagedFile {
  /** Relative to the folder, `/` between folders. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const PREFIX = '.juanzong-';
/** File beside a work folder that says whose it is. */
const OWNER = '.owner';

/**
 * Opens a staging folder for `target`, which only one run may hold at a time; left-overs of killed runs beside it are
 * cleared first. Nobody else may look into the folder until it is in its place. `writeAside`: writes large files on in a thread of its own.
 */
export async function openStaging(target: string, { disk = DISK, writeAside = null }: { readonly disk?: Disk; readonly writeAside?: WriteAside | null } = {}): Promise<Staging> {
  const place = resolve(target);
  const parent = dirname(place);
  const folder = join(parent, `${PREFIX}${basename(place)}-${randomBytes(4).toString('hex')}`);
  const lock = await refusing(place, async () => {
    await disk.mkdir(parent, { recursive: true });
    return takeLock(lockOf(place), place);
  });
  const discard = async () => {
    // What cannot be removed now is left to the next run, as nobody's; so is a package whose move could neither be ended nor taken back.
    const isHalfMoved = await disk.stat(`${folder}${NOTE}`).catch(nothingThere).then((found) => found !== null, () => true);
    for (const path of isHalfMoved ? [`${folder}${OWNER}`] : [`${folder}${OWNER}`, folder]) await disk.rm(path, { recursive: true, force: true }).catch(() => {});
    await lock.release();
  };
  try {
    await refusing(place, async () => {
      await recover(place, disk);
      await disk.writeFile(`${folder}${OWNER}`, JSON.stringify(ownMark()), { mode: 0o600 });
      await disk.mkdir(folder, { mode: 0o700 });
    });
  } catch (error) {
    await discard();
    throw error;
  }
  const files: StagedFile[] = [];
  const note = (file: StagedFile) => {
    files.push(file);
    return file;
  };
  const publish = (list: () => Promise<Move['entries']>) => refusing(place, async () => {
    const entries = await list();
    await disk.chmod(folder, 0o777 & ~process.umask());
    await moveIn({ folder, place, entries }, disk);
  });
  return {
    folder,
    files,
    write: (path, bytes) => refusing(place, async () => void note(await writeWhole(disk, folder, path, bytes))),
    append: async (path) => {
      const growing = await refusing(place, () => openGrowing(disk, join(folder, path), { path, note, writeAside }));
      return { ...growing, append: (bytes) => refusing(place, () => growing.append(bytes)), close: () => refusing(place, () => growing.close()) };
    },
    copy: (from, path) => refusing(place, async () => note(await copyHashed(disk, from, folder, path))),
    adopt: (from, file) => refusing(place, async () => note(await linkOrCopy(disk, from, folder, file))),
    reset: () => refusing(place, async () => {
      await disk.rm(folder, { recursive: true, force: true });
      await disk.mkdir(folder, { mode: 0o700 });
      files.length = 0;
    }),
    publish: () => publish(async () => 'whole'),
    publishParts: () => publish(async () => (await disk.readdir(folder)).sort()),
    discard,
  };
}

async function writeWhole(disk: Disk, folder: string, path: string, content: Uint8Array | string): Promise<StagedFile> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const growing = await openGrowing(disk, join(folder, path), { path, note: (file) => file, writeAside: null });
  await growing.append(bytes);
  return growing.close();
}

async function copyHashed(disk: Disk, from: string, folder: string, path: string): Promise<StagedFile> {
  const to = join(folder, path);
  await disk.mkdir(dirname(to), { recursive: true });
  await disk.copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(to)) {
    hash.update(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Not every file system has links; a copy is then as good. */
async function linkOrCopy(disk: Disk, from: string, folder: string, file: StagedFile): Promise<StagedFile> {
  const to = join(folder, file.path);
  await disk.mkdir(dirname(to), { recursive: true });
  await disk.link(from, to).catch(() => disk.copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE));
  return file;
}

/** Finishes what a killed run had begun to move in, for who only reads; while another run is writing, it is left to that one. */
export async function recoverPlace(target: string): Promise<void> {
  const place = resolve(target);
  const lock = await takeLock(lockOf(place), place).catch(() => null);
  if (!lock) return;
  await recover(place, DISK).catch(() => {});
  await lock.release();
}

/** Whether a run writes to `target` just now, or one was killed and left something. */
export async function hasWorkFolder(target: string): Promise<boolean> {
  const place = resolve(target);
  return (await DISK.readdir(dirname(place))).some((name) => name.startsWith(`${PREFIX}${basename(place)}`));
}

function lockOf(place: string): string {
  return join(dirname(place), `${PREFIX}${basename(place)}.lock`);
}

/**
 * What killed runs left beside `place`: complete packages on their way in are moved in, all else is thrown away. Work
 * folders of runs that still go on are let be.
 */
async function recover(place: string, disk: Disk): Promise<void> {
  const name = basename(place);
  const parent = dirname(place);
  const mine = new RegExp(`^(${escapeRegExp(PREFIX + name)}-[0-9a-f]{8})(?:\\.(?:owner|move|move-part|old|scratch))?$`);
  const present = await disk.readdir(parent);
  const folders = new Set(present.flatMap((entry) => mine.exec(entry)?.[1] ?? []));
  for (const entry of present.filter((each) => each.startsWith(`${PREFIX}${name}.lock-`))) await disk.rm(join(parent, entry), { force: true });
  for (const folder of [...folders].sort().map((each) => join(parent, each))) {
    const owner = await disk.readText(`${folder}${OWNER}`).then((text) => JSON.parse(text) as ProcessMark).catch(() => null);
    // Who holds the lock has no other folder: one of this very process is left over as well.
    if (owner && owner.pid !== process.pid && isRunning(owner)) continue;
    await finishMove(folder, place, disk);
    for (const end of ['', NOTE, `${NOTE}-part`, OLD, SCRATCH, OWNER]) await disk.rm(`${folder}${end}`, { recursive: true, force: true });
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
