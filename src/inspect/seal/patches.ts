import { findComponents, type Component } from './components.js';
import type { Ellipse } from './ellipse.js';
import { halved, type RedMap } from './redness.js';
import { sizesOn, type Sheet } from './sheet.js';

/** Red that hangs together, in pixels of the sheet's copy, right and bottom exclusive; `level`: the red from which it does. */
export interface Patch extends Component {
  readonly level: number;
}

/** Cells of 4 × 4 pixels; a page without a cell this red has nothing to look at. */
const CELL = 4;
const FAINTEST = 7;
const LEAST_CELLS = 8;
/** Mean red of a cell from which patches are formed: strong, ordinary and faint ink. */
const LEVELS = [52, 24, 10];
const MOST = 16;
/** In shorter sides, from where on no ring fits, and the longest of all. */
const LONG = 2.2;
const LONGEST = 3.4;

/**
 * Patches of a seal's size and proportions, at each level the largest first; `long`: those too long for a ring, which a rectangular
 * seal may be; `half`: the sheet's red at half the resolution.
 */
export interface Patches {
  readonly patches: readonly Patch[];
  readonly long: readonly Patch[];
  readonly half: RedMap;
}

/** Null where there is not red enough to look for any shape: most pages end here. */
export function findPatches(sheet: Sheet): Patches | null {
  const half = halved(sheet.red);
  const cells = halved(half);
  if (!hasRed(cells)) return null;
  const levels = LEVELS.map((level) => patchesAt(cells, level, sizesOn(sheet)));
  return { patches: levels.flatMap((found) => largest(found.filter((patch) => lengthOf(patch) < LONG))), long: levels.flatMap((found) => largest(found.filter((patch) => lengthOf(patch) >= LONG))), half };
}

/** The ellipse that fills the box of a patch. */
export function around(patch: Component): Ellipse {
  const [halfWidth, halfHeight] = [(patch.right - patch.left) / 2, (patch.bottom - patch.top) / 2];
  const upright = halfHeight > halfWidth;
  return {
    x: patch.left + halfWidth, y: patch.top + halfHeight,
    a: Math.max(halfWidth, halfHeight), b: Math.min(halfWidth, halfHeight), angle: upright ? Math.PI / 2 : 0,
  };
}

function hasRed(cells: RedMap): boolean {
  let count = 0;
  for (const ink of cells.ink) if (ink >= FAINTEST && ++count >= LEAST_CELLS) return true;
  return false;
}

function patchesAt(cells: RedMap, level: number, size: { readonly least: number; readonly most: number }): Patch[] {
  return findComponents(cells, level, 2)
    .map((patch) => ({ left: patch.left * CELL, top: patch.top * CELL, right: patch.right * CELL, bottom: patch.bottom * CELL, area: patch.area * CELL * CELL, level }))
    .filter((patch) => {
      const side = Math.max(patch.right - patch.left, patch.bottom - patch.top);
      return side >= 1.7 * size.least && side <= 2.6 * size.most && lengthOf(patch) < LONGEST;
    });
}

function lengthOf({ left, right, top, bottom }: Component): number {
  return Math.max(right - left, bottom - top) / Math.min(right - left, bottom - top);
}

function largest(patches: readonly Patch[]): Patch[] {
  return patches.toSorted((p, q) => q.area - p.area).slice(0, MOST);
}
