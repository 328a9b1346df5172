import { resolve } from 'node:path';
import { EMPTY_REGISTER, numberExhibits, registerOf } from './assemble/numbering.js';
import { planDossier } from './assemble/plan.js';
import { makeResult } from './assemble/result.js';
import { runChecks } from './checks/run.js';
import { verdictOf } from './checks/verdict.js';
import { EXIT, type ExitStatus } from './errors.js';
import { readPrevious } from './io/read-previous.js';
import { openStaging } from './io/staging.js';
import { VERSION } from './io/version.js';
import { walk } from './io/walk.js';
import type { Result } from './model/result.js';
import type { Progress } from './model/stage.js';
import type { Language } from './model/text.js';
import { scan, settle } from './scan/scan.js';
import { startClock, type Timing } from './steps/clock.js';
import { inspectAll } from './steps/inspect-all.js';
import { loadWorkspace } from './steps/load-workspace.js';
import { writeDossier } from './steps/write-dossier.js';
import { writeBag } from './steps/write-bag.js';
import { writeReports } from './steps/write-reports.js';
import { openPool } from './workers/pool.js';

export interface BuildOptions {
  /** The workspace: holds `evidence/`. */
  readonly folder: string;
  readonly out: string;
  readonly language: Language;
  readonly jobs?: number;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  /** Assemble a dossier; without it only the report is written and a dossier that is there stays. */
  readonly dossier: boolean;
  /** No draft: with gaps, no dossier. */
  readonly final: boolean;
  /** Forget the numbers of the last run. */
  readonly renumber: boolean;
  readonly onProgress: (progress: Progress) => void;
}

export interface BuildOutcome {
  readonly result: Result;
  readonly exit: ExitStatus;
  /** What was written, relative to the current folder's `out`. */
  readonly written: readonly string[];
  readonly timings: readonly Timing[];
}

/** Folder in, facts out, problems found, pages planned, files written. */
export async function build(options: BuildOptions): Promise<BuildOutcome> {
  const clock = startClock(options.onProgress);
  clock.enter('load');
  const { standard, project, templates, evidence } = await loadWorkspace(options.folder, options.language);
  const out = resolve(options.out);
  const previous = await readPrevious(out);
  const pool = openPool({ jobs: options.jobs, megabytes: project.limits.fileMegabytes });
  const staging = await openStaging(out);
  try {
    clock.enter('scan');
    const found = await walk(evidence);
    const scanned = scan(found.entries, standard, project);

    clock.enter('inspect');
    const contents = await inspectAll({ scanned, evidence, pool, project, cache: options.cache, onDone: clock.count });
    const files = scanned.map((each, index) => settle(each, contents[index]!, standard, project));

    clock.enter('check');
    const findings = runChecks({ standard, project, files, unreadableFolders: found.unreadable, previous: previous ?? undefined, language: options.language });
    const verdict = verdictOf(findings.requirements, found.unreadable, findings.problems);

    clock.enter('assemble');
    const numbering = numberExhibits(standard, files, options.renumber ? EMPTY_REGISTER : registerOf(previous));
    const checked = makeResult({
      tool: `juanzong ${VERSION}`, language: options.language, standard, project, files, unreadable: found.unreadable,
      findings: { ...findings, verdict }, numbers: new Map(numbering.exhibits.map((each) => [each.file.path, each.number])), retired: numbering.retired,
    });
    const plan = planDossier(checked, numbering.exhibits);

    const wanted = options.dossier && !(options.final && plan.draft);
    const written = wanted ? await writeDossier({ plan, templates, project, evidence, staging, pool, clock }) : checked;
    const assembled = written.dossier !== null && !(options.final && written.dossier.draft);
    if (wanted && !assembled) await staging.reset();
    const result = assembled ? written : { ...written, dossier: null };

    clock.enter('report');
    await writeReports({ result, staging, language: options.language });

    clock.enter('package');
    if (assembled) {
      await writeBag({ result, evidence, staging });
      await staging.publish();
    } else {
      await staging.publishParts();
    }
    const exit = result.verdict === 'complete' ? EXIT.complete : EXIT.gaps;
    return { result, exit, written: staging.files.map((file) => file.path), timings: clock.stop() };
  } finally {
    await staging.discard();
    await pool.close();
  }
}
