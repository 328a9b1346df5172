import { join } from 'node:path';
import type { Numbered } from '../assemble/numbering.js';
import type { Staging } from '../io/staging.js';
import { openCache } from '../io/cache.js';
import type { Project } from '../model/project.js';
import type { Result } from '../model/result.js';
import { firstWords, glimpseCandidates, withinBudget, type Candidate, type Glimpse } from '../render/report/glimpses.js';
import { knownGlimpse } from '../workers/known-glimpse.js';
import { mapInOrder, type Pool } from '../workers/pool.js';
import type { Clock } from './clock.js';

export interface GlimpsesJob {
  readonly result: Result;
  /** With their texts, of which the result has none. */
  readonly numbered: readonly Numbered[];
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  /** Holds the volumes of the dossier, when there is one. */
  readonly staging: Staging;
  readonly pool: Pool;
  readonly project: Project;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  readonly clock: Clock;
}

/**
 * The small pictures of the HTML report, by path: of the file itself, else of the page that the dossier has of it, else
 * its first words. A file that cannot be drawn, or not in time, has none.
 */
export async function takeGlimpses(job: GlimpsesJob): Promise<ReadonlyMap<string, Glimpse>> {
  const candidates = glimpseCandidates(job.result);
  const texts = new Map(job.numbered.map(({ file }) => [file.path, file.facts]));
  let done = 0;
  const own = await mapInOrder(candidates, job.pool.jobs, async (candidate) => {
    const glimpse = candidate.from === null ? null : await job.clock.file(candidate.path, () => ownGlimpse(job, candidate, candidate.from as Drawable));
    job.clock.count(++done, candidates.length);
    return glimpse;
  });
  const set = await fromDossier(job, candidates.filter((_, index) => !own[index]?.thumbnail));
  const taken = candidates.map(({ path }, index): Glimpse => {
    const thumbnail = own[index]?.thumbnail ?? set.get(path) ?? null;
    const facts = texts.get(path);
    return { thumbnail, seals: own[index]?.seals ?? [], words: thumbnail === null && facts ? firstWords(facts) : null };
  });
  return withinBudget(candidates, taken);
}

type Drawable = NonNullable<Candidate['from']>;

async function ownGlimpse({ place, pool, project, cache }: GlimpsesJob, { path, sha256, seals }: Candidate, from: Drawable): Promise<Glimpse | null> {
  const ask = { file: place(path), sha256, from, seals, cacheFolder: cache.folder, useCache: cache.use };
  const known = cache.use ? await knownGlimpse(openCache(cache.folder ?? undefined), ask) : undefined;
  return known ?? pool.run('glimpse', ask, { seconds: project.limits.fileSeconds }).catch(() => null);
}

/** A volume is opened as a whole: larger ones would take the memory of an office PC. */
const MOST_BYTES = 200_000_000;

/** Pictures of first pages as the dossier has them, by path. */
async function fromDossier({ result, staging, pool, project }: GlimpsesJob, candidates: readonly Candidate[]): Promise<ReadonlyMap<string, string | null>> {
  const volumes = (result.dossier?.volumes ?? []).map((volume, index) => ({ ...volume, wanted: candidates.filter(({ place }) => place?.volume === index + 1) }));
  const drawn = await mapInOrder(volumes.filter(({ bytes, wanted }) => bytes <= MOST_BYTES && wanted.length > 0), pool.jobs, async ({ file, wanted }) => {
    const ask = { file: join(staging.folder, 'dossier', file), pages: wanted.map(({ place }) => place?.page ?? 1) };
    const thumbnails = await pool.run('thumbnails', ask, { seconds: project.limits.fileSeconds + wanted.length }).catch(() => []);
    return wanted.map(({ path }, index) => [path, thumbnails[index] ?? null] as const);
  });
  return new Map(drawn.flat());
}
