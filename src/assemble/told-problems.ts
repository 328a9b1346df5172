import { grouped } from '../model/grouped.js';
import type { Problem } from '../model/outcome.js';
import type { ResultRequirement } from '../model/result.js';
import { say, type Language, type Text } from '../model/text.js';
import { nameOf } from './title.js';

/** A slip sheet is read by people: of one kind of problem so many are told in full. */
const IN_FULL = 3;

const OTHERS: Text = {
  zh: '同类情况另有 {count} 处，涉及{files}；逐处情况见缺项报告。',
  en: '{count} more of the same kind, in {files}; the gap report tells each of them.',
};
const EXHIBIT: Text = { zh: '件 {numbers}', en: 'exhibits {numbers}' };

/** 件号 of each file in the dossier, by its path. */
export type ExhibitNumbers = ReadonlyMap<string, string>;

/**
 * The problems of a requirement as the dossier tells them, kind by kind in the order of their first. Of a kind that many files
 * have the first are told, and every other file is named by its exhibit number, or else by its name. What is missing
 * altogether belongs to no file and is always told in full. The gap report tells all of them.
 */
export function toldProblems(problems: readonly Problem[], { files }: Pick<ResultRequirement, 'files'>, numbers: ExhibitNumbers, language: Language): readonly Problem[] {
  return [...grouped(problems, ({ code }) => code).values()].flatMap((alike) => {
    const ofFiles = alike.filter(({ file }) => file !== undefined);
    // A sum in the place of a single one would be no shorter.
    const summed = new Set(ofFiles.length > IN_FULL + 1 ? ofFiles.slice(IN_FULL) : []);
    const told = alike.filter((problem) => !summed.has(problem)).map((problem) => (problem.file ? { ...problem, message: withoutFolders(problem.message, files) } : problem));
    const [first] = summed;
    return first ? [...told, { ...first, message: say(OTHERS, language, { count: summed.size, files: filesOf([...summed], numbers, language) }), remedy: '' }] : told;
  });
}

function filesOf(problems: readonly Problem[], numbers: ExhibitNumbers, language: Language): string {
  const paths = [...new Set(problems.map(({ file }) => file as string))];
  const numbered = paths.flatMap((path) => numbers.get(path) ?? []);
  const others = paths.filter((path) => !numbers.has(path)).map((path) => (language === 'en' ? nameOf(path) : `“${nameOf(path)}”`));
  const between = language === 'en' ? ', ' : '、';
  return [...(numbered.length > 0 ? [say(EXHIBIT, language, { numbers: numbered.join(between) })] : []), ...others].join(between);
}

/** In the dossier a file goes by its own name: the folders it lies in say nothing to a reader in another province. */
function withoutFolders(sentence: string, paths: readonly string[]): string {
  return paths.reduce((text, path) => text.replaceAll(path, nameOf(path)), sentence);
}
