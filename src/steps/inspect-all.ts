import { join } from 'node:path';
import { emptyFacts } from '../inspect/empty-facts.js';
import { hashFile } from '../io/read-evidence.js';
import type { Facts } from '../model/facts.js';
import type { Project } from '../model/project.js';
import type { Scanned } from '../scan/scan.js';
import { mapInOrder, TaskTimeout, type Pool } from '../workers/pool.js';

export interface Content {
  readonly sha256: string;
  readonly facts: Facts;
}

export interface InspectAll {
  readonly scanned: readonly Scanned[];
  /** Absolute path of `evidence/`. */
  readonly evidence: string;
  readonly pool: Pool;
  readonly project: Project;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  readonly onDone: (done: number, total: number) => void;
}

/** The facts of every file, in the order given. Whatever a file does to its thread, the others are not touched. */
export async function inspectAll(job: InspectAll): Promise<Content[]> {
  let done = 0;
  return mapInOrder(job.scanned, job.pool.jobs, async (scanned) => {
    const content = scanned.exclude ? await hashOnly(job.evidence, scanned) : await inspectOne(job, scanned);
    job.onDone(++done, job.scanned.length);
    return content;
  });
}

async function inspectOne(job: InspectAll, scanned: Scanned): Promise<Content> {
  const { fileSeconds } = job.project.limits;
  try {
    return await job.pool.run(
      'inspect',
      { file: join(job.evidence, scanned.path), name: scanned.path, cacheFolder: job.cache.folder, useCache: job.cache.use, maxBytes: MAX_BYTES },
      { seconds: fileSeconds },
    );
  } catch (error) {
    const code = error instanceof TaskTimeout ? 'timeout' : 'crashed';
    const detail = error instanceof Error ? error.message : String(error);
    return { sha256: await hashOf(job.evidence, scanned.path), facts: emptyFacts(scanned.path, { code, page: null, detail }) };
  }
}

/** Larger than any scan of a document; what is larger is named, not loaded. */
const MAX_BYTES = 1024 ** 3;

/** System files, links and the like are accounted for, not looked into. */
async function hashOnly(evidence: string, scanned: Scanned): Promise<Content> {
  const isFile = scanned.exclude === 'system-file' || scanned.exclude === 'project-file' || scanned.exclude === 'guide';
  return { sha256: isFile ? await hashOf(evidence, scanned.path) : '', facts: emptyFacts(scanned.path) };
}

async function hashOf(evidence: string, path: string): Promise<string> {
  try {
    return await hashFile(join(evidence, path));
  } catch {
    return '';
  }
}
