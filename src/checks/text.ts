import { isSurelyRead, type ReadPage } from '../model/reading.js';
import type { Text } from '../model/text.js';
import type { CheckedFile } from './check.js';

type Readable = Pick<CheckedFile<'text' | 'pages'>, 'facts'>;

/** Text as words are looked up in it: full-width forms unified, without the spaces and line ends that PDFs put between characters. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** A sentence, a line or a cell, with the marks behind it. */
export const SENTENCES = /[^。！？；;\n\t]*[。！？；;\n\t]*/gu;

/** As it stands inside a pattern. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

export function namesAny(text: string, words: readonly string[]): boolean {
  const within = plain(text);
  return words.some((word) => within.includes(plain(word)));
}

/**
 * `whole`: every word of the file is known, so a missing word is missing. `part`: some pages are pictures or drawn,
 * the words were guessed from one, the text was too long to keep, or a document within is not read. `none`: nothing is known.
 */
export function knownText({ facts }: Readable): 'whole' | 'part' | 'none' {
  if (facts.text.source === 'none' || facts.text.characters === 0) return 'none';
  const pictured = facts.pages.some((page, index) => page.content === 'mixed' || (page.content === 'scan' && !isReadWhole(facts.text.read?.find((read) => read.page === index + 1))));
  // A Word file that is nothing but pictures has no pages yet.
  const doubted = facts.text.source === 'ocr' && facts.pages.length === 0 && (facts.text.read ?? []).some((read) => !isReadWhole(read));
  const cut = facts.text.characters > facts.text.content.replace(/\s/g, '').length;
  return (facts.text.source === 'native' || facts.text.read !== undefined) && !pictured && !doubted && !cut && !facts.text.lacks ? 'whole' : 'part';
}

/** What was read of a file without being sure, and is therefore not among its text: enough for a doubt, not for a fact. */
export function doubtfulText({ facts }: Pick<CheckedFile<'text'>, 'facts'>): string {
  return (facts.text.read ?? []).flatMap(({ lines }) => lines.filter((line) => !isSurelyRead(line)).map(({ text }) => text)).join('\n');
}

/** Lines read less surely than this may hide a word. */
const SURELY_WHOLE = 0.9;

function isReadWhole(read: ReadPage | undefined): boolean {
  return read !== undefined && read.unread === 0 && read.lines.every(({ confidence }) => confidence >= SURELY_WHOLE);
}

/** The name contains one of the words and none of the others. */
export function namesAnyBut(name: string, words: readonly string[], others: readonly string[]): boolean {
  return namesAny(name, words) && !namesAny(name, others);
}

/** Of many ways to say it a few tell what is meant. */
const FEW = 4;

export function fewOf(words: readonly string[]): Text {
  const few = words.slice(0, FEW);
  return words.length > FEW ? { zh: `${few.join('、')}等`, en: `${few.join(', ')}, …` } : { zh: few.join('、'), en: few.join(', ') };
}

/** The file's name without its extension. */
export function stem(path: string): string {
  return (path.split('/').at(-1) as string).replace(/\.[^.]{1,8}$/, '');
}

/** The file's name and the folders a person made for it: not those of indicator, item and slot, which begin with their number. */
export function givenNames(path: string): readonly string[] {
  const folders = path.split('/').slice(0, -1).filter((name) => !/^[A-Za-z]\d|^\d{1,2}(?!\d)/.test(name.normalize('NFKC')));
  return [...folders, stem(path)];
}
