import type { Problem } from '../../model/outcome.js';
import type { Result } from '../../model/result.js';
import { say, type Text } from '../../model/text.js';
import { allMembers } from '../report/alike-pictures.js';
import { confirmationLine } from '../report/confirmations.js';

const FOUND: Text = { zh: '检出：{found}', en: 'Found: {found}' };
const EXPECTED: Text = { zh: '应为：{expected}', en: 'Expected: {expected}' };
const ALL: Text = { zh: '涉及的全部文件：{files}', en: 'All files concerned: {files}' };
const AT_PAGE: Text = { zh: '（第{page}页）', en: ' (page {page})' };

/** A problem in lines: what it is and where, found and expected unless already said, the next step, a person's word. */
export function problemLines(problem: Problem, result: Result): string[] {
  const { language } = result;
  const confirmed = confirmationLine(problem, result, language);
  const unsaid = (value: string | number | undefined): value is string | number => value !== undefined && value !== '' && !problem.message.includes(String(value));
  const values = [
    ...(unsaid(problem.found) ? [say(FOUND, language, { found: problem.found })] : []),
    ...(unsaid(problem.expected) ? [say(EXPECTED, language, { expected: problem.expected })] : []),
  ];
  const all = allMembers(problem);
  const page = problem.page === undefined ? '' : say(AT_PAGE, language, { page: problem.page });
  return [`${problem.message}${page}`, ...(all ? [say(ALL, language, { files: all.map(({ path }) => path).join(language === 'en' ? ', ' : '、') })] : []), ...(values.length > 0 ? [values.join(language === 'en' ? '; ' : '；')] : []), ...(problem.remedy ? [`→ ${problem.remedy}`] : []), ...(confirmed ? [confirmed] : [])];
}
