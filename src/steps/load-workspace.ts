import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { CHECKS } from '../checks/index.js';
import { assetPath } from '../io/assets.js';
import { fingerprint } from '../io/fingerprint.js';
import { hashFile, readWhole, sizeOf } from '../io/read-evidence.js';
import { readTemplates, type TemplateFile } from '../io/read-templates.js';
import type { Project } from '../model/project.js';
import type { Standard } from '../model/standard.js';
import type { Language } from '../model/text.js';
import { compileTemplates, type Templates } from '../render/blocks/templates.js';
import { loadStandard } from '../standard/load.js';
import { readProject, resolveProject } from '../standard/project.js';

/** In a pack's folder. */
export const COVER_TEMPLATE = 'cover.docx';

export interface Workspace {
  /** Absolute path of `evidence/`. */
  readonly evidence: string;
  /** Absolute path of a file of evidence; one out of an archive lies in the cache. */
  readonly place: (path: string) => string;
  readonly standard: Standard;
  readonly project: Project;
  readonly templates: Templates;
  /** The pack's own Word cover or letter; null when it has none. */
  readonly cover: Uint8Array | null;
  /** Hash of the program, the templates and the fonts: what decides, besides the evidence, what is written. */
  readonly recipe: string;
}

/** Reads everything a run is decided by, before any evidence is opened: every mistake in it stops here, with its line. */
export async function loadWorkspace(folder: string, language: Language): Promise<Workspace> {
  const evidence = join(resolve(folder), 'evidence');
  const draft = await readProject(evidence, language);
  const standard = await loadStandard(draft.standard, CHECKS, language);
  const project = resolveProject(draft, standard, language);
  const templates = await readTemplates(standard.folder);
  const cover = await readCover(standard.folder);
  return { evidence, place: (path) => join(evidence, path), standard, project, templates: compileTemplates(templates), cover, recipe: await recipeOf(templates, project, cover) };
}

/** Its placeholders are checked now, not after an hour of work. */
async function readCover(folder: string): Promise<Uint8Array | null> {
  const path = join(folder, COVER_TEMPLATE);
  if ((await sizeOf(path)) === null) return null;
  const bytes = await readWhole(path);
  const { checkCover } = await import('../render/word/cover.js');
  await checkCover(bytes, path);
  return bytes;
}

async function recipeOf(templates: readonly TemplateFile[], project: Project, cover: Uint8Array | null): Promise<string> {
  const program = fingerprint(assetPath(''), ['dist/**/*.js', 'templates/common/**', 'package.json']);
  const fonts = await Promise.all([...Object.values(project.fonts)].sort().map((path) => hashFile(path).catch(() => '')));
  return createHash('sha256').update(JSON.stringify([program, templates.map(({ name, text }) => [name, text]), fonts, cover ? createHash('sha256').update(cover).digest('hex') : null])).digest('hex');
}
