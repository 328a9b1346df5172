import { radiusOf, type Ellipse } from './ellipse.js';
import type { RedMap } from './redness.js';
import { addRings, DIRECTIONS, fineLevel, indexOf, levelOf, PLAIN, REACH, RINGS } from './unwrapped.js';

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
  const strip = new Int16Array(DIRECTIONS * RINGS).fill(-1);
  addRings(strip, map, ellipse, OUTER, RINGS);
  const inkLevel = levelOf(strip);
  const least = Math.max(PLAIN, 0.45 * inkLevel);
  const at = ringIndex(strip, least);
  const { visible, ring, clear } = alongRing(strip, least, at);
  if (clear < leastFreedom * visible) return null;
  addRings(strip, map, ellipse, 0, OUTER);
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
    thickness: thicknessOf(strip, least, at),
    text: writtenDirections(strip, fine, at) / Math.max(1, visible),
    pieces: circles.pieces,
    bandFill: fillBetween(strip, fine, 0.5, 0.86),
    middleFill: fillBetween(strip, least, 0, 0.4),
    innerRing: circles.fullest,
  };
}

/** Circles from here on outwards tell whether an outline is a line at all. */
const OUTER = indexOf(0.86);
/** Circles outside the ring that are to be bare, and how many of them may not be. */
const BARE_FROM = 4;
const BARE_TO = 9;
const MOST_RED = 2;

/** Directions within the picture, those with red on the ring, and those in which it ends there. */
function alongRing(strip: Int16Array, least: number, at: number): { visible: number; ring: number; clear: number } {
  let [visible, ring, clear] = [0, 0, 0];
  for (let row = 0; row < strip.length; row += RINGS) {
    if (strip[row + at]! < 0) continue;
    visible++;
    if (strip[row + at + 1]! < least && strip[row + at]! < least) continue;
    ring++;
    let red = 0;
    for (let k = row + at + BARE_FROM; k <= row + at + BARE_TO; k++) if (strip[k]! >= least) red++;
    if (red <= MOST_RED) clear++;
  }
  return { visible, ring, clear };
}

/** How thick the ring is, in radii, at the median: steps inwards from a red place to the first gap. */
function thicknessOf(strip: Int16Array, least: number, at: number): number {
  const thickness = new Float64Array(DIRECTIONS);
  let count = 0;
  for (let row = 0; row < strip.length; row += RINGS) {
    if (strip[row + at]! < 0) continue;
    const outer = strip[row + at + 1]! >= least ? at + 1 : strip[row + at]! >= least ? at : -1;
    if (outer < 0) continue;
    let k = outer;
    while (k > 0 && strip[row + k]! >= least) k--;
    thickness[count++] = (outer - k) * (REACH / RINGS);
  }
  return thickness.subarray(0, count).sort()[Math.floor(count / 2)] ?? 1;
}

/** Directions with red in the band where text runs. */
function writtenDirections(strip: Int16Array, fine: number, at: number): number {
  const [from, to] = [indexOf(0.5), indexOf(0.86)];
  let written = 0;
  for (let row = 0; row < strip.length; row += RINGS) {
    if (strip[row + at]! < 0) continue;
    let red = 0;
    for (let k = row + from; k <= row + to; k++) if (strip[k]! >= fine) red++;
    if (red / (to - from + 1) > 0.1) written++;
  }
  return written;
}

/** The circle near the outline that, with its outer neighbour, is red in most directions. */
function ringIndex(strip: Int16Array, least: number): number {
  let [best, most] = [indexOf(1) - 1, -1];
  for (let k = indexOf(0.92); k <= indexOf(1.02); k++) {
    let count = 0;
    for (let i = k; i < strip.length; i += RINGS) if (strip[i]! >= least || strip[i + 1]! >= least) count++;
    if (count > most) [best, most] = [k, count];
  }
  return best;
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
