import { join } from 'node:path';
import { readWhole } from '../io/read-evidence.js';
import type { Staging } from '../io/staging.js';
import type { Block, DossierPlan, Exhibit } from '../model/dossier.js';
import type { Problem } from '../model/outcome.js';
import type { Project } from '../model/project.js';
import type { Result, ResultDossier } from '../model/result.js';
import { say, type Text } from '../model/text.js';
import { dossierBlocks } from '../render/blocks/dossier.js';
import type { Templates } from '../render/blocks/templates.js';
import { renderCatalogue } from '../render/package/catalogue.js';
import { loadFonts } from '../render/pdf/fonts.js';
import { layoutDossier, type Layout } from '../render/pdf/layout.js';
import { writeVolumes, type WrittenDossier } from '../render/pdf/write.js';
import { renderWord } from '../render/word/dossier.js';
import type { Pool } from '../workers/pool.js';
import type { PageImage } from '../workers/tasks.js';
import type { Clock } from './clock.js';

export interface DossierJob {
  readonly plan: DossierPlan;
  readonly templates: Templates;
  readonly project: Project;
  /** Absolute path of `evidence/`. */
  readonly evidence: string;
  readonly staging: Staging;
  readonly pool: Pool;
  readonly clock: Clock;
}

/**
 * Writes the volumes, the Word dossier and the catalogue; returns the result with the dossier in it. When a page
 * of a complete dossier is lost on the way, all is written again as a draft that says so on every page.
 */
export async function writeDossier(job: DossierJob): Promise<Result> {
  const result = await writeOnce(job);
  if (job.plan.draft || !losesPages(result)) return withNotices(result);
  await job.staging.reset();
  const plan: DossierPlan = { ...job.plan, draft: true, result: withNotices({ ...result, verdict: 'failed', dossier: null }, result.dossier) };
  return writeOnce({ ...job, plan });
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
  return { ...result, problems: [...result.problems, ...problems] };
}

const PAGE_NOTICES: Readonly<Record<'rendered' | 'missing', { readonly message: Text; readonly remedy: Text }>> = {
  rendered: {
    message: { zh: '“{file}”（{number}）第 {pages} 页不能原样复制，已按显示效果转为图像编入。', en: 'Pages {pages} of “{file}” ({number}) could not be copied as they are and were drawn as pictures.' },
    remedy: { zh: '请与原件核对；如有原文件，建议重新导出 PDF。', en: 'Compare them with the original; export the PDF again if you have the source.' },
  },
  missing: {
    message: { zh: '“{file}”（{number}）第 {pages} 页无法编入，卷宗中以说明页代替。', en: 'Pages {pages} of “{file}” ({number}) could not be put into the dossier; a page that says so stands in their place.' },
    remedy: { zh: '请重新导出或扫描该文件后再编制。', en: 'Export or scan the file again and build anew.' },
  },
};

async function writeOnce(job: DossierJob): Promise<Result> {
  const { plan, staging, clock, project } = job;
  clock.enter('layout');
  const blocks = dossierBlocks(plan, job.templates);
  const fonts = await loadFonts(project.fonts);
  const layout = await layoutDossier({
    blocks, exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, author: project.applicant, date: project.asOf, fonts,
  });

  clock.enter('pdf');
  const sizes = new Map(plan.result.files.map((file) => [file.path, file.bytes]));
  const written = await writeVolumes({
    layout, exhibits: plan.exhibits, fonts,
    openEvidence: (path) => readWhole(join(job.evidence, path)),
    evidenceBytes: (path) => sizes.get(path) ?? 0,
    target: { append: (file) => staging.append(`dossier/${file}`) },
    caps: { bytes: project.caps.volumeBytes, pages: project.caps.volumePages },
    onPages: clock.count,
  });
  const result: Result = { ...plan.result, dossier: describeDossier(plan, layout, written) };

  clock.enter('word');
  await staging.write('dossier/卷宗.docx', await makeWord(job, blocks, layout));
  await staging.write('dossier/目录.xlsx', await renderCatalogue(result, plan.exhibits));
  return result;
}

async function makeWord(job: DossierJob, blocks: readonly Block[], layout: Layout): Promise<Uint8Array> {
  const { plan, pool, project, clock } = job;
  const pictured = plan.exhibits.filter((exhibit) => exhibit.source.type !== 'text');
  let done = 0;
  return renderWord({
    blocks, map: layout.map, exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, asOf: project.asOf, author: project.applicant, width: pool.jobs,
    pageImages: async (number: string): Promise<readonly PageImage[]> => {
      const exhibit = plan.exhibits.find((each) => each.number === number) as Exhibit;
      if (exhibit.source.type === 'text') return [];
      const images = await pool.run('page-images', { file: join(job.evidence, exhibit.path), source: exhibit.source }, { seconds: project.limits.fileSeconds + exhibit.source.pages });
      clock.count(++done, pictured.length);
      return images;
    },
  });
}

function describeDossier(plan: DossierPlan, layout: Layout, written: WrittenDossier): ResultDossier {
  return {
    draft: plan.draft,
    pages: layout.map.pages,
    volumes: written.volumes.map((volume) => ({ ...volume })),
    exhibits: written.exhibits.map((each) => {
      const exhibit = plan.exhibits.find((candidate) => candidate.number === each.number) as Exhibit;
      return { number: each.number, title: exhibit.title, path: exhibit.path, requirement: exhibit.requirement, volume: each.volume, firstPage: each.firstPage, lastPage: each.lastPage, method: each.method };
    }),
    fonts: layout.fonts,
    missingGlyphs: layout.missingGlyphs,
    notices: written.notices,
  };
}
