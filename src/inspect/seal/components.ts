import type { RedMap } from './redness.js';

/** A connected patch of cells above a threshold, in cells of the map it was found on; right and bottom exclusive. */
export interface Component {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Cells in the patch. */
  readonly area: number;
}

/** A stretch of cells in one row, right exclusive, and the patch it starts out as. */
interface Run {
  readonly left: number;
  readonly right: number;
  readonly patch: number;
}

interface Patch {
  left: number;
  top: number;
  right: number;
  bottom: number;
  area: number;
  /** The patch it was found to belong to; its own index while it stands alone. */
  parent: number;
}

/** Patches of cells of at least `threshold`, where gaps of up to `reach` − 1 cells do not part a patch. In reading order. */
export function findComponents(map: RedMap, threshold: number, reach: number): Component[] {
  const { width, height, ink } = map;
  // Most of most maps is empty: four cells are passed over at once.
  const fours = new Uint32Array(ink.byteOffset % 4 === 0 ? ink.buffer : ink.slice().buffer, ink.byteOffset % 4 === 0 ? ink.byteOffset : 0, ink.length >> 2);
  const patches: Patch[] = [];
  /** Runs of the last `reach` rows, the latest last. */
  const above: Run[][] = [];
  for (let y = 0; y < height; y++) {
    const row: Run[] = [];
    const end = (y + 1) * width;
    for (let i = y * width; i < end; i++) {
      while (i % 4 === 0 && i + 4 < end && fours[i >> 2] === 0) i += 4;
      if (ink[i]! < threshold) continue;
      const start = i;
      while (i < end && ink[i]! >= threshold) i++;
      const [left, right] = [start - y * width, i - y * width];
      const before = row.at(-1);
      const patch = before && left - before.right < reach ? before.patch : patches.push({ left, top: y, right, bottom: y + 1, area: 0, parent: patches.length }) - 1;
      row.push({ left, right, patch });
      grow(patches[rootOf(patches, patch)]!, left, right, y);
      for (const earlier of above) join(patches, earlier, row.at(-1)!, reach);
    }
    above.push(row);
    if (above.length > reach) above.shift();
  }
  return patches.filter((patch, index) => patch.parent === index).map(({ left, top, right, bottom, area }) => ({ left, top, right, bottom, area }));
}

function grow(patch: Patch, left: number, right: number, y: number): void {
  patch.left = Math.min(patch.left, left);
  patch.right = Math.max(patch.right, right);
  patch.bottom = Math.max(patch.bottom, y + 1);
  patch.area += right - left;
}

/** Joins a run with those of an earlier row that are no further than `reach` from it. */
function join(patches: Patch[], earlier: readonly Run[], run: Run, reach: number): void {
  for (let k = firstNear(earlier, run.left - reach); k < earlier.length; k++) {
    const other = earlier[k]!;
    if (other.left - run.right >= reach) return;
    const [one, two] = [rootOf(patches, other.patch), rootOf(patches, run.patch)];
    if (one === two) continue;
    // The patch that began first keeps its place in reading order.
    const [into, from] = [patches[Math.min(one, two)]!, patches[Math.max(one, two)]!];
    into.left = Math.min(into.left, from.left);
    into.right = Math.max(into.right, from.right);
    into.bottom = Math.max(into.bottom, from.bottom);
    into.area += from.area;
    from.parent = Math.min(one, two);
  }
}

/** The first run that ends right of `x`, by halving: runs of a row are in order. */
function firstNear(row: readonly Run[], x: number): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle]!.right > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

function rootOf(patches: Patch[], patch: number): number {
  let root = patch;
  while (patches[root]!.parent !== root) root = patches[root]!.parent;
  for (let at = patch; at !== root; ) {
    const next = patches[at]!.parent;
    patches[at]!.parent = root;
    at = next;
  }
  return root;
}
