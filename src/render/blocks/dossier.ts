import type { Block, DossierPlan, Exhibit, PlannedVolume } from '../../model/dossier.js';
import type { Templates } from './templates.js';

/** The dossier's blocks: the plan, its volumes (none when there is only one) and a few counts, through the template `dossier`. */
export function dossierBlocks(plan: DossierPlan, templates: Templates, volumes: readonly PlannedVolume[] = []): Block[] {
  return templates.blocks('dossier', dossierData(plan, volumes));
}

/** What a later volume opens with. */
export function volumeBlocks(plan: DossierPlan, templates: Templates, volume: { readonly number: number; readonly of: number; readonly from: string | null; readonly until: string | null }): Block[] {
  return templates.blocks('volume', { result: plan.result, draft: plan.draft, ...volume });
}

export function dossierData(plan: DossierPlan, volumes: readonly PlannedVolume[] = []): object {
  const having = (disposition: string) => plan.result.files.filter((file) => file.disposition === disposition).length;
  const inVolume = (exhibit: Exhibit) => ({ ...exhibit, volume: volumes.find((volume) => volume.exhibits.includes(exhibit.number))?.number ?? null });
  return {
    ...plan,
    exhibits: plan.exhibits.map(inVolume),
    indicators: plan.indicators.map((indicator) => ({
      ...indicator,
      items: indicator.items.map((item) => ({ ...item, requirements: item.requirements.map((each) => ({ ...each, exhibits: each.exhibits.map(inVolume) })) })),
    })),
    volumes,
    itemCount: plan.indicators.reduce((sum, indicator) => sum + indicator.items.length, 0),
    filesIncluded: having('included'),
    filesExcluded: having('excluded'),
    filesUnassigned: having('unassigned'),
  };
}
