import { EXIT, UserError } from '../errors.js';
import { confirmFile, waiveItem, type Declared } from '../index.js';
import type { Invocation, Options } from './arguments.js';

/** `confirm FILE`: a person's word on a file, with name and day. */
export async function confirmCommand({ operands, options }: Invocation): Promise<number> {
  const [file, folder = '.'] = operands;
  if (!file) throw missing('confirm 文件', 'confirm FILE', { zh: '要确认的文件', en: 'the file that was looked at' });
  const by = required(options.by, '--by', 'confirm');
  const what = required(options.what, '--what', 'confirm');
  return tell(await confirmFile({ folder, file, what, by, note: options.note ?? null, date: options.date ?? today() }, options.language), options);
}

/** `waive ITEM`: an item that does not apply, or with `--due` one that comes later. */
export async function waiveCommand({ operands, options }: Invocation): Promise<number> {
  const [item, folder = '.'] = operands;
  if (!item) throw missing('waive 考察内容', 'waive ITEM', { zh: '考察内容的编号', en: 'the item' });
  const by = required(options.by, '--by', 'waive');
  const reason = required(options.note, '--note', 'waive');
  return tell(await waiveItem({ folder, item, by, reason, due: options.due ?? null, date: options.date ?? today() }, options.language), options);
}

function tell(declared: Declared, options: Options): number {
  if (options.json) process.stdout.write(`${JSON.stringify(declared)}\n`);
  else {
    const lines = Object.entries(declared.entry).map(([name, value]) => `  ${name}: ${value.replaceAll('\n', ' ')}`);
    const [head, next] = options.language === 'en' ? [`Written into ${declared.file}, declarations.${declared.list}:`, 'Next: juanzong check'] : [`已写入 ${declared.file} 的 declarations.${declared.list}：`, '下一步：juanzong check'];
    process.stdout.write(`${[head, ...lines, next].join('\n')}\n`);
  }
  return EXIT.complete;
}

function required(value: string | undefined, option: string, command: string): string {
  if (value !== undefined && value.trim() !== '') return value.trim();
  throw missing(`${command} … ${option}`, `${command} … ${option}`, { zh: `选项 ${option}`, en: `the option ${option}` });
}

function missing(zh: string, en: string, what: { readonly zh: string; readonly en: string }): UserError {
  return new UserError({
    code: 'usage', exit: EXIT.usage,
    message: { zh: `缺少${what.zh}：juanzong ${zh}`, en: `${what.en} is missing: juanzong ${en}` },
    hint: { zh: '运行 juanzong --help 查看用法。', en: 'Run juanzong --help.' },
  });
}

/** The day on this computer's calendar: a declaration is dated when it is made, and the date is written down. */
function today(): string {
  const now = new Date();
  return [String(now.getFullYear()).padStart(4, '0'), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}
