import { unitCircle, type Ellipse } from './ellipse.js';
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

/** Red by direction and radius; −1 outside the picture. `samples`: of so many a ring the reddest, so that a hairline is not stepped over. */
export function unwrap(map: RedMap, ellipse: Ellipse, samples = 1): Int16Array {
  const strip = new Int16Array(DIRECTIONS * RINGS).fill(-1);
  for (let sample = 0; sample < samples; sample++) addRings(strip, map, ellipse, 0, RINGS, (sample + 0.5) / samples - 0.5);
  return strip;
}

/** Fills the rings of a strip from one to another (exclusive), `beside` them by a share of a ring; what is redder there already stays. */
export function addRings(strip: Int16Array, { width, height, ink }: RedMap, ellipse: Ellipse, from: number, to: number, beside = 0): void {
  const circle = unitCircle(DIRECTIONS);
  const [cos, sin] = [Math.cos(ellipse.angle), Math.sin(ellipse.angle)];
  const [x0, y0] = [ellipse.x, ellipse.y];
  for (let d = 0; d < DIRECTIONS; d++) {
    const u = ellipse.a * (REACH / RINGS) * circle[2 * d]!;
    const v = ellipse.b * (REACH / RINGS) * circle[2 * d + 1]!;
    const [dx, dy] = [u * cos - v * sin, u * sin + v * cos];
    for (let k = from; k < to; k++) {
      const x = Math.floor(x0 + dx * (k + beside) + 0.5);
      const y = Math.floor(y0 + dy * (k + beside) + 0.5);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const red = ink[y * width + x]!;
      if (red > strip[d * RINGS + k]!) strip[d * RINGS + k] = red;
    }
  }
}

/** The ink of the ring: the level that the redder half of the directions reach near the outline. */
export function levelOf(strip: Int16Array): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let d = 0; d < DIRECTIONS; d++) {
    let most = -1;
    for (let k = d * RINGS + indexOf(0.9); k <= d * RINGS + indexOf(1.05); k++) if (strip[k]! > most) most = strip[k]!;
    if (most < 0) continue;
    counts[most]!++;
    total++;
  }
  return levelAt(counts, Math.floor(total * 0.6));
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
  const counts = new Uint32Array(256);
  let total = 0;
  for (let d = 0; d < DIRECTIONS; d++) {
    for (let k = d * RINGS + indexOf(1.12); k < (d + 1) * RINGS; k++) {
      if (strip[k]! < 0) continue;
      counts[strip[k]!]!++;
      total++;
    }
  }
  return levelAt(counts, Math.floor(total * 0.9));
}

/** The level of the value at a place in the order of all, of which there are so many at each level; 0 when there is none. */
function levelAt(counts: Uint32Array, place: number): number {
  for (let level = 0, below = 0; level < counts.length; level++) {
    below += counts[level]!;
    if (below > place) return level;
  }
  return 0;
}
