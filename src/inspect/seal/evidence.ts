import { radiusOf, type Ellipse } from './ellipse.js';
import type { RedMap } from './redness.js';
import { DIRECTIONS, fineLevel, indexOf, levelOf, PLAIN, REACH, RINGS, unwrap } from './unwrapped.js';

/** What a candidate outline shows of a seal. Shares are 0…1 and of the visible part only. */
export interface Evidence {
  /** Long axis over short axis, 1 for a circle. */
  readonly oval: number;
  /** In pixels of the map. */
  readonly radius: number;
  /** Directions that lie inside the picture. */
  readonly visible: number;
  /** The level of the candidate's own ink, 0…255; "red" below means at least 45 % of it. */
  readonly inkLevel: number;
  /** Directions with red on one and the same narrow circle at the outline. */
  readonly ring: number;
  /** Red share of the emptiest circle between the ring and the text. */
  readonly gap: number;
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
  /** Directions with red on the fullest inner circle or its neighbour: a second ring when near 1. */
  readonly innerRing: number;
}

/**
 * Unwraps the candidate into directions × radii and measures it. Null when less than `leastFreedom` of it, 0…1, is a line with
 * paper outside: most of what is tried is not, and is given up before the rest is measured.
 */
export function gatherEvidence(map: RedMap, ellipse: Ellipse, leastFreedom = 0): Evidence | null {
  const strip = unwrap(map, ellipse);
  const inkLevel = levelOf(strip);
  const least = Math.max(PLAIN, 0.45 * inkLevel);
  const red = (d: number, k: number): boolean => strip[d * RINGS + k]! >= least;
  const at = ringIndex(red);
  const { visible, ring, clear, thickness } = alongRing(strip, red, at);
  if (clear < leastFreedom * visible) return null;
  const fine = fineLevel(strip, inkLevel);
  const circles = bandCircles(strip, fine);
  return {
    oval: ellipse.a / ellipse.b,
    radius: radiusOf(ellipse),
    visible: visible / DIRECTIONS,
    inkLevel,
    ring: ring / Math.max(1, visible),
    clear: clear / Math.max(1, ring),
    gap: emptiest(strip, least, at),
    thickness,
    text: writtenDirections(strip, fine, at) / Math.max(1, visible),
    pieces: circles.pieces,
    bandFill: fillBetween(strip, fine, 0.5, 0.86),
    middleFill: fillBetween(strip, least, 0, 0.4),
    innerRing: circles.fullest,
  };
}

/** Directions within the picture, those with red on the ring, and those in which it ends there; and how thick it is, in radii, at the median. */
function alongRing(strip: Int16Array, red: (d: number, k: number) => boolean, at: number): { visible: number; ring: number; clear: number; thickness: number } {
  let [visible, ring, clear] = [0, 0, 0];
  const thickness: number[] = [];
  for (let d = 0; d < DIRECTIONS; d++) {
    if (strip[d * RINGS + at]! < 0) continue;
    visible++;
    const outer = red(d, at + 1) ? at + 1 : red(d, at) ? at : -1;
    if (outer < 0) continue;
    ring++;
    thickness.push(runInward(red, d, outer) * (REACH / RINGS));
    if (share(at + 4, at + 9, (k) => red(d, k)) < 0.34) clear++;
  }
  return { visible, ring, clear, thickness: Float64Array.from(thickness).sort()[Math.floor(thickness.length / 2)] ?? 1 };
}

/** Directions with red in the band where text runs. */
function writtenDirections(strip: Int16Array, fine: number, at: number): number {
  let written = 0;
  for (let d = 0; d < DIRECTIONS; d++) {
    if (strip[d * RINGS + at]! >= 0 && share(indexOf(0.5), indexOf(0.86), (k) => strip[d * RINGS + k]! >= fine) > 0.1) written++;
  }
  return written;
}

/** The circle near the outline that, with its outer neighbour, is red in most directions. */
function ringIndex(red: (d: number, k: number) => boolean): number {
  let [best, most] = [indexOf(1) - 1, -1];
  for (let k = indexOf(0.92); k <= indexOf(1.02); k++) {
    let count = 0;
    for (let d = 0; d < DIRECTIONS; d++) if (red(d, k) || red(d, k + 1)) count++;
    if (count > most) [best, most] = [k, count];
  }
  return best;
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

function fillBetween(strip: Int16Array, least: number, from: number, to: number): number {
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

/** Share of red on the emptiest circle of the fifth of the radius inside the ring. */
function emptiest(strip: Int16Array, least: number, at: number): number {
  let lowest = 1;
  for (let k = at - 1; k >= at - Math.round((0.2 / REACH) * RINGS); k--) lowest = Math.min(lowest, fillAt(strip, least, k));
  return lowest;
}

function fillAt(strip: Int16Array, least: number, k: number): number {
  let [count, total] = [0, 0];
  for (let d = 0; d < DIRECTIONS; d++) {
    const value = strip[d * RINGS + k]!;
    if (value < 0) continue;
    total++;
    if (value >= least) count++;
  }
  return count / Math.max(1, total);
}

/** Pieces along the circles of the text band, and the fullest circle inside. */
function bandCircles(strip: Int16Array, least: number): { pieces: number; fullest: number } {
  const counts: number[] = [];
  let fullest = 0;
  for (let k = indexOf(0.36); k <= indexOf(0.84); k++) {
    let [pieces, either, total] = [0, 0, 0];
    for (let d = 0; d < DIRECTIONS; d++) {
      const value = strip[d * RINGS + k]!;
      if (value < 0) continue;
      total++;
      if (value >= least || strip[d * RINGS + k + 1]! >= least) either++;
      if (value < least) continue;
      if (strip[((d + DIRECTIONS - 1) % DIRECTIONS) * RINGS + k]! < least) pieces++;
    }
    if (total === 0) continue;
    if (k >= indexOf(0.55)) counts.push((pieces * DIRECTIONS) / total);
    fullest = Math.max(fullest, either / total);
  }
  counts.sort((p, q) => q - p);
  return { pieces: (counts[0] ?? 0) / 3 + (counts[1] ?? 0) / 3 + (counts[2] ?? 0) / 3, fullest };
}

/** What of the ring is more than chance: a circle laid through dense red writing is red in many directions too. */
export function ringBeyondChance({ ring, bandFill }: Pick<Evidence, 'ring' | 'bandFill'>): number {
  const chance = 1 - (1 - Math.min(bandFill, 0.8)) ** 1.5;
  return (ring - chance) / (1 - chance);
}
