import { Unreadable } from '../format.js';
import type { Compound } from './compound.js';
import { propertyRuns, type PropertyRun } from './sprm.js';

/** The text of a Word 97–2003 file and the properties of its stretches. */
export interface WordText {
  /** Pieces in reading order; a character's place is where it stands in the WordDocument stream. */
  readonly pieces: readonly Piece[];
  readonly characters: readonly PropertyRun[];
  readonly paragraphs: readonly PropertyRun[];
}

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
const FIB = { version: 2, flags: 10, bodyCharacters: 0x4c, characterBins: 0xfa, paragraphBins: 0x102, pieces: 0x1a2, end: 0x1aa } as const;

/** Reads the main text: no headers, footnotes or text boxes. Throws Unreadable `encrypted`, `unsupported-format`, `truncated`, `corrupt`. */
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
  return {
    pieces: readPieces(word, part(FIB.pieces), view.getUint32(FIB.bodyCharacters, true)),
    characters: propertyRuns(word, part(FIB.characterBins), 'character'),
    paragraphs: propertyRuns(word, part(FIB.paragraphBins), 'paragraph'),
  };
}

/** The piece table (Clx, [MS-DOC] 2.9.38): property blocks first, then the pieces. */
function readPieces(word: Uint8Array, clx: Uint8Array, bodyCharacters: number): Piece[] {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.length);
  let at = 0;
  while (at + 3 <= clx.length && clx[at] === 1) at += 3 + view.getUint16(at + 1, true);
  if (clx[at] !== 2 || at + 9 > clx.length) throw new Unreadable('corrupt', 'the piece table is missing');
  const start = at + 5;
  const count = Math.floor((Math.min(view.getUint32(at + 1, true), clx.length - start) - 4) / 12);
  const most = Math.min(bodyCharacters, MOST_CHARACTERS);
  const pieces: Piece[] = [];
  for (let index = 0, read = 0; index < count && read < most; index++) {
    const [from, to] = [view.getUint32(start + index * 4, true), view.getUint32(start + index * 4 + 4, true)];
    const packed = view.getUint32(start + (count + 1) * 4 + index * 8 + 2, true);
    const width = (packed & 0x40000000) === 0 ? 2 : 1;
    const place = (packed & 0x3fffffff) / (width === 1 ? 2 : 1);
    const length = Math.min(to - from, most - read);
    if (length <= 0) continue;
    const text = new TextDecoder(width === 1 ? 'windows-1252' : 'utf-16le').decode(word.subarray(place, place + length * width));
    if (text.length < length) throw new Unreadable(pieces.length === 0 ? 'corrupt' : 'truncated', 'text is missing');
    pieces.push({ text, place, width });
    read += length;
  }
  return pieces;
}
