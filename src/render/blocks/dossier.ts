import type { Block, DossierPlan } from '../../model/dossier.js';
import type { Templates } from './templates.js';

/** The dossier's blocks: the plan and a few counts of it, through the template `dossier`. */
export function dossierBlocks(plan: DossierPlan, templates: Templates): Block[] {
  const having = (disposition: string) => plan.result.files.filter((file) => file.disposition === disposition).length;
  return templates.blocks('dossier', {
    ...plan,
    itemCount: plan.indicators.reduce((sum, indicator) => sum + indicator.items.length, 0),
    filesIncluded: having('included'),
    filesExcluded: having('excluded'),
    filesUnassigned: having('unassigned'),
  });
}
