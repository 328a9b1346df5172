import { patchDetector, patchDocument, PatchType, TextRun } from 'docx';
import { UserError } from '../../errors.js';
import type { Result } from '../../model/result.js';
import { writeDate } from '../blocks/write-date.js';
import { visibleLine } from '../report/visible.js';
import { writeDeterministic } from './deterministic.js';
import { collected } from './zip.js';

/** What `{{…}}` in a pack's `cover.docx` may name. */
export const COVER_WORDS: Readonly<Record<string, (result: Result) => string | number | null>> = {
  标准: (result) => result.standard.name,
  标题: (result) => result.standard.title,
  地区: (result) => result.district,
  填报单位: (result) => result.applicant,
  截止日期: (result) => writeDate(result.asOf),
  补交期限: (result) => (result.dueDate ? writeDate(result.dueDate) : null),
  材料状态: (result) => (result.dossier?.draft ? '草稿' : '完整'),
  件数: (result) => result.dossier?.exhibits.length ?? null,
  页数: (result) => result.dossier?.pages ?? null,
  册数: (result) => result.dossier?.volumes.length ?? null,
};

/** Throws a UserError that lists every placeholder that no word answers, or a file that is no DOCX. */
export async function checkCover(bytes: Uint8Array, path: string): Promise<void> {
  const unknown = (await placeholders(bytes, path)).filter((name) => !(name in COVER_WORDS));
  if (unknown.length === 0) return;
  throw new UserError({
    code: 'cover/unknown-placeholder', args: { path, known: Object.keys(COVER_WORDS).join('、') },
    message: { zh: '“{path}”中有不认识的占位符：', en: '“{path}” has placeholders that nothing fills:' },
    hint: { zh: '可用的占位符：{known}，写作 {{地区}}。', en: 'Known are: {known}, written {{地区}}.' },
    details: unknown.map((name) => `{{${name}}}`),
  });
}

/** The cover with every placeholder filled; same input, same bytes. Throws a UserError for one that has nothing to say. */
export async function fillCover(bytes: Uint8Array, path: string, result: Result): Promise<Uint8Array> {
  await checkCover(bytes, path);
  const values = (await placeholders(bytes, path)).map((name) => [name, COVER_WORDS[name]?.(result) ?? null] as const);
  const empty = values.flatMap(([name, value]) => (value === null || value === '' ? [name] : []));
  if (empty.length > 0) {
    throw new UserError({
      code: 'cover/unfilled-placeholder', args: { path },
      message: { zh: '“{path}”中有占位符无内容可填：', en: 'There is nothing to fill these placeholders of “{path}” with:' },
      hint: { zh: '请在 project.yaml 中补上相应内容，或从封面删去该占位符。', en: 'Add what is missing to project.yaml, or take the placeholder out.' },
      details: empty.map((name) => `{{${name}}}`),
    });
  }
  const patched = await patchDocument({
    outputType: 'uint8array', data: bytes, keepOriginalStyles: true,
    patches: Object.fromEntries(values.map(([name, value]) => [name, { type: PatchType.PARAGRAPH, children: [new TextRun(inert(String(value)))] }])),
  });
  const left = await placeholders(patched, path);
  if (left.length > 0) throw new Error(`Placeholders were left in the cover: ${left.join(', ')}`);
  return collected((append) => writeDeterministic({ zip: patched, isoDate: result.asOf }, append));
}

/** A name with braces of its own is no placeholder. */
function inert(text: string): string {
  return visibleLine(text).replaceAll('{{', '｛｛').replaceAll('}}', '｝｝');
}

async function placeholders(bytes: Uint8Array, path: string): Promise<string[]> {
  try {
    return [...new Set(await patchDetector({ data: bytes }))].map((name) => name.trim());
  } catch (cause) {
    throw new UserError({
      code: 'cover/unreadable', args: { path }, cause,
      message: { zh: '“{path}”不是可用的 Word 文档（.docx）。', en: '“{path}” is no Word document (.docx).' },
      hint: { zh: '请用 Word 或 WPS 另存为 .docx。', en: 'Save it as .docx in Word or WPS.' },
    });
  }
}
