import { join, resolve } from 'node:path';
import { CHECKS } from '../checks/index.js';
import { readTemplates } from '../io/read-templates.js';
import type { Project } from '../model/project.js';
import type { Standard } from '../model/standard.js';
import type { Language } from '../model/text.js';
import { compileTemplates, type Templates } from '../render/blocks/templates.js';
import { loadStandard } from '../standard/load.js';
import { readProject, resolveProject } from '../standard/project.js';

export interface Workspace {
  /** Absolute path of `evidence/`. */
  readonly evidence: string;
  readonly standard: Standard;
  readonly project: Project;
  readonly templates: Templates;
}

/** Reads everything a run is decided by, before any evidence is opened: every mistake in it stops here, with its line. */
export async function loadWorkspace(folder: string, language: Language): Promise<Workspace> {
  const evidence = join(resolve(folder), 'evidence');
  const draft = await readProject(evidence, language);
  const standard = await loadStandard(draft.standard, CHECKS, language);
  const project = resolveProject(draft, standard, language);
  return { evidence, standard, project, templates: compileTemplates(await readTemplates(standard.folder)) };
}
