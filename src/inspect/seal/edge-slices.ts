import { findComponents, type Component } from './components.js';
import { paperShare } from './paper-share.js';
import { halved, type RedMap } from './redness.js';
import type { Sheet } from './sheet.js';

/** A narrow red strip at the left or right edge of a page, in pixels of the map; right and bottom exclusive. */
export interface EdgeSlice {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly side: 'left' | 'right';
}

/** Red that counts as ink, and how far, in cells of two pixels, one stroke may be from the next. */
const INK = 16;
const REACH = 3;
/** A seal of 38…50 mm stamped across fanned-out pages: how much of its height and width one page shows. */
const LEAST_HEIGHT_MM = 14;
const MOST_HEIGHT_MM = 56;
const LEAST_WIDTH_MM = 2;
const MOST_WIDTH_MM = 22;
/** How far from the edge of the picture a scanner may have put the edge of the paper. */
const MOST_MARGIN_MM = 3;
/** Parts of one slice are no further apart than that, and other red is further away. */
const GAP_MM = 6;
/** Share of bare paper in and around the strip: photographs have red at their edges too. */
const LEAST_PAPER = 0.55;
const MOST_SLICES = 4;

/**
 * Strips that may be a page's share of a seal stamped across the edges of several pages (骑缝章): as tall as a seal, narrow, of
 * strokes and gaps, alone at the edge. One page is never proof: a ribbon or a tab can look so. The same strip at the same
 * height of other pages is.
 */
export function findEdgeSlices({ copy, paper, red }: Sheet, mm: number): EdgeSlice[] {
  const half = halved(red);
  const cell = 2 * mm;
  const patches = findComponents(half, INK, REACH).filter((patch) => patch.area >= 3);
  return (['left', 'right'] as const)
    .flatMap((side) => groupsAt(patches, side, half.width, cell).filter((slice) => isSlice(half, slice, patches, cell)).map((slice) => doubled(slice, side)))
    .filter((slice) => paperShare(copy, paper, grown(slice, GAP_MM / mm)) >= LEAST_PAPER)
    .slice(0, MOST_SLICES);
}

/** Patches near one edge, joined where they lie close above one another. */
function groupsAt(patches: readonly Component[], side: 'left' | 'right', width: number, cell: number): Component[] {
  const margin = MOST_MARGIN_MM / cell;
  const reach = MOST_WIDTH_MM / cell;
  const near = patches
    .filter((patch) => (side === 'left' ? patch.right <= reach : patch.left >= width - reach))
    .toSorted((p, q) => p.top - q.top);
  const groups: Component[] = [];
  for (const patch of near) {
    const last = groups.at(-1);
    if (last && patch.top - last.bottom < GAP_MM / cell) {
      groups[groups.length - 1] = { left: Math.min(last.left, patch.left), top: last.top, right: Math.max(last.right, patch.right), bottom: Math.max(last.bottom, patch.bottom), area: last.area + patch.area };
    } else groups.push(patch);
  }
  return groups.filter((group) => (side === 'left' ? group.left <= margin : group.right >= width - margin));
}

function isSlice(half: RedMap, group: Component, patches: readonly Component[], cell: number): boolean {
  const [width, height] = [(group.right - group.left) * cell, (group.bottom - group.top) * cell];
  if (height < LEAST_HEIGHT_MM || height > MOST_HEIGHT_MM || width < LEAST_WIDTH_MM || width > 0.75 * height) return false;
  const fill = group.area / ((group.right - group.left) * (group.bottom - group.top));
  return fill > 0.08 && fill < 0.7 && strokesAcross(half, group) >= 3 && isAlone(group, patches, cell);
}

/** Red pieces down the strip, the median over its columns: a ribbon or a rule is one, a seal's ring and writing are several. */
function strokesAcross({ width, ink }: RedMap, group: Component): number {
  const counts: number[] = [];
  for (let x = group.left; x < group.right; x++) {
    let [pieces, before] = [0, false];
    for (let y = group.top; y < group.bottom; y++) {
      const red = ink[y * width + x]! >= INK;
      if (red && !before) pieces++;
      before = red;
    }
    counts.push(pieces);
  }
  return counts.toSorted((p, q) => p - q)[Math.floor(counts.length * 0.6)] ?? 0;
}

/** No other red beside it: lines of red text that run to the edge go on inside the page. */
function isAlone(group: Component, patches: readonly Component[], cell: number): boolean {
  const gap = GAP_MM / cell;
  return !patches.some((patch) => patch.bottom > group.top - gap && patch.top < group.bottom + gap && patch.right > group.left - gap && patch.left < group.right + gap && !isWithin(patch, group));
}

function isWithin(patch: Component, group: Component): boolean {
  return patch.left >= group.left && patch.right <= group.right && patch.top >= group.top && patch.bottom <= group.bottom;
}

function grown({ left, top, right, bottom }: EdgeSlice, by: number): { left: number; top: number; right: number; bottom: number } {
  return { left: Math.round(left - by), top: Math.round(top - by), right: Math.round(right + by), bottom: Math.round(bottom + by) };
}

function doubled({ left, top, right, bottom }: Component, side: 'left' | 'right'): EdgeSlice {
  return { left: 2 * left, top: 2 * top, right: 2 * right, bottom: 2 * bottom, side };
}
