import type { Numbered } from '../assemble/numbering.js';
import { readWhole } from '../io/read-evidence.js';
import { openScratch, type Scratch } from '../io/scratch.js';
import type { Staging } from '../io/staging.js';
import type { DossierPlan, Exhibit } from '../model/dossier.js';
import type { Prepared } from '../model/prepared.js';
import type { Problem } from '../model/outcome.js';
import type { Readings } from '../model/reading.js';
import type { Project } from '../model/project.js';
import type { Result, ResultDossier } from '../model/result.js';
import { say, type Text } from '../model/text.js';
import { dossierBlocks, volumeBlocks, type About } from '../render/blocks/dossier.js';
import type { Templates } from '../render/blocks/templates.js';
import { renderCatalogue } from '../render/package/catalogue.js';
import { payloadManifestHash } from '../render/package/payload.js';
import { loadFonts, usedFonts, type Fonts } from '../render/pdf/fonts.js';
import { layoutDossier, missingCharacters, type Layout } from '../render/pdf/layout.js';
import { writeVolumes, type WrittenDossier } from '../render/pdf/write.js';
import type { Pool } from '../workers/pool.js';
import type { Clock } from './clock.js';
import { planVolumes, type VolumePlan } from './plan-volumes.js';
import { preparePages, type PreparedFile } from './prepare-pages.js';
import { writeWordDossier } from './write-word.js';

export interface DossierJob {
  readonly plan: DossierPlan;
  readonly templates: Templates;
  readonly project: Project;
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  readonly staging: Staging;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly numbered: readonly Numbered[];
  readonly readings: Readings;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
}

/** What the pages of files are made from, by path, and where it lies. */
export interface MadeReady extends DossierJob {
  readonly prepared: ReadonlyMap<string, PreparedFile>;
  readonly scratch: Scratch;
}

/**
 * Writes the volumes, the Word dossier and the catalogue; returns the result with the dossier in it. When a page
 * of a complete dossier is lost on the way, all is written again as a draft that says so on every page.
 */
export async function writeDossier(job: DossierJob): Promise<Result> {
  const scratch = openScratch(job.staging.folder);
  try {
    const ready: MadeReady = { ...job, scratch, prepared: await preparePages({ ...job, scratch }) };
    const result = await writeOnce(ready);
    if (job.plan.draft || !losesPages(result)) return withNotices(result);
    await job.staging.reset();
    const plan: DossierPlan = { ...job.plan, draft: true, result: withNotices({ ...result, verdict: 'failed', dossier: null }, result.dossier) };
    return await writeOnce({ ...ready, plan });
  } finally {
    await scratch.discard();
  }
}

function losesPages(result: Result): boolean {
  return result.dossier?.notices.some((notice) => notice.code === 'missing') ?? false;
}

/** What happened to single pages belongs among the problems of the run. */
function withNotices(result: Result, dossier: ResultDossier | null = result.dossier): Result {
  const problems = (dossier?.notices ?? []).map((notice): Problem => {
    const words = PAGE_NOTICES[notice.code];
    const args = { file: notice.path, pages: notice.pages.join('、'), number: notice.exhibit };
    return {
      code: `dossier/page-${notice.code}`, severity: notice.code === 'missing' ? 'error' : 'notice', effect: notice.code === 'missing' ? 'fail' : 'none',
      message: say(words.message, result.language, args), remedy: say(words.remedy, result.language, args), file: notice.path, page: notice.pages[0],
    };
  });
  return { ...result, problems: [...result.problems, ...problems, ...(dossier?.missingGlyphs ?? []).map((each) => missingGlyph(each, result))] };
}

/** A name with a character that cannot be printed must not pass in silence. */
function missingGlyph({ character, where }: ResultDossier['missingGlyphs'][number], { language }: Result): Problem {
  const args = { character, where, code: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` };
  return {
    code: 'dossier/missing-glyph', severity: 'warning', effect: 'none',
    message: say({ zh: '“{where}”中的字“{character}”（{code}）所用字体中都没有，卷宗中以“〓”代替。', en: 'No font has the character “{character}” ({code}) in “{where}”; 〓 stands for it in the dossier.' }, language, args),
    remedy: say({ zh: '请在 project.yaml 的 fonts 中换用含有该字的字体后重新编制。', en: 'Name a font that has it under `fonts` in project.yaml and build again.' }, language, args),
  };
}

const PAGE_NOTICES: Readonly<Record<'mended' | 'rendered' | 'missing', { readonly message: Text; readonly remedy: Text }>> = {
  mended: {
    message: { zh: '“{file}”（{number}）第 {pages} 页直接复制会改变显示，已重新写出其结构（如表单内容的外观）后编入，画面与原件比对一致。', en: 'Pages {pages} of “{file}” ({number}) would have changed in a plain copy; they were written anew (form fields, broken structure) and look like the original.' },
    remedy: { zh: '一般无须处理；如有疑问请与原件核对。', en: 'Usually nothing is to be done; compare with the original if in doubt.' },
  },
  rendered: {
    message: { zh: '“{file}”（{number}）第 {pages} 页不能原样复制，已按显示效果转为图像编入。', en: 'Pages {pages} of “{file}” ({number}) could not be copied as they are and were drawn as pictures.' },
    remedy: { zh: '请与原件核对；如有原文件，建议重新导出 PDF。', en: 'Compare them with the original; export the PDF again if you have the source.' },
  },
  missing: {
    message: { zh: '“{file}”（{number}）第 {pages} 页无法编入，卷宗中以说明页代替。', en: 'Pages {pages} of “{file}” ({number}) could not be put into the dossier; a page that says so stands in their place.' },
    remedy: { zh: '请重新导出或扫描该文件后再编制。', en: 'Export or scan the file again and build anew.' },
  },
};

async function writeOnce(job: MadeReady): Promise<Result> {
  const { plan, staging } = job;
  const fonts = await loadFonts(job.project.fonts);
  const { volumes, written } = await writePdf(job, fonts);
  const result: Result = { ...plan.result, dossier: describeDossier(plan, volumes.layout, written) };

  job.clock.enter('word');
  await writeWordDossier(job, volumes);
  await staging.write('dossier/目录.xlsx', await renderCatalogue(result, plan.exhibits));
  return result;
}

const ATTEMPTS = 5;

/** What a volume will weigh is only estimated before it is written: one that came out too heavy is cut again by what was seen. */
async function writePdf(job: MadeReady, fonts: Fonts): Promise<{ readonly volumes: VolumePlan; readonly written: WrittenDossier }> {
  const { plan, staging, clock, project } = job;
  const sizes = new Map(plan.result.files.map((file) => [file.path, file.bytes]));
  const weights = new Map(plan.exhibits.map(({ number, path }) => [number, weightOf(job.prepared.get(path), sizes.get(path) ?? 0)]));
  const about = aboutDossier(job, fonts);
  for (let attempt = 1; ; attempt++) {
    clock.enter('layout');
    const volumes = await planVolumes({
      render: (known) => dossierBlocks(plan, job.templates, { ...about, volumes: known }),
      opening: (volume, of) => volumeBlocks(plan, job.templates, { ...volume, of }),
      layout: (blocks) => layoutDossier({ blocks, exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, author: project.applicant, date: project.asOf, fonts }),
      bytesOf: (number) => weights.get(number) ?? 0,
      caps: { bytes: project.caps.volumeBytes, pages: project.caps.volumePages },
      ...project.volumes,
    });
    clock.enter('pdf');
    const written = await writeVolumes({
      layout: volumes.layout, exhibits: plan.exhibits, fonts, starts: volumes.starts,
      openEvidence: (path) => readWhole(job.place(path)),
      prepared: (exhibit) => readPrepared(job, exhibit.path),
      target: { append: (file) => staging.append(`dossier/${file}`) },
      readings: job.readings,
      onPages: clock.count,
    });
    if (attempt === ATTEMPTS || !reweigh(weights, written, project.caps.volumeBytes)) return { volumes, written };
    await staging.reset();
  }
}

/** The characters no face has are listed in the dossier itself, so they are looked for before it is laid out. */
function aboutDossier({ plan, templates, project }: DossierJob, fonts: Fonts): About {
  const about: About = { volumes: [], fonts: usedFonts(fonts), missingGlyphs: [], manifestSha256: payloadManifestHash(plan.result) };
  const blocks = dossierBlocks(plan, templates, about);
  return { ...about, missingGlyphs: missingCharacters({ blocks, exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, author: project.applicant, date: project.asOf, fonts }) };
}

/** Makes the exhibits of volumes that are over the cap as heavy as they turned out; false when none is. */
function reweigh(weights: Map<string, number>, { volumes, exhibits }: WrittenDossier, cap: number | null): boolean {
  const heavy = volumes.filter((volume) => cap !== null && volume.bytes > cap).map(({ bytes, firstPage, pages }) => ({
    bytes, inside: exhibits.filter((exhibit) => exhibit.lastPage >= firstPage && exhibit.firstPage < firstPage + pages),
  }));
  for (const { bytes, inside } of heavy) {
    const known = inside.reduce((sum, { number }) => sum + (weights.get(number) ?? 0), 0);
    for (const { number } of inside) weights.set(number, Math.ceil((weights.get(number) ?? 0) * Math.max(1.02, bytes / Math.max(1, known))));
  }
  return heavy.some(({ inside }) => inside.length > 0);
}

/** Bytes that an exhibit brings into its volume: its own, and those of what was made of it. */
function weightOf(prepared: PreparedFile | undefined, bytes: number): number {
  const isCopied = prepared?.pages.some((page) => page.document === 0) ?? true;
  return (isCopied ? bytes : 0) + (prepared?.bytes ?? 0);
}

async function readPrepared({ prepared, scratch }: MadeReady, path: string): Promise<Prepared | null> {
  const found = prepared.get(path);
  return found ? { ...found, documents: await Promise.all(found.documents.map((document) => scratch.read(document))) } : null;
}

function describeDossier(plan: DossierPlan, layout: Layout, written: WrittenDossier): ResultDossier {
  const exhibits = new Map(plan.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  return {
    draft: plan.draft,
    pages: layout.map.pages,
    volumes: written.volumes.map((volume) => ({ ...volume })),
    exhibits: written.exhibits.map((each) => {
      const exhibit = exhibits.get(each.number) as Exhibit;
      return { number: each.number, title: exhibit.title, path: exhibit.path, requirement: exhibit.requirement, volume: each.volume, firstPage: each.firstPage, lastPage: each.lastPage, method: each.method };
    }),
    fonts: layout.fonts,
    missingGlyphs: layout.missingGlyphs,
    notices: written.notices,
  };
}
