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
  const { ring, gap, clear, thickness, text, pieces, bandFill, innerRing, visible } = evidence;
  // A circle laid through dense red writing is red in many directions too: only what goes beyond that counts.
  const chance = 1 - (1 - Math.min(bandFill, 0.8)) ** 1.5;
  // An ellipse can bend itself through scattered red more easily than a circle, so more is asked of it.
  const unbroken = ramp((ring - chance) / (1 - chance), 0.3, evidence.oval > 1.17 ? 0.74 : 0.64);
  const free = ramp(clear, 0.5, 0.88) * (1 - ramp(gap / Math.max(ring, 0.01), 0.42, 0.85));
  const outline = unbroken * free * (1 - ramp(thickness, 0.13, 0.24));
  // Round a perfect ring a short name will do; round a doubtful one the writing has to go most of the way.
  const perfect = ramp(ring, 0.72, 0.92) * ramp(clear, 0.7, 0.95) * (1 - ramp(gap, 0.15, 0.4));
  const writing = ramp(text, 0.3 - 0.1 * perfect, 0.58 - 0.2 * perfect) * ramp(pieces, 5, 9.5) * ramp(bandFill, 0.05, 0.13) * (1 - ramp(bandFill, 0.7, 0.88));
  const single = 1 - 0.55 * ramp(innerRing, 0.86, 0.97);
  const ink = (1 - ramp(colours.foreign, 0.08, 0.24)) * ramp(colours.paper, 0.05, 0.25);
  const strength = 0.45 + 0.55 * ramp(evidence.inkLevel, 9, 26);
  const whole = 0.5 + 0.5 * ramp(visible, 0.12, 0.38);
  return outline * writing * single * ink * strength * whole;
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
