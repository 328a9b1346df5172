import type { Project } from '../model/project.js';
import type { Result } from '../model/result.js';
import { glimpseCandidates, withinBudget } from '../render/report/glimpses.js';
import type { Glimpse } from '../render/report/take-glimpse.js';
import { mapInOrder, type Pool } from '../workers/pool.js';
import type { Clock } from './clock.js';

export interface GlimpsesJob {
  readonly result: Result;
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  readonly pool: Pool;
  readonly project: Project;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  readonly clock: Clock;
}

/** The small pictures of the HTML report, by path. A file that cannot be drawn, or not in time, has none. */
export async function takeGlimpses(job: GlimpsesJob): Promise<ReadonlyMap<string, Glimpse>> {
  const candidates = glimpseCandidates(job.result);
  let done = 0;
  const taken = await mapInOrder(candidates, job.pool.jobs, async ({ path, sha256, isPdf, seals }) => {
    const ask = { file: job.place(path), sha256, isPdf, seals, cacheFolder: job.cache.folder, useCache: job.cache.use };
    const glimpse = await job.clock.file(path, () => job.pool.run('glimpse', ask, { seconds: job.project.limits.fileSeconds }).catch(() => null));
    job.clock.count(++done, candidates.length);
    return glimpse;
  });
  return withinBudget(candidates, taken);
}
