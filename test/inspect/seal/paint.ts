import sharp from 'sharp';
import type { Pixels } from '../../../src/inspect/seal/pixels.js';
import type { Drawing } from './drawn-seals.js';
import { dice } from './strokes.js';

/** Millimetres of the long side of every drawn page. */
export const LONG_MM = 297;

/** Draws a page as a scanner or camera would see it. The same drawing and seed give the same pixels. */
export async function paint(drawing: Drawing, seed: number): Promise<Pixels> {
  const { svg, paper = '#ffffff', long = 1000, quality, blur, turn = 0, cast, noise = 0, grey = false, slant = 0 } = drawing;
  const [height, width] = [long, Math.round((long * 210) / LONG_MM)];
  const page = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" width="${width}" height="${height}"><rect width="210" height="297" fill="${paper}"/><g transform="rotate(${turn} 105 148)">${svg}</g></svg>`;
  let image = sharp(Buffer.from(page)).flatten({ background: paper });
  if (blur) image = image.blur(blur);
  const { data } = await image.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = spoil(slant ? slanted(data, width, height, slant) : data, seed, { cast, noise, grey });
  if (!quality) return { data: pixels, width, height };
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality }).toBuffer();
  return { data: new Uint8Array(await sharp(jpeg).raw().toBuffer()), width, height };
}

function spoil(data: Uint8Array, seed: number, how: { cast?: readonly [number, number, number] | undefined; noise: number; grey: boolean }): Uint8Array {
  const roll = dice(seed + 77);
  const spoiled = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 3) {
    const grain = how.noise ? roll(-1.7, 1.7) * how.noise : 0;
    const mean = (data[i]! * 3 + data[i + 1]! * 6 + data[i + 2]!) / 10;
    for (let c = 0; c < 3; c++) {
      const level = how.grey ? mean : data[i + c]! * (how.cast?.[c] ?? 1);
      const colourGrain = how.noise && !how.grey ? roll(-0.6, 0.6) * how.noise : 0;
      spoiled[i + c] = Math.max(0, Math.min(255, level + grain + colourGrain));
    }
  }
  return spoiled;
}

/** The sheet as a camera held low sees it: a trapezium on a grey desk. Each place takes the nearest pixel of the sheet. */
function slanted(data: Uint8Array, width: number, height: number, slant: number): Uint8Array {
  const seen = new Uint8Array(data.length).fill(120);
  const top = Math.round((height * slant) / 2);
  for (let y = top; y < height; y++) {
    // Of a plane in perspective the rows lie closer the farther they are.
    const down = (y - top) / (height - top);
    const row = Math.floor(((down * (1 - slant)) / (1 - slant * down)) * (height - 1));
    const scale = 1 - slant * (1 - down);
    for (let x = 0; x < width; x++) {
      const column = Math.round((x - width / 2) / scale + width / 2);
      if (column >= 0 && column < width) seen.set(data.subarray((row * width + column) * 3, (row * width + column) * 3 + 3), (y * width + x) * 3);
    }
  }
  return seen;
}
