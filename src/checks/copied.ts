/** What a standard prints: whoever copies it has said nothing yet. */
export interface Printed {
  /** Clause, item, indicator and the names they go by. */
  readonly texts: readonly string[];
  /** Of the standard itself, whose years are those of a programme. */
  readonly names: readonly string[];
}

/** Letters and digits alike in a row from which words count as copied: 新时代文明实践中心 is a name, and one character more a copy. */
export const USUAL_RUN = 10;
/** A sentence with fewer own characters is the printed one with the district's name before it. */
const OWN_SENTENCE = 8;
/** Of the standard's name less is copied by chance. */
const NAME_RUN = 12;
const GAP = '｜';

/** The text without sentences and lines that are copied, and without the standard's own name. */
export function ownSentences(text: string, { texts, names }: Printed): string {
  const marked = copiedAt(text, texts, USUAL_RUN);
  const named = copiedAt(text, names, NAME_RUN);
  const own = [...text.matchAll(/[^。！？；;\n\t]*[。！？；;\n\t]*/gu)].filter(({ 0: sentence, index }) => {
    const isCopied = Array.from({ length: sentence.length }, (_each, at) => index + at).some((at) => marked.has(at));
    return !isCopied || count(text, index, index + sentence.length, marked) >= OWN_SENTENCE;
  });
  return own.map(({ 0: sentence, index }) => [...sentence].length === sentence.length ? Array.from(sentence, (letter, at) => (named.has(index + at) ? GAP : letter)).join('') : sentence).join('');
}

/** Han characters that are not copied; numerals and what they count by (2021年3月) say nothing alone. */
export function ownCharacters(text: string, { texts, names }: Printed, run = USUAL_RUN): number {
  return count(text, 0, text.length, copiedAt(text, [...texts, ...names], run));
}

function count(text: string, from: number, to: number, copied: ReadonlySet<number>): number {
  let found = 0;
  for (let at = from; at < to; at++) if (!copied.has(at) && /[^\P{Script=Han}〇一二三四五六七八九十百千万年月日]/u.test(text[at] as string)) found++;
  return found;
}

/** Places of the text that stand in a row of as many letters found in what is printed. */
function copiedAt(text: string, printed: readonly string[], run: number): ReadonlySet<number> {
  const rows = new Set(printed.flatMap((each) => {
    const letters = lettersOf(each).map(({ letter }) => letter);
    return letters.length < run ? [] : Array.from({ length: letters.length - run + 1 }, (_each, at) => letters.slice(at, at + run).join(''));
  }));
  const letters = lettersOf(text);
  const copied = new Set<number>();
  for (let at = 0; rows.size > 0 && at + run <= letters.length; at++) {
    const row = letters.slice(at, at + run);
    if (rows.has(row.map(({ letter }) => letter).join(''))) for (const { place } of row) copied.add(place);
  }
  return copied;
}

/** One width and case, without marks and blanks: (不超过 200 字) is （不超过200字）. */
function lettersOf(text: string): readonly { readonly letter: string; readonly place: number }[] {
  return Array.from({ length: text.length }, (_each, place) => ({ letter: (text[place] as string).normalize('NFKC').toLowerCase(), place })).filter(({ letter }) => /[\p{L}\p{N}\p{Script=Han}]/u.test(letter));
}
