import type { Numbered } from '../assemble/numbering.js';
import type { Scratch } from '../io/scratch.js';
import type { Staging } from '../io/staging.js';
import type { DossierPlan, Exhibit } from '../model/dossier.js';
import type { Problem } from '../model/outcome.js';
import type { Readings } from '../model/reading.js';
import type { Project } from '../model/project.js';
import type { Result, ResultDossier } from '../model/result.js';
import { say, type Text } from '../model/text.js';
import type { Templates } from '../render/blocks/templates.js';
import { renderCatalogue } from '../render/package/catalogue.js';
import { loadFonts } from '../render/pdf/fonts.js';
import type { Layout } from '../render/pdf/layout.js';
import type { WrittenDossier } from '../render/pdf/write.js';
import { fillCover } from '../render/word/cover.js';
import type { Pool } from '../workers/pool.js';
import type { Clock } from './clock.js';
import { COVER_TEMPLATE } from './load-workspace.js';
import { withPageRemarks } from './page-remarks.js';
import { preparePages, type PreparedFile } from './prepare-pages.js';
import { writePdf } from './write-pdf.js';
import type { WordFrame } from '../render/word/pack.js';
import { frameWord, loadWordPictures, writeWordDossier, type WordPictures } from './write-word.js';

export interface DossierJob {
  readonly plan: DossierPlan;
  readonly templates: Templates;
  /** The pack's own Word cover; null when it has none. */
  readonly cover: Uint8Array | null;
  readonly project: Project;
  /** Absolute path of `evidence/`. */
  readonly evidence: string;
  /** Absolute path of a file of evidence. */
  readonly place: (path: string) => string;
  readonly staging: Staging;
  /** Absolute path of the place that will be written to, where the last package still lies. */
  readonly out: string;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly numbered: readonly Numbered[];
  readonly readings: Readings;
  /** What was made of office documents and of pictures over the cap before the plan, by path. */
  readonly madeBefore: ReadonlyMap<string, PreparedFile>;
  readonly scratch: Scratch;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
}

/** What the pages of files are made from, by path, and where it lies. */
export interface MadeReady extends DossierJob {
  readonly prepared: ReadonlyMap<string, PreparedFile>;
}

/**
 * Writes the volumes, the Word dossier and the catalogue; returns the result with the dossier in it. When a page
 * of a complete dossier is lost on the way, all is written again as a draft that says so on every page.
 */
export async function writeDossier(job: DossierJob): Promise<Result> {
  const prepared = new Map([...job.madeBefore, ...(await preparePages(job))]);
  const ready: MadeReady = { ...job, plan: withPageRemarks(job.plan, prepared), prepared };
  // While Typst lays out and volumes are written; only Word needs them.
  const pictures = loadWordPictures(ready);
  pictures.catch(() => {});
  const result = await writeOnce(ready, pictures);
  if (job.plan.draft || !losesPages(result)) return withNotices(result);
  await job.staging.reset();
  const plan: DossierPlan = { ...ready.plan, draft: true, result: withNotices({ ...result, verdict: 'failed', dossier: null }, result.dossier) };
  return writeOnce({ ...ready, plan }, pictures);
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

const PAGE_NOTICES: Readonly<Record<'mended' | 'rendered' | 'uncompared' | 'missing', { readonly message: Text; readonly remedy: Text }>> = {
  mended: {
    message: { zh: '“{file}”（{number}）第 {pages} 页直接复制会改变显示，已重新写出其结构（如表单内容的外观）后编入，画面与原件比对一致。', en: 'Pages {pages} of “{file}” ({number}) would have changed in a plain copy; they were written anew (form fields, broken structure) and look like the original.' },
    remedy: { zh: '一般无须处理；如有疑问请与原件核对。', en: 'Usually nothing is to be done; compare with the original if in doubt.' },
  },
  rendered: {
    message: { zh: '“{file}”（{number}）第 {pages} 页不能原样复制，已按显示效果转为图像编入。', en: 'Pages {pages} of “{file}” ({number}) could not be copied as they are and were drawn as pictures.' },
    remedy: { zh: '请与原件核对；如有原文件，建议重新导出 PDF。', en: 'Compare them with the original; export the PDF again if you have the source.' },
  },
  uncompared: {
    message: { zh: '“{file}”（{number}）第 {pages} 页已原样复制，但文件过大或过于复杂，未能在时限内与原件逐页比对。', en: 'Pages {pages} of “{file}” ({number}) were copied as they are but could not be compared with the original in time.' },
    remedy: { zh: '请与原件核对；也可在 project.yaml 的 limits 中延长时间后重新编制。', en: 'Compare them with the original, or raise the time under `limits` in project.yaml and build again.' },
  },
  missing: {
    message: { zh: '“{file}”（{number}）第 {pages} 页无法编入，卷宗中以说明页代替。', en: 'Pages {pages} of “{file}” ({number}) could not be put into the dossier; a page that says so stands in their place.' },
    remedy: { zh: '请重新导出或扫描该文件后再编制。', en: 'Export or scan the file again and build anew.' },
  },
};

async function writeOnce(job: MadeReady, pictures: Promise<WordPictures>): Promise<Result> {
  const { plan, staging } = job;
  const fonts = await loadFonts(job.project.fonts);
  const frames: Promise<WordFrame>[] = [];
  const { volumes, written } = await writePdf(job, fonts, (planned) => {
    const frame = pictures.then((found) => frameWord(job, planned, found));
    // Should the volumes fail, nobody waits for it.
    frame.catch(() => {});
    frames.push(frame);
  });
  const result: Result = { ...plan.result, dossier: describeDossier(plan, volumes.layout, written) };

  job.clock.enter('word');
  await writeWordDossier(job, await frames.at(-1)!, await pictures);
  if (job.cover) await staging.write('dossier/封面.docx', await fillCover(job.cover, COVER_TEMPLATE, result));
  await staging.write('dossier/目录.xlsx', await renderCatalogue(result, plan.exhibits));
  return result;
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
