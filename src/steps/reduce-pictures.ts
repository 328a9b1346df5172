import type { Numbered } from '../assemble/numbering.js';
import type { Scratch } from '../io/scratch.js';
import type { Facts } from '../model/facts.js';
import type { Project } from '../model/project.js';
import type { Result } from '../model/result.js';
import { mapInOrder, type Pool } from '../workers/pool.js';
import type { Clock } from './clock.js';
import type { PreparedFile } from './prepare-pages.js';

export interface ReduceJob {
  readonly numbered: readonly Numbered[];
  readonly result: Result;
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  readonly project: Project;
  readonly pool: Pool;
  readonly scratch: Scratch;
  readonly clock: Clock;
}

/** What stands in the dossier for pictures that are over the cap, by path. */
export interface ReducedPictures {
  /** Resolution on the page. */
  readonly dpi: ReadonlyMap<string, number>;
  readonly prepared: ReadonlyMap<string, PreparedFile>;
}

export const NOTHING_REDUCED: ReducedPictures = { dpi: new Map(), prepared: new Map() };

/** What a volume's contents, faces and structure may need besides the picture. */
const VOLUME_NEEDS = 500_000;

/** Pictures go in as they are, but for one that alone is larger than the cap: its resolution is part of the plan. */
export async function reducePictures(job: ReduceJob): Promise<ReducedPictures> {
  const { imageBytes, volumeBytes } = job.project.caps;
  const maxBytes = Math.min(imageBytes ?? Infinity, volumeBytes === null ? Infinity : Math.max(volumeBytes / 2, volumeBytes - VOLUME_NEEDS));
  const large = job.numbered.map(({ file }) => file).filter(({ facts, bytes }) => facts.image !== null && bytes > maxBytes);
  if (large.length === 0) return NOTHING_REDUCED;
  job.clock.enter('pages');
  const dpi = new Map<string, number>();
  const prepared = new Map<string, PreparedFile>();
  const made = await mapInOrder(large, job.pool.jobs, async ({ path, requirement, facts }) => {
    const isPhoto = job.result.requirements.find((each) => each.id === requirement)?.kind === 'photo';
    // One that cannot be reduced goes in as it is, or is named where its page is made.
    return job.pool.run('reduce-picture', { file: job.place(path), maxBytes, isPhoto, frames: framesOf(facts), cuts: facts.image?.cuts ?? [] }, { seconds: job.project.limits.fileSeconds }).catch(() => null);
  });
  for (const [index, reduced] of made.entries()) {
    const { path, facts } = large[index] ?? {};
    if (!reduced || path === undefined) continue;
    dpi.set(path, reduced.dpi);
    const documents = [];
    for (const jpeg of reduced.jpegs) documents.push(await job.scratch.keep(jpeg));
    const pages = facts?.image?.cuts?.length ? facts.image.cuts.length + 1 : documents.length;
    prepared.set(path, {
      documents, pictures: null, bytes: reduced.jpegs.reduce((sum, jpeg) => sum + jpeg.length, 0),
      pages: Array.from({ length: pages }, (_each, page) => ({ document: Math.min(page, documents.length - 1) + 1, method: 'converted', detail: null, margin: null })),
    });
  }
  return { dpi, prepared };
}

/** A strip is one picture, whatever pages it is cut into. */
function framesOf({ image, pages }: Facts): number {
  return image?.cuts?.length ? 1 : Math.max(1, pages.length);
}
