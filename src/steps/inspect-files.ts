import { basename, resolve } from 'node:path';
import { EXIT, UserError } from '../errors.js';
import { sizeOf } from '../io/read-evidence.js';
import type { ResultFacts } from '../model/result.js';
import { resultFacts } from '../model/result-facts.js';
import { mapInOrder, openPool, whyEnded } from '../workers/pool.js';
import { emptyFacts } from '../inspect/empty-facts.js';

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
    return await mapInOrder(paths, pool.jobs, async (path, index) => {
      const name = basename(path);
      const ask = { file: resolve(path), name, cacheFolder: options.cache.folder, useCache: options.cache.use, maxBytes: 1024 ** 3 };
      const answer = await pool.run('inspect', ask, { seconds: 60 }).catch((error: unknown) => ({
        sha256: '',
        facts: emptyFacts(name, { code: whyEnded(error), page: null, detail: String(error) }),
      }));
      return { path, bytes: sizes[index] as number, sha256: answer.sha256, pages: answer.facts.pages.length, facts: resultFacts(answer.facts) };
    });
  } finally {
    await pool.close();
  }
}
