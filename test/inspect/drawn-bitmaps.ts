/** What a bitmap is drawn from: `row` gives the bytes of a row of the file without padding, from the top. */
interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly row?: (y: number) => readonly number[];
  /** Instead of rows: what stands for them, run by run. */
  readonly runs?: readonly number[];
  readonly compression?: number;
  readonly palette?: readonly (readonly [number, number, number])[];
  readonly masks?: readonly [number, number, number];
  readonly header?: 12 | 40 | 64;
  readonly topDown?: boolean;
}

/** A bitmap as Windows or OS/2 writes it. */
export function bitmap({ width, height, bits, row = () => [], runs, compression = 0, palette = [], masks, header = 40, topDown = false }: Drawn): Uint8Array {
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  const rows = Array.from({ length: height }, (_each, y) => {
    const bytes = row(topDown ? y : height - 1 - y);
    return [...bytes, ...Array<number>(rowBytes - bytes.length).fill(0)];
  }).flat();
  const colours = palette.flatMap(([red, green, blue]) => (header === 12 ? [blue, green, red] : [blue, green, red, 0]));
  const before = 14 + header + (masks ? 12 : 0) + colours.length;
  const pixels = runs ?? rows;
  const view = new DataView(new ArrayBuffer(before + pixels.length));
  const bytes = new Uint8Array(view.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, before, true);
  view.setUint32(14, header, true);
  if (header === 12) {
    [width, height, 1, bits].forEach((value, index) => view.setUint16(18 + index * 2, value, true));
  } else {
    view.setInt32(18, width, true);
    view.setInt32(22, topDown ? -height : height, true);
    view.setUint16(26, 1, true);
    view.setUint16(28, bits, true);
    view.setUint32(30, compression, true);
    view.setUint32(46, palette.length, true);
    masks?.forEach((mask, index) => view.setUint32(54 + index * 4, mask, true));
  }
  bytes.set(colours, 14 + header + (masks ? 12 : 0));
  bytes.set(pixels, before);
  return bytes;
}

/** 24 bits a pixel, from RGBA. */
export function plainBitmap(width: number, height: number, rgba: Uint8Array): Uint8Array {
  return bitmap({ width, height, bits: 24, row: (y) => Array.from({ length: width }, (_each, x) => [2, 1, 0].map((channel) => rgba[(y * width + x) * 4 + channel] as number)).flat() });
}
