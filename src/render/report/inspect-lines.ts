import type { ResultFacts } from '../../model/result.js';
import type { Language } from '../../model/text.js';
import { factLines, sealLines } from './fact-lines.js';
import { lookLines } from './look-lines.js';
import { textFactLines } from './text-facts.js';
import { visibleData } from './visible.js';

/** What `inspect` says about one file on a terminal: name, format and pages, then one line a fact, then its problems. */
export function inspectLines(file: { readonly path: string; readonly bytes: number; readonly pages: number; readonly facts: ResultFacts }, language: Language): string[] {
  const english = language === 'en';
  const pages = file.pages > 0 ? `, ${file.pages} ${english ? (file.pages === 1 ? 'page' : 'pages') : '页'}` : '';
  const size = `${Math.ceil(file.bytes / 1024)} KB`;
  const problems = file.facts.problems.map((problem) => `${problem.code}${problem.page ? ` (${english ? 'page' : '页'} ${problem.page})` : ''}${problem.detail ? `: ${problem.detail}` : ''}`);
  const lines = [...factLines(file.facts, language), ...lookLines(file.facts, language), ...sealLines(file.facts, true, language), ...textFactLines(file.facts, language), ...problems.map((problem) => `${english ? 'problem' : '问题'}: ${problem}`)];
  return visibleData([`${file.path}  (${file.facts.format}, ${size}${pages})`, ...lines.map((line) => `  ${line}`)]);
}
