import type { MarkBox } from './find-marks.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';

/** Share 0…1 of the pixels in `outer`, those in `except` left out, that are bare paper: nearly as bright, nearly without colour. */
export function paperShare(copy: Pixels, paper: Paper, outer: MarkBox, except?: MarkBox): number {
  let [bare, total] = [0, 0];
  for (let y = Math.max(0, outer.top); y < Math.min(copy.height, outer.bottom); y++) {
    const level = except !== undefined && y >= except.top && y < except.bottom;
    for (let x = Math.max(0, outer.left); x < Math.min(copy.width, outer.right); x++) {
      if (level && x >= except.left && x < except.right) continue;
      const at = (y * copy.width + x) * 3;
      const r = copy.data[at]! / paper.red;
      const g = copy.data[at + 1]! / paper.green;
      const b = copy.data[at + 2]! / paper.blue;
      total++;
      if (Math.min(r, g, b) > 0.7 && Math.max(r, g, b) - Math.min(r, g, b) < 0.12) bare++;
    }
  }
  return bare / Math.max(1, total);
}
