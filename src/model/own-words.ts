import { editDistance } from './edit-distance.js';
import type { ReadLine, ReadPage } from './reading.js';

/** Two readings of one line differ in this share of its characters at most. */
const MOST_DIFFERENT = 0.2;
/** Shorter lines are there only as they are: anything may be nearly 第3页. */
const LEAST_LENGTH = 5;
/** From this share of what was read here on, the words that the page brings along are a reading of it. */
const LEAST_SHARED = 0.5;

export interface AgainstOwn {
  /** Lines whose words the page does not bring along itself; all of them where what it brings is no reading of it. */
  readonly lacking: readonly ReadLine[];
  /** Null where there is nothing to compare. */
  readonly agrees: boolean | null;
}

/** What was read of a page, held against the words that lie unseen over it already, as searchable scans have them: told twice, they would be copied twice. */
export function againstOwn({ lines, own = '' }: Pick<ReadPage, 'lines' | 'own'>): AgainstOwn {
  const theirs = [...plain(own)];
  if (theirs.length === 0 || lines.length === 0) return { lacking: lines, agrees: null };
  const all = theirs.join('');
  const isShared = ({ text }: ReadLine) => {
    const line = plain(text);
    return all.includes(line) || (line.length >= LEAST_LENGTH && editDistance([...line], theirs, true) <= line.length * MOST_DIFFERENT);
  };
  const shared = new Set(lines.filter(isShared));
  const lengthOf = (some: readonly ReadLine[]) => some.reduce((sum, { text }) => sum + plain(text).length, 0);
  const agrees = lengthOf([...shared]) >= LEAST_SHARED * lengthOf(lines);
  return { lacking: agrees ? lines.filter((line) => !shared.has(line)) : lines, agrees };
}

function plain(text: string): string {
  return [...text.normalize('NFKC')].filter((character) => /[\p{L}\p{N}]/u.test(character)).join('');
}
