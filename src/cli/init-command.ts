import { EXIT, UserError } from '../errors.js';
import { initWorkspace } from '../index.js';
import type { Invocation } from './arguments.js';

/** `init DIR`: makes the workspace, overwriting nothing. */
export async function initCommand({ operands, options }: Invocation): Promise<number> {
  const folder = operands[0];
  if (!folder) throw new UserError({ code: 'usage', exit: EXIT.usage, message: { zh: '请给出要建立的目录：juanzong init 目录', en: 'Name the folder to make: juanzong init DIR' } });
  const made = await initWorkspace({ folder, standard: options.standard ?? null, unit: options.unit ?? null });
  if (options.json) process.stdout.write(`${JSON.stringify(made)}\n`);
  else process.stdout.write(`${options.language === 'en' ? english(made) : chinese(made)}\n`);
  return EXIT.complete;
}

type Made = Awaited<ReturnType<typeof initWorkspace>>;

function chinese({ folder, written, kept, zip }: Made): string {
  if (zip) return `已打包：${zip}（${written.length} 个文件）`;
  const keptLine = kept.length > 0 ? `，保留原有 ${kept.length} 个文件` : '';
  return `已建立 ${folder}：新写 ${written.length} 个文件${keptLine}。\n下一步：填写 ${folder}/evidence/project.yaml，把材料放入对应文件夹，再运行 juanzong check ${folder}`;
}

function english({ folder, written, kept, zip }: Made): string {
  if (zip) return `Packed ${zip} (${written.length} files).`;
  const keptLine = kept.length > 0 ? `, left ${kept.length} alone` : '';
  return `Made ${folder}: wrote ${written.length} files${keptLine}.\nNext: fill in ${folder}/evidence/project.yaml, drop the material into its folders, then run juanzong check ${folder}`;
}
