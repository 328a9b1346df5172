import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { planDossier } from '../../dist/assemble/plan.js';
import { inspect } from '../../dist/inspect/inspect.js';
import { openCache } from '../../dist/io/cache.js';
import { openScratch } from '../../dist/io/scratch.js';
import { openStaging } from '../../dist/io/staging.js';
import { loadFonts } from '../../dist/render/pdf/fonts.js';
import { examine } from '../../dist/steps/examine.js';
import { startClock } from '../../dist/steps/clock.js';
import { NOTHING_UNPACKED } from '../../dist/steps/unpack-archives.js';
import { loadWorkspace } from '../../dist/steps/load-workspace.js';
import { writePdf } from '../../dist/steps/write-pdf.js';
import { factsKey } from '../../dist/workers/known-facts.js';
import { openPool } from '../../dist/workers/pool.js';
import { evidenceOf } from './peers.mjs';

/**
 * The assembly alone, as one process: pages already counted in, one PDF with stamps, bookmarks, labels and links out.
 *   node assemble.mjs plan WORKSPACE CACHE PLAN      counts the pages of the evidence and keeps what is to be assembled
 *   node assemble.mjs write WORKSPACE PLAN OUT       what a bench times: lays out, numbers, stamps, writes
 */
const [task, folder, ...rest] = process.argv.slice(2);
const workspace = await loadWorkspace(folder, 'zh-CN');

if (task === 'plan') {
  const [cacheFolder, place] = rest;
  const cache = openCache(cacheFolder);
  const counted = new Map();
  for (const file of evidenceOf(folder)) {
    // Pages are counted, nothing is looked for: the assembly asks for no more. Files made from the same model have the same pages.
    const bytes = await readFile(file);
    const name = file.slice(workspace.evidence.length + 1);
    const model = `${file.slice(-3)} ${bytes.length}`;
    if (!counted.has(model)) counted.set(model, await inspect(bytes, name, { needs: ['pages'] }));
    await cache.put(factsKey(createHash('sha256').update(bytes).digest('hex'), name), counted.get(model));
  }
  const pool = openPool({ megabytes: workspace.project.limits.fileMegabytes });
  const examined = await examine({ workspace, unpacked: NOTHING_UNPACKED, pool, clock: startClock(() => {}), cache: { use: true, folder: cacheFolder }, language: 'zh-CN', previous: null, renumber: false, reading: 'off' });
  await writeFile(place, JSON.stringify(planDossier(examined.result, examined.numbered)));
  await pool.close();
} else {
  const [place, out] = rest;
  const plan = JSON.parse(await readFile(place, 'utf8'));
  await rm(out, { recursive: true, force: true });
  const staging = await openStaging(out);
  const { volumes, written } = await writePdf({ ...workspace, plan, staging, clock: startClock(() => {}), prepared: new Map(), scratch: openScratch(staging.folder) }, await loadFonts(workspace.project.fonts));
  await staging.publish();
  await staging.discard();
  process.stdout.write(`${JSON.stringify({ pages: volumes.layout.map.pages, volumes: written.volumes, notices: written.notices.length })}\n`);
}
