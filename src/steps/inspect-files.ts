import { basename, resolve } from 'node:path';
import { EXIT, UserError } from '../errors.js';
import { sizeOf } from '../io/read-evidence.js';
import type { ResultFacts } from '../model/result.js';
import type { Facts } from '../model/facts.js';
import type { Reading } from '../model/reading.js';
import { resultFacts } from '../model/result-facts.js';
import type { Progress } from '../model/stage.js';
import { mapInOrder, openPool, type Pool } from '../workers/pool.js';
import { endedFacts } from './ended-facts.js';
import { readScans } from './read-scans.js';

/** One inspected file. */
export interface InspectedSingle {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly pages: number;
  readonly facts: ResultFacts;
}

export interface InspectOptions {
  readonly jobs?: number;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  /** Which scanned pages are read; there is no requirement to ask, so `needed` reads the first and the last of each file. */
  readonly reading: Reading;
  readonly onProgress: (progress: Progress) => void;
}

/** Inspects single files outside a workspace. A file that is not there is a UserError; a bad one is facts with problems. */
export async function inspectFiles(paths: readonly string[], options: InspectOptions): Promise<InspectedSingle[]> {
  const sizes = await Promise.all(paths.map((path) => sizeOf(path)));
  const gone = paths.filter((_path, index) => sizes[index] === null);
  if (gone.length > 0) {
    throw new UserError({
      code: 'inspect/not-found', exit: EXIT.input, details: gone,
      message: { zh: '找不到文件：', en: 'No such file:' },
      hint: { zh: '请检查路径；文件夹请用 juanzong check。', en: 'Check the path; for a folder use juanzong check.' },
    });
  }
  const pool = openPool({ jobs: options.jobs, megabytes: 1024 });
  try {
    options.onProgress({ stage: 'inspect', done: 0, total: 0 });
    let done = 0;
    const seen = await mapInOrder(paths, pool.jobs, async (path) => {
      const answer = await inspectOne(path, { pool, options });
      options.onProgress({ stage: 'inspect', done: ++done, total: paths.length });
      return answer;
    });
    const facts = await withWords(paths, seen, { options, pool });
    return paths.map((path, index) => ({ path, bytes: sizes[index] as number, sha256: seen[index]!.sha256, pages: facts[index]!.pages.length, facts: resultFacts(facts[index]!) }));
  } finally {
    await pool.close();
  }
}

interface Seen {
  readonly sha256: string;
  readonly facts: Facts;
}

async function inspectOne(path: string, { pool, options }: { readonly pool: Pool; readonly options: InspectOptions }): Promise<Seen> {
  const name = basename(path);
  const ask = { file: resolve(path), name, cacheFolder: options.cache.folder, useCache: options.cache.use, maxBytes: 1024 ** 3 };
  return pool.run('inspect', ask, { seconds: 60 }).catch(async (error: unknown) => ({ sha256: '', facts: await endedFacts(ask.file, name, error) }));
}

/** The facts once the scans were read. Where the engine is missing each file with scans says so. */
async function withWords(paths: readonly string[], seen: readonly Seen[], { options, pool }: { readonly options: InspectOptions; readonly pool: Pool }): Promise<readonly Facts[]> {
  const files = seen.map((each, index) => ({ ...each, path: paths[index] as string, disposition: 'unassigned' as const, requirement: null }));
  if (options.reading !== 'off') options.onProgress({ stage: 'read', done: 0, total: 0 });
  const read = await readScans({
    files, standard: null, place: (path) => resolve(path), reading: options.reading, pool, cache: options.cache,
    onDone: (done, total) => options.onProgress({ stage: 'read', done, total }),
  });
  return read.facts.map((facts, index) => (read.withoutEngine.unread.has(index) ? { ...facts, problems: [...facts.problems, { code: 'not-read', page: null, detail: 'the reading engine is not installed' }] } : facts));
}
