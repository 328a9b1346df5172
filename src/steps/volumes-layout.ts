import type { Block } from '../model/dossier.js';
import { dossierBlocks, volumeBlocks, type About } from '../render/blocks/dossier.js';
import { payloadManifestHash } from '../render/package/payload.js';
import { usedFonts, type Fonts } from '../render/pdf/fonts.js';
import { layoutDossier, type LayoutInput } from '../render/pdf/layout.js';
import { typstData, type TypstData } from '../render/pdf/typst-data.js';
import { planVolumes, type GoingOn, type VolumePlan } from './plan-volumes.js';
import type { MadeReady } from './write-dossier.js';

export type LayoutJob = Pick<MadeReady, 'plan' | 'templates' | 'project'>;

/** Lays out the generated pages of a dossier and numbers all others, cut into volumes by what its exhibits are thought to weigh. */
export function volumesLayout(job: LayoutJob, fonts: Fonts): (weights: ReadonlyMap<string, number>) => Promise<VolumePlan> {
  const { plan, project, templates } = job;
  const { about, blocks: whole, data } = wholeDossier(job, fonts);
  return (weights) => planVolumes({
    render: (known) => (known.length === 0 ? whole : dossierBlocks(plan, templates, { ...about, volumes: known })),
    opening: (volume, of, goesOn) => volumeBlocks(plan, templates, { ...volume, of, goesOn: goesOn && named(plan, goesOn) }),
    layout: (blocks, fronts) => layoutDossier({ ...inputOf(job, fonts), blocks, fronts }, blocks === whole && !fronts ? { data } : {}),
    bytesOf: (number) => weights.get(number) ?? 0,
    caps: { bytes: project.caps.volumeBytes, pages: project.caps.volumePages },
    ...project.volumes,
  });
}

function inputOf({ plan, project }: LayoutJob, fonts: Fonts): Omit<LayoutInput, 'blocks'> {
  return { exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, author: project.applicant, date: project.asOf, fonts };
}

/** The exhibit a volume goes on with by its number and title, generated pages by their heading alone. */
function named({ exhibits }: LayoutJob['plan'], goesOn: GoingOn) {
  const exhibit = exhibits.find(({ number }) => number === goesOn.id);
  return { ...goesOn, number: exhibit?.number ?? null, title: exhibit?.title ?? goesOn.title };
}

interface WholeDossier {
  readonly about: About;
  readonly blocks: readonly Block[];
  readonly data: TypstData;
}

/** The dossier as one volume. The characters no face has are listed in it, so they are looked for before. */
function wholeDossier(job: LayoutJob, fonts: Fonts): WholeDossier {
  const { plan, templates } = job;
  const render = (about: About): WholeDossier => {
    const blocks = dossierBlocks(plan, templates, about);
    return { about, blocks, data: typstData({ ...inputOf(job, fonts), blocks }) };
  };
  const about: About = { volumes: [], fonts: usedFonts(fonts), missingGlyphs: [], manifestSha256: payloadManifestHash(plan.result) };
  const found = render(about);
  return found.data.missingGlyphs.length === 0 ? found : render({ ...about, missingGlyphs: found.data.missingGlyphs });
}
