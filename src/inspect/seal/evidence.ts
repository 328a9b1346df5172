import { pointAt, radiusOf, type Ellipse } from './ellipse.js';
import { inkAt } from './outline.js';
import type { RedMap } from './redness.js';

/** What a candidate outline shows of a seal. Shares are 0…1 and of the visible part only. */
export interface Evidence {
  /** Directions that lie inside the picture. */
  readonly visible: number;
  /** The level of the candidate's own ink, 0…255; "red" below means at least 45 % of it. */
  readonly inkLevel: number;
  /** Directions with red on the outline. */
  readonly ring: number;
  /** Directions in which red ends at the outline: paper, not more red, lies outside. */
  readonly clear: number;
  /** Median thickness of the ring as a share of the radius. */
  readonly thickness: number;
  /** Directions with red in the band where text runs. */
  readonly text: number;
  /** Mean number of red pieces along circles through that band. */
  readonly pieces: number;
  /** Red share of the band, and of the middle. */
  readonly bandFill: number;
  readonly middleFill: number;
  /** Red share of the best inner circle: a second ring when near 1. */
  readonly innerRing: number;
}

const DIRECTIONS = 120;
const RINGS = 40;
/** Radius of the outermost sampled circle. */
const REACH = 1.3;

/** Unwraps the candidate into directions × radii and measures it. */
export function gatherEvidence(map: RedMap, ellipse: Ellipse): Evidence {
  const strip = unwrap(map, ellipse);
  const inkLevel = levelOf(strip);
  const least = Math.max(7, 0.45 * inkLevel);
  const fine = fineLevel(strip, inkLevel);
  const red = (d: number, k: number): boolean => strip[d * RINGS + k]! >= least;
  const [ringFrom, ringTo] = [indexOf(0.93), indexOf(1.05)];
  let [visible, ring, clear, text] = [0, 0, 0, 0];
  const thickness: number[] = [];
  for (let d = 0; d < DIRECTIONS; d++) {
    if (strip[d * RINGS + indexOf(1)]! < 0) continue;
    visible++;
    const outer = outermost(red, d, ringFrom, ringTo);
    if (outer >= 0) {
      ring++;
      thickness.push(runInward(red, d, outer) * (REACH / RINGS));
      if (share(indexOf(1.09), indexOf(1.24), (k) => red(d, k)) < 0.3) clear++;
    }
    if (share(indexOf(0.5), indexOf(0.86), (k) => strip[d * RINGS + k]! >= fine) > 0.1) text++;
  }
  const circles = bandCircles(strip, fine);
  return {
    visible: visible / DIRECTIONS,
    inkLevel,
    ring: ring / Math.max(1, visible),
    clear: clear / Math.max(1, ring),
    thickness: thickness.sort((p, q) => p - q)[Math.floor(thickness.length / 2)] ?? 1,
    text: text / Math.max(1, visible),
    pieces: circles.pieces,
    bandFill: fillBetween(strip, fine, 0.5, 0.86),
    middleFill: fillBetween(strip, least, 0, 0.4),
    innerRing: circles.fullest,
  };
}

function indexOf(rho: number): number {
  return Math.round((rho / REACH) * RINGS);
}

/** Red by direction and radius; −1 outside the picture. Each value is the most of what lies within half a step when the candidate is large. */
function unwrap(map: RedMap, ellipse: Ellipse): Float32Array {
  const strip = new Float32Array(DIRECTIONS * RINGS);
  const halves = radiusOf(ellipse) * (REACH / RINGS) > 1.6 ? [0, 0.5] : [0];
  for (let d = 0; d < DIRECTIONS; d++) {
    const phi = (2 * Math.PI * d) / DIRECTIONS;
    const [unit, origin] = [pointAt(ellipse, phi, 1), ellipse];
    for (let k = 0; k < RINGS; k++) {
      let sum = 0;
      for (const half of halves) {
        const rho = ((k + half) / RINGS) * REACH;
        sum += inkAt(map, origin.x + (unit.x - origin.x) * rho, origin.y + (unit.y - origin.y) * rho);
      }
      strip[d * RINGS + k] = sum / halves.length;
    }
  }
  return strip;
}

/** The ink of the ring: the level that the redder half of the directions reach near the outline. */
function levelOf(strip: Float32Array): number {
  const peaks: number[] = [];
  for (let d = 0; d < DIRECTIONS; d++) {
    let most = -1;
    for (let k = indexOf(0.9); k <= indexOf(1.05); k++) most = Math.max(most, strip[d * RINGS + k]!);
    if (most >= 0) peaks.push(most);
  }
  return peaks.sort((p, q) => p - q)[Math.floor(peaks.length * 0.6)] ?? 0;
}

/** The least red that counts inside: thin strokes come out paler than the ring when the picture is coarse or soft. */
function fineLevel(strip: Float32Array, inkLevel: number): number {
  const values: number[] = [];
  for (let d = 0; d < DIRECTIONS; d++) {
    for (let k = indexOf(0.5); k <= indexOf(0.86); k++) if (strip[d * RINGS + k]! >= 0) values.push(strip[d * RINGS + k]!);
  }
  const high = values.sort((p, q) => p - q)[Math.floor(values.length * 0.94)] ?? 0;
  return Math.max(7, 0.12 * inkLevel, 0.45 * Math.min(high, inkLevel));
}

function outermost(red: (d: number, k: number) => boolean, d: number, from: number, to: number): number {
  for (let k = to; k >= from; k--) if (red(d, k)) return k;
  return -1;
}

/** Steps inwards, from a red place, to the first gap. */
function runInward(red: (d: number, k: number) => boolean, d: number, from: number): number {
  let k = from;
  while (k > 0 && red(d, k)) k--;
  return from - k;
}

function share(from: number, to: number, is: (k: number) => boolean): number {
  let count = 0;
  for (let k = from; k <= to; k++) if (is(k)) count++;
  return count / (to - from + 1);
}

function fillBetween(strip: Float32Array, least: number, from: number, to: number): number {
  let [count, total] = [0, 0];
  for (let d = 0; d < DIRECTIONS; d++) {
    for (let k = indexOf(from); k <= indexOf(to); k++) {
      const value = strip[d * RINGS + k]!;
      if (value < 0) continue;
      total++;
      if (value >= least) count++;
    }
  }
  return count / Math.max(1, total);
}

/** Pieces along the circles of the text band, and the fullest circle inside. */
function bandCircles(strip: Float32Array, least: number): { pieces: number; fullest: number } {
  const counts: number[] = [];
  let fullest = 0;
  for (let k = indexOf(0.3); k <= indexOf(0.86); k++) {
    let [pieces, filled, total] = [0, 0, 0];
    for (let d = 0; d < DIRECTIONS; d++) {
      const value = strip[d * RINGS + k]!;
      if (value < 0) continue;
      total++;
      if (value < least) continue;
      filled++;
      if (strip[((d + DIRECTIONS - 1) % DIRECTIONS) * RINGS + k]! < least) pieces++;
    }
    if (total === 0) continue;
    if (k >= indexOf(0.55)) counts.push((pieces * DIRECTIONS) / total);
    fullest = Math.max(fullest, filled / total);
  }
  counts.sort((p, q) => q - p);
  return { pieces: (counts[0] ?? 0) / 3 + (counts[1] ?? 0) / 3 + (counts[2] ?? 0) / 3, fullest };
}
