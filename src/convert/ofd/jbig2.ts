/** A JBIG2 file (ITU-T T.88, annex D) as PDF wants its picture: the segments alone, in a row (ISO 32000-1, 7.4.7). */
export interface Jbig2 {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const SIGNATURE = [0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a];
const MOST_SEGMENTS = 10_000;
const TYPE = { page: 48, endOfPage: 49, endOfFile: 51 };
const UNKNOWN_LENGTH = 0xffffffff;

/** Null for bytes that are no JBIG2 file; throws for one whose segments cannot be told apart. */
export function readJbig2(bytes: Uint8Array): Jbig2 | null {
  if (!SIGNATURE.every((each, index) => bytes[index] === each)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const flags = view.getUint8(8);
  const isInRow = (flags & 1) !== 0;
  const segments: { readonly header: Uint8Array; readonly type: number; readonly length: number; data: number }[] = [];
  let at = (flags & 2) !== 0 ? 9 : 13;
  while (at + 11 <= bytes.length && segments.length < MOST_SEGMENTS) {
    const segment = headerAt(view, at);
    if (segment.length === UNKNOWN_LENGTH) throw new Error('a segment without a length');
    segments.push({ ...segment, header: bytes.subarray(at, segment.end), data: segment.end });
    at = segment.end + (isInRow ? segment.length : 0);
    if (segment.type === TYPE.endOfFile) break;
  }
  // Otherwise all headers come first, and their data after the last one.
  if (!isInRow) for (const segment of segments) [segment.data, at] = [at, at + segment.length];
  const page = segments.find(({ type }) => type === TYPE.page);
  if (!page) throw new Error('no page');
  const kept = segments.filter(({ type }) => type !== TYPE.endOfPage && type !== TYPE.endOfFile);
  const data = new Uint8Array(Buffer.concat(kept.flatMap((each) => [each.header, bytes.subarray(each.data, each.data + each.length)])));
  return { data, width: view.getUint32(page.data), height: view.getUint32(page.data + 4) };
}

/** Its number, type, the segments it refers to, its page and its length (7.2). */
function headerAt(view: DataView, start: number): { readonly type: number; readonly length: number; readonly end: number } {
  const number = view.getUint32(start);
  const flags = view.getUint8(start + 4);
  let at = start + 5;
  let references = view.getUint8(at) >> 5;
  if (references === 7) {
    references = view.getUint32(at) & 0x1fffffff;
    at += 4 + Math.ceil((references + 1) / 8);
  } else {
    at += 1;
  }
  at += references * (number <= 256 ? 1 : number <= 65_536 ? 2 : 4) + ((flags & 0x40) !== 0 ? 4 : 1);
  return { type: flags & 0x3f, length: view.getUint32(at), end: at + 4 };
}
