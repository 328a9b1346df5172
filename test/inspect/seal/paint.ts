import sharp from 'sharp';
import type { Pixels } from '../../../src/inspect/seal/pixels.js';
import type { Drawing } from './drawn-seals.js';
import { dice } from './strokes.js';

/** Millimetres of the long side of every drawn page. */
export const LONG_MM = 297;

/** Draws a page as a scanner or camera would see it. The same drawing and seed give the same pixels. */
export async function paint(drawing: Drawing, seed: number): Promise<Pixels> {
  const { svg, paper = '#ffffff', long = 1000, quality, blur, turn = 0, cast, noise = 0, grey = false } = drawing;
  const [height, width] = [long, Math.round((long * 210) / LONG_MM)];
  const page = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" width="${width}" height="${height}"><rect width="210" height="297" fill="${paper}"/><g transform="rotate(${turn} 105 148)">${svg}</g></svg>`;
  let image = sharp(Buffer.from(page)).flatten({ background: paper });
  if (blur) image = image.blur(blur);
  const { data } = await image.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = spoil(data, seed, { cast, noise, grey });
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
