import { decodePDFRawStream, PDFArray, PDFContext, PDFDict, PDFName, PDFNull, PDFNumber, PDFObjectParser, PDFRawStream, PDFRef, PDFWriter, type PDFObject } from '../engines/pdf-lib.js';

/** Beyond these a file is no damaged document but an attack. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_OBJECTS = 200_000;
const MOST_PAGES = 20_000;
const DEEPEST = 64;

/**
 * A PDF put together anew from the objects that are found in it by searching, for files that no reader opens: without
 * cross-reference table, header or page tree, with stream lengths that are wrong. Only a whole document is given: null
 * when a page that is counted, or the content of one, is not there, for half a document would pass for the whole. Null
 * also when the file is encrypted, whose strings could only be read with the table.
 */
export async function mendPdf(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (bytes.length > MOST_BYTES) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  // Without any of the words that stand at the end, the rest of the file is missing.
  if (/\/Encrypt[\s<\d]/.test(text) || !/trailer|startxref|%%EOF/.test(text.slice(-2048))) return null;
  const context = PDFContext.create();
  for (const [ref, object] of objectsOf(bytes, text, context)) context.assign(ref, object);
  for (const [, object] of context.enumerateIndirectObjects()) unpackObjects(object, context);
  const pages = pagesOf(context, rootsOf(bytes, text, context));
  if (pages.length === 0 || pages.length !== (countedIn(context) ?? pages.length) || !pages.every(({ dict }) => hasContent(context, dict))) return null;
  const tree = context.register(context.obj({ Type: 'Pages', Kids: pages.map((page) => page.ref), Count: pages.length }));
  for (const { dict } of pages) dict.set(PDFName.of('Parent'), tree);
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: tree }));
  return PDFWriter.forContext(context, Infinity).serializeToBuffer();
}

/** Every `N G obj`, the last of a number last, so that it stands. */
function* objectsOf(bytes: Uint8Array, text: string, context: PDFContext): Generator<readonly [PDFRef, PDFObject]> {
  let count = 0;
  for (const match of text.matchAll(HEADER)) {
    if (++count > MOST_OBJECTS) return;
    const found = parsed(bytes, match.index + match[0].length, context);
    if (found) yield [PDFRef.of(Number(match[1]), Number(match[2])), found.object instanceof PDFDict ? withStream(found.object, { bytes, text, start: found.end }) : found.object];
  }
}

const HEADER = /(\d{1,10})\s{1,4}(\d{1,5})\s{1,4}obj\b/g;
const LESS = 0x3c;

interface Parsed {
  readonly object: PDFObject;
  /** Where it ends. */
  readonly end: number;
}

function parsed(bytes: Uint8Array, start: number, context: PDFContext): Parsed | null {
  const spaces = /^[\s\0]{0,64}/.exec(Buffer.from(bytes.subarray(start, start + 64)).toString('latin1'))?.[0].length ?? 0;
  const at = start + spaces;
  try {
    // The parser would read a stream by its length, which may be wrong: its dictionary is read alone.
    const parser = PDFObjectParser.forBytes(bytes.subarray(at), context) as unknown as { parseDict(): PDFDict; parseObject(): PDFObject; bytes: { offset(): number } };
    const object = bytes[at] === LESS && bytes[at + 1] === LESS ? parser.parseDict() : parser.parseObject();
    return { object, end: at + parser.bytes.offset() };
  } catch {
    return null;
  }
}

interface Place {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly start: number;
}

/** The stream behind a dictionary: as long as it says when it ends there, else up to `endstream`; null when it has no end. */
function withStream(dict: PDFDict, { bytes, text, start }: Place): PDFObject {
  const head = /^\s{0,64}stream(?:\r\n|\n|\r)/.exec(text.slice(start, start + 80));
  if (!head) return dict;
  const from = start + head[0].length;
  const told = dict.get(PDFName.of('Length'));
  const length = told instanceof PDFNumber ? told.asNumber() : -1;
  const isRight = length >= 0 && /^\s{0,4}endstream/.test(text.slice(from + length, from + length + 16));
  const end = isPlainObjectStream(dict) ? lastEndBefore(text, from) : isRight ? from + length : text.indexOf('endstream', from);
  // Cut off: as good as not there.
  return end < from ? PDFNull : PDFRawStream.of(dict, bytes.slice(from, end));
}

function isPlainObjectStream(dict: PDFDict): boolean {
  return dict.get(PDFName.of('Type')) === PDFName.of('ObjStm') && !dict.has(PDFName.of('Filter'));
}

/** Objects that were not packed can be read past a false end, up to where the next one of the file begins. */
function lastEndBefore(text: string, from: number): number {
  const next = /\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj\b/.exec(text.slice(from));
  return text.lastIndexOf('endstream', next ? from + next.index : text.length);
}

/** ISO 32000-1, 7.5.7. What does not parse stays behind. */
function unpackObjects(object: PDFObject, context: PDFContext): void {
  if (!(object instanceof PDFRawStream) || object.dict.lookup(PDFName.of('Type')) !== PDFName.of('ObjStm')) return;
  const [first, count] = ['First', 'N'].map((key) => { const value = object.dict.lookup(PDFName.of(key)); return value instanceof PDFNumber ? value.asNumber() : 0; }) as [number, number];
  let body: Uint8Array;
  try {
    body = decodePDFRawStream(object).decode();
  } catch {
    return;
  }
  const numbers = Buffer.from(body.subarray(0, first)).toString('latin1').trim().split(/\s+/).map(Number);
  for (let i = 0; i < Math.min(count, MOST_OBJECTS, numbers.length / 2); i++) {
    const [number = NaN, offset = NaN] = [numbers[2 * i], numbers[2 * i + 1]];
    const inner = Number.isInteger(number) && Number.isInteger(offset) ? parsed(body, first + offset, context)?.object : null;
    // What stands in the file itself was written later, or is all there is.
    if (inner && !context.lookup(PDFRef.of(number))) context.assign(PDFRef.of(number), inner);
  }
}

/** Catalogs, likeliest first: those the trailers name from the last one on, then any. */
function rootsOf(bytes: Uint8Array, text: string, context: PDFContext): PDFDict[] {
  const trailers = [...text.matchAll(/trailer/g)].slice(-64).map((match) => parsed(bytes, match.index + 7, context)?.object).reverse();
  const tables = context.enumerateIndirectObjects().map(([, object]) => (object instanceof PDFRawStream ? object.dict : object));
  const dicts = [...trailers, ...tables.reverse()].filter((each) => each instanceof PDFDict);
  const named = dicts.map((each) => context.lookup(each.get(PDFName.of('Root'))));
  return [...named, ...dicts.filter((each) => each.get(PDFName.of('Type')) === PDFName.of('Catalog'))].filter((each) => each instanceof PDFDict);
}

interface Page {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** The leaves below the first catalog that has any; else every page object there is, in the order of their numbers. */
function pagesOf(context: PDFContext, roots: readonly PDFDict[]): Page[] {
  for (const root of roots) {
    const pages: Page[] = [];
    walk(context, root.get(PDFName.of('Pages')), { pages, seen: new Set(), depth: 0, inherited: new Map() });
    if (pages.length > 0) return pages;
  }
  return context.enumerateIndirectObjects()
    .flatMap(([ref, dict]) => (dict instanceof PDFDict && dict.get(PDFName.of('Type')) === PDFName.of('Page') ? [{ ref, dict }] : []))
    .slice(0, MOST_PAGES);
}

/** The largest number of pages that a node of a page tree says it has; null when none says so. */
function countedIn(context: PDFContext): number | null {
  const counts = context.enumerateIndirectObjects().flatMap(([, node]) => {
    const count = node instanceof PDFDict && node.has(PDFName.of('Kids')) && !node.has(PDFName.of('FT')) ? context.lookup(node.get(PDFName.of('Count'))) : undefined;
    return count instanceof PDFNumber ? [count.asNumber()] : [];
  });
  return counts.length > 0 ? Math.max(...counts) : null;
}

function hasContent(context: PDFContext, page: PDFDict): boolean {
  const contents = page.get(PDFName.of('Contents'));
  const found = context.lookup(contents);
  const parts = found instanceof PDFArray ? found.asArray() : contents ? [contents] : [];
  return parts.every((part) => context.lookup(part) instanceof PDFRawStream);
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'].map((key) => PDFName.of(key));

interface Walk {
  readonly pages: Page[];
  readonly seen: Set<PDFObject>;
  readonly depth: number;
  readonly inherited: ReadonlyMap<PDFName, PDFObject>;
}

function walk(context: PDFContext, entry: PDFObject | undefined, { pages, seen, depth, inherited }: Walk): void {
  const node = context.lookup(entry);
  if (!entry || !(node instanceof PDFDict) || seen.has(node) || depth > DEEPEST || pages.length >= MOST_PAGES) return;
  seen.add(node);
  const own = new Map([...inherited, ...INHERITED.flatMap((key) => { const value = node.get(key); return value ? [[key, value] as const] : []; })]);
  const kids = context.lookup(node.get(PDFName.of('Kids')));
  if (kids instanceof PDFArray) {
    for (const kid of kids.asArray()) walk(context, kid, { pages, seen, depth: depth + 1, inherited: own });
    return;
  }
  for (const [key, value] of own) node.set(key, value);
  node.set(PDFName.of('Type'), PDFName.of('Page'));
  pages.push({ ref: entry instanceof PDFRef ? entry : context.register(node), dict: node });
}
