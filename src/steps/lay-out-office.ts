import { officeFiles, officeProblems, type OfficeFile } from '../assemble/office.js';
import type { Numbered } from '../assemble/numbering.js';
import { hashFile } from '../io/read-evidence.js';
import type { Scratch } from '../io/scratch.js';
import { findSoffice, type Soffice } from '../io/soffice.js';
import type { OfficePages } from '../model/dossier.js';
import type { Problem } from '../model/outcome.js';
import type { Project } from '../model/project.js';
import type { Result } from '../model/result.js';
import type { Language } from '../model/text.js';
import { mapInOrder, type Pool } from '../workers/pool.js';
import type { Clock } from './clock.js';
import type { PreparedFile } from './prepare-pages.js';

export interface OfficeJob {
  readonly numbered: readonly Numbered[];
  readonly result: Result;
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  readonly project: Project;
  readonly pool: Pool;
  readonly scratch: Scratch;
  readonly clock: Clock;
  readonly language: Language;
}

/** What LibreOffice made, by path. */
export interface LaidOut {
  readonly pages: ReadonlyMap<string, OfficePages>;
  readonly prepared: ReadonlyMap<string, PreparedFile>;
  /** SHA-256 of each document, in the order of the dossier: what decides how its pages look. */
  readonly hashes: readonly string[];
  readonly problems: readonly Problem[];
}

export const NOTHING_LAID_OUT: LaidOut = { pages: new Map(), prepared: new Map(), hashes: [], problems: [] };

/** Each instance takes some hundreds of megabytes. */
const MOST_AT_ONCE = 2;
/** What has more is hardly a document any more. */
const MOST_PAGES = 300;

/** Lays out office documents through LibreOffice where the project asks for it and it is installed. They must be counted before a page is planned. */
export async function layOutOffice(job: OfficeJob): Promise<LaidOut> {
  const files = job.project.office === 'auto' ? officeFiles(job.numbered, job.result) : [];
  if (files.length === 0) return NOTHING_LAID_OUT;
  job.clock.enter('office');
  const soffice = await findSoffice(await job.scratch.folder());
  if (soffice === null) return { ...NOTHING_LAID_OUT, problems: officeProblems(files, null, job.language) };
  const prepared = new Map<string, PreparedFile>();
  let done = 0;
  const made = await mapInOrder(files, Math.min(MOST_AT_ONCE, job.pool.jobs), async (file): Promise<readonly [string, OfficePages]> => {
    const pages = await job.clock.file(file.path, () => layOutOne(job, soffice, file)).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    job.clock.count(++done, files.length);
    if (typeof pages === 'string') return [file.path, { pages: null, program: soffice.version, detail: pages }];
    prepared.set(file.path, pages);
    return [file.path, { pages: pages.pages.length, program: soffice.version, detail: null }];
  });
  const pages = new Map(made);
  const hashes = await Promise.all(files.flatMap(({ path }) => prepared.get(path)?.documents ?? []).map(hashFile));
  return { pages, prepared, hashes, problems: officeProblems(files, pages, job.language) };
}

/** Its pages are only taken when every one of them can be copied and looks the same then. */
async function layOutOne({ place, project, pool, scratch }: OfficeJob, soffice: Soffice, { path, extension }: OfficeFile): Promise<PreparedFile> {
  const seconds = project.limits.fileSeconds;
  const pdf = await soffice.toPdf({ file: place(path), extension, asOf: project.asOf, seconds });
  const document = await scratch.keep(pdf);
  const { pages } = await pool.run('prepare', { file: document, from: 'pdf', compare: true, pictures: null, cacheFolder: null, useCache: false }, { seconds: 2 * seconds });
  if (pages.length === 0 || pages.length > MOST_PAGES) throw new Error(`${pages.length} pages; from 1 to ${MOST_PAGES} are taken`);
  const strange = pages.find((page) => page.document !== 0);
  if (strange) throw new Error(strange.detail ?? 'a page cannot be copied');
  return { documents: [document], pictures: null, pages: pages.map(({ margin }) => ({ document: 1, method: 'converted', detail: null, margin })), bytes: pdf.length };
}
