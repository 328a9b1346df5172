import { inflateSync } from 'node:zlib';
import { PDFArray, PDFCatalog, PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFObject } from '../../engines/pdf-lib.js';
import { Malformed, openCursor, readInteger, readObject, skipBlanks, takes, type Cursor } from './read-object.js';

/**
 * The objects of a file that is written as the norm asks (ISO 32000-1, 7.5): one section of cross-references, a table or a
 * stream, that leads to every object; neither locked nor changed afterwards. The bytes of a stream are neither looked
 * at nor copied. Null for any other file: what is broken is for a reader that mends.
 *
 * `later`: of a file that is known to be whole, each object is read when it is first asked for.
 */
export function readPlainPdf(bytes: Uint8Array, { later = false }: { readonly later?: boolean } = {}): PDFContext | null {
  try {
    return readObjects(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), later);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

interface Reading {
  readonly context: PDFContext;
  readonly cursor: Cursor;
  /** By number of the object, where it lies: at this byte of the file; below zero: in the stream of objects with this number. */
  readonly places: number[];
}

/** So far numbers are told apart; ISO 32000-1, annex C, asks for 8,388,607. */
const MOST_OBJECTS = 2 ** 31;
/** The last line but one says where the cross-references begin; some writers add blanks behind. */
const TAIL_BYTES = 2048;

function readObjects(bytes: Buffer, later: boolean): PDFContext {
  const context = PDFContext.create();
  const cursor = openCursor(bytes, context);
  const reading: Reading = { context, cursor, places: [] };
  if (!takes(cursor, '%PDF-')) throw new Malformed('no header in the first byte');
  const last = bytes.lastIndexOf('startxref');
  if (last < 0 || last < bytes.length - TAIL_BYTES) throw new Malformed('no startxref at the end');
  cursor.at = last + 'startxref'.length;
  skipBlanks(cursor);
  cursor.at = readInteger(cursor);
  const trailer = takes(cursor, 'xref') ? readTable(reading) : readCrossReferenceStream(reading);
  for (const key of ['Prev', 'XRefStm', 'Encrypt']) if (trailer.has(PDFName.of(key))) throw new Malformed(`the trailer has ${key}`);
  const packed = new Set<number>();
  // Not a loop over the numbers: an odd file names one object 7 and the next one two thousand million.
  reading.places.forEach((place, number) => {
    if (place < 0) packed.add(-place);
    else if (!later) context.assign(PDFRef.of(number), readIndirect(reading, number, place));
  });
  if (later) readWhenAsked(reading);
  for (const number of packed) readPacked(reading, number);
  const root = trailer.get(PDFName.of('Root'));
  if (!(root instanceof PDFRef) || !(context.lookup(root) instanceof PDFCatalog)) throw new Malformed('no catalogue');
  const info = trailer.get(PDFName.of('Info'));
  context.trailerInfo = { Root: root, ...(info ? { Info: info } : {}) };
  return context;
}

const TYPE = PDFName.of('Type');
const NOT_KEPT: readonly unknown[] = [PDFName.of('StructElem'), PDFName.of('Annot')];

/** Elements of the structure and links, of which there are more than of all else, are not kept but read each time: once, as a rule. */
function readWhenAsked(reading: Reading): void {
  const objects = new Map<PDFRef, PDFObject>();
  const known = objects.get.bind(objects);
  objects.get = (ref) => {
    const object = known(ref);
    const place = object || ref.generationNumber > 0 ? undefined : reading.places[ref.objectNumber];
    if (place === undefined || place < 0) return object;
    const read = readIndirect(reading, ref.objectNumber, place);
    if (!(read instanceof PDFDict) || !NOT_KEPT.includes(read.get(TYPE))) objects.set(ref, read);
    return read;
  };
  Object.assign(reading.context, { indirectObjects: objects, largestObjectNumber: reading.places.length - 1 });
}

function readTable({ cursor, places }: Reading): PDFDict {
  for (skipBlanks(cursor); !takes(cursor, 'trailer'); skipBlanks(cursor)) {
    const first = readInteger(cursor);
    skipBlanks(cursor);
    const count = readInteger(cursor);
    if (first + count > cursor.bytes.length) throw new Malformed('more cross-references than bytes');
    for (let number = first; number < first + count; number++) {
      skipBlanks(cursor);
      const offset = readInteger(cursor);
      skipBlanks(cursor);
      const generation = readInteger(cursor);
      skipBlanks(cursor);
      const isUsed = takes(cursor, 'n');
      if (!isUsed && !takes(cursor, 'f')) throw new Malformed('a cross-reference is neither used nor free');
      // An object that was replaced: the file has a history, even if it is not told.
      if (isUsed && generation !== 0) throw new Malformed('a later generation');
      if (isUsed) places[number] = offset;
    }
  }
  skipBlanks(cursor);
  return dictOf(readObject(cursor));
}

/** ISO 32000-1, 7.5.8. */
function readCrossReferenceStream(reading: Reading): PDFDict {
  const { cursor, places } = reading;
  const stream = readIndirect(reading, null, cursor.at);
  if (!(stream instanceof PDFRawStream) || stream.dict.get(TYPE) !== PDFName.of('XRef')) throw new Malformed('no cross-references');
  const widths = integersOf(stream.dict, 'W');
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const width = typeWidth + secondWidth + thirdWidth;
  if (widths.length !== 3 || width === 0 || widths.some((each) => each > 6)) throw new Malformed('odd cross-references');
  const rows = unpredicted(stream, width);
  const index = stream.dict.has(PDFName.of('Index')) ? integersOf(stream.dict, 'Index') : [0, rows.length / width];
  let at = 0;
  for (let i = 0; i + 1 < index.length; i += 2) {
    if ((index[i] as number) + (index[i + 1] as number) > MOST_OBJECTS) throw new Malformed('more cross-references than there can be');
    for (let number = index[i] as number; number < (index[i] as number) + (index[i + 1] as number); number++, at += width) {
      if (at + width > rows.length) throw new Malformed('too few cross-references');
      const type = typeWidth === 0 ? 1 : rows.readUIntBE(at, typeWidth);
      const second = secondWidth === 0 ? 0 : rows.readUIntBE(at + typeWidth, secondWidth);
      if (type === 1) places[number] = second;
      if (type === 2) places[number] = -second;
    }
  }
  return stream.dict;
}

/** Rows of cross-references are mostly written as differences to the row above (PNG, filter 2). */
function unpredicted(stream: PDFRawStream, width: number): Buffer {
  const packed = inflated(stream);
  const parameters = stream.dict.get(PDFName.of('DecodeParms'));
  if (!parameters) return packed;
  const predictor = numberIn(dictOf(parameters), 'Predictor') ?? 1;
  if (predictor === 1) return packed;
  if (predictor < 10 || numberIn(dictOf(parameters), 'Columns') !== width || packed.length % (width + 1) !== 0) throw new Malformed('an odd predictor');
  const rows = Buffer.alloc((packed.length / (width + 1)) * width);
  for (let row = 0; row * width < rows.length; row++) {
    const filter = packed[row * (width + 1)];
    if (filter !== 0 && filter !== 2) throw new Malformed('an odd predictor');
    for (let i = 0; i < width; i++) rows[row * width + i] = (packed[row * (width + 1) + 1 + i] as number) + (filter === 2 && row > 0 ? (rows[(row - 1) * width + i] as number) : 0);
  }
  return rows;
}

/** `12 0 obj … endobj`. */
function readIndirect(reading: Reading, number: number | null, offset: number): PDFObject {
  const { cursor } = reading;
  begin(cursor, number, offset);
  const object = readObject(cursor);
  skipBlanks(cursor);
  if (object instanceof PDFDict && takes(cursor, 'stream')) return readStream(reading, object);
  if (!takes(cursor, 'endobj')) throw new Malformed(`no end of object ${number}`);
  return object;
}

/** Goes past the number of an object, which must be this one. */
function begin(cursor: Cursor, number: number | null, offset: number): void {
  cursor.at = offset;
  const found = readInteger(cursor);
  skipBlanks(cursor);
  const generation = readInteger(cursor);
  skipBlanks(cursor);
  if ((number !== null && found !== number) || generation !== 0 || !takes(cursor, 'obj')) throw new Malformed(`no object ${number} at byte ${offset}`);
  skipBlanks(cursor);
}

function readStream(reading: Reading, dict: PDFDict): PDFRawStream {
  const { cursor } = reading;
  takes(cursor, '\r');
  if (!takes(cursor, '\n')) throw new Malformed('no line end before the bytes of a stream');
  const start = cursor.at;
  const end = start + lengthOf(reading, dict);
  cursor.at = end;
  skipBlanks(cursor);
  if (!takes(cursor, 'endstream')) throw new Malformed('a stream is longer or shorter than it says');
  return sharedStream(dict, cursor.bytes.subarray(start, end));
}

/** A copied stream holds the same bytes as its source, which nobody changes, instead of bytes of its own. */
function sharedStream(dict: PDFDict, contents: Uint8Array): PDFRawStream {
  const stream = PDFRawStream.of(dict, contents);
  stream.clone = (context) => PDFRawStream.of(dict.clone(context), contents);
  return stream;
}

function lengthOf({ cursor, places }: Reading, dict: PDFDict): number {
  const length = dict.get(PDFName.of('Length'));
  if (length instanceof PDFNumber && Number.isSafeInteger(length.asNumber()) && length.asNumber() >= 0) return length.asNumber();
  const place = length instanceof PDFRef ? places[length.objectNumber] : undefined;
  if (!(length instanceof PDFRef) || place === undefined || place < 0) throw new Malformed('the length of a stream is not told');
  const back = cursor.at;
  begin(cursor, length.objectNumber, place);
  const found = readInteger(cursor);
  cursor.at = back;
  return found;
}

/** ISO 32000-1, 7.5.7: pairs of number and offset, then the objects. */
function readPacked({ context, places }: Reading, number: number): void {
  const stream = context.lookup(PDFRef.of(number));
  if (!(stream instanceof PDFRawStream) || stream.dict.get(TYPE) !== PDFName.of('ObjStm')) throw new Malformed(`no objects in object ${number}`);
  const bytes = inflated(stream);
  const [first, count] = [numberIn(stream.dict, 'First') ?? -1, numberIn(stream.dict, 'N') ?? -1];
  if (first < 0 || count < 0 || count > bytes.length) throw new Malformed('an odd stream of objects');
  const cursor = openCursor(bytes, context);
  const inside = Array.from({ length: count }, () => {
    skipBlanks(cursor);
    const named = readInteger(cursor);
    skipBlanks(cursor);
    return { named, offset: readInteger(cursor) };
  });
  for (const { named, offset } of inside) {
    if (places[named] !== -number) continue;
    cursor.at = first + offset;
    skipBlanks(cursor);
    context.assign(PDFRef.of(named), readObject(cursor));
  }
}

/** Larger ones are an attack. */
const MOST_UNPACKED_BYTES = 64 << 20;

function inflated({ dict, contents }: PDFRawStream): Buffer {
  const filter = dict.get(PDFName.of('Filter'));
  if (!filter) return Buffer.from(contents);
  if (filter !== PDFName.of('FlateDecode')) throw new Malformed('packed in another way');
  try {
    return inflateSync(contents, { maxOutputLength: MOST_UNPACKED_BYTES });
  } catch (cause) {
    throw new Malformed('a stream cannot be unpacked', { cause });
  }
}

function dictOf(object: PDFObject): PDFDict {
  if (!(object instanceof PDFDict)) throw new Malformed('no dictionary');
  return object;
}

function numberIn(dict: PDFDict, key: string): number | null {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}

function integersOf(dict: PDFDict, key: string): number[] {
  const value = dict.get(PDFName.of(key));
  if (!(value instanceof PDFArray)) throw new Malformed(`no ${key}`);
  return value.asArray().map((each) => {
    if (!(each instanceof PDFNumber) || !Number.isSafeInteger(each.asNumber()) || each.asNumber() < 0) throw new Malformed(`no ${key}`);
    return each.asNumber();
  });
}
