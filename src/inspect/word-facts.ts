import type { Facts } from '../model/facts.js';
import { documentFacts, type DocumentSource } from './document.js';
import { privateNumbers, privateNumbersAndMask, withoutPrivateNumbers } from './private-numbers.js';
import { closedUp, type TextLine } from './text-line.js';

/** Lines that are looked through: what a long table says in its last rows is much like the rows before. */
const MOST_LINES = 60_000;

/** What the words of a file say, whatever read them; and what other facts quote of them, with the numbers of persons masked. */
export function factsOfWords(lines: readonly TextLine[], found: Partial<Facts>, source: DocumentSource): Pick<Facts, 'document' | 'privateNumbers' | 'highlights' | 'figures' | 'words'> {
  const text = lines.slice(0, MOST_LINES).map((line) => ({ ...line, text: closedUp(line.text) }));
  const stem = source.name.slice(source.name.lastIndexOf('/') + 1);
  const document = documentFacts(text, source);
  const numbers = privateNumbersAndMask(text);
  const masked = (quoted: string | null) => (quoted === null ? null : numbers.masked(quoted));
  return {
    document: { ...document, title: masked(document.title) },
    privateNumbers: [...privateNumbers([{ text: stem, page: null }]).map((each) => ({ ...each, inName: true as const })), ...numbers.found],
    highlights: (found.highlights ?? []).map((each) => ({ ...each, text: masked(each.text) })),
    // A telephone number in a form is no figure, nor is what its name calls a QQ号.
    figures: (found.figures ?? []).filter(({ name, value }) => [`${value}`, `${name}：${value}`].every((each) => withoutPrivateNumbers(each).endsWith(`${value}`))).map((each) => ({ ...each, name: withoutPrivateNumbers(each.name) })),
    words: found.words ? { ...found.words, title: masked(found.words.title) } : null,
  };
}
