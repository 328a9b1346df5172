import sharp from 'sharp';
import { openPdf } from '../../../src/engines/pdfium.js';

export const DPI = 144;
export const PX = DPI / 72;

/** A page as PDFium shows it, grey values in rows. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => number;
  readonly png: Buffer;
}

export async function picture(pdf: Uint8Array, index: number, dpi = DPI): Promise<Picture> {
  const document = await openPdf(pdf);
  const { width, height, data } = document.render(index, { dpi, maxPixels: 4_000_000 });
  document.close();
  const raw = { raw: { width, height, channels: 3 } } as const;
  const grey = await sharp(data, raw).greyscale().raw().toBuffer();
  return { width, height, at: (x, y) => grey[y * width + x] ?? 255, png: await sharp(data, raw).png().toBuffer() };
}

export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const INK = 245;

/** The smallest region that holds all ink between two rows. */
export function ink({ width, at }: Picture, fromRow: number, toRow: number): Region {
  let [left, right, top, bottom] = [width, -1, toRow, -1];
  for (let y = fromRow; y < toRow; y++) {
    for (let x = 0; x < width; x++) {
      if (at(x, y) >= INK) continue;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Mean difference of two pictures brought to the same size, 0 to 255. */
export async function difference(a: Buffer, b: Buffer): Promise<number> {
  const small = (png: Buffer) => sharp(png).resize(160, 160, { fit: 'fill' }).removeAlpha().toColourspace('srgb').raw().toBuffer();
  const [one, two] = [await small(a), await small(b)];
  return one.reduce((sum, value, i) => sum + Math.abs(value - (two[i] ?? 0)), 0) / one.length;
}
