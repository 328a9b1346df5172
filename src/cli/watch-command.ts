import { join, resolve } from 'node:path';
import { EXIT, UserError } from '../errors.js';
import { watchFolder } from '../index.js';
import { say, type Text } from '../model/text.js';
import type { Invocation } from './arguments.js';
import { runOnce } from './build-command.js';

/**
 * `check --watch`: checks again whenever something in `evidence/` has changed and come to rest, until interrupted. Only
 * what changed is looked into; the facts of all else are known. A mistake in `project.yaml` is said and waited out.
 */
export async function watchCommand(invocation: Invocation): Promise<number> {
  const { options, operands } = invocation;
  const tell = (text: Text, args = {}) => void (options.quiet || process.stderr.write(`${say(text, options.language, args)}\n`));
  const evidence = join(resolve(operands[0] ?? '.'), 'evidence');
  const copying = (paths: readonly string[]) => {
    if (paths.length > 0) tell(COPYING, { count: paths.length, first: paths[0] });
  };
  let exit: number = EXIT.complete;
  let runs = 0;
  for await (const { changed, settling } of watchFolder(evidence, { onSettling: copying })) {
    if (runs++ > 0) tell(CHANGED, { count: changed.length, first: changed[0] });
    try {
      exit = (await runOnce(invocation, { dossier: false, settling: new Set(settling) })).exit;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      process.stderr.write(`${error.explain(options.language)}\n`);
    }
    tell(WAITING);
  }
  return exit;
}

const COPYING: Text = { zh: '仍在复制：{first} 等 {count} 个文件，写完后再检测。', en: 'Still being copied: {first} ({count} in all); they are looked into once they are whole.' };
const CHANGED: Text = { zh: '有 {count} 个文件变动：{first}', en: '{count} file(s) changed: {first}' };
const WAITING: Text = { zh: '等待材料变动（Ctrl+C 结束）……', en: 'Waiting for changes (Ctrl+C ends) …' };
