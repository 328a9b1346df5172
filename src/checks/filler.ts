import { rowsIn, type Printed } from './copied.js';

/** What is wrong with a text that has words enough: it says the same again, it is a row of words, or it turns round those of the question. */
export type Filler = 'repeats' | 'listed' | 'turned';

/** Fewer characters may say one thing. */
const LEAST = 40;
/** Of all rows of four characters so many differ: no real text that is prose had fewer. */
const LEAST_NEW = 0.5;
const ROW = 4;
/** Characters between two marks from which they are part of a sentence: real prose has two thirds of its own in such. */
const LONG = 8;
const LEAST_LONG = 0.2;
/** Of its pairs of characters so many are not among those printed: of real summaries 6 in 10, where the clause asks for figures by name. */
const LEAST_OWN = 0.45;

/** Null for what may be a real text. */
export function fillerIn(content: string, printed: Printed | null): Filler | null {
  const letters = lettersOf(content);
  if (letters.length < LEAST) return null;
  const rows = rowsIn(letters, ROW);
  if (new Set(rows).size < LEAST_NEW * rows.length) return 'repeats';
  const pieces = content.normalize('NFKC').split(/[^\p{L}\p{N}《》“”"().%·—–-]+/u).map(lettersOf).filter((piece) => piece !== '');
  const long = pieces.filter((piece) => piece.length >= LONG).reduce((sum, piece) => sum + piece.length, 0);
  if (long < LEAST_LONG * letters.length) return 'listed';
  const pairs = [...new Set(rowsIn(letters.replace(/\P{Script=Han}/gu, ''), 2))];
  const asked = new Set((printed?.texts ?? []).flatMap((text) => rowsIn(lettersOf(text), 2)));
  return asked.size > 0 && pairs.filter((pair) => !asked.has(pair)).length < LEAST_OWN * pairs.length ? 'turned' : null;
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, '');
}
