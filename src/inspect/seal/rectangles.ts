import type { Component } from './components.js';
import type { RedMap } from './redness.js';

/**
 * How much a patch looks like a rectangular seal, 0…1: a red frame on all four sides, paper outside it, and red
 * strokes in both directions inside (a box of red text has rows only at its lines, a table has rules right across).
 */
export function rectangleLikeness(map: RedMap, box: Component, threshold: number): number {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  if (Math.min(width, height) < 16 || Math.max(width, height) > 4 * Math.min(width, height)) return 0;
  const depth = Math.max(2, Math.round(0.07 * Math.min(width, height)));
  const sides = [
    lineShare(map, box, threshold, { horizontal: true, from: box.top, depth }),
    lineShare(map, box, threshold, { horizontal: true, from: box.bottom - depth, depth }),
    lineShare(map, box, threshold, { horizontal: false, from: box.left, depth }),
    lineShare(map, box, threshold, { horizontal: false, from: box.right - depth, depth }),
  ];
  const weakest = Math.min(...sides);
  const { fill, fullRows, pieces } = inside(map, box, threshold, 2 * depth);
  if (weakest < 0.6 || fill < 0.12 || fill > 0.75 || fullRows > 0 || pieces < 2.2) return 0;
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
