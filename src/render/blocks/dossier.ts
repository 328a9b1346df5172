import type { Block, DossierPlan, Exhibit, PlannedVolume } from '../../model/dossier.js';
import { FACE_LABELS } from '../report/labels.js';
import type { UsedFont } from '../pdf/fonts.js';
import type { Templates } from './templates.js';

/** The dossier's blocks: the plan, its volumes (none when there is only one) and a few counts, through the template `dossier`. */
export function dossierBlocks(plan: DossierPlan, templates: Templates, about: About): Block[] {
  return templates.blocks('dossier', dossierData(plan, about));
}

/** The indicators of a plan alone, for a look at them. */
export function sectionBlocks(plan: DossierPlan, templates: Templates): Block[] {
  const data = dossierData(plan, { volumes: [], fonts: [], missingGlyphs: [], manifestSha256: '' });
  return data.indicators.flatMap((indicator) => templates.blocks('indicator', { ...data, ...indicator }));
}

/** What the templates say besides the plan. */
export interface About {
  readonly volumes: readonly PlannedVolume[];
  readonly fonts: readonly UsedFont[];
  readonly missingGlyphs: readonly { readonly character: string; readonly where: string }[];
  /** SHA-256 of the list of originals. */
  readonly manifestSha256: string;
}

/** What a later volume opens with. */
export function volumeBlocks(plan: DossierPlan, templates: Templates, volume: { readonly number: number; readonly of: number; readonly from: string | null; readonly until: string | null; readonly goesOn: object | null }): Block[] {
  return templates.blocks('volume', { result: plan.result, draft: plan.draft, ...volume });
}

export function dossierData(plan: DossierPlan, { volumes, fonts, missingGlyphs, manifestSha256 }: About) {
  const having = (disposition: string) => plan.result.files.filter((file) => file.disposition === disposition).length;
  const volumeOf = new Map(volumes.toReversed().flatMap((volume) => volume.exhibits.map((number) => [number, volume.number] as const)));
  const inVolume = (exhibit: Exhibit) => ({ ...exhibit, volume: volumeOf.get(exhibit.number) ?? null });
  return {
    ...plan,
    exhibits: plan.exhibits.map(inVolume),
    indicators: plan.indicators.map((indicator) => ({
      ...indicator,
      items: indicator.items.map((item) => ({ ...item, requirements: item.requirements.map((each) => ({ ...each, exhibits: each.exhibits.map(inVolume) })) })),
    })),
    volumes,
    fonts: fonts.map(({ slot, family, substitute }) => ({ name: FACE_LABELS[slot].zh, family, substitute })),
    missingGlyphs: missingGlyphs.map(({ character, where }) => ({ code: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`, where })),
    manifestSha256,
    itemCount: plan.indicators.reduce((sum, indicator) => sum + indicator.items.length, 0),
    filesIncluded: having('included'),
    filesExcluded: having('excluded'),
    filesUnassigned: having('unassigned'),
  };
}
