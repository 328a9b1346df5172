import type { OfficePages } from '../model/dossier.js';
import type { InspectedFile } from '../model/evidence.js';
import type { Format, RequirementKind } from '../model/kinds.js';
import { KINDS } from '../model/kinds.js';
import type { Problem } from '../model/outcome.js';
import type { Result } from '../model/result.js';
import { say, type Language, type Text } from '../model/text.js';
import type { Numbered } from './numbering.js';

/**
 * What LibreOffice takes each format for: WPS Writer writes Word 97's. Sheets without a print setup would come out torn between
 * columns, as tables they are whole; the pictures of a web page lie elsewhere.
 */
const EXTENSIONS: Readonly<Partial<Record<Format, string>>> = { docx: 'docx', doc: 'doc', wps: 'doc', rtf: 'rtf', pptx: 'pptx' };

export interface OfficeFile {
  readonly path: string;
  readonly sha256: string;
  readonly extension: string;
}

/** Summaries and cases are written to be set; every other office document shows something by its layout. */
export function isWrittenToBeSet(kind: RequirementKind): boolean {
  return KINDS[kind].formats[0] === 'docx';
}

/** The exhibits whose pages LibreOffice would make. */
export function officeFiles(numbered: readonly Numbered[], { requirements }: Pick<Result, 'requirements'>): OfficeFile[] {
  return numbered.flatMap(({ file }) => {
    const extension = EXTENSIONS[file.facts.format];
    const kind = requirements.find((each) => each.id === file.requirement)?.kind;
    return extension && kind && !isWrittenToBeSet(kind) && isReadable(file) ? [{ path: file.path, sha256: file.sha256, extension }] : [];
  });
}

function isReadable({ facts }: InspectedFile): boolean {
  return facts.readable === 'yes' || facts.readable === 'repaired';
}

export function officeRemark({ program }: OfficePages, language: Language): string {
  return say({ zh: '由 {program} 排版转换编入，版式以所附原件为准', en: 'laid out by {program}; for its layout see the original file' }, language, { program });
}

/** Named once for the run when there is no LibreOffice, and by file when it gave no pages. */
export function officeProblems(files: readonly OfficeFile[], pages: ReadonlyMap<string, OfficePages> | null, language: Language): Problem[] {
  const problem = (code: string, { message, remedy }: Words, args: Readonly<Record<string, string | number>>, file?: string): Problem => ({
    code, severity: 'notice', effect: 'none', message: say(message, language, args), remedy: say(remedy, language, args), ...(file === undefined ? {} : { file }),
  });
  if (files.length === 0) return [];
  if (pages === null) return [problem('office/not-found', NOT_FOUND, { files: files.length })];
  return files.flatMap(({ path }) => {
    const made = pages.get(path);
    return made?.pages === null ? [problem('office/no-pages', NO_PAGES, { file: path, program: made.program, detail: made.detail ?? '' }, path)] : [];
  });
}

interface Words {
  readonly message: Text;
  readonly remedy: Text;
}

const NOT_FOUND: Words = {
  message: { zh: 'project.yaml 中 office 为 auto，但没有找到 LibreOffice：{files} 个办公文档按其文字和表格重新排印。', en: '`office` is auto in project.yaml but LibreOffice was not found: {files} office document(s) were set from their text and tables.' },
  remedy: { zh: '请安装 LibreOffice（soffice 应在 PATH 中）后重新编制，或将 office 改为 off。', en: 'Install LibreOffice (soffice on the PATH) and build again, or set `office` to off.' },
};
const NO_PAGES: Words = {
  message: { zh: '{program} 未能排出“{file}”的页面（{detail}），已按其文字和表格重新排印。', en: '{program} could not lay out “{file}” ({detail}); it was set from its text and tables.' },
  remedy: { zh: '请与原件核对；也可自行另存为 PDF 后替换，或在 limits 中延长时间。', en: 'Compare it with the original; or save it as PDF yourself, or raise the time under `limits`.' },
};
