import type { Pixels } from '../seal/pixels.js';
import type { Rectangle } from './rectangle.js';

/** Of a piece about as high as wide; a line of red letterhead is longer. */
const LONGEST = 2.6;
/** Share of its ink that is red. */
const RED = 0.6;

/** A lone character in red ink: along the ring of a seal each is found apart, and read apart they say nothing. */
export function isRingPiece({ data, width, height }: Pixels, { x, y, ...at }: Rectangle): boolean {
  if (at.width > LONGEST * at.height || at.height > LONGEST * at.width) return false;
  const half = Math.min(at.width, at.height) / 2;
  let [red, ink] = [0, 0];
  for (let j = Math.max(0, Math.floor(y - half)); j < Math.min(height, y + half); j++) {
    for (let i = Math.max(0, Math.floor(x - half)); i < Math.min(width, x + half); i++) {
      const pixel = (j * width + i) * 3;
      const [r, g, b] = [data[pixel] as number, data[pixel + 1] as number, data[pixel + 2] as number];
      if (Math.min(g, b) > 150) continue;
      ink++;
      if (r - Math.max(g, b) > 40) red++;
    }
  }
  return ink > 0 && red / ink >= RED;
}
