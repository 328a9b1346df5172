import { join, resolve } from 'node:path';
import { planDossier } from '../assemble/plan.js';
import { EXIT, UserError } from '../errors.js';
import { readPrevious } from '../io/read-previous.js';
import { NO_CACHE } from '../io/cache.js';
import { openEvidenceReader } from '../io/evidence-reader.js';
import { openFileMarks } from '../io/file-marks.js';
import { openScratch } from '../io/scratch.js';
import { openStaging } from '../io/staging.js';
import type { DossierPlan } from '../model/dossier.js';
import type { Reading } from '../model/reading.js';
import type { Progress } from '../model/stage.js';
import type { Language } from '../model/text.js';
import { sectionBlocks } from '../render/blocks/dossier.js';
import { loadFonts } from '../render/pdf/fonts.js';
import { layoutDossier } from '../render/pdf/layout.js';
import { writeVolumes } from '../render/pdf/write.js';
import { openPool } from '../workers/pool.js';
import { startClock } from './clock.js';
import { examine } from './examine.js';
import { layOutOffice } from './lay-out-office.js';
import { loadWorkspace } from './load-workspace.js';
import { openPrepared, preparePages } from './prepare-pages.js';
import { reducePictures } from './reduce-pictures.js';
import { NOTHING_UNPACKED, unpackArchives } from './unpack-archives.js';

export interface PreviewOptions {
  readonly folder: string;
  /** An indicator, or one item of it. */
  readonly section: string;
  readonly out: string;
  readonly language: Language;
  readonly jobs?: number;
  readonly reading?: Reading;
  /** Take the files out of zips and treat them like any others. */
  readonly unpack?: boolean;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  readonly onProgress: (progress: Progress) => void;
}

export interface Preview {
  readonly file: string;
  readonly pages: number;
}

/**
 * One section as a PDF in a folder of its own beside `out`, for who edits templates, with its pages made as for the
 * dossier: nothing else is written, and pages are numbered from 1. Throws a UserError for a section that the standard
 * does not have.
 */
export async function previewSection(options: PreviewOptions): Promise<Preview> {
  const { folder, section, language, cache } = options;
  const loaded = await loadWorkspace(folder, language);
  const { project } = loaded;
  const clock = startClock(options.onProgress);
  const out = resolve(options.out);
  const staging = await openStaging(`${out}-preview`);
  const scratch = openScratch(staging.folder);
  const pool = openPool({ jobs: options.jobs, megabytes: project.limits.fileMegabytes });
  try {
    const unpacked = options.unpack ? await unpackArchives({ ...loaded, pool, cache }) : NOTHING_UNPACKED;
    const workspace = { ...loaded, place: (path: string) => unpacked.places.get(path) ?? loaded.place(path) };
    const examined = await examine({ workspace, unpacked, pool, clock, cache, language, previous: await readPrevious(out), renumber: false, reading: options.reading ?? 'off' });
    const mine = { ...workspace, ...examined, numbered: examined.numbered.filter(({ file }) => file.item === section || file.indicator === section), pool, scratch, clock, language, cache };
    const [office, reduced] = [await layOutOffice(mine), await reducePictures(mine)];
    const plan = sectionOf(planDossier(examined.result, examined.numbered, { captions: examined.captions, office: office.pages, reduced: reduced.dpi, photosPerPage: project.volumes.photosPerPage }), section);
    const prepared = new Map([...office.prepared, ...reduced.prepared, ...(await preparePages({ ...mine, plan: { exhibits: [] } }))]);
    clock.enter('layout');
    const fonts = await loadFonts(project.fonts);
    const layout = await layoutDossier({
      blocks: sectionBlocks(plan, workspace.templates), exhibits: plan.exhibits, draft: true, title: `${plan.result.standard.title} ${section}`,
      author: project.applicant, date: project.asOf, fonts,
    });
    clock.enter('pdf');
    const file = `${section}.pdf`;
    await writeVolumes({
      layout, exhibits: plan.exhibits, fonts, starts: [1],
      evidence: openEvidenceReader({ ...workspace, marks: await openFileMarks(NO_CACHE, workspace.evidence) }),
      prepared: ({ path }) => openPrepared({ prepared, scratch }, path),
      target: { append: () => staging.append(file) },
      readings: examined.readings,
      onPages: clock.count,
    });
    await staging.publishParts();
    return { file: join(`${out}-preview`, file), pages: layout.map.pages };
  } finally {
    clock.stop();
    await scratch.discard();
    await staging.discard();
    await pool.close();
  }
}

function sectionOf(plan: DossierPlan, section: string): DossierPlan {
  const indicators = plan.indicators.flatMap((indicator) => {
    if (indicator.code === section) return [indicator];
    const items = indicator.items.filter((item) => item.id === section);
    return items.length > 0 ? [{ ...indicator, items }] : [];
  });
  if (indicators.length === 0) {
    throw new UserError({
      code: 'preview/unknown-section', exit: EXIT.usage, args: { section, known: plan.indicators.map((indicator) => indicator.code).join('、') },
      message: { zh: '标准中没有“{section}”这项指标或考察内容。', en: 'The standard has no indicator or item “{section}”.' },
      hint: { zh: '可用的指标：{known}；考察内容写作“指标-序号”。', en: 'Known indicators: {known}; an item is the indicator, “-” and its number.' },
    });
  }
  const inside = new Set(indicators.flatMap((indicator) => indicator.items.flatMap((item) => item.requirements.flatMap((each) => each.exhibits.map((exhibit) => exhibit.number)))));
  return { ...plan, indicators, exhibits: plan.exhibits.filter((exhibit) => inside.has(exhibit.number)) };
}
