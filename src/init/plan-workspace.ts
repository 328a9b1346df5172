import type { Guide } from '../model/guide.js';
import type { Requirement, Standard } from '../model/standard.js';
import { indicatorFolder, itemFolder, requirementFolder } from '../model/folders.js';
import { FORM_NAME, GUIDE_NAME, GUIDE_WORD_NAME, PROJECT_FILE } from '../scan/system-files.js';
import { indicatorGuide, itemGuide, requirementGuide, rootGuide } from './guides.js';
import { figureRows, type FigureRow } from './figure-rows.js';
import { projectYaml } from './project-yaml.js';

/** A file of a new workspace, relative to its root. */
export type WorkspaceFile =
  | { readonly path: string; readonly type: 'text'; readonly text: string }
  | { readonly path: string; readonly type: 'guide' | 'guide-word'; readonly guide: Guide }
  | { readonly path: string; readonly type: 'form'; readonly title: string; readonly rows: readonly FigureRow[] };

/**
 * Everything `init` writes: the folder of every indicator, item and slot with a guide in it, a form where figures
 * are asked, and `project.yaml`. With a unit, only what that unit owes. Pure.
 */
export function planWorkspace(standard: Standard, options: { readonly unit: string | null; readonly pack: string; readonly example: string }): WorkspaceFile[] {
  const files: WorkspaceFile[] = [];
  const owes = (units: readonly string[]) => options.unit === null || units.includes(options.unit);
  for (const indicator of standard.indicators) {
    const items = indicator.items.filter((item) => item.requirements.some((requirement) => owes(requirement.units)));
    if (items.length === 0) continue;
    const folder = `evidence/${indicatorFolder(indicator)}`;
    files.push(...guides(folder, indicatorGuide(indicator, items)));
    for (const item of items) {
      const asked = item.requirements.filter((requirement) => owes(requirement.units));
      const place = (requirement: Requirement) => `evidence/${requirementFolder(indicator, item, item.requirements, requirement)}`;
      files.push(...guides(`${folder}/${itemFolder(item)}`, itemGuide(item, asked)));
      for (const requirement of asked) {
        if (item.requirements.length > 1) files.push(...guides(place(requirement), requirementGuide(requirement)));
        const rows = figureRows(requirement);
        if (rows.length > 0) files.push({ path: `${place(requirement)}/${FORM_NAME}`, type: 'form', title: `${item.id} ${requirement.title}`, rows });
      }
    }
  }
  if (options.unit === null) files.push({ path: `evidence/${PROJECT_FILE}`, type: 'text', text: projectYaml(options.example, options.pack) });
  files.push(...guides('evidence', rootGuide(standard, options.unit)));
  return files;
}

/** The same words as text, for any computer, and in Word. */
function guides(folder: string, guide: Guide): WorkspaceFile[] {
  return [{ path: `${folder}/${GUIDE_NAME}`, type: 'guide', guide }, { path: `${folder}/${GUIDE_WORD_NAME}`, type: 'guide-word', guide }];
}
