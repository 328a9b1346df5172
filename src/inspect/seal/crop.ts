import { radiusOf, type Ellipse } from './ellipse.js';
import type { Pixels } from './pixels.js';

/** Cells along a side of a crop, and how far its sides lie from its middle, in radii of the outline. */
export const SIDE = 48;
const REACH = 1.45;
/** Places looked at along a cell's side, at most and at least. */
const MOST_PLACES = 4;
const LEAST_PLACES = 2;

/**
 * What lies within and around an outline, brought to one size and its ellipse to a circle: `side` × `side` cells in rows, red,
 * green and blue of each, 0…255. A cell is the mean of the places it covers; beyond the picture its border goes on.
 */
export function cropOf({ data, width, height }: Pixels, ellipse: Ellipse, side = SIDE): Uint8Array {
  const [cos, sin] = [Math.cos(ellipse.angle), Math.sin(ellipse.angle)];
  const { a, b } = ellipse;
  // Stretched along its axes and not turned: writing stays upright.
  const [xx, xy, yy] = [a * cos * cos + b * sin * sin, (a - b) * cos * sin, a * sin * sin + b * cos * cos];
  const cell = (2 * REACH) / SIDE;
  const places = Math.max(LEAST_PLACES, Math.min(MOST_PLACES, Math.round(cell * radiusOf(ellipse))));
  const crop = new Uint8Array(side * side * 3);
  for (let row = 0, out = 0; row < side; row++) {
    for (let column = 0; column < side; column++, out += 3) {
      let [red, green, blue] = [0, 0, 0];
      for (let k = 0; k < places * places; k++) {
        const u = (column - side / 2 + ((k % places) + 0.5) / places) * cell;
        const v = (row - side / 2 + (Math.floor(k / places) + 0.5) / places) * cell;
        const x = clip(Math.round(ellipse.x + u * xx + v * xy), width);
        const y = clip(Math.round(ellipse.y + u * xy + v * yy), height);
        const at = (y * width + x) * 3;
        red += data[at]!;
        green += data[at + 1]!;
        blue += data[at + 2]!;
      }
      crop[out] = red / (places * places);
      crop[out + 1] = green / (places * places);
      crop[out + 2] = blue / (places * places);
    }
  }
  return crop;
}

function clip(place: number, length: number): number {
  return Math.max(0, Math.min(length - 1, place));
}
