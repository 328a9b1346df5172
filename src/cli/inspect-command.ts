import { EXIT, UserError } from '../errors.js';
import { factLines, inspectFiles } from '../index.js';
import type { Invocation } from './arguments.js';

/** `inspect FILE…`: the facts about single files. */
export async function inspectCommand({ operands, options }: Invocation): Promise<number> {
  if (operands.length === 0) {
    throw new UserError({ code: 'usage', exit: EXIT.usage, message: { zh: '请给出要检测的文件。', en: 'Name the files to inspect.' } });
  }
  const files = await inspectFiles(operands, { jobs: options.jobs, cache: options.cache });
  if (options.json) process.stdout.write(`${JSON.stringify(files, null, 2)}\n`);
  else process.stdout.write(`${files.flatMap((file) => [...factLines(file, options.language), '']).join('\n')}`);
  return EXIT.complete;
}
