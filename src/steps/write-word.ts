import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openCache } from '../io/cache.js';
import type { Exhibit } from '../model/dossier.js';
import { writeWord } from '../render/word/dossier.js';
import type { EvidenceImage } from '../render/word/evidence.js';
import type { PageSource } from '../render/word/page-images.js';
import { openLastPictures } from '../workers/last-pictures.js';
import { openPictures, picturesKey, type KnownPictures } from '../workers/page-pictures.js';
import type { VolumePlan } from './plan-volumes.js';
import type { MadeReady } from './write-dossier.js';

const WORD = 'dossier/卷宗.docx';

/** Writes the dossier as Word. The pictures of its pages lie on the disk, and each is in memory only while it is written. */
export async function writeWordDossier(job: MadeReady, { layout }: VolumePlan): Promise<void> {
  const { plan, pool, project, clock, staging } = job;
  const exhibits = new Map(plan.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const pictured = plan.exhibits.filter((exhibit) => exhibit.source.type !== 'text').length;
  let done = 0;
  const file = await staging.append(WORD);
  const last = openLastPictures(join(job.out, WORD));
  await writeWord({
    blocks: layout.paged, map: layout.map, exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, asOf: project.asOf, author: project.applicant, width: pool.jobs,
    pageImages: async (number) => {
      const exhibit = exhibits.get(number) as Exhibit;
      if (exhibit.source.type === 'text') return [];
      const { source } = exhibit;
      const pictures = await clock.file(exhibit.path, () => picturesOf(job, last, exhibit, source));
      clock.count(++done, pictured);
      return pictures;
    },
  }, (bytes) => file.append(bytes));
  await file.close();
}

async function picturesOf(job: MadeReady, last: ReturnType<typeof openLastPictures>, { path, sha256, straightened }: Exhibit, source: PageSource): Promise<readonly EvidenceImage[]> {
  const { cache, place, scratch, pool, project } = job;
  const made = job.prepared.get(path)?.pictures;
  const withPages = made ? await openPictures(made) : null;
  if (withPages) return withPages;
  // Where a strip is cut is told in rows of the file itself.
  const substitute = source.type === 'image' && source.cuts ? null : substituteOf(job, path);
  if (cache.use) {
    const shown = substitute === null ? sha256 : createHash('sha256').update(await scratch.read(substitute)).digest('hex');
    const known = (await openCache(cache.folder ?? undefined).get(picturesKey(shown, source, straightened))) as KnownPictures | undefined;
    const pictures = known && (await last(known));
    if (pictures) return pictures;
  }
  const ask = { file: substitute ?? place(path), source, straightened, cacheFolder: cache.folder, useCache: cache.use };
  const pack = await pool.run('page-images', ask, { seconds: project.limits.fileSeconds + source.pages });
  const pictures = await openPictures(await scratch.keep(pack));
  if (!pictures) throw new Error('the pictures could not be kept on the disk');
  return pictures;
}

/** Pages that no reader opens, or that were made from another format, are drawn from what was made of them. */
function substituteOf({ prepared }: MadeReady, path: string): string | null {
  const found = prepared.get(path);
  const [only] = found?.documents ?? [];
  return only && found?.pages.every((page) => page.document === 1) ? only : null;
}
