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

/** Patches of cells of at least `threshold`, where gaps of up to `reach` − 1 cells do not part a patch. In reading order. */
export function findComponents(map: RedMap, threshold: number, reach: number): Component[] {
  const { width, height, ink } = map;
  const visited = new Uint8Array(width * height);
  const stack: number[] = [];
  const found: Component[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (visited[start] || ink[start]! < threshold) continue;
    visited[start] = 1;
    stack.push(start);
    let [left, top, right, bottom, area] = [width, height, 0, 0, 0];
    while (stack.length > 0) {
      const at = stack.pop()!;
      const x = at % width;
      const y = (at - x) / width;
      area++;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      if (y >= bottom) bottom = y + 1;
      const lastY = Math.min(height - 1, y + reach);
      const lastX = Math.min(width - 1, x + reach);
      for (let ny = Math.max(0, y - reach); ny <= lastY; ny++) {
        for (let nx = Math.max(0, x - reach); nx <= lastX; nx++) {
          const next = ny * width + nx;
          if (visited[next] || ink[next]! < threshold) continue;
          visited[next] = 1;
          stack.push(next);
        }
      }
    }
    found.push({ left, top, right, bottom, area });
  }
  return found;
}
