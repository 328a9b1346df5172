import { unitCircle, type Ellipse } from './ellipse.js';
import type { RedMap } from './redness.js';
import { DIRECTIONS, fineLevel, indexOf, levelOf, RINGS, unwrap } from './unwrapped.js';

/** Where lines are looked for, in radii: farther out lies the seal's own second line, farther in its star. */
const FROM = 0.36;
const TO = 0.84;
/** By how many circles of the strip the line may lie aside of the outline's middle, and down of it; and the step in which that is tried. */
const MOST_ASIDE = 3;
const STEP = 0.75;
const MOVES = [[-STEP, 0], [STEP, 0], [0, -STEP], [0, STEP]] as const;
const MOST_ROUNDS = 4;
/** Samples a circle: from 40 pixels of radius on, one would step over some. */
const SAMPLES = 2;
/** Less of a line on the circle it starts out as: no line near it. */
const LEAST_START = 0.3;
/** Circles from a line to where paper must lie beside it, at one of the two. */
const NEAR = 2;
const FAR = 3;

/**
 * How far a thin line inside an outline goes round, as a share 0…1 of the directions that lie in the picture: those in which it is red
 * and has paper on both sides. It need not share the outline's middle: an outline that is a pixel beside the true one would pass over
 * a thin line in every third direction.
 */
export function innerLineIn(map: RedMap, ellipse: Ellipse): number {
  const strip = unwrap(map, ellipse, SAMPLES);
  const least = fineLevel(strip, levelOf(strip));
  let most = 0;
  for (let circle = indexOf(FROM); circle <= indexOf(TO); circle++) most = Math.max(most, settledLine(strip, least, circle));
  return most;
}

/** A circle, moved step by step for as long as it stands in more directions. */
function settledLine(strip: Int16Array, least: number, circle: number): number {
  let [aside, down, most] = [0, 0, along(strip, least, circle, 0, 0)];
  if (most < LEAST_START) return most;
  for (let round = 0, isMoved = true; isMoved && round < MOST_ROUNDS; round++) {
    isMoved = false;
    for (const [dx, dy] of MOVES) {
      if (Math.max(Math.abs(aside + dx), Math.abs(down + dy)) > MOST_ASIDE) continue;
      const standing = along(strip, least, circle, aside + dx, down + dy);
      if (standing > most) [aside, down, most, isMoved] = [aside + dx, down + dy, standing, true];
    }
  }
  return most;
}

function along(strip: Int16Array, least: number, circle: number, aside: number, down: number): number {
  const directions = unitCircle(DIRECTIONS);
  let [total, standing] = [0, 0];
  for (let d = 0; d < DIRECTIONS; d++) {
    const at = d * RINGS + Math.round(circle + aside * directions[2 * d]! + down * directions[2 * d + 1]!);
    if (strip[at]! < 0) continue;
    total++;
    const isLine = strip[at]! >= least || strip[at + 1]! >= least;
    if (isLine && Math.min(strip[at - NEAR]!, strip[at - FAR]!) < least && Math.min(strip[at + 1 + NEAR]!, strip[at + 1 + FAR]!) < least) standing++;
  }
  return standing / Math.max(1, total);
}
