import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** Moves in. When the disk refuses, what was moved is put back, and the error thrown on. */
export async function moveIn(move: Move): Promise<void> {
  const note = `${move.folder}${NOTE}`;
  // Written beside and renamed: a note is whole or not there.
  await writeFile(`${note}-part`, JSON.stringify(move.entries), { mode: 0o600 });
  await rename(`${note}-part`, note);
  try {
    await forward(move);
  } catch (error) {
    await back(move);
    await rm(note, { force: true });
    throw error;
  }
  await clear(move.folder);
}

/** Finishes the moves of a run that was killed while making them. False when there is no note: then nothing was moved. */
export async function finishMove(folder: string, place: string): Promise<boolean> {
  const entries = await readFile(`${folder}${NOTE}`, 'utf8').then((text) => JSON.parse(text) as Move['entries']).catch(() => null);
  if (entries === null) return false;
  await forward({ folder, place, entries });
  await clear(folder);
  return true;
}

/** Every step asks what is still to be done, so that it can be begun again after any of them. */
async function forward({ folder, place, entries }: Move): Promise<void> {
  const old = `${folder}${OLD}`;
  if (entries === 'whole') {
    if (!(await isThere(folder))) return;
    if ((await isThere(place)) && !(await isThere(old))) await rename(place, old);
    await rename(folder, place);
    return;
  }
  await mkdir(place, { recursive: true });
  await mkdir(old, { recursive: true });
  for (const entry of entries) {
    if (!(await isThere(join(folder, entry)))) continue;
    if ((await isThere(join(place, entry))) && !(await isThere(join(old, entry)))) await rename(join(place, entry), join(old, entry));
    await rename(join(folder, entry), join(place, entry));
  }
}

async function back({ folder, place, entries }: Move): Promise<void> {
  const old = `${folder}${OLD}`;
  if (entries === 'whole') {
    if (await isThere(old)) await rename(old, place);
    return;
  }
  const moved = await readdir(old).catch((): string[] => []);
  for (const entry of entries) {
    if (!(await isThere(join(folder, entry)))) await rename(join(place, entry), join(folder, entry));
    if (moved.includes(entry)) await rename(join(old, entry), join(place, entry));
  }
}

/** The note goes last but for what is thrown away: from then on nothing is left to be done. */
async function clear(folder: string): Promise<void> {
  await rm(`${folder}${NOTE}`, { force: true });
  await rm(`${folder}${OLD}`, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
