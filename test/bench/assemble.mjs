import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { openCache } from '../../dist/io/cache.js';
import { openEvidenceReader } from '../../dist/io/evidence-reader.js';
import { openFileMarks } from '../../dist/io/file-marks.js';
import { openStaging } from '../../dist/io/staging.js';
import { openWriteThread } from '../../dist/workers/write-thread.js';
import { evidenceOf } from './peers.mjs';

/**
 * The assembly alone, as one process: pages already counted in, one PDF with stamps, bookmarks, labels and links out.
 *   node assemble.mjs plan WORKSPACE CACHE JOB      counts the pages of the evidence and keeps what is to be assembled, with its layout
 *   node assemble.mjs write WORKSPACE CACHE JOB OUT what a bench times: reads, numbers, stamps, links, merges, hashes, writes
 *   node assemble.mjs whole WORKSPACE CACHE JOB OUT the same, and the dossier's own pages are laid out first
 */
const [task, folder, cacheFolder, place, out] = process.argv.slice(2);
const evidence = join(folder, 'evidence');
const tasks = { plan, write, whole };
await tasks[task]();

async function plan() {
  const { inspect } = await import('../../dist/inspect/inspect.js');
  const { factsKey } = await import('../../dist/workers/known-facts.js');
  const { openPool } = await import('../../dist/workers/pool.js');
  const { examine } = await import('../../dist/steps/examine.js');
  const { startClock } = await import('../../dist/steps/clock.js');
  const { NOTHING_UNPACKED } = await import('../../dist/steps/unpack-archives.js');
  const { planDossier } = await import('../../dist/assemble/plan.js');
  const workspace = await loaded();
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
  await pool.close();
  const planned = planDossier(examined.result, examined.numbered);
  await writeFile(`${place}.plan`, JSON.stringify(planned));
  await layOut(workspace, planned);
}

async function whole() {
  await layOut(await loaded(), JSON.parse(await readFile(`${place}.plan`, 'utf8')));
  await write();
}

async function loaded() {
  const { loadWorkspace } = await import('../../dist/steps/load-workspace.js');
  return loadWorkspace(folder, 'zh-CN');
}

/** Keeps the layout as the writer takes it, without what only Word needs. */
async function layOut(workspace, planned) {
  const { volumesLayout } = await import('../../dist/steps/volumes-layout.js');
  const { loadFonts } = await import('../../dist/render/pdf/fonts.js');
  const bytes = new Map(planned.result.files.map((file) => [file.path, file.bytes]));
  const weights = new Map(planned.exhibits.map((exhibit) => [exhibit.number, bytes.get(exhibit.path) ?? 0]));
  const { layout, starts } = await volumesLayout({ ...workspace, plan: planned }, await loadFonts(workspace.project.fonts))(weights);
  const { pdf, paged, ...written } = layout;
  await writeFile(`${place}.pdf`, pdf);
  await writeFile(place, serialize({ layout: written, starts, exhibits: planned.exhibits, fonts: workspace.project.fonts }));
}

async function write() {
  const { loadFonts } = await import('../../dist/render/pdf/fonts.js');
  const { collectingEarly } = await import('../../dist/steps/collecting-early.js');
  const { writeVolumes } = await import('../../dist/render/pdf/write.js');
  const { layout, starts, exhibits, fonts } = deserialize(await readFile(place));
  await rm(out, { recursive: true, force: true });
  const writing = openWriteThread();
  const staging = await openStaging(out, { writeAside: writing.writeAside });
  const { volumes, notices } = await collectingEarly(async (sooner) => writeVolumes({
    onClosing: sooner, layout: { ...layout, pdf: await readFile(`${place}.pdf`) }, exhibits, starts, fonts: await loadFonts(fonts),
    evidence: openEvidenceReader({ evidence, place: (path) => join(evidence, path), marks: await openFileMarks(openCache(cacheFolder), evidence) }),
    target: { append: (file) => staging.append(`dossier/${file}`) },
  }));
  await staging.publish();
  await staging.discard();
  await writing.close();
  process.stdout.write(`${JSON.stringify({ pages: layout.map.pages, volumes, notices: notices.length })}\n`);
}
