import { join, resolve } from 'node:path';
import { build, summaryLines } from '../index.js';
import type { Invocation } from './arguments.js';
import { showProgress, stageName } from './progress.js';

/** `check` and `build`: run the pipeline, show how far it is, say what came out. */
export async function buildCommand({ operands, options }: Invocation, dossier: boolean): Promise<number> {
  const progress = showProgress(process.stderr, options.language, options.quiet);
  const folder = resolve(operands[0] ?? '.');
  const outcome = await build({
    folder, out: options.out, language: options.language, jobs: options.jobs, cache: options.cache, dossier,
    final: options.final, renumber: options.renumber, reading: options.reading, signWith: options.sign ?? null, onProgress: progress.update,
  }).finally(progress.end);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(outcome.result)}\n`);
  } else {
    const written = outcome.written.filter(isWorthNaming).map((path) => join(options.out, path));
    process.stdout.write(`${summaryLines(outcome.result, options.language, { written }).join('\n')}\n`);
  }
  if (options.timings) {
    for (const { stage, milliseconds } of outcome.timings) process.stderr.write(`${stageName(stage, options.language)}\t${milliseconds} ms\n`);
  }
  return outcome.exit;
}

/** The things a person opens; not every original and manifest. */
function isWorthNaming(path: string): boolean {
  return !path.startsWith('dossier/data/') && /\.(pdf|docx|xlsx|html)$/.test(path) && !path.startsWith('report/notices/') || path === 'result.json';
}
