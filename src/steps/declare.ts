import { join, relative, resolve, sep } from 'node:path';
import { CHECKS } from '../checks/index.js';
import { EXIT, UserError } from '../errors.js';
import { hashFile, sizeOf } from '../io/read-evidence.js';
import { readTextFile } from '../io/read-text.js';
import { replaceText } from '../io/replace-text.js';
import type { Project } from '../model/project.js';
import type { Standard } from '../model/standard.js';
import type { Language } from '../model/text.js';
import { findCode } from '../scan/codes.js';
import { appendDeclaration, type DeclarationEntry, type DeclarationList } from '../standard/append-declaration.js';
import { loadStandard } from '../standard/load.js';
import { parseProject, PROJECT_FILE, readProject, resolveProject } from '../standard/project.js';

export interface Confirmation {
  /** The workspace. */
  readonly folder: string;
  /** A path on disk, or relative to `evidence/` as reports print it. */
  readonly file: string;
  readonly what: string;
  readonly note: string | null;
  readonly by: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

export interface Waiver {
  readonly folder: string;
  readonly item: string;
  readonly reason: string;
  /** With a day it is promised for then (待补), without one it does not apply (不适用). */
  readonly due: string | null;
  readonly by: string;
  readonly date: string;
}

/** What was written, and where. */
export interface Declared {
  readonly file: string;
  readonly list: DeclarationList;
  readonly entry: DeclarationEntry;
}

/** Writes down that a person has looked at a file: 人工确认. */
export async function confirmFile(confirmation: Confirmation, language: Language): Promise<Declared> {
  const { folder, what, note, by, date } = confirmation;
  const file = await belowEvidence(folder, confirmation.file);
  const sha256 = await hashFile(join(resolve(folder, 'evidence'), file));
  return declare({ folder, language, list: 'confirmed', entry: () => ({ file, what: checkOf(what), ...(note === null ? {} : { note }), by, date, sha256 }) });
}

/** Writes down that an item does not apply, or that it will be handed in later. */
export async function waiveItem({ folder, item, reason, due, by, date }: Waiver, language: Language): Promise<Declared> {
  return due === null
    ? declare({ folder, language, list: 'notApplicable', entry: (standard) => ({ item: itemOf(item, standard), reason, by, date }) })
    : declare({ folder, language, list: 'pending', entry: (standard) => ({ item: itemOf(item, standard), reason, due, by }) });
}

/** `seal/cannot-tell`, as a report writes a problem's code, means the check before the stroke. */
function checkOf(what: string): string {
  return what.split('/')[0] as string;
}

/** An item in any form in which people write its number; what is not read as one is left for the project's own check to name. */
function itemOf(written: string, { indicators }: Standard): string {
  const found = findCode(written, indicators);
  const item = indicators.find((indicator) => indicator.code === found?.indicator)?.items.find((each) => each.number === found?.item);
  return item?.id ?? written;
}

interface Job {
  readonly folder: string;
  readonly language: Language;
  readonly list: DeclarationList;
  readonly entry: (standard: Standard) => DeclarationEntry;
}

/**
 * Appends to `project.yaml`: the one file of the evidence that is ever written, and only with what would be read back
 * without a mistake. The new text is held against the standard before it is moved in.
 */
async function declare({ folder, language, list, entry: entryFor }: Job): Promise<Declared> {
  const evidence = resolve(folder, 'evidence');
  const draft = await readProject(evidence, language);
  const before = await readTextFile(draft.file, { maxBytes: 500_000 });
  const standard = await loadStandard(draft.standard, CHECKS, language);
  const project = resolveProject(draft, standard, language);
  const entry = entryFor(standard);
  if (isDeclared(project, list, entry)) throw alreadyThere(draft.file);
  const after = appendDeclaration(before, list, entry);
  refuseMistakes(() => resolveProject(parseProject(after, draft.file, language), standard, language));
  await replaceText(draft.file, { before, after });
  return { file: draft.file, list, entry };
}

/** What could not be read back is not written. */
function refuseMistakes(read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'project/invalid') throw error;
    throw new UserError({
      code: 'declaration/invalid', exit: EXIT.usage, details: error.details, cause: error,
      message: { zh: '声明有误，没有写入：', en: 'The declaration is wrong and was not written:' },
      hint: { zh: '请核对编号、检查名称和日期。', en: 'Check the number, the name of the check and the date.' },
    });
  }
}

function isDeclared({ declarations }: Project, list: DeclarationList, entry: DeclarationEntry): boolean {
  return declarations.some((each) => {
    if (list === 'confirmed') return each.type === 'confirmed' && each.file === entry['file'] && each.what === entry['what'] && each.by === entry['by'] && (each.sha256 === undefined || each.sha256 === entry['sha256']);
    return each.type === (list === 'pending' ? 'pending' : 'not-applicable') && each.item === entry['item'];
  });
}

function alreadyThere(file: string): UserError {
  return new UserError({
    code: 'declaration/exists', exit: EXIT.usage, args: { file },
    message: { zh: '同样的声明已经写在“{file}”里，未改动。', en: 'The same declaration is in “{file}” already; nothing was changed.' },
    hint: { zh: '要修改请直接编辑该文件的 declarations。', en: 'To change it, edit “declarations” in that file.' },
  });
}

/** The path as declarations write it. It must be a file of the evidence that is there. */
async function belowEvidence(folder: string, given: string): Promise<string> {
  const evidence = resolve(folder, 'evidence');
  for (const candidate of [resolve(given), resolve(folder, given), join(evidence, given)]) {
    const inside = relative(evidence, candidate);
    if (inside === '' || inside.startsWith('..') || resolve(evidence, inside) !== candidate) continue;
    if ((await sizeOf(candidate)) !== null && inside !== PROJECT_FILE) return inside.split(sep).join('/');
  }
  throw new UserError({
    code: 'declaration/no-such-file', args: { given, evidence },
    message: { zh: '“{evidence}”里没有文件“{given}”。', en: 'There is no file “{given}” in “{evidence}”.' },
    hint: { zh: '请写报告中列出的路径；工作目录不是当前目录时写在最后：juanzong confirm 文件 目录 …', en: 'Give the path as the report lists it; name the workspace last when it is not the current folder: juanzong confirm FILE DIR …' },
  });
}
