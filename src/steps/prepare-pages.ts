import type { Numbered } from '../assemble/numbering.js';
import { NO_CACHE, openCache } from '../io/cache.js';
import type { Scratch } from '../io/scratch.js';
import type { DossierPlan, Exhibit } from '../model/dossier.js';
import type { Prepared, PreparedPage } from '../model/prepared.js';
import type { Project } from '../model/project.js';
import { knownPages } from '../workers/known-pages.js';
import { mapInOrder, TaskTimeout, type Pool } from '../workers/pool.js';
import type { PreparedAnswer } from '../workers/tasks.js';
import type { Clock } from './clock.js';

/** What was prepared of one file: its documents lie in the scratch folder. */
export interface PreparedFile extends Omit<Prepared, 'documents'> {
  readonly documents: readonly string[];
  /** Of its documents. */
  readonly bytes: number;
  /** Where the pictures of its pages lie, a file of `page-pictures.ts`; null when none were made with them. */
  readonly pictures: string | null;
}

export interface PreparePages {
  readonly plan: Pick<DossierPlan, 'exhibits'>;
  readonly numbered: readonly Numbered[];
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  readonly pool: Pool;
  readonly project: Project;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  readonly scratch: Scratch;
  readonly clock: Clock;
}

/** How the pages of every PDF and OFD exhibit go in, found in threads that can be ended. By path relative to `evidence/`. */
export async function preparePages(job: PreparePages): Promise<ReadonlyMap<string, PreparedFile>> {
  job.clock.enter('pages');
  const files = job.numbered.map(({ file }) => file).filter(({ facts }) => facts.format === 'pdf' || facts.format === 'ofd');
  let done = 0;
  const cache = job.cache.use ? openCache(job.cache.folder ?? undefined) : NO_CACHE;
  const exhibits = new Map(job.plan.exhibits.map((exhibit) => [exhibit.path, exhibit]));
  const prepared = await mapInOrder(files, job.pool.jobs, async ({ path, sha256, facts }) => {
    const from = facts.format === 'ofd' ? 'ofd' : 'pdf';
    // What is known needs no thread, nor the file.
    const known = await knownPages(cache, sha256, { from, compare: true });
    const made = known ? { ...known, pictures: null } : await job.clock.file(path, () => prepareOne(job, { path, from, pages: facts.pages.length, exhibit: exhibits.get(path) }));
    const documents: string[] = [];
    for (const document of made.documents) documents.push(await job.scratch.keep(document));
    job.clock.count(++done, files.length);
    const pictures = made.pictures && (await job.scratch.keep(made.pictures));
    return [path, { ...made, documents, pictures, bytes: made.documents.reduce((sum, each) => sum + each.length, 0) }] as const;
  });
  return new Map(prepared);
}

/** What was prepared of a file, with its documents; null when its pages come from the file alone. */
export async function openPrepared({ prepared, scratch }: { readonly prepared: ReadonlyMap<string, PreparedFile>; readonly scratch: Scratch }, path: string): Promise<Prepared | null> {
  const found = prepared.get(path);
  return found ? { ...found, documents: await Promise.all(found.documents.map((document) => scratch.read(document))) } : null;
}

interface Ask {
  readonly path: string;
  readonly from: 'pdf' | 'ofd';
  /** As counted when it was inspected. */
  readonly pages: number;
  readonly exhibit: Exhibit | undefined;
}

/** What takes too long to compare is copied all the same, and said; what gives no page is named as missing. */
async function prepareOne(job: PreparePages, ask: Ask): Promise<PreparedAnswer> {
  try {
    return await ready(job, ask, true).catch((error: unknown) => (error instanceof TaskTimeout && ask.from === 'pdf' ? ready(job, ask, false) : Promise.reject(error)));
  } catch (error) {
    const detail = error instanceof TaskTimeout ? 'making its pages took too long' : error instanceof Error ? error.message : String(error);
    return { documents: [], pictures: null, pages: Array.from({ length: Math.max(1, ask.pages) }, (): PreparedPage => ({ document: null, method: 'copied', detail, margin: null })) };
  }
}

function ready({ place, pool, project, cache }: PreparePages, { path, from, pages, exhibit }: Ask, compare: boolean): Promise<PreparedAnswer> {
  const pictures = exhibit && exhibit.source.type !== 'text' ? { source: exhibit.source, straightened: exhibit.straightened } : null;
  const seconds = project.limits.fileSeconds + (pictures ? 3 : 2) * pages;
  return pool.run('prepare', { file: place(path), from, compare, pictures, cacheFolder: cache.folder, useCache: cache.use }, { seconds });
}
