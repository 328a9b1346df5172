import { isReadingInstalled, readingFiles } from '../engines/onnx.js';
import { sealsOn } from '../inspect/ocr/seals-on.js';
import { namedSeals, withReading } from '../inspect/ocr/facts/with-reading.js';
import { assetPath } from '../io/assets.js';
import { openCache, NO_CACHE, type Cache } from '../io/cache.js';
import { fingerprint } from '../io/fingerprint.js';
import { programFiles } from '../io/program-files.js';
import type { FactProblem, Facts, ReadPage } from '../model/facts.js';
import type { Reading, Readings } from '../model/reading.js';
import type { Standard } from '../model/standard.js';
import { mapInOrder, type Pool } from '../workers/pool.js';
import { openReaders, type ReadAnswer, type Readers, type ReadTask } from '../workers/readers.js';
import { choosePages, type PageToRead, type ReadableFile } from './choose-pages.js';

export interface ReadScansJob {
  readonly files: readonly ReadableFile[];
  /** Null for files outside of a workspace. */
  readonly standard: Standard | null;
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  readonly reading: Reading;
  /** Idle: its threads make room for the reading processes. */
  readonly pool: Pool;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  readonly onDone: (done: number, total: number) => void;
}

export interface ScansRead {
  /** The facts of each file in the order given, with what was read. */
  readonly facts: readonly Facts[];
  readonly readings: Readings;
  /** Pages nobody read because the engine is not there; 0 when it is. */
  readonly withoutEngine: { /** Indices of their files. */ readonly unread: ReadonlySet<number>; readonly pages: number };
}

/** Reads the scanned pages that are asked for. Each page is remembered as soon as it was read, so a run that is interrupted loses none. */
export async function readScans(job: ReadScansJob): Promise<ScansRead> {
  const { pages, left } = choosePages(job.files, job.standard, job.reading);
  const isInstalled = isReadingInstalled();
  const answers = isInstalled && pages.length > 0 ? await readAll(job, pages) : [];
  const wordless = pages.filter(({ only }) => !only);
  const hasEngine = isInstalled && answers.every(({ state }) => state !== 'no-engine');
  const [read, sealed] = [new Map<number, ReadPage[]>(), new Map<number, ReadPage[]>()];
  const problems = new Map<number, FactProblem[]>();
  const note = (file: number, problem: FactProblem) => problems.set(file, [...(problems.get(file) ?? []), problem]);
  // Of a Word file pictures are read, whose pages nobody knows.
  const placed = (file: number, page: number | null) => ((job.files[file] as ReadableFile).facts.pages.length > 0 ? page : null);
  answers.forEach((answer, index) => {
    const { file, page, only } = pages[index] as PageToRead;
    const into = only === 'seals' ? sealed : read;
    if (answer.state === 'read') into.set(file, [...(into.get(file) ?? []), answer.page]);
    else if (answer.state === 'unreadable' && !only) note(file, { code: 'not-read', page: placed(file, page), detail: null });
  });
  if (hasEngine) for (const [file, over] of left) note(file, { code: 'not-read', page: placed(file, over[0] ?? null), detail: `${over.length} pages over the budget` });
  return {
    facts: job.files.map(({ facts, path }, index) => {
      const found = read.get(index);
      const base = { ...facts, seals: namedSeals(facts, sealed.get(index) ?? []), problems: [...facts.problems, ...(problems.get(index) ?? [])] };
      return found ? withReading(base, path, found) : base;
    }),
    readings: new Map([...read].map(([index, found]) => [(job.files[index] as ReadableFile).path, found])),
    withoutEngine: hasEngine ? { unread: new Set(), pages: 0 } : { unread: new Set(wordless.map(({ file }) => file)), pages: wordless.length },
  };
}

/** One page takes about a second; a machine that swaps, or does much else, takes far longer, and what is read must not depend on it. */
const PAGE_SECONDS = 300;

async function readAll(job: ReadScansJob, pages: readonly PageToRead[]): Promise<ReadAnswer[]> {
  const cache = job.cache.use ? openCache(job.cache.folder ?? undefined) : NO_CACHE;
  const readers = openReaders({ jobs: job.pool.jobs, makeRoom: () => job.pool.rest() });
  const by = readerPrint();
  let done = 0;
  try {
    return await mapInOrder(pages, readers.jobs, async ({ file, page, only }) => {
      const answer = await readOne(job.files[file] as ReadableFile, { page, only }, { job, readers, cache, by });
      job.onDone(++done, pages.length);
      return answer;
    });
  } finally {
    readers.close();
  }
}

/** Of all that decides what is read: what a reading process may run, the packages it is held to, the models. What words say of a document is worked out elsewhere, and changes freely. */
export function readerPrint(root = assetPath(''), models = readingFiles()): string {
  const program = fingerprint(root, [...programFiles(root, 'dist/workers/reader.js'), 'package.json']);
  return [program, ...models.map(({ folder, files }) => fingerprint(folder, files))].join(' ');
}

/** Where the file lies says nothing, and of its name counts only what it is taken for; all else that the reader is asked with is in the key. */
export function readingKey({ file: _place, name: _name, ...asked }: ReadTask, { by, sha256, format }: { by: string; sha256: string; format: string }): string {
  return `read ${by} ${sha256} ${format} ${JSON.stringify(asked)}`;
}

async function readOne(file: ReadableFile, { page, only }: Pick<PageToRead, 'page' | 'only'>, { job, readers, cache, by }: { job: ReadScansJob; readers: Readers; cache: Cache; by: string }): Promise<ReadAnswer> {
  const task = { file: job.place(file.path), name: file.path, page, seals: sealsOn(file.facts, page), ...(only ? { only } : {}) };
  const key = readingKey(task, { by, sha256: file.sha256, format: file.facts.format });
  const stored = (await cache.get(key)) as ReadPage | undefined;
  if (stored) return { state: 'read', page: stored };
  const answer = await readers.read(task, { seconds: PAGE_SECONDS }).catch((error: unknown): ReadAnswer => ({ state: 'unreadable', detail: String(error) }));
  if (answer.state === 'read') await cache.put(key, answer.page);
  return answer;
}
