import { PDFArray, PDFBool, PDFCatalog, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFPageLeaf, PDFPageTree, PDFRef, PDFString, type PDFContext, type PDFObject } from '../../engines/pdf-lib.js';

/** A place in written objects (ISO 32000-1, 7.3), from which reading goes on. */
export interface Cursor {
  readonly bytes: Buffer;
  readonly context: PDFContext;
  at: number;
  /** Names as they were written: a file repeats a few dozen. */
  readonly names: Map<string, PDFName>;
}

/** What is written here is not what the norm asks for. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

export function openCursor(bytes: Buffer, context: PDFContext): Cursor {
  return { bytes, context, at: 0, names: new Map() };
}

/** Deeper nesting is an attack. */
const MAX_DEPTH = 100;

const [BLANK, DELIMITER] = [1, 2];
const KIND = Uint8Array.from({ length: 256 }, (_, code) => ([0, 9, 10, 12, 13, 32].includes(code) ? BLANK : '()<>[]{}/%'.includes(String.fromCharCode(code)) ? DELIMITER : 0));
const CODE = { lineFeed: 10, return: 13, hash: 35, percent: 37, open: 40, close: 41, plus: 43, minus: 45, period: 46, slash: 47, zero: 48, nine: 57, less: 60, greater: 62, R: 82, left: 91, backslash: 92, right: 93 };

/**
 * A direct object or a reference: the same objects of pdf-lib that its own parser makes of whole files, several times as
 * fast. Throws Malformed.
 */
export function readObject(cursor: Cursor, depth = 0): PDFObject {
  if (depth === MAX_DEPTH) refuse(cursor, 'end of nesting');
  const { bytes, at } = cursor;
  const code = bytes[at];
  if (code === CODE.slash) return readName(cursor);
  if (code === CODE.less) return bytes[at + 1] === CODE.less ? readDict(cursor, depth + 1) : readHexString(cursor);
  if (code === CODE.left) return readArray(cursor, depth + 1);
  if (code === CODE.open) return readString(cursor);
  if (isDigit(code)) return readReference(cursor) ?? readNumber(cursor);
  if (code === CODE.minus || code === CODE.period || code === CODE.plus) return readNumber(cursor);
  if (takes(cursor, 'true')) return PDFBool.True;
  if (takes(cursor, 'false')) return PDFBool.False;
  return takes(cursor, 'null') ? PDFNull : refuse(cursor, 'object');
}

export function readInteger(cursor: Cursor): number {
  const { bytes } = cursor;
  const start = cursor.at;
  let value = 0;
  for (; isDigit(bytes[cursor.at]); cursor.at++) value = value * 10 + (bytes[cursor.at] as number) - CODE.zero;
  return cursor.at > start && Number.isSafeInteger(value) ? value : refuse(cursor, 'integer');
}

/** Goes past blanks and comments. */
export function skipBlanks(cursor: Cursor): void {
  const { bytes } = cursor;
  let at = cursor.at;
  for (; at < bytes.length; at++) {
    const code = bytes[at] as number;
    if (code === CODE.percent) while (at + 1 < bytes.length && bytes[at + 1] !== CODE.lineFeed && bytes[at + 1] !== CODE.return) at++;
    else if (KIND[code] !== BLANK) break;
  }
  cursor.at = at;
}

/** Goes past this word, if it comes next. */
export function takes(cursor: Cursor, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (cursor.bytes[cursor.at + i] !== word.charCodeAt(i)) return false;
  cursor.at += word.length;
  return true;
}

function refuse({ at }: Cursor, expected: string): never {
  throw new Malformed(`no ${expected} at byte ${at}`);
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= CODE.zero && code <= CODE.nine;
}

function readNumber(cursor: Cursor): PDFNumber {
  const { bytes } = cursor;
  const start = cursor.at;
  for (let code = bytes[start]; isDigit(code) || code === CODE.plus || code === CODE.minus || code === CODE.period; code = bytes[++cursor.at]);
  const value = Number(bytes.toString('latin1', start, cursor.at));
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? PDFNumber.of(value) : refuse(cursor, 'number');
}

/** Two integers and an R; null, and nothing is passed, for a number alone. */
function readReference(cursor: Cursor): PDFRef | null {
  const { bytes } = cursor;
  const start = cursor.at;
  let [number, generation] = [0, 0];
  let at = start;
  for (; isDigit(bytes[at]); at++) number = number * 10 + (bytes[at] as number) - CODE.zero;
  if (KIND[bytes[at] as number] !== BLANK) return null;
  while (KIND[bytes[at] as number] === BLANK) at++;
  const second = at;
  for (; isDigit(bytes[at]); at++) generation = generation * 10 + (bytes[at] as number) - CODE.zero;
  if (at === second || KIND[bytes[at] as number] !== BLANK) return null;
  while (KIND[bytes[at] as number] === BLANK) at++;
  const after = bytes[at + 1];
  if (bytes[at] !== CODE.R || (after !== undefined && KIND[after] === 0)) return null;
  cursor.at = at + 1;
  return Number.isSafeInteger(number) && Number.isSafeInteger(generation) ? PDFRef.of(number, generation) : refuse(cursor, 'reference');
}

function readName(cursor: Cursor): PDFName {
  const { bytes, names } = cursor;
  if (bytes[cursor.at] !== CODE.slash) refuse(cursor, 'name');
  const start = ++cursor.at;
  let at = start;
  while (at < bytes.length && KIND[bytes[at] as number] === 0) at++;
  cursor.at = at;
  const text = bytes.toString('latin1', start, at);
  const known = names.get(text);
  if (known) return known;
  const name = PDFName.of(text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  names.set(text, name);
  return name;
}

/** As it is written, without the outer parentheses. */
function readString(cursor: Cursor): PDFString {
  const { bytes } = cursor;
  let open = 0;
  for (let at = cursor.at; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === CODE.backslash) at++;
    else if (code === CODE.open) open++;
    else if (code === CODE.close && --open === 0) {
      const start = cursor.at + 1;
      cursor.at = at + 1;
      return PDFString.of(bytes.toString('latin1', start, at));
    }
  }
  return refuse(cursor, 'end of a string');
}

function readHexString(cursor: Cursor): PDFHexString {
  const start = cursor.at + 1;
  const end = cursor.bytes.indexOf(CODE.greater, start);
  if (end < 0) refuse(cursor, 'end of a string');
  cursor.at = end + 1;
  return PDFHexString.of(cursor.bytes.toString('latin1', start, end));
}

function readArray(cursor: Cursor, depth: number): PDFArray {
  const array = PDFArray.withContext(cursor.context);
  cursor.at += 1;
  for (skipBlanks(cursor); cursor.bytes[cursor.at] !== CODE.right; skipBlanks(cursor)) array.push(readObject(cursor, depth));
  cursor.at += 1;
  return array;
}

const TYPE = PDFName.of('Type');
const [CATALOG, PAGES, PAGE] = [PDFName.of('Catalog'), PDFName.of('Pages'), PDFName.of('Page')];

function readDict(cursor: Cursor, depth: number): PDFDict {
  const entries = new Map<PDFName, PDFObject>();
  cursor.at += 2;
  for (skipBlanks(cursor); cursor.bytes[cursor.at] === CODE.slash; skipBlanks(cursor)) {
    const key = readName(cursor);
    skipBlanks(cursor);
    entries.set(key, readObject(cursor, depth));
  }
  if (!takes(cursor, '>>')) refuse(cursor, 'end of a dictionary');
  const type = entries.get(TYPE);
  if (type === CATALOG) return PDFCatalog.fromMapWithContext(entries, cursor.context);
  if (type === PAGES) return PDFPageTree.fromMapWithContext(entries, cursor.context);
  if (type === PAGE) return PDFPageLeaf.fromMapWithContext(entries, cursor.context);
  return PDFDict.fromMapWithContext(entries, cursor.context);
}
