import type { Component } from './components.js';
import type { RedMap } from './redness.js';

/** Length of a rectangular seal in its widths. */
const MOST_LENGTH = 2.6;

/**
 * How much a patch looks like a rectangular seal, 0…1: a red frame on all four sides, paper outside it, and red
 * strokes in both directions inside (a box of red text has rows only at its lines, a table has rules right across).
 */
export function rectangleLikeness(map: RedMap, box: Component, threshold: number): number {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  if (Math.min(width, height) < 16 || Math.max(width, height) > MOST_LENGTH * Math.min(width, height)) return 0;
  const depth = Math.max(2, Math.round(0.07 * Math.min(width, height)));
  const sides = [
    lineShare(map, box, threshold, { horizontal: true, from: box.top, depth }),
    lineShare(map, box, threshold, { horizontal: true, from: box.bottom - depth, depth }),
    lineShare(map, box, threshold, { horizontal: false, from: box.left, depth }),
    lineShare(map, box, threshold, { horizontal: false, from: box.right - depth, depth }),
  ];
  const weakest = Math.min(...sides);
  if (weakest < 0.72 || surroundings(map, box, threshold, depth) > 0.12) return 0;
  const { fill, fullRows, pieces } = inside(map, box, threshold, 2 * depth);
  if (fill < 0.12 || fill > 0.75 || fullRows > 0 || pieces < 1.6) return 0;
  return Math.min(1, 0.5 + weakest / 2);
}

/** Share of a side along which some pixel within `depth` of the edge is red. */
function lineShare(map: RedMap, box: Component, threshold: number, side: { horizontal: boolean; from: number; depth: number }): number {
  const [start, end] = side.horizontal ? [box.left, box.right] : [box.top, box.bottom];
  let hits = 0;
  for (let along = start; along < end; along++) {
    for (let across = side.from; across < side.from + side.depth; across++) {
      const i = side.horizontal ? across * map.width + along : along * map.width + across;
      if (map.ink[i]! >= threshold) {
        hits++;
        break;
      }
    }
  }
  return hits / Math.max(1, end - start);
}

/** Share of red in a strip as wide as the frame's two depths all round it. */
function surroundings(map: RedMap, box: Component, threshold: number, depth: number): number {
  const outer = { left: Math.max(0, box.left - 3 * depth), top: Math.max(0, box.top - 3 * depth), right: Math.min(map.width, box.right + 3 * depth), bottom: Math.min(map.height, box.bottom + 3 * depth) };
  let [red, total] = [0, 0];
  for (let y = outer.top; y < outer.bottom; y++) {
    const between = y >= box.top - depth && y < box.bottom + depth;
    for (let x = outer.left; x < outer.right; x++) {
      if (between && x === box.left - depth) x = box.right + depth;
      if (x >= outer.right) break;
      total++;
      if (map.ink[y * map.width + x]! >= threshold) red++;
    }
  }
  return red / Math.max(1, total);
}

function inside(map: RedMap, box: Component, threshold: number, margin: number): { fill: number; fullRows: number; pieces: number } {
  let [red, total, fullRows, pieces, rows] = [0, 0, 0, 0, 0];
  for (let y = box.top + margin; y < box.bottom - margin; y++, rows++) {
    let inRow = 0;
    for (let x = box.left + margin; x < box.right - margin; x++) {
      total++;
      const i = y * map.width + x;
      if (map.ink[i]! < threshold) continue;
      inRow++;
      if (map.ink[i - 1]! < threshold) pieces++;
    }
    red += inRow;
    if (inRow > 0.93 * (box.right - box.left - 2 * margin)) fullRows++;
  }
  return { fill: red / Math.max(1, total), fullRows, pieces: pieces / Math.max(1, rows) };
}
