import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openCache } from '../io/cache.js';
import type { Exhibit } from '../model/dossier.js';
import { frameDossier, picturesIn, type LoadedImages, type WordInput } from '../render/word/dossier.js';
import type { EvidenceImage } from '../render/word/evidence.js';
import { writeFrame, type WordFrame } from '../render/word/pack.js';
import type { PageSource } from '../render/word/page-images.js';
import { openLastPictures } from '../workers/last-pictures.js';
import { openPictures, picturesKey, type KnownPictures } from '../workers/page-pictures.js';
import { mapInOrder } from '../workers/pool.js';
import type { VolumePlan } from './plan-volumes.js';
import type { MadeReady } from './write-dossier.js';

const WORD = 'dossier/卷宗.docx';

/** The pictures of every exhibit's pages by its number; they lie on the disk. */
export type WordPictures = ReadonlyMap<string, LoadedImages>;

/** What one exhibit's file does to its thread costs only its own pages. */
export async function loadWordPictures(job: MadeReady): Promise<WordPictures> {
  const last = openLastPictures(join(job.out, WORD));
  const pictured = job.plan.exhibits.flatMap((exhibit) => (exhibit.source.type === 'text' ? [] : [{ exhibit, source: exhibit.source }]));
  return new Map(await mapInOrder(pictured, job.pool.jobs, async ({ exhibit, source }) => {
    const loaded = await job.clock.file(exhibit.path, () => picturesOf(job, last, exhibit, source))
      .then((images): LoadedImages => ({ images, cause: null }), (error: unknown): LoadedImages => ({ images: [], cause: error instanceof Error ? error.message : String(error) }));
    return [exhibit.number, loaded] as const;
  }));
}

/** More than any dossier takes: the thread is ended only when something is wrong with it. */
const FRAME_SECONDS = 1_800;

/** Makes all of the Word dossier that is not a picture, in a thread, so that volumes can be written meanwhile; here, where the thread has too little memory for it. */
export async function frameWord({ plan, project, pool }: MadeReady, { layout }: VolumePlan, pictures: WordPictures): Promise<WordFrame> {
  const placed = [...pictures].map(([number, { images, cause }]) => [number, { images: images.map(({ jpeg: _jpeg, ...about }) => about), cause }] as const);
  const input: WordInput = { blocks: layout.paged, map: layout.map, exhibits: plan.exhibits, images: new Map(placed), draft: plan.draft, title: plan.result.standard.title, asOf: project.asOf, author: project.applicant };
  return pool.run('word-frame', input, { seconds: FRAME_SECONDS }).catch(() => frameDossier(input));
}

/** Writes the dossier as Word: each picture is in memory only while it is written. */
export async function writeWordDossier({ staging }: MadeReady, frame: WordFrame, pictures: WordPictures): Promise<void> {
  const file = await staging.append(WORD);
  await writeFrame(frame, picturesIn(pictures), (bytes) => file.append(bytes));
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
