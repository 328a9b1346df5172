import { captionsOf } from '../assemble/captions.js';
import { compareNumbers, EMPTY_REGISTER, numberExhibits, registerOf, type Numbered } from '../assemble/numbering.js';
import { compareResults } from '../assemble/changes.js';
import { makeResult } from '../assemble/result.js';
import { runChecks, type RunOutcome } from '../checks/run.js';
import { verdictOf } from '../checks/verdict.js';
import { VERSION } from '../io/version.js';
import { byPath, walk, type Walk } from '../io/walk.js';
import type { InspectedFile } from '../model/evidence.js';
import type { PhotoCaption } from '../model/dossier.js';
import type { Reading, Readings } from '../model/reading.js';
import type { Result } from '../model/result.js';
import type { Language } from '../model/text.js';
import { scan, settle } from '../scan/scan.js';
import type { Pool } from '../workers/pool.js';
import type { Clock } from './clock.js';
import { inspectAll } from './inspect-all.js';
import type { Workspace } from './load-workspace.js';
import type { Unpacked } from './unpack-archives.js';
import { readScans, type ScansRead } from './read-scans.js';
import { notReadProblems } from './not-read.js';
import { strayCaptionProblems } from './stray-captions.js';

export interface ExamineJob {
  readonly workspace: Workspace;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  readonly language: Language;
  readonly settling?: ReadonlySet<string>;
  readonly unpacked: Unpacked;
  /** The register of numbers, and of files that were there; null: start afresh. */
  readonly previous: Result | null;
  /** Keep the memory of files but number them afresh. */
  readonly renumber: boolean;
  /** Which scanned pages are read. */
  readonly reading: Reading;
}

export interface Examined {
  /** Without a dossier. */
  readonly result: Result;
  readonly numbered: readonly Numbered[];
  /** What photographs show, by path. */
  readonly captions: ReadonlyMap<string, PhotoCaption>;
  readonly readings: Readings;
  /** What a run would say that finds the same files after one that said `previous`. */
  readonly again: (previous: Result) => Result;
}

/** Folder in, facts out, problems found: everything that is known before a page is planned. Writes nothing. */
export async function examine(job: ExamineJob): Promise<Examined> {
  const { clock, pool, language } = job;
  const { standard, project, evidence, place } = job.workspace;
  clock.enter('scan');
  const found = await walk(evidence);
  const { archives, entries, refused } = job.unpacked;
  const scanned = scan([...found.entries, ...entries].sort(byPath), standard, { ...project, unpacked: archives });

  clock.enter('inspect');
  const contents = await inspectAll({ scanned, evidence, place, refused, pool, project, cache: job.cache, settling: job.settling, clock });
  const seen = scanned.map((each, index) => settle(each, contents[index]!, standard, project));

  clock.enter('read');
  const read = await readScans({ files: seen, standard, place, reading: job.reading, pool, cache: job.cache, onDone: clock.count });
  const files = scanned.map((each, index) => settle(each, { sha256: contents[index]!.sha256, facts: read.facts[index]! }, standard, project));

  clock.enter('check');
  const captions = captionsOf(files);
  const checked = runChecks({ standard, project, files, captions, unreadableFolders: found.unreadable, language });
  const gathered: Gathered = { ...job, files, checked, unreadable: found.unreadable, withoutEngine: read.withoutEngine };
  const { result, numbered } = conclude(gathered);
  return { result, numbered, captions, readings: read.readings, again: (last) => conclude({ ...gathered, previous: last, renumber: false, clock: null }).result };
}

interface Gathered extends Pick<ExamineJob, 'workspace' | 'language' | 'previous' | 'renumber'> {
  readonly files: readonly InspectedFile[];
  readonly checked: RunOutcome;
  readonly unreadable: Walk['unreadable'];
  readonly withoutEngine: ScansRead['withoutEngine'];
  readonly clock: Clock | null;
}

/** Pure: the same files, standard and last result give the same. */
function conclude({ workspace: { standard, project }, language, previous, renumber, files, checked, unreadable, withoutEngine, clock }: Gathered): Pick<Examined, 'result' | 'numbered'> {
  const findings = { requirements: checked.requirements, problems: [...checked.looseProblems(previous), ...strayCaptionProblems(files, language), ...notReadProblems(withoutEngine, language)] };
  const verdict = verdictOf(findings.requirements, unreadable, findings.problems);

  clock?.enter('assemble');
  const numbering = numberExhibits(standard, files, renumber ? EMPTY_REGISTER : registerOf(previous));
  const numbers = new Map(numbering.exhibits.map((each) => [each.file.path, each.number]));
  const result = makeResult({
    tool: `juanzong ${VERSION}`, language, standard, project, files, findings: { ...findings, verdict }, numbers, retired: numbering.retired,
    renumbered: renumber ? compareNumbers(registerOf(previous), numbering) : [],
  });
  return { result: { ...result, changes: compareResults(previous, result) }, numbered: numbering.exhibits };
}
