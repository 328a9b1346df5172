import type { Problem } from '../../model/outcome.js';
import type { ResultFacts } from '../../model/result.js';
import type { Language } from '../../model/text.js';
import { factLines, sealLines } from './fact-lines.js';
import { lookLines } from './look-lines.js';
import { textFactLines } from './text-facts.js';
import { visibleData } from './visible.js';

export interface InspectedLines {
  readonly path: string;
  readonly bytes: number;
  readonly pages: number;
  readonly facts: ResultFacts;
}

/** What `inspect` says about one file on a terminal: name, format and pages, one line a fact, what is wrong and what to do, then how the program calls it. */
export function inspectLines(file: InspectedLines, wrong: readonly Pick<Problem, 'message' | 'remedy'>[], language: Language): string[] {
  const english = language === 'en';
  const pages = file.pages > 0 ? `, ${file.pages} ${english ? (file.pages === 1 ? 'page' : 'pages') : '页'}` : '';
  const size = `${Math.ceil(file.bytes / 1024)} KB`;
  const problems = wrong.map(({ message, remedy }) => `${english ? 'problem: ' : '问题：'}${message}${english ? ' ' : ''}${remedy}`);
  const details = file.facts.problems.map((problem) => `${english ? 'detail: ' : '细节：'}${problem.code}${problem.page ? ` (${english ? 'page' : '页'} ${problem.page})` : ''}${problem.detail ? `: ${problem.detail}` : ''}`);
  const lines = [...factLines(file.facts, language), ...lookLines(file.facts, language), ...sealLines(file.facts, true, language), ...textFactLines(file.facts, language), ...problems, ...details];
  return visibleData([`${file.path}  (${file.facts.format}, ${size}${pages})`, ...lines.map((line) => `  ${line}`)]);
}
