import { join, resolve } from 'node:path';
import { build, summaryLines, writeTrace, type BuildOutcome } from '../index.js';
import type { Invocation } from './arguments.js';
import { painter } from './paint.js';
import { showProgress } from './progress.js';
import { timingLines } from './timing-lines.js';

/** `check` and `build`: run the pipeline, show how far it is, say what came out. */
export async function buildCommand(invocation: Invocation, dossier: boolean): Promise<number> {
  const outcome = await runOnce(invocation, { dossier });
  return outcome.exit;
}

/** One run, with its progress and what it says at the end. */
export async function runOnce({ operands, options }: Invocation, run: { readonly dossier: boolean; readonly settling?: ReadonlySet<string> }): Promise<BuildOutcome> {
  const progress = showProgress(process.stderr, options.language, { quiet: options.quiet });
  const outcome = await build({
    folder: resolve(operands[0] ?? '.'), out: options.out, language: options.language, jobs: options.jobs, cache: options.cache,
    final: options.final, renumber: options.renumber, reading: options.reading, signWith: options.sign ?? null, unpack: options.unpack, onProgress: progress.update, ...run,
  }).finally(progress.end);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(outcome.result)}\n`);
  } else {
    const written = outcome.written.filter(isWorthNaming).map((path) => join(options.out, path));
    const lines = summaryLines(outcome.result, options.language, { written, isUnchanged: outcome.isUnchanged, width: process.stdout.columns, paint: painter(process.stdout, process.env) });
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  if (options.timings) process.stderr.write(`${timingLines(outcome.timings, options.language).join('\n')}\n`);
  if (options.trace !== null) await writeTrace(options.trace, outcome.timings);
  return outcome;
}

/** The things a person opens; not every original and manifest. */
function isWorthNaming(path: string): boolean {
  return !path.startsWith('dossier/data/') && /\.(pdf|docx|xlsx|html)$/.test(path) && !path.startsWith('report/notices/') || path === 'result.json';
}
