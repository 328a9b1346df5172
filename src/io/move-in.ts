import { join } from 'node:path';
import { DISK, type Disk } from './disk.js';

/**
 * Moving a complete package into its place. The note is written before the first move and removed after the last: a run
 * that is killed between leaves everything that the next one needs to finish the moves. Without a note nothing was moved.
 *
 * `whole` replaces the place; a list replaces only these entries of it, and the others stay.
 */
export interface Move {
  /** Where the package was made. */
  readonly folder: string;
  readonly place: string;
  readonly entries: 'whole' | readonly string[];
}

/** File beside the folder that says its package is complete and on the way in. */
export const NOTE = '.move';
/** Folder beside it with what was there before. */
export const OLD = '.old';

/**
 * Moves in. When the disk refuses, what was moved is put back, and the error thrown on. When it refuses that as well, the note
 * stays, and the next run ends the move.
 */
export async function moveIn(move: Move, disk: Disk = DISK): Promise<void> {
  const note = `${move.folder}${NOTE}`;
  // Written beside and renamed: a note is whole or not there.
  await disk.writeFile(`${note}-part`, JSON.stringify(move.entries), { mode: 0o600 });
  await disk.rename(`${note}-part`, note);
  try {
    await forward(move, disk);
  } catch (error) {
    await back(move, disk);
    await disk.rm(note, { force: true });
    await disk.rm(`${move.folder}${OLD}`, { recursive: true, force: true });
    throw error;
  }
  // The package is in its place; what cannot be cleared now the next run clears.
  await clear(move.folder, disk).catch(() => {});
}

/** Finishes the moves of a run that was killed while making them. False when there is no note: then nothing was moved. */
export async function finishMove(folder: string, place: string, disk: Disk = DISK): Promise<boolean> {
  const text = await disk.readText(`${folder}${NOTE}`).catch(nothingThere);
  if (text === null) return false;
  const entries = readNote(text);
  if (entries === null) {
    // Cut off when the machine lost its power: what was there before is all that is known to be whole.
    const old = `${folder}${OLD}`;
    if ((await isThere(old, disk)) && !(await isThere(place, disk))) await disk.rename(old, place);
    return false;
  }
  await forward({ folder, place, entries }, disk);
  await clear(folder, disk);
  return true;
}

function readNote(text: string): Move['entries'] | null {
  try {
    return JSON.parse(text) as Move['entries'];
  } catch {
    return null;
  }
}

/** Every step asks what is still to be done, so that it can be begun again after any of them. */
async function forward({ folder, place, entries }: Move, disk: Disk): Promise<void> {
  const old = `${folder}${OLD}`;
  if (entries === 'whole') {
    if (!(await isThere(folder, disk))) return;
    if ((await isThere(place, disk)) && !(await isThere(old, disk))) await disk.rename(place, old);
    await disk.rename(folder, place);
    return;
  }
  await disk.mkdir(place, { recursive: true });
  await disk.mkdir(old, { recursive: true });
  for (const entry of entries) {
    if (!(await isThere(join(folder, entry), disk))) continue;
    if ((await isThere(join(place, entry), disk)) && !(await isThere(join(old, entry), disk))) await disk.rename(join(place, entry), join(old, entry));
    await disk.rename(join(folder, entry), join(place, entry));
  }
}

async function back({ folder, place, entries }: Move, disk: Disk): Promise<void> {
  const old = `${folder}${OLD}`;
  if (entries === 'whole') {
    if (await isThere(old, disk)) await disk.rename(old, place);
    return;
  }
  const moved = (await disk.readdir(old).catch(nothingThere)) ?? [];
  for (const entry of entries) {
    if (!(await isThere(join(folder, entry), disk))) await disk.rename(join(place, entry), join(folder, entry));
    if (moved.includes(entry)) await disk.rename(join(old, entry), join(place, entry));
  }
}

/** The note goes last but for what is thrown away: from then on nothing is left to be done. */
async function clear(folder: string, disk: Disk): Promise<void> {
  await disk.rm(`${folder}${NOTE}`, { force: true });
  await disk.rm(`${folder}${OLD}`, { recursive: true, force: true });
  await disk.rm(folder, { recursive: true, force: true });
}

function isThere(path: string, disk: Disk): Promise<boolean> {
  return disk.stat(path).catch(nothingThere).then((found) => found !== null);
}

/** Null for what is not there. What the disk will not tell is an error: taken for absent, it would be overwritten or thrown away. */
export function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
