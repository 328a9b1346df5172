import { pointAt, radiusOf, type Ellipse } from './ellipse.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';

/** The colours inside an outline, as shares 0…1 of its visible area. */
export interface InsideColours {
  /** Gold, green, blue: what stamp ink never is. */
  readonly foreign: number;
  /** As colourless as the paper and not much darker: what shows between the strokes of a seal. */
  readonly paper: number;
}

/** Looks at about 700 places inside the outline, after white balance by the paper. */
export function coloursInside(pixels: Pixels, paper: Paper, ellipse: Ellipse): InsideColours {
  const rings = Math.max(6, Math.min(16, Math.round(radiusOf(ellipse) / 3)));
  let [total, foreign, plain] = [0, 0, 0];
  for (let ring = 0; ring < rings; ring++) {
    const rho = (0.96 * (ring + 0.5)) / rings;
    const directions = Math.round(6 * (ring + 0.5));
    for (let d = 0; d < directions; d++) {
      const p = pointAt(ellipse, (2 * Math.PI * d) / directions, rho);
      const [x, y] = [Math.round(p.x), Math.round(p.y)];
      if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) continue;
      const at = (y * pixels.width + x) * 3;
      const r = pixels.data[at]! / paper.red;
      const g = pixels.data[at + 1]! / paper.green;
      const b = pixels.data[at + 2]! / paper.blue;
      const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
      total++;
      if (most - least > 0.22 && (r < most || g - b > 0.6 * (r - b))) foreign++;
      if (least > 0.62 && most - least < 0.16 * most) plain++;
    }
  }
  return { foreign: foreign / Math.max(1, total), paper: plain / Math.max(1, total) };
}
