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

/** Stretches of cells in one row, in reading order: where each begins and ends (exclusive), the patch it starts out as; and of every row its first. */
interface Runs {
  readonly left: number[];
  readonly right: number[];
  readonly patch: number[];
  readonly first: number[];
}

/** Of every patch its box and area, and the patch it was found to belong to: itself while it stands alone. */
interface Patches {
  readonly left: number[];
  readonly top: number[];
  readonly right: number[];
  readonly bottom: number[];
  readonly area: number[];
  readonly parent: number[];
}

/** Patches of cells of at least `threshold`, where gaps of up to `reach` − 1 cells do not part a patch. In reading order. */
export function findComponents(map: RedMap, threshold: number, reach: number): Component[] {
  const { width, height, ink } = map;
  // Most of most maps is empty: four cells are passed over at once.
  const fours = new Uint32Array(ink.byteOffset % 4 === 0 ? ink.buffer : ink.slice().buffer, ink.byteOffset % 4 === 0 ? ink.byteOffset : 0, ink.length >> 2);
  const patches: Patches = { left: [], top: [], right: [], bottom: [], area: [], parent: [] };
  const runs: Runs = { left: [], right: [], patch: [], first: [] };
  for (let y = 0; y < height; y++) {
    const first = runs.left.length;
    runs.first.push(first);
    const end = (y + 1) * width;
    for (let i = y * width; i < end; i++) {
      while (i % 4 === 0 && i + 4 < end && fours[i >> 2] === 0) i += 4;
      if (ink[i]! < threshold) continue;
      const start = i;
      while (i < end && ink[i]! >= threshold) i++;
      const [left, right, before] = [start - y * width, i - y * width, runs.left.length - 1];
      const patch = before >= first && left - runs.right[before]! < reach ? runs.patch[before]! : begun(patches, left, y);
      runs.left.push(left);
      runs.right.push(right);
      runs.patch.push(patch);
      grow(patches, rootOf(patches.parent, patch), left, right, y);
      for (let row = Math.max(0, y - reach); row < y; row++) join(patches, runs, row, reach);
    }
  }
  return patches.parent.flatMap((parent, patch) => (parent === patch ? [{ left: patches.left[patch]!, top: patches.top[patch]!, right: patches.right[patch]!, bottom: patches.bottom[patch]!, area: patches.area[patch]! }] : []));
}

function begun(patches: Patches, left: number, y: number): number {
  patches.left.push(left);
  patches.top.push(y);
  patches.right.push(left);
  patches.bottom.push(y);
  patches.area.push(0);
  return patches.parent.push(patches.parent.length) - 1;
}

function grow(patches: Patches, patch: number, left: number, right: number, y: number): void {
  if (left < patches.left[patch]!) patches.left[patch] = left;
  if (right > patches.right[patch]!) patches.right[patch] = right;
  patches.bottom[patch] = y + 1;
  patches.area[patch]! += right - left;
}

/** Joins the latest run with those of an earlier row that are no further than `reach` from it. */
function join(patches: Patches, runs: Runs, row: number, reach: number): void {
  const latest = runs.left.length - 1;
  const [left, right, end] = [runs.left[latest]!, runs.right[latest]!, runs.first[row + 1]!];
  for (let k = firstNear(runs, row, left - reach); k < end; k++) {
    if (runs.left[k]! - right >= reach) return;
    const [one, two] = [rootOf(patches.parent, runs.patch[k]!), rootOf(patches.parent, runs.patch[latest]!)];
    if (one === two) continue;
    // The patch that began first keeps its place in reading order.
    const [into, from] = [Math.min(one, two), Math.max(one, two)];
    patches.left[into] = Math.min(patches.left[into]!, patches.left[from]!);
    patches.right[into] = Math.max(patches.right[into]!, patches.right[from]!);
    patches.bottom[into] = Math.max(patches.bottom[into]!, patches.bottom[from]!);
    patches.area[into]! += patches.area[from]!;
    patches.parent[from] = into;
  }
}

/** The first run of a row that ends right of `x`, by halving: runs of a row are in order. */
function firstNear(runs: Runs, row: number, x: number): number {
  let [low, high] = [runs.first[row]!, runs.first[row + 1]!];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs.right[middle]! > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

function rootOf(parents: number[], patch: number): number {
  let root = patch;
  while (parents[root] !== root) root = parents[root]!;
  for (let at = patch; at !== root; ) {
    const next = parents[at]!;
    parents[at] = root;
    at = next;
  }
  return root;
}
