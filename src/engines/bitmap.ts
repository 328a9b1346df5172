/** Pixels of a bitmap: RGB, upright, rows without padding. */
export interface BitmapPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export class BitmapError extends Error {
  override readonly name = 'BitmapError';
  readonly reason: 'truncated' | 'corrupt' | 'too-large' | 'unsupported-format';
  constructor(reason: BitmapError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Windows and OS/2 bitmaps, which sharp does not read: 1 to 32 bits, with palette, bit fields or run lengths, in either order
 * of rows ([MS-WMF] 2.2.2, OS/2 2.0 Presentation Manager). Throws BitmapError; more than `maxPixels` are not decoded.
 */
export function decodeBitmap(bytes: Uint8Array, maxPixels: number): BitmapPixels {
  const header = headerOf(bytes, maxPixels);
  const data = new Uint8Array(header.width * header.height * 3);
  if (header.packing === 'runs') unpackRuns(bytes, header, data);
  else readRows(bytes, header, data);
  return { data, width: header.width, height: header.height };
}

type Colour = readonly [red: number, green: number, blue: number];

interface Header {
  readonly width: number;
  readonly height: number;
  readonly isTopDown: boolean;
  readonly bits: number;
  readonly packing: 'rows' | 'runs';
  /** Where the pixels begin. */
  readonly start: number;
  readonly palette: readonly Colour[];
  /** Of 16 and 32 bits: which of them are red, green and blue. */
  readonly masks: Colour;
}

const [PLAIN, RLE8, RLE4, FIELDS, ALPHA_FIELDS] = [0, 1, 2, 3, 6];
const MASKS_16: Colour = [0x7c00, 0x03e0, 0x001f];
const MASKS_32: Colour = [0xff0000, 0x00ff00, 0x0000ff];

function headerOf(bytes: Uint8Array, maxPixels: number): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = bytes.length >= 18 ? view.getUint32(14, true) : 0;
  if (bytes.length < 14 + size || size < 12) throw new BitmapError('truncated', 'the header is cut off');
  const isOld = size === 12;
  const [width, height] = isOld ? [view.getUint16(18, true), view.getUint16(20, true)] : [view.getInt32(18, true), view.getInt32(22, true)];
  const bits = view.getUint16(isOld ? 24 : 28, true);
  const compression = isOld ? PLAIN : view.getUint32(30, true);
  if (width <= 0 || height === 0) throw new BitmapError('corrupt', `${width} × ${height} pixels`);
  if (width * Math.abs(height) > maxPixels) throw new BitmapError('too-large', `${width} × ${Math.abs(height)} pixels`);
  const isRun = (compression === RLE8 && bits === 8) || (compression === RLE4 && bits === 4);
  // Numbers 3 and 4 mean other things in OS/2; JPEG and PNG inside a bitmap are for printers.
  const isKnown = compression === PLAIN || isRun || ((compression === FIELDS || compression === ALPHA_FIELDS) && bits >= 16 && size !== 64);
  if (![1, 2, 4, 8, 16, 24, 32].includes(bits) || !isKnown) throw new BitmapError('unsupported-format', `bmp with ${bits} bits, compression ${compression}`);
  const hasMasks = compression === FIELDS || compression === ALPHA_FIELDS;
  const start = view.getUint32(10, true);
  const found: Header = {
    width, height: Math.abs(height), isTopDown: height < 0, bits, packing: isRun ? 'runs' : 'rows', start,
    palette: bits <= 8 ? paletteOf(bytes, { at: 14 + size + (hasMasks && size === 40 ? 12 : 0), bits, entry: isOld ? 3 : 4, until: start, used: isOld ? 0 : view.getUint32(46, true) }) : [],
    masks: hasMasks && bytes.length >= 66 ? [view.getUint32(54, true), view.getUint32(58, true), view.getUint32(62, true)] : bits === 16 ? MASKS_16 : MASKS_32,
  };
  if (start > bytes.length || (found.packing === 'rows' && start + rowBytes(found) * found.height > bytes.length)) throw new BitmapError('truncated', 'rows are missing');
  return found;
}

function rowBytes({ width, bits }: Header): number {
  return Math.ceil((width * bits) / 32) * 4;
}

function paletteOf(bytes: Uint8Array, { at, bits, entry, until, used }: { at: number; bits: number; entry: number; until: number; used: number }): Colour[] {
  const room = Math.floor((Math.min(until, bytes.length) - at) / entry);
  const count = Math.max(0, Math.min(2 ** bits, used || 2 ** bits, room));
  return Array.from({ length: count }, (_each, index) => [bytes[at + index * entry + 2], bytes[at + index * entry + 1], bytes[at + index * entry]] as unknown as Colour);
}

const BLACK: Colour = [0, 0, 0];

function readRows(bytes: Uint8Array, header: Header, data: Uint8Array): void {
  const { width, height, bits, start, palette, masks, isTopDown } = header;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fields = masks.map(fieldOf);
  for (let row = 0; row < height; row += 1) {
    const from = start + row * rowBytes(header);
    let to = (isTopDown ? row : height - 1 - row) * width * 3;
    for (let x = 0; x < width; x += 1, to += 3) {
      if (bits === 24) {
        for (let channel = 0; channel < 3; channel += 1) data[to + channel] = bytes[from + x * 3 + 2 - channel] as number;
      } else if (bits > 8) {
        const value = bits === 16 ? view.getUint16(from + x * 2, true) : view.getUint32(from + x * 4, true);
        fields.forEach(({ shift, most }, channel) => { data[to + channel] = most === 0 ? 0 : Math.round((((value >>> shift) & most) * 255) / most); });
      } else {
        const byte = bytes[from + ((x * bits) >> 3)] as number;
        data.set(palette[(byte >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1)] ?? BLACK, to);
      }
    }
  }
}

function fieldOf(mask: number): { readonly shift: number; readonly most: number } {
  if (mask === 0) return { shift: 0, most: 0 };
  const shift = 31 - Math.clz32(mask & -mask);
  return { shift, most: mask >>> shift };
}

/** Runs of one colour, stretches of plain ones, and jumps; what is jumped over has the first colour. */
function unpackRuns(bytes: Uint8Array, { width, height, bits, start, palette, isTopDown }: Header, data: Uint8Array): void {
  const first = palette[0] ?? BLACK;
  for (let at = 0; at < data.length; at += 3) data.set(first, at);
  let [x, row, at] = [0, 0, start];
  const put = (index: number) => {
    if (x < width && row < height) data.set(palette[index] ?? BLACK, ((isTopDown ? row : height - 1 - row) * width + x) * 3);
    x += 1;
  };
  const nibble = (byte: number, index: number) => (bits === 8 ? byte : index % 2 === 0 ? byte >> 4 : byte & 15);
  while (row < height) {
    if (at + 1 >= bytes.length) throw new BitmapError('truncated', 'rows are missing');
    const [count, value] = [bytes[at] as number, bytes[at + 1] as number];
    at += 2;
    if (count > 0) for (let index = 0; index < count; index += 1) put(nibble(value, index));
    else if (value === 0) [x, row] = [0, row + 1];
    else if (value === 1) return;
    else if (value === 2) {
      [x, row] = [x + (bytes[at] ?? 0), row + (bytes[at + 1] ?? 0)];
      at += 2;
    } else {
      for (let index = 0; index < value; index += 1) put(nibble(bytes[at + (bits === 8 ? index : index >> 1)] ?? 0, index));
      const length = bits === 8 ? value : Math.ceil(value / 2);
      at += length + (length % 2);
    }
  }
}
