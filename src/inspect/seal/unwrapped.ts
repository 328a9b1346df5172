import { pointAt, type Ellipse } from './ellipse.js';
import type { RedMap } from './redness.js';

/** Directions and circles of a candidate that is laid out flat, direction by direction, from its middle outwards. */
export const DIRECTIONS = 120;
export const RINGS = 52;
/** Radius of the outermost sampled circle. */
export const REACH = 1.3;
/** Red below this is never a stroke; from the other on it is one, however noisy the picture. */
const FAINTEST = 4;
export const PLAIN = 7;

/** The circle at a share of the radius. */
export function indexOf(rho: number): number {
  return Math.round((rho / REACH) * RINGS);
}

/** Red by direction and radius; −1 outside the picture. */
export function unwrap(map: RedMap, ellipse: Ellipse): Int16Array {
  const strip = new Int16Array(DIRECTIONS * RINGS);
  const { width, height, ink } = map;
  for (let d = 0; d < DIRECTIONS; d++) {
    const unit = pointAt(ellipse, (2 * Math.PI * d) / DIRECTIONS, REACH / RINGS);
    const [dx, dy] = [unit.x - ellipse.x, unit.y - ellipse.y];
    for (let k = 0; k < RINGS; k++) {
      const x = Math.floor(ellipse.x + dx * k + 0.5);
      const y = Math.floor(ellipse.y + dy * k + 0.5);
      strip[d * RINGS + k] = x < 0 || y < 0 || x >= width || y >= height ? -1 : ink[y * width + x]!;
    }
  }
  return strip;
}

/** The ink of the ring: the level that the redder half of the directions reach near the outline. */
export function levelOf(strip: Int16Array): number {
  const peaks: number[] = [];
  for (let d = 0; d < DIRECTIONS; d++) {
    let most = -1;
    for (let k = indexOf(0.9); k <= indexOf(1.05); k++) most = Math.max(most, strip[d * RINGS + k]!);
    if (most >= 0) peaks.push(most);
  }
  return peaks.sort((p, q) => p - q)[Math.floor(peaks.length * 0.6)] ?? 0;
}

/** The least red that counts inside: thin strokes come out paler than the ring when the picture is coarse or soft, and on clean paper next to nothing is ink. */
export function fineLevel(strip: Int16Array, inkLevel: number): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let d = 0; d < DIRECTIONS; d++) {
    for (let k = indexOf(0.5); k <= indexOf(0.86); k++) {
      const value = strip[d * RINGS + k]!;
      if (value < 0) continue;
      counts[value]!++;
      total++;
    }
  }
  let high = 255;
  for (let above = counts[255]!; high > 0 && above < 0.06 * total; ) above += counts[--high]!;
  return Math.max(FAINTEST, Math.min(PLAIN, noiseOutside(strip) + 2), 0.12 * inkLevel, 0.45 * Math.min(high, inkLevel));
}

/** What nine in ten places outside the outline do not reach. */
function noiseOutside(strip: Int16Array): number {
  const values: number[] = [];
  for (let d = 0; d < DIRECTIONS; d++) for (let k = indexOf(1.12); k < RINGS; k++) if (strip[d * RINGS + k]! >= 0) values.push(strip[d * RINGS + k]!);
  return values.sort((p, q) => p - q)[Math.floor(values.length * 0.9)] ?? 0;
}
