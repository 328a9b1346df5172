import { UserError } from '../errors.js';
import { say, type Language, type Text } from '../model/text.js';
import type { YamlPath } from './yaml.js';

/** One mistake in a YAML file: where, what, and how to mend it. */
export interface Mistake {
  readonly path: YamlPath;
  /** Points at the key itself rather than at its value: for keys that should not be there. */
  readonly line?: number;
  readonly what: Text;
  readonly hint?: Text | null;
}

/** `file:line: what, hint` for each mistake, in the order of the file. */
export function describeMistakes(file: string, mistakes: readonly Mistake[], options: { readonly lineOf: (path: YamlPath) => number; readonly language: Language }): string[] {
  const { lineOf, language } = options;
  const placed = mistakes.map((mistake) => ({ mistake, line: mistake.line ?? lineOf(mistake.path) }));
  placed.sort((a, b) => a.line - b.line);
  const comma = language === 'en' ? ', ' : '，';
  const lines = placed.map(({ mistake, line }) => `${file}:${line}: ${say(mistake.what, language)}${mistake.hint ? comma + say(mistake.hint, language) : ''}`);
  return [...new Set(lines)];
}

export function mistakesError(code: string, file: string, details: readonly string[]): UserError {
  return new UserError({
    code,
    message: { zh: '“{file}”有 {count} 处错误：', en: '“{file}” has {count} mistake(s):' },
    args: { file, count: details.length },
    details,
  });
}

/** A hint naming the candidate that is most like the word; null when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): Text | null {
  const near = nearest(word, candidates);
  return near === null ? null : { zh: `是否想写“${near}”？`, en: `did you mean “${near}”?` };
}

function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: { candidate: string; distance: number; prefix: number } | null = null;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const prefix = commonPrefix(word, candidate);
    if (distance > Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3))) continue;
    if (!best || distance < best.distance || (distance === best.distance && prefix > best.prefix)) best = { candidate, distance, prefix };
  }
  return best?.candidate ?? null;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let least = Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
