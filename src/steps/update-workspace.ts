import { dirname, join } from 'node:path';
import { GUIDE_NAME, isGuide } from '../scan/system-files.js';
import type { WorkspaceFile } from '../init/plan-workspace.js';
import { readBytes } from '../io/read-bytes.js';
import { walk } from '../io/walk.js';
import { writeNew } from '../io/write-new.js';
import { openPool, type Pool } from '../workers/pool.js';
import type { ContentOf, Initialised } from './init-workspace.js';

/**
 * Brings a workspace up to date after its standard has changed. What is missing is written; where a guide or a form now
 * says something else, the new one is put beside the old, which may have been filled in or written on. Nothing is
 * overwritten and nothing removed; `project.yaml` is left to people.
 */
export async function updateFolder(folder: string, planned: readonly WorkspaceFile[], content: ContentOf): Promise<Initialised> {
  const written: string[] = [];
  const kept: string[] = [];
  const renewed: string[] = [];
  const isChanged = new Map<string, boolean>();
  const pool = openPool({ jobs: 1, megabytes: 200 });
  try {
    for (const file of planned) {
      const old = await readBytes(join(folder, file.path)).catch(() => null);
      // The guide in Word follows the one in text, which comes first: two programs never write the same Word file.
      const changed = old !== null && (file.type === 'guide-word' ? (isChanged.get(dirname(file.path)) ?? false) : await differs(file, { old, place: join(folder, file.path) }, { content, pool }));
      if (file.type === 'guide') isChanged.set(dirname(file.path), changed);
      if (old !== null && !changed) kept.push(file.path);
      else if (old === null) ((await writeNew(folder, file.path, await content(file))) ? written : kept).push(file.path);
      else renewed.push(await writeBeside(folder, file.path, await content(file)));
    }
  } finally {
    await pool.close();
  }
  return { folder, written, kept, renewed, obsolete: await obsoleteFolders(folder, planned), zip: null };
}

interface There {
  readonly old: Uint8Array;
  readonly place: string;
}

async function differs(file: WorkspaceFile, { old, place }: There, { content, pool }: { readonly content: ContentOf; readonly pool: Pool }): Promise<boolean> {
  switch (file.type) {
    case 'text': return false;
    case 'guide': return new TextDecoder('utf-8', { ignoreBOM: true }).decode(old) !== (await content(file));
    case 'guide-word': return false;
    case 'form': return (await askedIn(place, pool)) !== JSON.stringify(file.rows.map(({ name, year, unit }) => [name, year === null ? '' : String(year), unit]));
  }
}

/** Names, years and units of a form, whatever was filled in. */
async function askedIn(place: string, pool: Pool): Promise<string> {
  const { facts } = await pool.run('inspect', { file: place, name: 'form.xlsx', cacheFolder: null, useCache: false, maxBytes: 50_000_000 }, { seconds: 30 });
  const table = facts.body.find((block) => block.type === 'table');
  return JSON.stringify((table?.rows ?? []).slice(1).map((row) => [row[0] ?? '', row[1] ?? '', row[3] ?? '']));
}

/** As `名称（新）.txt`, or with a number where that is taken by something else. */
async function writeBeside(folder: string, path: string, made: Uint8Array | string): Promise<string> {
  const dot = path.lastIndexOf('.');
  for (let number = 1; number <= MOST_VERSIONS; number++) {
    const beside = `${path.slice(0, dot)}（新${number === 1 ? '' : number}）${path.slice(dot)}`;
    if (await writeNew(folder, beside, made)) return beside;
    const there = await readBytes(join(folder, beside)).catch(() => null);
    if (there && Buffer.compare(there, Buffer.from(made as Uint8Array)) === 0) return beside;
  }
  return path;
}

const MOST_VERSIONS = 50;

/** Folders in which a guide lies although the standard has no place of that name any more. */
async function obsoleteFolders(folder: string, planned: readonly WorkspaceFile[]): Promise<string[]> {
  const known = new Set(planned.map((file) => dirname(file.path)));
  const { entries } = await walk(join(folder, 'evidence'));
  const guided = entries.filter(({ path }) => isGuide(path) && path.endsWith(GUIDE_NAME)).map(({ path }) => dirname(join('evidence', path)));
  return [...new Set(guided)].filter((place) => !known.has(place));
}
