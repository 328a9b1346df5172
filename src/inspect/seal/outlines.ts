import { findCircles } from './circles.js';
import { radiusOf, type Ellipse } from './ellipse.js';
import { refineOutline } from './outline.js';
import { around, type Patches } from './patches.js';
import { paleOnly, type RedMap } from './redness.js';
import { sizesOn, type Sheet } from './sheet.js';

/** How far, in radii, the outline is looked for around a patch and a voted circle. */
const PATCH_REACH = 0.26;
export const CIRCLE_REACHES = [0.16, 0.09] as const;

/** The round and oval outlines on which patches of red and voted circles settle, each once. */
export function outlinesOn(sheet: Sheet, { patches, half }: Patches): Ellipse[] {
  const rough = [
    ...patches.map((patch) => ({ ellipse: around(patch), reach: PATCH_REACH })),
    ...circlesOn(half, sheet).flatMap((ellipse) => CIRCLE_REACHES.map((reach) => ({ ellipse, reach }))),
  ];
  const outlines: Ellipse[] = [];
  for (const { ellipse, reach } of rough) {
    const refined = refineOutline(sheet.red, ellipse, reach);
    if (refined && !outlines.some((other) => isSame(other, refined))) outlines.push(refined);
  }
  return outlines;
}

/** Once more without strong red. */
function circlesOn(half: RedMap, sheet: Sheet): Ellipse[] {
  const pale = paleOnly(half);
  return [...circlesIn(half, sheet), ...(pale ? circlesIn(pale, sheet) : [])];
}

/** Circles voted for in a map of half a sheet's resolution, in pixels of the sheet's copy, those with the most edge first. */
export function circlesIn(half: RedMap, sheet: Sheet): Ellipse[] {
  const { least, most } = sizesOn(sheet);
  return findCircles(half, { least: Math.max(5, least / 2), most: most / 2 }).map(({ x, y, a, b, angle }) => ({ x: 2 * x + 0.5, y: 2 * y + 0.5, a: 2 * a, b: 2 * b, angle }));
}

/** Many rough circles settle on the same outline. */
function isSame(one: Ellipse, other: Ellipse): boolean {
  const near = 0.03 * radiusOf(one) + 0.5;
  return Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < near && Math.abs(one.a - other.a) < near && Math.abs(one.b - other.b) < near;
}
