import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { isReadingInstalled } from '../engines/onnx.js';
import { EXIT } from '../errors.js';
import { assetPath } from '../io/assets.js';
import { clearPieces, openCache } from '../io/cache.js';
import { openFileMarks, openLooks, type Look } from '../io/file-marks.js';
import { fingerprint } from '../io/fingerprint.js';
import { hashFile } from '../io/read-evidence.js';
import { readPrevious } from '../io/read-previous.js';
import { hasWorkFolder } from '../io/staging.js';
import { walk, type FoundEntry } from '../io/walk.js';
import type { FactProblem } from '../model/facts.js';
import type { Result } from '../model/result.js';
import type { BuildOptions, BuildOutcome } from './build-options.js';
import { startClock } from './clock.js';
import type { Workspace } from './load-workspace.js';

/** All that decides what a run writes, and all that it wrote. Two states that are alike to the letter mean that a run would write the same again. */
interface State {
  /** Hash of the program, the templates, the standard and the fonts. */
  readonly basis: string;
  readonly evidence: Tree;
  readonly out: Tree;
}

/** Every entry below a folder, and how each file looks to the disk (`io/file-marks.ts`). */
interface Tree {
  readonly entries: readonly (FoundEntry & { readonly look: Look | null })[];
  readonly unreadable: readonly unknown[];
}

/** Where a standard and its fonts lie. */
interface Sources {
  readonly pack: string;
  readonly fonts: readonly string[];
}

interface Record {
  readonly sources: Sources;
  readonly state: State;
  readonly written: readonly string[];
}

/**
 * The outcome of the last run, when nothing that decides it and nothing that it wrote was touched since: not a file of
 * evidence is opened then, no engine is loaded and nothing is written. Null when there is any doubt.
 */
export async function unchangedRun(options: BuildOptions): Promise<BuildOutcome | null> {
  if (!isPlain(options)) return null;
  const clock = startClock(options.onProgress);
  clock.enter('load');
  try {
    const out = resolve(options.out);
    const record = (await openCache(options.cache.folder ?? undefined).get(keyOf(options))) as Record | undefined;
    // A work folder is that of another run, or of one that was killed while it moved its package in.
    if (!record || (await hasWorkFolder(out))) return null;
    const state = await stateOf(options, record.sources);
    if (state === null || JSON.stringify(state) !== JSON.stringify(record.state)) return null;
    // A killed run may have left pieces of entries even where its package came to nothing.
    await clearPieces(options.cache.folder ?? undefined);
    const result = await readPrevious(out);
    return result && { result, exit: exitOf(result), written: record.written, isUnchanged: true, timings: clock.stop() };
  } finally {
    clock.stop();
  }
}

export interface FinishedRun {
  readonly options: BuildOptions;
  readonly workspace: Workspace;
  readonly result: Result;
  readonly written: readonly { readonly path: string; readonly sha256: string }[];
  /** The next run would say the same if nothing is touched. */
  readonly isSettled: () => boolean;
}

/** Remembers a run whose package is in its place, when the next one would come to the same. */
export async function rememberRun({ options, workspace, result, written, isSettled }: FinishedRun): Promise<void> {
  if (!isPlain(options) || workspace.project.office !== 'off' || !isLasting(result) || !isSettled()) return;
  const cache = openCache(options.cache.folder ?? undefined);
  const out = resolve(options.out);
  const sources: Sources = { pack: workspace.standard.folder, fonts: Object.values(workspace.project.fonts).sort() };
  const state = await stateOf(options, sources);
  if (state === null) return;
  const [evidenceMarks, outMarks] = [await openFileMarks(cache, workspace.evidence), await openFileMarks(cache, out)];
  const isAs = (tree: Tree, marks: typeof outMarks, expected: ReadonlyMap<string, string>, all: boolean) =>
    tree.entries.every(({ path, look, type }) => type !== 'file' || (expected.has(path) ? marks.recall(path, look) === expected.get(path) : !all));
  // What lies there now must be what was inspected, and what was written.
  if (!isAs(state.evidence, evidenceMarks, new Map(result.files.map((file) => [file.path, file.sha256])), true)) return;
  if (!isAs(state.out, outMarks, new Map(written.map((file) => [file.path, file.sha256])), false)) return;
  await cache.put(keyOf(options), { sources, state, written: written.map(({ path }) => path) } satisfies Record);
}

/** A run that only depends on what a state says. */
function isPlain({ cache, renumber, signWith, unpack, settling }: BuildOptions): boolean {
  return cache.use && !renumber && !signWith && !unpack && (settling?.size ?? 0) === 0;
}

const PASSING: readonly FactProblem['code'][] = ['timeout', 'out-of-memory', 'crashed', 'changing', 'refused', 'gone', 'not-read'];

/** Nothing of it was owed to a moment in which the machine had too little time or memory. */
function isLasting(result: Result): boolean {
  return !result.files.some(({ facts }) => facts.problems.some(({ code }) => PASSING.includes(code))) && !result.dossier?.notices.some(({ code }) => code === 'uncompared' || code === 'missing');
}

function keyOf({ folder, out, language, dossier, final, reading = 'off' }: BuildOptions): string {
  return `run ${JSON.stringify([resolve(folder), resolve(out), language, dossier, final, reading, reading !== 'off' && isReadingInstalled()])}`;
}

/** Null where the disk gives nothing to rely on. */
async function stateOf({ folder, out }: BuildOptions, { pack, fonts }: Sources): Promise<State | null> {
  const [evidence, written] = [await treeOf(join(resolve(folder), 'evidence')), await treeOf(resolve(out))];
  if (!evidence || !written) return null;
  const program = fingerprint(assetPath(''), ['dist/**/*.js', 'templates/**', 'package.json']);
  const standard = fingerprint(pack, ['*.yaml', '*.yml', '*.hbs', '*.docx']);
  const faces = await Promise.all(fonts.map((path) => hashFile(path).catch(() => '')));
  return { basis: createHash('sha256').update(JSON.stringify([program, standard, faces])).digest('hex'), evidence, out: written };
}

async function treeOf(folder: string): Promise<Tree | null> {
  const look = openLooks();
  const { entries, unreadable } = await walk(folder);
  const seen = await Promise.all(entries.map(async (entry) => ({ ...entry, look: entry.type === 'file' ? await look(join(folder, entry.path)) : null })));
  return seen.every(({ type, look: found }) => type !== 'file' || found !== null) ? { entries: seen, unreadable } : null;
}

function exitOf({ verdict }: Result): BuildOutcome['exit'] {
  return verdict === 'complete' ? EXIT.complete : EXIT.gaps;
}
