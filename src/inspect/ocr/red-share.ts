import type { Pixels } from '../seal/pixels.js';
import type { Rectangle } from './rectangle.js';

/** Brighter pixels are paper. */
const PAPER = 150;
const REDNESS = 40;

/** Share of the ink in a rectangle, its turn left aside, that is red. */
export function redShare({ data, width, height }: Pixels, { x, y, ...at }: Rectangle): number {
  let [red, ink] = [0, 0];
  for (let j = Math.max(0, Math.floor(y - at.height / 2)); j < Math.min(height, y + at.height / 2); j++) {
    for (let i = Math.max(0, Math.floor(x - at.width / 2)); i < Math.min(width, x + at.width / 2); i++) {
      const pixel = (j * width + i) * 3;
      const [r, g, b] = [data[pixel] as number, data[pixel + 1] as number, data[pixel + 2] as number];
      if (Math.min(g, b) > PAPER) continue;
      ink++;
      if (r - Math.max(g, b) > REDNESS) red++;
    }
  }
  return ink > 0 ? red / ink : 0;
}
