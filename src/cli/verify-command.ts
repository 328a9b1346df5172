import { EXIT } from '../errors.js';
import { describeFlaw, describeUnchecked, readCheckingKey, verifyPackage } from '../index.js';
import type { Invocation } from './arguments.js';

/** `verify OUT`: what was proven, or every flaw, and what could not be looked at. Status 0 when all agrees, 1 otherwise. */
export async function verifyCommand({ operands, options }: Invocation): Promise<number> {
  const verification = await verifyPackage(operands[0] ?? options.out, options.key === undefined ? null : await readCheckingKey(options.key));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(verification)}\n`);
  } else {
    const { files, pages, exhibits, flaws, unchecked } = verification;
    const english = options.language === 'en';
    const head = verification.ok
      ? english ? `Proven: ${files} files, ${pages} pages, ${exhibits} exhibits; hashes, page numbers, links, catalogue and originals agree.` : `核验通过：${files} 个文件、${pages} 页、${exhibits} 件；校验值、页码、链接、目录、原件均一致。`
      : english ? `${flaws.length} flaw(s):` : `发现 ${flaws.length} 处不符：`;
    process.stdout.write(`${[head, ...flaws.map((flaw) => `  ${describeFlaw(flaw, options.language)}`), ...unchecked.map((each) => describeUnchecked(each, options.language))].join('\n')}\n`);
  }
  return verification.ok ? EXIT.complete : EXIT.gaps;
}
