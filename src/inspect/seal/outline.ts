import { fitCircle, fitEllipse, radiusOf, unitCircle, type Ellipse, type Point } from './ellipse.js';
import type { RedMap } from './redness.js';

/** Directions in which the outline is looked for. */
const DIRECTIONS = 72;
/** Share of the sharpest fall that a fall further out needs to be taken for the outline. */
const OUTER_FALL = 0.75;
/** A seal seen at a slant or oval by make; beyond this the fit has run away. */
const MOST_SLANT = 1.75;

/**
 * Moves a rough ellipse onto the outer edge of the red ring near it: in each direction the place where red ends most
 * sharply, an ellipse through those places, the worst left out, thrice with a narrowing search. Returns null when
 * there is no edge to hold on to.
 */
export function refineOutline(map: RedMap, rough: Ellipse, reach: number): Ellipse | null {
  let ellipse: Ellipse | null = rough;
  for (const width of [reach, reach * 0.6, Math.min(0.1, reach * 0.4)]) {
    const points = edgePoints(map, ellipse, width);
    ellipse = fitTrimmed(points, ellipse, map);
    if (!ellipse) return null;
  }
  return ellipse;
}

interface EdgePoint extends Point {
  readonly drop: number;
}

/** In each direction the sharpest fall of red from inside to outside between 1 − reach and 1 + reach. */
function edgePoints(map: RedMap, ellipse: Ellipse, reach: number): EdgePoint[] {
  const points: EdgePoint[] = [];
  const step = 1 / Math.max(8, radiusOf(ellipse));
  const count = Math.ceil((2 * reach) / step) + 5;
  const values = new Float32Array(count);
  const { width, height, ink } = map;
  const circle = unitCircle(DIRECTIONS);
  const [cos, sin] = [Math.cos(ellipse.angle), Math.sin(ellipse.angle)];
  for (let d = 0; d < DIRECTIONS; d++) {
    const [u, v] = [ellipse.a * circle[2 * d]!, ellipse.b * circle[2 * d + 1]!];
    const [dx, dy] = [u * cos - v * sin, u * sin + v * cos];
    for (let k = 0; k < count; k++) {
      const rho = 1 - reach + (k - 2) * step;
      const x = Math.floor(ellipse.x + dx * rho + 0.5);
      const y = Math.floor(ellipse.y + dy * rho + 0.5);
      values[k] = x < 0 || y < 0 || x >= width || y >= height ? -1 : ink[y * width + x]!;
    }
    // The outermost of the sharp falls: many seals have a second, finer line inside the ring.
    let [best, drop] = [-1, 5];
    for (let k = 1; k < count - 2; k++) {
      const fall = (values[k - 1]! + 2 * values[k]! - values[k + 1]! - 2 * values[k + 2]!) / 3;
      if (fall > OUTER_FALL * drop && fall > 5) [best, drop] = [k, Math.max(drop, fall)];
    }
    if (best < 0) continue;
    const rho = 1 - reach + (best - 1.5) * step;
    points.push({ x: ellipse.x + dx * rho, y: ellipse.y + dy * rho, drop });
  }
  return points;
}

/** Red at a place given in pixels, −1 outside the picture. */
export function inkAt(map: RedMap, x: number, y: number): number {
  const ix = Math.floor(x + 0.5);
  const iy = Math.floor(y + 0.5);
  if (ix < 0 || iy < 0 || ix >= map.width || iy >= map.height) return -1;
  return map.ink[iy * map.width + ix]!;
}

function fitTrimmed(points: readonly EdgePoint[], before: Ellipse, map: RedMap): Ellipse | null {
  const drops = Float64Array.from(points, (p) => p.drop).sort();
  const least = 0.25 * (drops[Math.floor(drops.length * 0.8)] ?? 0);
  let kept: readonly Point[] = points.filter((p) => p.drop >= least && inkAt(map, p.x, p.y) >= 0);
  let fitted: Ellipse | null = null;
  for (let round = 0; round < 4; round++) {
    if (kept.length < 10) return null;
    // A short arc fixes a circle but not an ellipse.
    fitted = kept.length >= DIRECTIONS * 0.5 ? plausible(fitEllipse(kept), before) ?? plausible(fitCircle(kept), before) : plausible(fitCircle(kept), before);
    if (!fitted) return null;
    const misses = missesOf(fitted, kept);
    const limit = Math.max(0.025, 2.5 * misses.slice().sort()[misses.length >> 1]!);
    const next = kept.filter((_, i) => misses[i]! <= limit);
    if (next.length === kept.length) break;
    kept = next;
  }
  return fitted;
}

/** How far beside the ellipse each point lies, as rhoOf counts. */
function missesOf(ellipse: Ellipse, points: readonly Point[]): Float64Array {
  const [cos, sin] = [Math.cos(ellipse.angle), Math.sin(ellipse.angle)];
  const misses = new Float64Array(points.length);
  for (let i = 0; i < misses.length; i++) {
    const dx = points[i]!.x - ellipse.x;
    const dy = points[i]!.y - ellipse.y;
    misses[i] = Math.abs(Math.sqrt(((dx * cos + dy * sin) / ellipse.a) ** 2 + ((dy * cos - dx * sin) / ellipse.b) ** 2) - 1);
  }
  return misses;
}

function plausible(ellipse: Ellipse | null, before: Ellipse): Ellipse | null {
  if (!ellipse || ellipse.a > ellipse.b * MOST_SLANT) return null;
  const change = radiusOf(ellipse) / radiusOf(before);
  if (change < 0.65 || change > 1.5) return null;
  return Math.hypot(ellipse.x - before.x, ellipse.y - before.y) > 0.6 * radiusOf(before) ? null : ellipse;
}

/** How far out a place lies: 1 on the ellipse, 0 at its centre. */
export function rhoOf(ellipse: Ellipse, p: Point): number {
  const [cos, sin] = [Math.cos(ellipse.angle), Math.sin(ellipse.angle)];
  const [dx, dy] = [p.x - ellipse.x, p.y - ellipse.y];
  return Math.sqrt(((dx * cos + dy * sin) / ellipse.a) ** 2 + ((dy * cos - dx * sin) / ellipse.b) ** 2);
}
