import { asWhite, TILE, type LocalPaper } from './local-paper.js';
import type { Pixels } from './pixels.js';

/** How much red ink lies on each place: 0 = none, 255 = pure red on white, in the units of one colour level. */
export interface RedMap {
  readonly width: number;
  readonly height: number;
  /** One value a pixel, never negative. */
  readonly ink: Uint8Array;
}

/** Red from here on is the stroke of a pen, in a map of red or of a marker's hue. */
export const PEN = 26;
/** Red that shading can leave on paper, at most; more is ink. */
const MOST_TINT = 28;

/**
 * The red of every pixel after white balance by the paper around it: red minus the mean of green and blue, 0 outside the
 * hues of stamp ink (magenta −45° … orange 33°). Black text comes out 0. What a whole neighbourhood still shows as
 * red cast (noise in a phone photograph) is taken off.
 */
export function measureRed({ data, width, height }: Pixels, papers: LocalPaper): RedMap {
  const ink = new Uint8Array(width * height);
  papers.tiles.forEach((paper, tile) => {
    const white = asWhite(paper);
    const [red, green, blue] = [levels(white.red), levels(white.green), levels(white.blue)];
    const [left, top] = [(tile % papers.columns) * TILE, Math.floor(tile / papers.columns) * TILE];
    const right = Math.min(width, left + TILE);
    for (let y = top; y < Math.min(height, top + TILE); y++) {
      for (let i = y * width + left, at = i * 3; i < y * width + right; i++, at += 3) {
        const r = red[data[at]!]!;
        const g = green[data[at + 1]!]!;
        const b = blue[data[at + 2]!]!;
        const excess = r - ((g + b) >> 1);
        if (excess <= 2) continue;
        if (excess > 8 && (g >= b ? (g - b) * 20 > (r - b) * 11 : (b - g) * 4 > (r - g) * 3)) continue;
        ink[i] = excess > 255 ? 255 : excess;
      }
    }
  });
  levelTint(ink, width, height);
  return { width, height, ink };
}

function levels(paper: number): Int16Array {
  const scaled = new Int16Array(256);
  for (let level = 0; level < 256; level++) scaled[level] = Math.min(270, Math.round((level * 255) / paper));
  return scaled;
}

/** Takes from each tile the red that three quarters of its pixels have at least, up to MOST_TINT. */
function levelTint(ink: Uint8Array, width: number, height: number): void {
  const counts = new Uint32Array(256);
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      const bottom = Math.min(height, top + TILE);
      const right = Math.min(width, left + TILE);
      const tint = Math.min(MOST_TINT, lowerQuartile(ink, width, { left, top, right, bottom }, counts));
      if (tint === 0) continue;
      for (let y = top; y < bottom; y++) {
        for (let i = y * width + left; i < y * width + right; i++) ink[i] = ink[i]! > tint ? ink[i]! - tint : 0;
      }
    }
  }
}

function lowerQuartile(ink: Uint8Array, width: number, tile: { left: number; top: number; right: number; bottom: number }, counts: Uint32Array): number {
  counts.fill(0);
  let total = 0;
  for (let y = tile.top; y < tile.bottom; y += 3) {
    for (let i = y * width + tile.left; i < y * width + tile.right; i += 3, total++) counts[ink[i]!]!++;
  }
  for (let level = 0, seen = 0; level < 256; level++) {
    seen += counts[level]!;
    if (seen * 4 >= total) return level;
  }
  return 0;
}

/** The same map at half the resolution, each value the mean of 2 × 2 pixels. */
export function halved(map: RedMap): RedMap {
  const width = map.width >> 1;
  const height = map.height >> 1;
  const ink = new Uint8Array(width * height);
  for (let y = 0, out = 0; y < height; y++) {
    for (let x = 0, i = 2 * y * map.width; x < width; x++, i += 2, out++) {
      ink[out] = (map.ink[i]! + map.ink[i + 1]! + map.ink[i + map.width]! + map.ink[i + map.width + 1]! + 2) >> 2;
    }
  }
  return { width, height, ink };
}

/** Red from here on is strong ink. */
const STRONG = 48;
/** Cells around strong ink that its soft edge reaches. */
const SOFT_EDGE = 3;

/** The map without strong ink and its soft edges: pale ink in the shadow of a red heading comes to light. Null when nothing is strong. */
export function paleOnly({ width, height, ink }: RedMap): RedMap | null {
  const pale = ink.slice();
  let found = false;
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (ink[i]! < STRONG) continue;
      found = true;
      const [left, right] = [Math.max(0, x - SOFT_EDGE), Math.min(width, x + SOFT_EDGE + 1)];
      for (let row = Math.max(0, y - SOFT_EDGE); row < Math.min(height, y + SOFT_EDGE + 1); row++) pale.fill(0, row * width + left, row * width + right);
    }
  }
  return found ? { width, height, ink: pale } : null;
}
