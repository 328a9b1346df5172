import { SENTENCES } from './text.js';

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
  const marked = copiedAt(text, [texts], USUAL_RUN);
  const named = copiedAt(text, [names], NAME_RUN);
  const own = [...text.matchAll(SENTENCES)].filter(({ 0: sentence, index }) =>
    !hasAny(marked, index, index + sentence.length) || count(text, index, index + sentence.length, marked) >= OWN_SENTENCE);
  return own.map(({ 0: sentence, index }) => [...sentence].length === sentence.length ? Array.from(sentence, (letter, at) => (named.has(index + at) ? GAP : letter)).join('') : sentence).join('');
}

function hasAny(places: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (places.has(at)) return true;
  return false;
}

/** Han characters that are not copied; numerals and what they count by (2021年3月) say nothing alone. */
export function ownCharacters(text: string, { texts, names }: Printed, run = USUAL_RUN): number {
  return count(text, 0, text.length, copiedAt(text, [texts, names], run));
}

function count(text: string, from: number, to: number, copied: ReadonlySet<number>): number {
  let found = 0;
  for (let at = from; at < to; at++) if (!copied.has(at) && /[^\P{Script=Han}〇一二三四五六七八九十百千万年月日]/u.test(text[at] as string)) found++;
  return found;
}

/** Places of the text that stand in a row of as many letters found in what is printed. */
function copiedAt(text: string, printed: readonly (readonly string[])[], run: number): ReadonlySet<number> {
  const rows = printed.map((each) => rowsOf(each, run));
  const copied = new Set<number>();
  if (rows.every(({ size }) => size === 0)) return copied;
  const { letters, places } = lettersOf(text);
  // Places before this one are marked.
  let marked = 0;
  for (let at = 0; at + run <= letters.length; at++) {
    const row = letters.slice(at, at + run);
    if (!rows.some((each) => each.has(row))) continue;
    for (let each = Math.max(at, marked); each < at + run; each++) copied.add(places[each] as number);
    marked = at + run;
  }
  return copied;
}

/** What is printed is the same for every file of a requirement. */
const known = new WeakMap<readonly string[], Map<number, ReadonlySet<string>>>();

function rowsOf(printed: readonly string[], run: number): ReadonlySet<string> {
  const ofThese = known.get(printed) ?? new Map<number, ReadonlySet<string>>();
  known.set(printed, ofThese);
  const rows = ofThese.get(run) ?? new Set(printed.flatMap((each) => rowsIn(lettersOf(each).letters, run)));
  ofThese.set(run, rows);
  return rows;
}

/** All rows of so many letters, one beginning at each. */
export function rowsIn(letters: string, run: number): string[] {
  return Array.from({ length: Math.max(0, letters.length - run + 1) }, (_each, at) => letters.slice(at, at + run));
}

interface Letters {
  readonly letters: string;
  /** Of each in the text. */
  readonly places: readonly number[];
}

const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff];

/** One width and case, without marks and blanks: (不超过 200 字) is （不超过200字）. */
function lettersOf(text: string): Letters {
  let letters = '';
  const places: number[] = [];
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    // Most are, and need no second look.
    const found = code >= FIRST_HAN && code <= LAST_HAN ? (text[place] as string) : (text[place] as string).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}\p{Script=Han}]/gu, '');
    letters += found;
    for (let each = 0; each < found.length; each++) places.push(place);
  }
  return { letters, places };
}
