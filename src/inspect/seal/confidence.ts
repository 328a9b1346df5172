import { radiusOf, type Ellipse } from './ellipse.js';
import { ringBeyondChance, type Evidence } from './evidence.js';
import type { InsideColours } from './inside-colours.js';
import { likenessOf } from './likeness.js';

/** From here on a candidate counts as seen; from LISTED on it is shown to a person. */
export const SEEN = 0.6;
export const LISTED = 0.3;

/** Diameters of real seals, in millimetres (GB/T and the State Council's rules: 18…50; prints and scans vary). */
const LEAST_MM = 17;
const MOST_MM = 66;
/** In pixels: writing round a smaller ring is a blur. */
const LEAST_RADIUS = 17;

/** Of what the rules can rule out, however much it measures like seals, a person is the judge. */
const RULED_OUT = 0.03;
/** Share of colours that stamp ink never is: real seals on patterned paper have 0.04 at most beside what goes on around them, golden medals 0.2. */
const GOLDEN = [0.08, 0.16] as const;
/** Share of bare paper from which on nothing inside can be told from it: the tint of a drawing in grey, no ink. */
const BARE = 0.99;
const MOST_IF_RULED_OUT = 0.45;

/**
 * How much a candidate looks like a seal, 0…1, as learned from many, unless it lacks what every seal has: then it is doubtful at
 * most. A wrong “seen” takes the mistake of both judges.
 */
export function confidenceOf(evidence: Evidence, colours: InsideColours, place: { readonly ellipse: Ellipse; readonly shortSide: number }): { readonly confidence: number; readonly byRules: number } {
  const likeness = likenessOf(evidence, colours, place);
  const byRules = ruleOn(evidence, colours);
  return { confidence: byRules < RULED_OUT ? Math.min(likeness, MOST_IF_RULED_OUT) : likeness, byRules };
}

/** Of a badge: a person is the judge, whatever else speaks for it. */
export function ifBadge(confidence: number): number {
  return Math.min(confidence, MOST_IF_RULED_OUT);
}

/** What measures count beside the sight of the crop, what is added to the sum, and how near to 0 and 1 they come at most. */
const MEASURES = 0.7;
const ADDED = -0.2;
const NEAREST = 0.0001;
/** What measures so little like a seal is not seen, however plain it looks. */
const UNLIKE = 0.15;
/** Nor is what looks so little like one, however well it measures: emblems, coins with a dotted edge and clouds of speech do. Of 169 real seals that were seen the least has 1.4. */
const UNLIKE_BY_SIGHT = 0.5;

/**
 * By measures and by sight together, 0…1. What the rules, the measures or the sight of it speak against stays doubtful at most.
 * @param sight as cropLikeness says.
 */
export function jointConfidence({ confidence, byRules }: { readonly confidence: number; readonly byRules: number }, sight: number): number {
  const measured = Math.max(NEAREST, Math.min(1 - NEAREST, confidence));
  const joint = 1 / (1 + Math.exp(-(sight + MEASURES * Math.log(measured / (1 - measured)) + ADDED)));
  return byRules < RULED_OUT || confidence < UNLIKE || sight < UNLIKE_BY_SIGHT ? Math.min(joint, MOST_IF_RULED_OUT) : joint;
}

/**
 * By rule: an unbroken thin ring standing on paper, text running round inside it, one ink. Each piece of evidence scales the
 * whole, so that what lacks one altogether (a pie chart: text; a traffic sign: a thin ring; a hand-drawn circle: red inside)
 * cannot make up for it elsewhere.
 */
function ruleOn(evidence: Evidence, colours: InsideColours): number {
  const look = lookOf(evidence);
  const ink = (1 - ramp(colours.foreign, ...GOLDEN)) * ramp(colours.paper, 0.05, 0.25) * ramp(colours.pure, 0.14, 0.22) * (0.5 + 0.5 * ramp(colours.light, 45, 75));
  const whole = 0.5 + 0.5 * ramp(evidence.visible, 0.12, 0.38);
  const strength = 0.45 + 0.55 * ramp(evidence.inkLevel, 9, 26);
  const sure = unbrokenness(evidence, look) * writing(evidence, look) * single(evidence) * ink * strength * whole;
  return colours.paper > BARE ? 0 : Math.max(sure, worn(evidence, colours), remains(evidence, look) * ink * whole);
}

/** A second thin ring nearly all the way round with something in it, as in the badges of schools and firms. The edge of an emblem (国徽) has no paper inside, writing none beside it. */
export function isBadge(innerLine: number, { middleFill, visible }: Evidence): boolean {
  return innerLine >= 0.72 && middleFill >= 0.1 && visible >= 0.95;
}

interface Look {
  /** What is left of the ring has paper on both sides. */
  readonly standing: number;
  /** A whole ring on paper: a short name inside will do. */
  readonly perfect: number;
  /** Something in the middle with paper around it, a star or an emblem, makes up for small or thin writing. */
  readonly starred: number;
}

function lookOf({ ring, gap, clear, middleFill }: Evidence): Look {
  const standing = ramp(clear, 0.85, 0.97) * (1 - ramp(gap, 0.1, 0.3));
  const perfect = ramp(ring, 0.72, 0.92) * ramp(clear, 0.6, 0.85) * (1 - ramp(gap, 0.15, 0.4));
  return { standing, perfect, starred: Math.max(standing, perfect) * ramp(middleFill, 0.1, 0.22) * (1 - ramp(middleFill, 0.6, 0.75)) };
}

function unbrokenness({ ring, gap, clear, thickness, bandFill, oval, radius, visible, inkLevel }: Evidence, { standing }: Look): number {
  // An ellipse can bend itself through scattered red more easily than a circle, and strong ink leaves no gaps: more is asked of both.
  const asked = 0.64 + 0.1 * ramp(oval, 1.08, 1.17) + 0.12 * ramp(inkLevel, 70, 110) - 0.1 * standing;
  const unbroken = ramp(ringBeyondChance({ ring, bandFill }), 0.3 - 0.05 * standing, asked);
  // Where the ring is two pixels wide, it and the writing run together.
  const merged = 1 - ramp(radius, 20, 34);
  // Half a ring is easily made of other red: it must stand freer and be less broken.
  const half = visible < 0.95 ? ramp(ring, 0.45, 0.75) * ramp(clear, 0.65, 0.9) : 1;
  const free = half * ramp(clear, 0.5, 0.88) * (1 - ramp(gap / Math.max(ring, 0.01), 0.42 + 0.2 * merged, 0.85 + 0.15 * merged));
  return unbroken * free * (1 - ramp(thickness, 0.13 + 0.07 * merged, 0.24 + 0.07 * merged));
}

function writing({ text, pieces, bandFill }: Evidence, { standing, perfect, starred }: Look): number {
  // Many pieces around within a ring that stands by itself: paler strokes will do.
  const many = standing * ramp(pieces, 9, 12);
  const written = ramp(text, 0.3 - 0.1 * Math.max(perfect, many) - 0.1 * starred, 0.58 - 0.2 * Math.max(perfect, many) - 0.16 * starred);
  const filled = ramp(bandFill, 0.05 - 0.02 * Math.max(starred, many), 0.13 - 0.06 * Math.max(starred, many)) * (1 - ramp(bandFill, 0.7, 0.88));
  return written * ramp(pieces, 6, 10) * filled;
}

/** A second thin ring marks a logo, and so does a block that fills the middle; the edge of an emblem (国徽) there is as round, but no ring, and runs together where it is small. */
function single({ innerRing, middleFill, radius }: Evidence): number {
  return (1 - 0.55 * ramp(innerRing, 0.86, 0.97) * (1 - ramp(middleFill, 0.6, 0.75))) * (1 - 0.5 * ramp(middleFill, 0.85, 0.95) * ramp(radius, 34, 42));
}

/** At most doubtful: a seal whose ring is mostly gone, but whose writing still runs round on paper, in one ink and apart from other red. */
function worn({ ring, gap, clear, thickness, text, pieces, bandFill, visible }: Evidence, colours: InsideColours): number {
  // What is left of the ring stands by itself: a shorter name is enough.
  const alone = ramp(clear, 0.9, 0.98) * (1 - ramp(gap, 0.05, 0.15));
  const around = ramp(text, 0.65 - 0.24 * alone, 0.75 - 0.24 * alone) * ramp(pieces, 9, 11) * ramp(bandFill, 0.15 - 0.05 * alone, 0.22 - 0.05 * alone) * (1 - ramp(bandFill, 0.58, 0.65));
  const apart = ramp(clear, 0.8, 0.88) * ramp(colours.paper, 0.3, 0.4) * (1 - ramp(colours.foreign, 0.04, 0.08));
  return 0.4 * around * apart * ramp(ring, 0.4, 0.5) * (1 - ramp(thickness, 0.1, 0.16)) * ramp(visible, 0.9, 0.98);
}

/** At most doubtful: pale ink of which the camera caught little more than a good part of the ring and of the star. */
function remains({ ring, thickness, text, pieces, middleFill, visible, innerRing, oval, inkLevel }: Evidence, { standing }: Look): number {
  const middle = ramp(middleFill, 0.05, 0.12) * (1 - ramp(middleFill, 0.6, 0.75));
  const strokes = ramp(text, 0.1, 0.3) * ramp(pieces, 3.5, 7);
  const pale = 1 - ramp(inkLevel, 90, 150);
  return 0.45 * pale * standing * ramp(ring, 0.45, 0.58) * (1 - ramp(thickness, 0.08, 0.13)) * Math.max(middle * ramp(pieces, 2, 4), strokes) * ramp(visible, 0.9, 0.98) * (1 - ramp(innerRing, 0.7, 0.85)) * (1 - ramp(oval, 1.12, 1.2));
}

/** 1 within the sizes seals have, falling to 0 beyond; without a scale, by the share of the picture's short side. */
export function sizeFit(ellipse: Ellipse, mmPerPixel: number | null, shortSide: number): number {
  if (mmPerPixel === null) {
    const share = (2 * radiusOf(ellipse)) / shortSide;
    // Half the picture is a seal close up, round and sharp, or a face.
    const large = ramp(share, 0.35, 0.45) * ramp(ellipse.a / ellipse.b, 1.06, 1.16);
    return ramp(share, 0.05, 0.088) * ramp(radiusOf(ellipse), LEAST_RADIUS - 6, LEAST_RADIUS) * (1 - 0.6 * large);
  }
  const diameter = 2 * ellipse.a * mmPerPixel;
  return ramp(diameter, LEAST_MM - 4, LEAST_MM) * (1 - ramp(diameter, MOST_MM, MOST_MM + 14));
}

export function ramp(value: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (value - from) / (to - from)));
}
