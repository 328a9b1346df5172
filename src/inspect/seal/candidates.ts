import { confidenceOf, ifBadge, isBadge, jointConfidence, LISTED, SEEN, sizeFit } from './confidence.js';
import { cropLikeness } from './crop-likeness.js';
import { boxOf, radiusOf, type Ellipse } from './ellipse.js';
import { gatherEvidence } from './evidence.js';
import { innerLineIn } from './inner-line.js';
import { coloursInside, type InsideColours } from './inside-colours.js';
import { likenessAtMost } from './likeness.js';
import { refineOutline, rhoOf } from './outline.js';
import { CIRCLE_REACHES, circlesIn, outlinesOn } from './outlines.js';
import { around, findPatches, type Patch, type Patches } from './patches.js';
import type { Pixels } from './pixels.js';
import { rectangleLikeness } from './rectangles.js';
import type { RedMap } from './redness.js';
import type { Sheet } from './sheet.js';
import { triangleLikeness } from './triangles.js';

/** What may be a seal, in pixels of the sheet's copy. */
export interface Candidate {
  readonly ellipse: Ellipse;
  /** `edge`: cut by the border of the picture, as a 骑缝章 is. */
  readonly kind: 'round' | 'oval' | 'rectangle' | 'triangle' | 'edge';
  readonly confidence: number;
  /** What the rules alone say, 0…1; 0 for shapes without a ring. */
  readonly byRules: number;
}

/** How far, in radii, the outline is looked for around one that was found. */
const NEARER_REACHES = [0.12, 0.08];
const SETTLED_REACHES = [0.06, 0.08, 0.11];
/** By its measures, from here on an outline is worth a second look from nearby; and, of a few, the sight of it from there on. */
const PROMISING = 0.05;
const FAINTEST = 0.01;
const MOST_FAINT = 4;
/** So much of an outline, 0…1, is a line with paper outside: red that goes on on both sides is no ring, whatever else it measures. */
const LEAST_FREEDOM = 0.2;
/** On a coarse copy: a seal from here on is plain, its middle lies so near that of a circle that this is a part of it, and so many circles in a row are nothing. */
const PLAIN = 0.95;
const SAME_SEAL = 0.7;
const MOST_NOTHING = 6;
/** Outlines whose middles and sizes differ by less than this, in radii, are of one thing. */
const SAME_PLACE = 0.35;
/** Shapes without a ring are too common to be more than doubtful; and share of one that is bare paper: a filled one is a sign, one of nothing else a shadow. */
const MOST_IF_FRAMED = 0.45;
const LEAST_PAPER = 0.12;
const MOST_PAPER = 0.99;
/** Pictures, QR codes and golden signs in a frame: share of colours that stamp ink never is, and of what their ink leaves in red; of nine real seals no less than 0.67. */
const MOST_FOREIGN = 0.12;
const LEAST_PURE = 0.4;

/** All that looks enough like a seal to be shown to a person, each place once, best first. Most pages end at the first line. */
export function candidatesOn(sheet: Sheet): Candidate[] {
  const red = findPatches(sheet);
  if (!red) return [];
  const rounds = roundsOn(sheet, red, FAINTEST);
  const rough = bestAmong(rounds, red, sheet);
  const judged = rough.filter(({ confidence }, place) => confidence >= LISTED || place < MOST_FAINT).map((each) => unlessBadge(bySight(settled(each, sheet), sheet), rounds, sheet));
  return bestOfEach(judged.filter(({ confidence }) => confidence >= LISTED));
}

/**
 * The seals that are as plain on a coarse copy as they could be on a larger one, each once; none where anything else is doubtful. The
 * circles with the most edge first, and no further once a few in a row are nothing: a page of red headings has dozens.
 */
export function plainOn(sheet: Sheet): Candidate[] {
  const red = findPatches(sheet);
  if (!red) return [];
  const plain: Candidate[] = [];
  let nothing = 0;
  for (const circle of circlesIn(red.half, sheet)) {
    if (plain.some((seal) => rhoOf(seal.ellipse, circle) < SAME_SEAL)) continue;
    const outline = refineOutline(sheet.red, circle, CIRCLE_REACHES[0]);
    const rough = outline && closer(weigh(outline, sheet), sheet);
    const seal = rough && rough.confidence >= LISTED ? unlessBadge(bySight(settled(rough, sheet), sheet), [rough], sheet) : null;
    if (seal && seal.confidence >= PLAIN && seal.kind !== 'edge') plain.push(seal);
    else if (seal && seal.confidence >= LISTED) return [];
    nothing = plain.at(-1) === seal ? 0 : nothing + 1;
    if (nothing === MOST_NOTHING) break;
  }
  const framed = [...red.patches, ...red.long].filter((patch) => !plain.some(({ ellipse }) => rhoOf(ellipse, around(patch)) < SAME_SEAL));
  // Circles around the two foci of an oval settle on it both.
  return framed.every((patch) => framedShapes(patch, sheet).length === 0) ? bestOfEach(plain) : [];
}

/** Rings by their measures alone, for inks of which no picture was learned from. Without a ring nothing else is looked at. */
export function ringsOn(sheet: Sheet): Candidate[] {
  const red = findPatches(sheet);
  if (!red) return [];
  const rounds = roundsOn(sheet, red, LISTED);
  return rounds.length === 0 ? [] : bestAmong(rounds, red, sheet).map((each) => settled(each, sheet)).filter(({ confidence }) => confidence >= LISTED);
}

function roundsOn(sheet: Sheet, red: Patches, least: number): Candidate[] {
  return outlinesOn(sheet, red).map((outline) => closer(weigh(outline, sheet), sheet)).filter(({ confidence }) => confidence >= least);
}

function bestAmong(rounds: readonly Candidate[], { patches, long }: Patches, sheet: Sheet): Candidate[] {
  const framed = [...patches, ...long].flatMap((patch) => framedShapes(patch, sheet));
  return bestOfEach([...rounds.filter((round) => !isFramed(round, framed)), ...framed]);
}

/** What the measures left is looked at: rings of flowers and of badges measure like seals, and some seals badly. */
function bySight(candidate: Candidate, sheet: Sheet): Candidate {
  const { ellipse, confidence, byRules } = candidate;
  const fit = fitOn(sheet, ellipse);
  if (isFrame(candidate) || fit === 0) return candidate;
  return { ...candidate, confidence: fit * jointConfidence({ confidence: confidence / fit, byRules }, cropLikeness(sheet.copy, ellipse)) };
}

/** The inner ring of a badge shows only within the true outline; one beside it, which misses that ring, looks the more like a seal. */
function unlessBadge(candidate: Candidate, rounds: readonly Candidate[], { red }: Sheet): Candidate {
  if (candidate.confidence < SEEN || isFrame(candidate)) return candidate;
  const here = rounds.filter(({ ellipse }) => rhoOf(candidate.ellipse, ellipse) < SAME_PLACE && Math.abs(radiusOf(ellipse) / radiusOf(candidate.ellipse) - 1) < SAME_PLACE);
  const isOne = [candidate, ...here].some((each) => each.confidence >= PROMISING && hasInnerLine(red, each.ellipse));
  return isOne ? { ...candidate, confidence: ifBadge(candidate.confidence) } : candidate;
}

function hasInnerLine(red: RedMap, ellipse: Ellipse): boolean {
  const evidence = gatherEvidence(red, ellipse);
  return evidence !== null && isBadge(innerLineIn(red, ellipse), evidence);
}

function isFrame({ kind }: Candidate): boolean {
  return kind === 'rectangle' || kind === 'triangle';
}

function fitOn({ copy, mm }: Sheet, ellipse: Ellipse): number {
  return sizeFit(ellipse, mm, Math.min(copy.width, copy.height));
}

function weigh(ellipse: Ellipse, sheet: Sheet): Candidate {
  const { copy, red } = sheet;
  const shortSide = Math.min(copy.width, copy.height);
  const kind = kindOf(ellipse, copy);
  const fit = fitOn(sheet, ellipse);
  const evidence = fit === 0 ? null : gatherEvidence(red, ellipse, LEAST_FREEDOM);
  if (!evidence || likenessAtMost(evidence, { ellipse, shortSide }) < FAINTEST) return { ellipse, kind, confidence: 0, byRules: 0 };
  const { confidence, byRules } = confidenceOf(evidence, coloursInside(sheet, ellipse), { ellipse, shortSide });
  return { ellipse, kind, confidence: confidence * fit, byRules };
}

/** A second look from nearby frees an outline that other red beside the seal had drawn off. */
function closer(rough: Candidate, sheet: Sheet): Candidate {
  if (rough.confidence < PROMISING || rough.confidence >= SEEN) return rough;
  const near = NEARER_REACHES.flatMap((reach) => refineOutline(sheet.red, rough.ellipse, reach) ?? []).map((outline) => weigh(outline, sheet));
  return near.reduce((best, other) => (other.confidence > best.confidence ? other : best), rough);
}

/** An outline a pixel beside the true one can miss what speaks against it: the last word is the settled ones', the middle one of three. */
function settled(best: Candidate, sheet: Sheet): Candidate {
  if (isFrame(best)) return best;
  const tries = SETTLED_REACHES.map((reach) => weigh(refineOutline(sheet.red, best.ellipse, reach) ?? best.ellipse, sheet));
  return tries.toSorted((p, q) => p.confidence - q.confidence)[1]!;
}

/** A patch as a rectangular or triangular seal: never more than doubtful. */
function framedShapes(patch: Patch, sheet: Sheet): Candidate[] {
  const rectangle = rectangleLikeness(sheet.red, patch, 0.5 * patch.level);
  const likeness = rectangle > 0 ? rectangle : triangleLikeness(sheet.red, patch, 0.5 * patch.level);
  if (likeness === 0) return [];
  const ellipse = around(patch);
  const confidence = MOST_IF_FRAMED * likeness * fitOn(sheet, ellipse);
  if (confidence < LISTED || !isStampInk(coloursInside(sheet, ellipse))) return [];
  return [{ ellipse, kind: rectangle > 0 ? 'rectangle' : 'triangle', confidence, byRules: 0 }];
}

function isStampInk({ paper, foreign, pure }: InsideColours): boolean {
  return paper >= LEAST_PAPER && paper <= MOST_PAPER && foreign <= MOST_FOREIGN && pure >= LEAST_PURE;
}

/** A not quite perfect ring within a rectangular frame of its size is that frame and its writing. */
function isFramed({ ellipse, confidence }: Candidate, rectangles: readonly Candidate[]): boolean {
  return confidence < 0.95 && rectangles.some((frame) => rhoOf(frame.ellipse, ellipse) < 0.5 && radiusOf(ellipse) < 1.35 * radiusOf(frame.ellipse));
}

function kindOf(ellipse: Ellipse, copy: Pixels): Candidate['kind'] {
  const box = boxOf(ellipse);
  const beyond = Math.max(-box.left, -box.top, box.right - copy.width, box.bottom - copy.height);
  if (beyond > 0.12 * radiusOf(ellipse)) return 'edge';
  return ellipse.a > 1.17 * ellipse.b ? 'oval' : 'round';
}

/** Drops what a better candidate explains: one that shares its middle, a piece inside it, a doubtful one that overlaps it. */
function bestOfEach(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of [...candidates].sort((p, q) => q.confidence - p.confidence || p.ellipse.y - q.ellipse.y || p.ellipse.x - q.ellipse.x)) {
    const explained = kept.some((other) => {
      const piece = radiusOf(candidate.ellipse) < 0.65 * radiusOf(other.ellipse);
      const doubtful = candidate.confidence < SEEN && other.confidence >= SEEN;
      const apart = piece || doubtful ? 1.25 : 0.7;
      return rhoOf(other.ellipse, candidate.ellipse) < apart || rhoOf(candidate.ellipse, other.ellipse) < 0.7;
    });
    if (!explained) kept.push(candidate);
  }
  return kept;
}
