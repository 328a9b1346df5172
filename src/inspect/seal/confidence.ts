import { radiusOf, type Ellipse } from './ellipse.js';
import type { Evidence } from './evidence.js';
import type { InsideColours } from './inside-colours.js';

/** From here on a candidate counts as seen; from LISTED on it is shown to a person. */
export const SEEN = 0.6;
export const LISTED = 0.3;

/** Diameters of real seals, in millimetres (GB/T and the State Council's rules: 18…50; prints and scans vary). */
const LEAST_MM = 17;
const MOST_MM = 66;

/**
 * How much a candidate looks like a seal, 0…1: an unbroken thin ring standing on paper, text running round inside it,
 * one ink. Each piece of evidence scales the whole, so that what lacks one altogether (a pie chart: text; a traffic
 * sign: a thin ring; a hand-drawn circle: red inside) cannot make up for it elsewhere.
 */
export function confidenceOf(evidence: Evidence, colours: InsideColours): number {
  const { ring, gap, clear, thickness, text, pieces, bandFill, middleFill, innerRing, visible } = evidence;
  // A circle laid through dense red writing is red in many directions too: only what goes beyond that counts.
  const chance = 1 - (1 - Math.min(bandFill, 0.8)) ** 1.5;
  // An ellipse can bend itself through scattered red more easily than a circle, so more is asked of it.
  const unbroken = ramp((ring - chance) / (1 - chance), 0.3, evidence.oval > 1.17 ? 0.74 : 0.64);
  const free = ramp(clear, 0.5, 0.88) * (1 - ramp(gap / Math.max(ring, 0.01), 0.42, 0.85));
  const outline = unbroken * free * (1 - ramp(thickness, 0.13, 0.24));
  // Round a perfect ring a short name will do; round a doubtful one the writing has to go most of the way.
  const perfect = ramp(ring, 0.72, 0.92) * ramp(clear, 0.7, 0.95) * (1 - ramp(gap, 0.15, 0.4));
  // A star in the middle of a perfect ring, with paper around it, makes up for small or thin writing.
  const starred = perfect * ramp(middleFill, 0.12, 0.25) * (1 - ramp(middleFill, 0.6, 0.75));
  const written = ramp(text, 0.3 - 0.1 * perfect - 0.08 * starred, 0.58 - 0.2 * perfect - 0.12 * starred);
  const filled = ramp(bandFill, 0.05 - 0.02 * starred, 0.13 - 0.06 * starred) * (1 - ramp(bandFill, 0.7, 0.88));
  const writing = written * ramp(pieces, 5, 9.5) * filled;
  const single = 1 - 0.55 * ramp(innerRing, 0.86, 0.97);
  const ink = (1 - ramp(colours.foreign, 0.08, 0.24)) * ramp(colours.paper, 0.05, 0.25);
  const strength = 0.45 + 0.55 * ramp(evidence.inkLevel, 9, 26);
  const whole = 0.5 + 0.5 * ramp(visible, 0.12, 0.38);
  return Math.max(outline * writing * single * ink * strength * whole, worn(evidence, colours));
}

/** At most doubtful: a seal whose ring is mostly gone, but whose writing still runs round on paper, in one ink and apart from other red. */
function worn({ ring, gap, clear, thickness, text, pieces, bandFill, visible }: Evidence, colours: InsideColours): number {
  // What is left of the ring stands by itself: a shorter name is enough.
  const alone = ramp(clear, 0.9, 0.98) * (1 - ramp(gap, 0.05, 0.15));
  const around = ramp(text, 0.65 - 0.24 * alone, 0.75 - 0.24 * alone) * ramp(pieces, 9, 11) * ramp(bandFill, 0.15 - 0.05 * alone, 0.22 - 0.05 * alone) * (1 - ramp(bandFill, 0.58, 0.65));
  const apart = ramp(clear, 0.8, 0.88) * ramp(colours.paper, 0.3, 0.4) * (1 - ramp(colours.foreign, 0.04, 0.08));
  return 0.4 * around * apart * ramp(ring, 0.4, 0.5) * (1 - ramp(thickness, 0.1, 0.16)) * ramp(visible, 0.9, 0.98);
}

/** 1 within the sizes seals have, falling to 0 beyond; without a scale, by the share of the picture's short side. */
export function sizeFit(ellipse: Ellipse, mmPerPixel: number | null, shortSide: number): number {
  if (mmPerPixel === null) return ramp((2 * radiusOf(ellipse)) / shortSide, 0.05, 0.088);
  const diameter = 2 * ellipse.a * mmPerPixel;
  return ramp(diameter, LEAST_MM - 4, LEAST_MM) * (1 - ramp(diameter, MOST_MM, MOST_MM + 14));
}

export function ramp(value: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (value - from) / (to - from)));
}
