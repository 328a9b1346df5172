import { EXIT, UserError } from '../errors.js';
import { initWorkspace } from '../index.js';
import type { Invocation } from './arguments.js';

/** `init DIR`: makes the workspace, overwriting nothing. */
export async function initCommand({ operands, options }: Invocation): Promise<number> {
  const folder = operands[0];
  if (!folder) throw new UserError({ code: 'usage', exit: EXIT.usage, message: { zh: '请给出要建立的目录：juanzong init 目录', en: 'Name the folder to make: juanzong init DIR' } });
  const made = await initWorkspace({ folder, standard: options.standard ?? null, unit: options.unit ?? null, update: options.update });
  if (options.json) process.stdout.write(`${JSON.stringify(made)}\n`);
  else process.stdout.write(`${options.language === 'en' ? english(made, options.update) : chinese(made, options.update)}\n`);
  return EXIT.complete;
}

/** Many lines are named by the first of them. */
function listed(head: string, paths: readonly string[]): string[] {
  const shown = paths.slice(0, 20).map((path) => `  ${path}`);
  return paths.length === 0 ? [] : [head, ...shown, ...(paths.length > shown.length ? [`  … +${paths.length - shown.length}`] : [])];
}

type Made = Awaited<ReturnType<typeof initWorkspace>>;

function chinese({ folder, written, kept, renewed, obsolete, zip }: Made, update: boolean): string {
  if (zip) return `已打包：${zip}（${written.length} 个文件）`;
  if (update) return [`已对照标准更新 ${folder}：新增 ${written.length} 个文件，${kept.length} 个没有变化。`, ...listed('内容有变，新的一份放在旁边，原有文件未动：', renewed), ...listed('现行标准中没有的文件夹，请核对：', obsolete)].join('\n');
  const keptLine = kept.length > 0 ? `，保留原有 ${kept.length} 个文件` : '';
  return `已建立 ${folder}：新写 ${written.length} 个文件${keptLine}。\n下一步：填写 ${folder}/evidence/project.yaml，把材料放入对应文件夹，再运行 juanzong check ${folder}`;
}

function english({ folder, written, kept, renewed, obsolete, zip }: Made, update: boolean): string {
  if (zip) return `Packed ${zip} (${written.length} files).`;
  if (update) return [`Brought ${folder} up to date: ${written.length} files added, ${kept.length} as they were.`, ...listed('Changed; the new one lies beside the old, which was left alone:', renewed), ...listed('Folders the standard does not speak of; please check:', obsolete)].join('\n');
  const keptLine = kept.length > 0 ? `, left ${kept.length} alone` : '';
  return `Made ${folder}: wrote ${written.length} files${keptLine}.\nNext: fill in ${folder}/evidence/project.yaml, drop the material into its folders, then run juanzong check ${folder}`;
}
