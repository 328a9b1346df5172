import { EXIT, UserError } from '../errors.js';
import { checkStandard } from '../index.js';
import type { Invocation } from './arguments.js';

/** `standard check PATH`: every mistake at once, each with file and line. */
export async function standardCommand({ operands, options }: Invocation): Promise<number> {
  const path = operands[0];
  if (!path) throw new UserError({ code: 'usage', exit: EXIT.usage, message: { zh: '请给出标准的路径。', en: 'Name the standard to check.' } });
  const mistakes = await checkStandard(path, options.language);
  if (options.json) process.stdout.write(`${JSON.stringify(mistakes)}\n`);
  else if (mistakes.length === 0) process.stdout.write(options.language === 'en' ? 'No mistakes.\n' : '未发现错误。\n');
  else process.stdout.write(`${mistakes.join('\n')}\n`);
  return mistakes.length === 0 ? EXIT.complete : EXIT.input;
}
