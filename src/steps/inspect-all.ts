import { emptyFacts } from '../inspect/empty-facts.js';
import { NO_CACHE, openCache } from '../io/cache.js';
import { openFileMarks, type Look } from '../io/file-marks.js';
import { hashFile } from '../io/read-evidence.js';
import type { FactProblem, Facts } from '../model/facts.js';
import type { Project } from '../model/project.js';
import type { Scanned } from '../scan/scan.js';
import { knownFacts } from '../workers/known-facts.js';
import type { Clock } from './clock.js';
import { mapInOrder, type Pool } from '../workers/pool.js';
import { endedFacts } from './ended-facts.js';

export interface Content {
  readonly sha256: string;
  readonly facts: Facts;
}

export interface InspectAll {
  readonly scanned: readonly Scanned[];
  /** Absolute path of `evidence/`. */
  readonly evidence: string;
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  /** Files that could not be taken out of their archive, and why. */
  readonly refused: ReadonlyMap<string, FactProblem>;
  readonly pool: Pool;
  readonly project: Project;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  /** Paths known to be still written to: they are named, not opened. */
  readonly settling?: ReadonlySet<string>;
  readonly clock: Clock;
}

/**
 * The facts of every file, in the order given. Files that nobody has touched since an earlier run are not opened; the
 * others go to threads, the largest first, so that none is left working alone at the end. Whatever a file does to its
 * thread, the others are not touched.
 */
export async function inspectAll(job: InspectAll): Promise<Content[]> {
  const { scanned, evidence, pool, place, refused } = job;
  const cache = job.cache.use ? openCache(job.cache.folder ?? undefined) : NO_CACHE;
  const marks = await openFileMarks(cache, evidence);
  const contents = new Array<Content>(scanned.length);
  const open: { readonly index: number; readonly look: Look | null }[] = [];
  let done = 0;
  const put = (index: number, content: Content) => {
    contents[index] = content;
    job.clock.count(++done, scanned.length);
  };
  await mapInOrder(scanned, LOOKS_AT_ONCE, async (each, index) => {
    if (!each.exclude && job.settling?.has(each.path)) return put(index, { sha256: '', facts: emptyFacts(each.path, { code: 'changing', page: null, detail: null }) });
    const problem = refused.get(each.path);
    if (!each.exclude && problem) return put(index, { sha256: '', facts: emptyFacts(each.path, problem) });
    const look = await marks.look(each.path);
    const sha256 = marks.recall(each.path, look);
    const facts = sha256 === null ? null : each.exclude ? emptyFacts(each.path) : await knownFacts(cache, sha256, each.path);
    if (sha256 !== null && facts) put(index, { sha256, facts });
    else open.push({ index, look });
  });
  open.sort((a, b) => sizeAt(scanned, b.index) - sizeAt(scanned, a.index) || a.index - b.index);
  await mapInOrder(open, pool.jobs, async ({ index, look }) => {
    const each = scanned[index] as Scanned;
    const content = await job.clock.file(each.path, () => (each.exclude ? hashOnly(place, each) : inspectOne(job, each)));
    await marks.note(each.path, look, content.sha256);
    put(index, content);
  });
  await marks.save();
  return contents;
}

/** Files asked after at once: the disk is waited for, not the processor. */
const LOOKS_AT_ONCE = 16;

function sizeAt(scanned: readonly Scanned[], index: number): number {
  return scanned[index]?.bytes ?? 0;
}

async function inspectOne(job: InspectAll, scanned: Scanned): Promise<Content> {
  const { fileSeconds, fileMegabytes } = job.project.limits;
  try {
    return await job.pool.run(
      'inspect',
      { file: job.place(scanned.path), name: scanned.path, cacheFolder: job.cache.folder, useCache: job.cache.use, maxBytes: fileMegabytes * 1_000_000 },
      { seconds: fileSeconds },
    );
  } catch (error) {
    const file = job.place(scanned.path);
    return { sha256: await hashOf(file), facts: await endedFacts(file, scanned.path, error) };
  }
}

/** System files, links and the like are accounted for, not looked into. */
async function hashOnly(place: InspectAll['place'], scanned: Scanned): Promise<Content> {
  const isFile = scanned.exclude === 'system-file' || scanned.exclude === 'project-file' || scanned.exclude === 'guide' || scanned.exclude === 'unpacked';
  return { sha256: isFile ? await hashOf(place(scanned.path)) : '', facts: emptyFacts(scanned.path) };
}

async function hashOf(file: string): Promise<string> {
  try {
    return await hashFile(file);
  } catch {
    return '';
  }
}
