/** Writers of tiny OLE files, so that no binary lies in the repository. */

const SECTOR = 512;
const SMALL = 64;
const FREE = 0xffffffff;
const END = 0xfffffffe;

/** An OLE compound file ([MS-CFB]); streams under 4,096 bytes go where small ones go. `inside`: streams of an embedded object. */
export function oleFile(streams: Readonly<Record<string, Uint8Array>>, inside: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const sectors: Uint8Array[] = [];
  const table: number[] = [];
  const store = (bytes: Uint8Array): number => {
    const start = sectors.length;
    for (let at = 0; at < bytes.length; at += SECTOR) {
      const sector = new Uint8Array(SECTOR);
      sector.set(bytes.subarray(at, at + SECTOR));
      sectors.push(sector);
      table.push(at + SECTOR < bytes.length ? sectors.length : END);
    }
    return bytes.length > 0 ? start : END;
  };
  const small: number[] = [];
  const smallTable: number[] = [];
  const storeSmall = (bytes: Uint8Array): number => {
    const start = smallTable.length;
    for (let at = 0; at < bytes.length; at += SMALL) {
      const sector = new Uint8Array(SMALL);
      sector.set(bytes.subarray(at, at + SMALL));
      small.push(...sector);
      smallTable.push(at + SMALL < bytes.length ? smallTable.length + 1 : END);
    }
    return start;
  };
  const place = ([name, bytes]: [string, Uint8Array]) => ({ name, kind: 2, start: bytes.length < 4096 ? storeSmall(bytes) : store(bytes), size: bytes.length, right: FREE, child: FREE });
  // Siblings hang on one another to the right: a tree, if not a balanced one.
  const outer = Object.entries(streams).map(place);
  const inner = Object.entries(inside).map(place);
  const storage = { name: 'ObjectPool', kind: 1, start: 0, size: 0, right: FREE, child: FREE };
  const entries = [{ name: 'Root Entry', kind: 5, start: END, size: 0, right: FREE, child: 1 }, ...outer, ...(inner.length > 0 ? [storage, ...inner] : [])];
  for (let index = 1; index < outer.length; index++) (entries[index] as { right: number }).right = index + 1;
  if (inner.length > 0) {
    (entries[outer.length] as { right: number }).right = outer.length + 1;
    storage.child = outer.length + 2;
    for (let index = 1; index < inner.length; index++) (inner[index - 1] as { right: number }).right = outer.length + 2 + index;
  }
  Object.assign(entries[0] as object, { start: store(Uint8Array.from(small)), size: small.length });
  const smallTableStart = store(numbers(smallTable));
  const directoryStart = store(joined(entries.map(directoryEntry)));
  const tableSectors = Math.ceil((table.length + 2) / 128);
  const tableStart = sectors.length;
  const full = [...table, ...Array.from({ length: tableSectors }, () => 0xfffffffd)];
  for (let index = 0; index < tableSectors; index++) sectors.push(numbers(Array.from({ length: 128 }, (_each, at) => full[index * 128 + at] ?? FREE)));
  const header = new Uint8Array(SECTOR);
  const view = new DataView(header.buffer);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]].forEach(([at, value]) => view.setUint16(at as number, value as number, true));
  [[44, tableSectors], [48, directoryStart], [56, 4096], [60, smallTableStart], [64, Math.ceil(smallTable.length / 128)], [68, END]].forEach(([at, value]) => view.setUint32(at as number, value as number, true));
  for (let index = 0; index < 109; index++) view.setUint32(76 + index * 4, index < tableSectors ? tableStart + index : FREE, true);
  return joined([header, ...sectors]);
}

function directoryEntry(entry: { name: string; kind: number; start: number; size: number; right: number; child: number }): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from(entry.name, 'utf16le'));
  view.setUint16(64, (entry.name.length + 1) * 2, true);
  bytes.set([entry.kind, 1], 66);
  [[68, FREE], [72, entry.right], [76, entry.child], [116, entry.start], [120, entry.size]].forEach(([at, value]) => view.setUint32(at as number, value as number, true));
  return bytes;
}

export interface WordParagraph {
  readonly text: string;
  /** Property modifiers of the paragraph, and of its characters. */
  readonly paragraph?: readonly number[];
  readonly characters?: readonly number[];
  readonly style?: number;
  /** The character that ends it; a paragraph mark unless given. */
  readonly end?: string;
}

/** A style of a Word file; its number is its place in the sheet. `base`: that of the style it stands on. */
export interface WordStyle {
  readonly kind: 'paragraph' | 'character';
  readonly name: string;
  readonly base?: number;
  readonly characters?: readonly number[];
}

/** The style sheet ([MS-DOC] 2.9.271). */
function styleSheet(styles: readonly WordStyle[]): number[] {
  const even = (bytes: readonly number[]) => (bytes.length % 2 === 0 ? bytes : [...bytes, 0]);
  const entries = styles.flatMap(({ kind, name, base = 0xfff, characters = [] }, index) => {
    const parts = [...(kind === 'paragraph' ? [[...number(2, 2), ...number(index, 2)]] : []), [...number(characters.length, 2), ...characters]];
    const head = [...number(0xffe, 2), ...number((kind === 'paragraph' ? 1 : 2) + base * 16, 2), ...number(parts.length + index * 16, 2), ...number(0, 2), ...number(0, 2)];
    const entry = [...head, ...number(name.length, 2), ...Buffer.from(name, 'utf16le'), 0, 0, ...parts.flatMap(even)];
    return [...number(entry.length, 2), ...entry];
  });
  return [...number(18, 2), ...number(styles.length, 2), ...number(10, 2), ...Array.from({ length: 14 }, () => 0), ...entries];
}

export const IN_TABLE = [0x16, 0x24, 1];
export const ROW_END = [0x16, 0x24, 1, 0x17, 0x24, 1];
export const MARKED = [0x0c, 0x2a, 7];
export const DELETED = [0x00, 0x08, 1];

/** The streams of a Word 97 document ([MS-DOC]); `stories`: characters at the end that belong beside the body, by the place of their count. One UTF-16 piece for each paragraph but those in Latin letters, which take a byte each. */
export function wordStreams(paragraphs: readonly WordParagraph[], { flags = 0x0200, version = 0xc1, stories = {} as Readonly<Record<number, number>>, styles = [] as readonly WordStyle[] } = {}): Record<string, Uint8Array> {
  const TEXT = 2048;
  const texts = paragraphs.map(({ text, end = '\r' }) => text + end);
  const packed = texts.map((text) => /^[\x00-\x7f]*$/.test(text));
  const bytes = texts.map((text, index) => Buffer.from(text, packed[index] ? 'latin1' : 'utf16le'));
  const starts = bytes.map((_each, index) => TEXT + bytes.slice(0, index).reduce((sum, each) => sum + each.length, 0));
  const end = TEXT + bytes.reduce((sum, each) => sum + each.length, 0);
  const word = new Uint8Array(Math.max(4096, Math.ceil(end / 512 + 2) * 512));
  const view = new DataView(word.buffer);
  view.setUint16(0, 0xa5ec, true);
  view.setUint16(2, version, true);
  view.setUint16(10, flags, true);
  const counts = texts.map((text) => text.length);
  const beside = Object.values(stories).reduce((sum, each) => sum + each, 0);
  view.setUint32(0x4c, counts.reduce((sum, each) => sum + each, 0) - beside, true);
  for (const [at, length] of Object.entries(stories)) view.setUint32(Number(at), length, true);
  bytes.forEach((each, index) => word.set(each, starts[index]));
  const ends = [...starts, end];
  word.set(diskPage(ends, paragraphs.map(({ characters = [] }) => [characters.length, ...characters]), 1), 512);
  word.set(diskPage(ends, paragraphs.map(({ paragraph = [], style = 0 }) => paragraphProperties([style, 0, ...paragraph])), 13), 1024);
  const pieces = numbers([0, ...counts.map((_each, index) => counts.slice(0, index + 1).reduce((sum, each) => sum + each, 0))]);
  const places = texts.flatMap((_each, index) => [0, 0, ...number(packed[index] ? ((starts[index] as number) * 2) | 0x40000000 : (starts[index] as number), 4), 0, 0]);
  const clx = [2, ...number(pieces.length + places.length, 4), ...pieces, ...places];
  const bins = (page: number) => [...number(TEXT, 4), ...number(end, 4), ...number(page, 4)];
  const sheet = styles.length === 0 ? [] : styleSheet(styles);
  const table = Uint8Array.from([...bins(1), ...bins(2), ...clx, ...sheet]);
  [[0xa2, 24 + clx.length, sheet.length], [0xfa, 0, 12], [0x102, 12, 12], [0x1a2, 24, clx.length]].forEach(([at, start, length]) => {
    view.setUint32(at as number, start as number, true);
    view.setUint32((at as number) + 4, length as number, true);
  });
  return { WordDocument: word, '1Table': table };
}

/** A size of half the bytes, rounded up, or 0 and half the bytes when they are even. */
function paragraphProperties(properties: readonly number[]): number[] {
  return properties.length % 2 === 1 ? [(properties.length + 1) / 2, ...properties] : [0, properties.length / 2, ...properties];
}

function diskPage(ends: readonly number[], properties: readonly (readonly number[])[], width: number): Uint8Array {
  const page = new Uint8Array(512);
  page.set(numbers(ends));
  let at = 510;
  properties.forEach((each, index) => {
    at = Math.floor((at - each.length) / 2) * 2;
    page.set(each, at);
    page[ends.length * 4 + index * width] = at / 2;
  });
  page[511] = properties.length;
  return page;
}

/** A record of an Excel stream. */
export function record(type: number, ...data: readonly number[]): number[] {
  return [...number(type, 2), ...number(data.length, 2), ...data];
}

export function number(value: number, size: number): number[] {
  return Array.from({ length: size }, (_each, index) => Math.floor(value / 256 ** index) & 255);
}

export function float(value: number): number[] {
  return [...new Uint8Array(new Float64Array([value]).buffer)];
}

/** Length, width, characters. */
export function wideString(text: string): number[] {
  return [...number(text.length, 2), 1, ...Buffer.from(text, 'utf16le')];
}

function numbers(values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => number(value >>> 0, 4)));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
