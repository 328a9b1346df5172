/** One record of a BIFF8 stream ([MS-XLS] 2.1.4). */
export interface XlsRecord {
  readonly type: number;
  readonly at: number;
  readonly data: Uint8Array;
}

/** Record types ([MS-XLS] 2.3.1). */
export const RECORD = {
  formula: 0x06, end: 0x0a, header: 0x14, footer: 0x15, comment: 0x1c, boxText: 0x1b6, dates1904: 0x22, password: 0x2f, columns: 0x7d, continued: 0x3c, sheet: 0x85, drawings: 0xeb, numbers: 0xbd, style: 0xe0, strings: 0xfc, sharedText: 0xfd,
  number: 0x203, text: 0x204, boolean: 0x205, formulaText: 0x207, row: 0x208, packedNumber: 0x27e, format: 0x41e, start: 0x809,
} as const;

/** The records from a place on, up to the end of the stream; a record that is cut off is the last. */
export function* recordsFrom(stream: Uint8Array, start: number): Generator<XlsRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.length);
  for (let at = start; at + 4 <= stream.length;) {
    const length = view.getUint16(at + 2, true);
    yield { type: view.getUint16(at, true), at, data: stream.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/**
 * The shared strings ([MS-XLS] 2.4.265): one record and its continuations. Where characters run over into the next
 * record, that one begins with a byte that says anew how wide they are.
 */
export function readStrings(parts: readonly Uint8Array[]): string[] {
  const cursor = openCursor(parts);
  cursor.skip(4);
  const count = cursor.number(4);
  const strings: string[] = [];
  while (strings.length < count && !cursor.isAtEnd()) {
    const length = cursor.number(2);
    const flags = cursor.number(1);
    const runs = (flags & 8) !== 0 ? cursor.number(2) : 0;
    const extra = (flags & 4) !== 0 ? cursor.number(4) : 0;
    strings.push(cursor.characters(length, (flags & 1) !== 0));
    cursor.skip(runs * 4 + extra);
  }
  return strings;
}

/** A string that lies in one record: length in `lengthBytes` bytes, width, characters. */
export function readString(data: Uint8Array, at: number, lengthBytes: 1 | 2): string {
  const cursor = openCursor([data.subarray(at)]);
  const length = cursor.number(lengthBytes);
  return cursor.characters(length, (cursor.number(1) & 1) !== 0);
}

function openCursor(parts: readonly Uint8Array[]) {
  let [part, at] = [0, 0];
  const settle = () => {
    while (part < parts.length && at >= (parts[part] as Uint8Array).length) [part, at] = [part + 1, 0];
    return part < parts.length;
  };
  const byte = () => (settle() ? ((parts[part] as Uint8Array)[at++] as number) : 0);
  return {
    isAtEnd: () => !settle(),
    number(size: number): number {
      let value = 0;
      for (let index = 0; index < size; index++) value += byte() * 256 ** index;
      return value;
    },
    skip(size: number) {
      for (let left = size; left > 0 && settle();) {
        const step = Math.min(left, (parts[part] as Uint8Array).length - at);
        at += step;
        left -= step;
      }
    },
    characters(length: number, isWide: boolean): string {
      let text = '';
      for (let left = length, wide = isWide; left > 0;) {
        if (part < parts.length && at >= (parts[part] as Uint8Array).length) {
          if (!settle()) break;
          wide = (byte() & 1) !== 0;
        }
        const data = parts[part];
        if (!data) break;
        const taken = Math.min(left, Math.ceil((data.length - at) / (wide ? 2 : 1)));
        const bytes = data.subarray(at, at + taken * (wide ? 2 : 1));
        // One byte: the low half of UTF-16.
        text += Buffer.from(bytes).toString(wide ? 'utf16le' : 'latin1');
        at += bytes.length;
        left -= taken;
      }
      return text;
    },
  };
}
