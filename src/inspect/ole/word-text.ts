import { Unreadable } from '../format.js';
import type { Compound } from './compound.js';
import { propertyRuns, type PropertyRun } from './sprm.js';
import { readStyleSheet, type StyleSheet } from './style-sheet.js';

/** The text of a Word 97–2003 file and the properties of its stretches. */
export interface WordText {
  /** Pieces in reading order; a character's place is where it stands in the WordDocument stream. */
  readonly pieces: readonly Piece[];
  /** What stands beside the body, each in the same form. */
  readonly stories: Readonly<Record<Story, readonly Piece[]>>;
  readonly characters: readonly PropertyRun[];
  readonly paragraphs: readonly PropertyRun[];
  readonly styles: StyleSheet;
}

/** In the order in which their texts follow that of the body ([MS-DOC] 2.3). */
const STORIES = ['footnotes', 'headers', 'macros', 'comments', 'endnotes', 'textBoxes', 'headerBoxes'] as const;
export type Story = (typeof STORIES)[number];

export interface Piece {
  readonly text: string;
  readonly place: number;
  /** 1 or 2 bytes a character. */
  readonly width: number;
}

/** The first number of the stream: Word 97 and later, Word 6 and 95, their East Asian editions. */
const MAGIC: readonly number[] = [0xa5ec, 0xa5dc, 0xa697, 0xa698, 0xa699];
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
/** Word 97; earlier files are laid out in another way. */
const WORD_97 = 0xc1;
/** Characters of a document that are read. */
const MOST_CHARACTERS = 5_000_000;

/** Byte offsets in the FIB ([MS-DOC] 2.5.1): each pair is an offset in the table stream and a length. */
const FIB = { version: 2, flags: 10, bodyCharacters: 0x4c, styles: 0xa2, characterBins: 0xfa, paragraphBins: 0x102, pieces: 0x1a2, end: 0x1aa } as const;

/** Reads the text of the body and, apart, of notes, headers and text boxes. Throws Unreadable `encrypted`, `unsupported-format`, `truncated`, `corrupt`. */
export function readWordText(compound: Compound): WordText {
  const word = compound.read('WordDocument');
  if (!word || word.length < 32) throw new Unreadable('corrupt', 'no WordDocument stream');
  const view = new DataView(word.buffer, word.byteOffset, word.length);
  const flags = view.getUint16(FIB.flags, true);
  if (!MAGIC.includes(view.getUint16(0, true))) throw new Unreadable('corrupt', 'the WordDocument stream has no Word header');
  if ((flags & ENCRYPTED) !== 0) throw new Unreadable('encrypted');
  if (view.getUint16(FIB.version, true) < WORD_97) throw new Unreadable('unsupported-format', 'Word 6.0 or 95; save it as docx or PDF');
  if (word.length < FIB.end) throw new Unreadable('truncated', 'the Word header is cut off');
  const table = compound.read((flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table');
  if (!table) throw new Unreadable('corrupt', 'the table stream is missing');
  const part = (at: number) => {
    const start = view.getUint32(at, true);
    return table.subarray(start, start + view.getUint32(at + 4, true));
  };
  // The lengths of the stories stand one after the other, each a number of four bytes.
  const lengths = [FIB.bodyCharacters, ...STORIES.map((_story, index) => FIB.bodyCharacters + 4 * (index + 1))].map((at) => Math.min(view.getUint32(at, true), MOST_CHARACTERS));
  const ends = lengths.map((_length, index) => lengths.slice(0, index + 1).reduce((sum, each) => sum + each, 0));
  const pieces = readPieces(word, part(FIB.pieces), { body: lengths[0] as number, all: ends.at(-1) as number });
  return {
    pieces: between(pieces, 0, ends[0] as number),
    stories: Object.fromEntries(STORIES.map((story, index) => [story, between(pieces, ends[index] as number, ends[index + 1] as number)])) as Record<Story, Piece[]>,
    characters: propertyRuns(word, part(FIB.characterBins), 'character'),
    paragraphs: propertyRuns(word, part(FIB.paragraphBins), 'paragraph', compound.read('Data') ?? undefined),
    styles: readStyleSheet(part(FIB.styles)),
  };
}

/** The piece table (Clx, [MS-DOC] 2.9.38): property blocks first, then the pieces. */
function readPieces(word: Uint8Array, clx: Uint8Array, characters: { readonly body: number; readonly all: number }): Piece[] {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.length);
  let at = 0;
  while (at + 3 <= clx.length && clx[at] === 1) at += 3 + view.getUint16(at + 1, true);
  if (clx[at] !== 2 || at + 9 > clx.length) throw new Unreadable('corrupt', 'the piece table is missing');
  const start = at + 5;
  const count = Math.floor((Math.min(view.getUint32(at + 1, true), clx.length - start) - 4) / 12);
  const most = Math.min(characters.all, MOST_CHARACTERS);
  const pieces: Piece[] = [];
  for (let index = 0, read = 0; index < count && read < most; index++) {
    const [from, to] = [view.getUint32(start + index * 4, true), view.getUint32(start + index * 4 + 4, true)];
    const packed = view.getUint32(start + (count + 1) * 4 + index * 8 + 2, true);
    const width = (packed & 0x40000000) === 0 ? 2 : 1;
    const place = (packed & 0x3fffffff) / (width === 1 ? 2 : 1);
    const length = Math.min(to - from, most - read);
    if (length <= 0) continue;
    const text = new TextDecoder(width === 1 ? 'windows-1252' : 'utf-16le').decode(word.subarray(place, place + length * width));
    if (text.length < length && read < characters.body) throw new Unreadable(pieces.length === 0 ? 'corrupt' : 'truncated', 'text is missing');
    if (text.length < length) break;
    pieces.push({ text, place, width });
    read += length;
  }
  return pieces;
}

/** The characters from one place in reading order to another. */
function between(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { text, place, width } of pieces) {
    const [start, end] = [Math.max(0, from - at), Math.min(text.length, to - at)];
    if (start < end) found.push({ text: text.slice(start, end), place: place + start * width, width });
    at += text.length;
  }
  return found;
}
