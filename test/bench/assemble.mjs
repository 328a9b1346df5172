import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planDossier } from '../../dist/assemble/plan.js';
import { openStaging } from '../../dist/io/staging.js';
import { readWhole } from '../../dist/io/read-evidence.js';
import { dossierBlocks } from '../../dist/render/blocks/dossier.js';
import { loadFonts } from '../../dist/render/pdf/fonts.js';
import { layoutDossier } from '../../dist/render/pdf/layout.js';
import { writeVolumes } from '../../dist/render/pdf/write.js';
import { examine } from '../../dist/steps/examine.js';
import { loadWorkspace } from '../../dist/steps/load-workspace.js';
import { openPool } from '../../dist/workers/pool.js';

/**
 * The assembly alone, as one process: pages already counted in, one PDF with stamps, bookmarks, labels and links out.
 *   node assemble.mjs plan WORKSPACE CACHE PLAN      looks at the evidence and keeps what is to be assembled
 *   node assemble.mjs write WORKSPACE PLAN OUT       what a bench times: lays out, numbers, stamps, writes
 */
const [task, folder, ...rest] = process.argv.slice(2);
const workspace = await loadWorkspace(folder, 'zh-CN');

if (task === 'plan') {
  const [cache, place] = rest;
  const pool = openPool({ megabytes: workspace.project.limits.fileMegabytes });
  const clock = { enter() {}, count() {}, stop: () => [] };
  const examined = await examine({ workspace, pool, clock, cache: { use: true, folder: cache }, language: 'zh-CN', previous: null, renumber: false, reading: 'off' });
  await writeFile(place, JSON.stringify(planDossier(examined.result, examined.numbered)));
  await pool.close();
} else {
  const [place, out] = rest;
  const plan = JSON.parse(await readFile(place, 'utf8'));
  const { project, templates, evidence } = workspace;
  await rm(out, { recursive: true, force: true });
  const staging = await openStaging(out);
  const fonts = await loadFonts(project.fonts);
  const layout = await layoutDossier({
    blocks: dossierBlocks(plan, templates), exhibits: plan.exhibits, draft: plan.draft, title: plan.result.standard.title, author: project.applicant, date: project.asOf, fonts,
  });
  const written = await writeVolumes({
    layout, exhibits: plan.exhibits, fonts, openEvidence: (path) => readWhole(join(evidence, path)),
    target: { append: (file) => staging.append(file) }, caps: { bytes: null, pages: null },
  });
  await staging.publish();
  process.stdout.write(`${JSON.stringify({ volumes: written.volumes, notices: written.notices.length })}\n`);
}
