import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { planDossier } from './assemble/plan.js';
import { EXIT } from './errors.js';
import { clearPieces, NO_CACHE, openCache } from './io/cache.js';
import { pruneCache } from './io/prune-cache.js';
import { readPrevious } from './io/read-previous.js';
import { openScratch } from './io/scratch.js';
import { openStaging } from './io/staging.js';
import type { BuildOptions, BuildOutcome } from './steps/build-options.js';
import { startClock } from './steps/clock.js';
import { examine } from './steps/examine.js';
import { layOutOffice, NOTHING_LAID_OUT } from './steps/lay-out-office.js';
import { loadWorkspace } from './steps/load-workspace.js';
import { NOTHING_REDUCED, reducePictures } from './steps/reduce-pictures.js';
import { openReuse } from './steps/reuse.js';
import { rememberRun } from './steps/unchanged.js';
import { NOTHING_UNPACKED, unpackArchives } from './steps/unpack-archives.js';
import { writeBag } from './steps/write-bag.js';
import { readSigningKey } from './steps/signing-key.js';
import { takeGlimpses } from './steps/take-glimpses.js';
import { writeDossier } from './steps/write-dossier.js';
import { writeProof } from './steps/write-proof.js';
import { writeReports } from './steps/write-reports.js';
import { openWriteThread } from './workers/write-thread.js';
import { openPool } from './workers/pool.js';

/** Folder in, facts out, problems found, pages planned, files written. */
export async function build(options: BuildOptions): Promise<BuildOutcome> {
  const { language, cache, renumber, reading = 'off' } = options;
  const clock = startClock(options.onProgress);
  clock.enter('load');
  const loaded = await loadWorkspace(options.folder, language);
  const key = options.signWith ? await readSigningKey(options.signWith) : null;
  const out = resolve(options.out);
  const writing = openWriteThread();
  const staging = await openStaging(out, { writeAside: writing.writeAside });
  if (cache.use) await clearPieces(cache.folder ?? undefined);
  const previous = await readPrevious(out);
  const reuse = await openReuse({ out, staging, cache: cache.use ? openCache(cache.folder ?? undefined) : NO_CACHE, recipe: loaded.recipe });
  const scratch = openScratch(staging.folder);
  const pool = openPool({ jobs: options.jobs, megabytes: loaded.project.limits.fileMegabytes });
  try {
    const unpacked = options.unpack ? await unpackArchives({ ...loaded, pool, cache }) : NOTHING_UNPACKED;
    const workspace = { ...loaded, place: (path: string) => unpacked.places.get(path) ?? loaded.place(path) };
    const examined = await examine({ workspace, unpacked, pool, clock, cache, language, previous, renumber, reading, settling: options.settling });

    const isWanted = options.dossier && !(options.final && examined.result.verdict !== 'complete');
    const office = isWanted ? await layOutOffice({ ...workspace, ...examined, pool, scratch, clock, language }) : NOTHING_LAID_OUT;
    const reduced = isWanted ? await reducePictures({ ...workspace, ...examined, pool, scratch, clock }) : NOTHING_REDUCED;
    const checked = { ...examined.result, problems: [...examined.result.problems, ...office.problems] };
    const plan = planDossier(checked, examined.numbered, { captions: examined.captions, office: office.pages, reduced: reduced.dpi, photosPerPage: workspace.project.volumes.photosPerPage });
    const written = isWanted ? await reuse.step('dossier', [plan, workspace.project, [...examined.readings], office.hashes], () => writeDossier({ ...workspace, ...examined, plan, madeBefore: new Map([...office.prepared, ...reduced.prepared]), scratch, staging, out, pool, clock, cache })) : checked;
    const isAssembled = written.dossier !== null && !(options.final && written.dossier.draft);
    if (isWanted && !isAssembled) await staging.reset();
    const result = isAssembled ? written : { ...written, dossier: null };

    clock.enter('report');
    await reuse.step('report', [result, language], async () => {
      const glimpses = await takeGlimpses({ ...workspace, result, numbered: examined.numbered, staging, pool, cache, clock });
      await writeReports({ result, staging, reuse, pool, language, glimpses });
    });

    clock.enter('package');
    if (isAssembled) {
      await writeBag({ result, place: workspace.place, staging, reuse });
      await writeProof({ staging, out, key });
      await staging.publish();
    } else {
      await writeProof({ staging, out, key });
      await staging.publishParts();
    }
    await reuse.save(isAssembled ? 'whole' : 'part');
    await rememberRun({ options, workspace, result, written: staging.files, isSettled: () => isDeepStrictEqual(examined.again(result), examined.result) });
    if (cache.use) await pruneCache(cache.folder ?? undefined);
    const exit = result.verdict === 'complete' ? EXIT.complete : EXIT.gaps;
    return { result, exit, written: staging.files.map((file) => file.path), isUnchanged: false, timings: clock.stop() };
  } finally {
    clock.stop();
    await scratch.discard();
    await staging.discard();
    await pool.close();
    await writing.close();
  }
}
