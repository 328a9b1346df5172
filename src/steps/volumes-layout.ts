import { dossierBlocks, volumeBlocks, type About } from '../render/blocks/dossier.js';
import { payloadManifestHash } from '../render/package/payload.js';
import { usedFonts, type Fonts } from '../render/pdf/fonts.js';
import { layoutDossier, missingCharacters } from '../render/pdf/layout.js';
import { planVolumes, type GoingOn, type VolumePlan } from './plan-volumes.js';
import type { MadeReady } from './write-dossier.js';

export type LayoutJob = Pick<MadeReady, 'plan' | 'templates' | 'project'>;

/** Lays out the generated pages of a dossier and numbers all others, cut into volumes by what its exhibits are thought to weigh. */
export function volumesLayout(job: LayoutJob, fonts: Fonts): (weights: ReadonlyMap<string, number>) => Promise<VolumePlan> {
  const { plan, project, templates } = job;
  const about = aboutDossier(job, fonts);
  return (weights) => planVolumes({
    render: (known) => dossierBlocks(plan, templates, { ...about, volumes: known }),
    opening: (volume, of, goesOn) => volumeBlocks(plan, templates, { ...volume, of, goesOn: goesOn && named(plan, goesOn) }),
    layout: (blocks, fronts) => layoutDossier({ blocks, fronts, exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, author: project.applicant, date: project.asOf, fonts }),
    bytesOf: (number) => weights.get(number) ?? 0,
    caps: { bytes: project.caps.volumeBytes, pages: project.caps.volumePages },
    ...project.volumes,
  });
}

/** The exhibit a volume goes on with by its number and title, generated pages by their heading alone. */
function named({ exhibits }: LayoutJob['plan'], goesOn: GoingOn) {
  const exhibit = exhibits.find(({ number }) => number === goesOn.id);
  return { ...goesOn, number: exhibit?.number ?? null, title: exhibit?.title ?? goesOn.title };
}

/** The characters no face has are listed in the dossier itself, so they are looked for before it is laid out. */
function aboutDossier({ plan, templates, project }: LayoutJob, fonts: Fonts): About {
  const about: About = { volumes: [], fonts: usedFonts(fonts), missingGlyphs: [], manifestSha256: payloadManifestHash(plan.result) };
  const blocks = dossierBlocks(plan, templates, about);
  return { ...about, missingGlyphs: missingCharacters({ blocks, exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, author: project.applicant, date: project.asOf, fonts }) };
}
