import { EXIT, UserError } from '../errors.js';
import { inspectFiles, tellFile, type InspectedSingle } from '../index.js';
import type { Invocation } from './arguments.js';
import { showProgress } from './progress.js';

/** `inspect FILE…`: the facts about single files, their scans read. */
export async function inspectCommand({ operands, options }: Invocation): Promise<number> {
  if (operands.length === 0) {
    throw new UserError({ code: 'usage', exit: EXIT.usage, message: { zh: '请给出要检测的文件。', en: 'Name the files to inspect.' } });
  }
  const progress = showProgress(process.stderr, options.language, { quiet: options.quiet });
  const files = await inspectFiles(operands, { jobs: options.jobs, cache: options.cache, reading: options.reading, onProgress: progress.update }).finally(progress.end);
  const text = options.json ? JSON.stringify(files.map(flat), null, 2) : (await Promise.all(files.map(async (file) => (await tellFile(file, options.language)).join('\n')))).join('\n\n');
  process.stdout.write(`${text}\n`);
  return EXIT.complete;
}

/** The contract's form: one object a file, its facts beside its name; `pages` is a count, their sizes are in `pageFacts`. */
function flat({ path, bytes, sha256, pages, facts }: InspectedSingle): object {
  const { pages: pageFacts, ...rest } = facts;
  return { path, bytes, sha256, ...rest, pages, pageFacts };
}
