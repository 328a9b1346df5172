import { findCircles } from './circles.js';
import { findComponents, type Component } from './components.js';
import { confidenceOf, LISTED, SEEN, sizeFit } from './confidence.js';
import { boxOf, radiusOf, type Ellipse } from './ellipse.js';
import { gatherEvidence } from './evidence.js';
import { coloursInside } from './inside-colours.js';
import { refineOutline, rhoOf } from './outline.js';
import { findPaper, type Paper } from './paper.js';
import { shrink, type Pixels, type SmallCopy } from './pixels.js';
import { rectangleLikeness } from './rectangles.js';
import { coarser, measureRed, type RedMap } from './redness.js';

/** A red mark that looks like a seal. Places are fractions of the picture's width and height, from the top left. */
export interface FoundSeal {
  readonly x: number;
  readonly y: number;
  /** Of the long axis; null when the picture's scale is unknown. */
  readonly diameterMm: number | null;
  /** `edge`: cut by the border of the picture, as a 骑缝章 is. */
  readonly kind: 'round' | 'oval' | 'rectangle' | 'edge';
  /** 0…1: how much looks like a seal, not how genuine it is; below 0.6 a person has to look. */
  readonly confidence: number;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

export interface SealSight {
  /** Best first. */
  readonly seals: readonly FoundSeal[];
  readonly verdict: 'seen' | 'not-seen' | 'cannot-tell';
  /** Why a picture without a find cannot tell; null with doubtful finds, which speak for themselves. */
  readonly reason: 'grey' | 'low-resolution' | null;
}

/** A candidate in pixels of the small copy. */
interface Candidate {
  readonly ellipse: Ellipse;
  readonly kind: FoundSeal['kind'];
  readonly confidence: number;
}

/** Long side of the copy looked at, in pixels: 2.7 pixels a millimetre on A4. A caller that shrinks beforehand keeps at least this. */
export const LONG_SIDE = 800;
/** Below these, ring and text of a seal run together: 72 dpi, or 400 pixels along the long side. */
const COARSEST_MM = 25.4 / 72;
const LEAST_PIXELS = 400;
/** Cells of 4 × 4 pixels; a page without a cell this red has nothing to look at. */
const CELL = 4;
const FAINTEST = 7;
/** Mean red of a cell from which patches are formed: strong, ordinary and faint ink. */
const PATCH_LEVELS = [52, 24, 10];
const MOST_PATCHES = 16;
/** How far, in radii, the outline is looked for around a patch, a voted circle and a settled outline. */
const PATCH_REACH = 0.26;
const CIRCLE_REACH = 0.16;
const SETTLED_REACH = 0.08;

/**
 * Looks for red seals: round or oval, whole or cut by the picture's edge, on white or tinted paper; rectangular ones
 * are only ever offered for a person to look at. Three values: a doubtful find makes the verdict `cannot-tell`, and a
 * grey or too coarse picture without a find does too (a page drawn from black text alone is grey as well, but no copy:
 * the caller, who knows that, may take it for `not-seen`). Says nothing of whether a seal is genuine.
 *
 * First a mask by colour, which most pages leave empty; then circles by voting and ellipses around patches; then the
 * evidence of each (ring, paper around it, text along it, one ink).
 * @param mmPerPixel millimetres that one pixel of `pixels` stands for; null when unknown (photographs, screenshots).
 */
export function findSeals(pixels: Pixels, mmPerPixel: number | null): SealSight {
  const copy = shrink(pixels, LONG_SIDE);
  const paper = findPaper(copy);
  const coarse = isCoarse(Math.max(pixels.width, pixels.height), mmPerPixel);
  if (paper.grey) return { seals: [], verdict: 'cannot-tell', reason: 'grey' };
  const map = measureRed(copy, paper);
  const cells = coarser(map, CELL);
  const seals = anyRed(cells) ? candidatesIn(copy, paper, map, cells, mmPerPixel === null ? null : mmPerPixel * copy.factor) : [];
  const found = seals.map((seal) => describe(seal, copy, mmPerPixel));
  if (found.some((seal) => seal.confidence >= SEEN && seal.kind !== 'rectangle')) return { seals: found, verdict: 'seen', reason: null };
  if (coarse) return { seals: found, verdict: 'cannot-tell', reason: 'low-resolution' };
  return { seals: found, verdict: found.length > 0 ? 'cannot-tell' : 'not-seen', reason: null };
}

/** A picture as large as the copy looked at is never too coarse: callers may shrink a scan to that size beforehand. */
function isCoarse(longSide: number, mmPerPixel: number | null): boolean {
  if (longSide < LEAST_PIXELS) return true;
  return mmPerPixel !== null && mmPerPixel > COARSEST_MM && longSide < LONG_SIDE;
}

function anyRed(cells: RedMap): boolean {
  let count = 0;
  for (const ink of cells.ink) if (ink >= FAINTEST && ++count >= 8) return true;
  return false;
}

function candidatesIn(copy: SmallCopy, paper: Paper, map: RedMap, cells: RedMap, mm: number | null): Candidate[] {
  const shortSide = Math.min(copy.width, copy.height);
  const least = mm === null ? Math.max(10, 0.025 * shortSide) : 8 / mm;
  const most = mm === null ? 0.55 * shortSide : Math.min(34 / mm, 0.6 * Math.max(copy.width, copy.height));
  const patches = PATCH_LEVELS.flatMap((level) => patchesAt(cells, level, { least, most }));
  const rough = [
    ...patches.map((patch) => ({ ellipse: around(patch), reach: PATCH_REACH })),
    ...findCircles(coarser(map, 2), { least: Math.max(5, least / 2), most: most / 2 }).map((circle) => ({ ellipse: doubled(circle), reach: CIRCLE_REACH })),
  ];
  const weigh = (ellipse: Ellipse): Candidate => {
    const confidence = confidenceOf(gatherEvidence(map, ellipse), coloursInside(copy, paper, ellipse)) * sizeFit(ellipse, mm, shortSide);
    return { ellipse, kind: kindOf(ellipse, copy), confidence };
  };
  const outlines: Ellipse[] = [];
  for (const { ellipse, reach } of rough) {
    const refined = refineOutline(map, ellipse, reach);
    if (refined && !outlines.some((other) => isSame(other, refined))) outlines.push(refined);
  }
  const rectangles = patches.flatMap((patch): Candidate[] => {
    const likeness = coloursInside(copy, paper, around(patch)).paper < 0.12 ? 0 : rectangleLikeness(map, patch, 0.5 * patch.level) * sizeFit(around(patch), mm, shortSide);
    return likeness > 0 ? [{ ellipse: around(patch), kind: 'rectangle', confidence: 0.45 * likeness }] : [];
  });
  const rounds = outlines.map(weigh).filter((round) => round.confidence >= LISTED && !isFramed(round, rectangles));
  // An outline a pixel beside the true one can miss what speaks against it: the last word is the settled one's.
  return bestOfEach([...rounds, ...rectangles])
    .map((best) => (best.kind === 'rectangle' ? best : weigh(refineOutline(map, best.ellipse, SETTLED_REACH) ?? best.ellipse)))
    .filter((settled) => settled.confidence >= LISTED);
}

/** Many rough circles settle on the same outline. */
function isSame(one: Ellipse, other: Ellipse): boolean {
  const near = 0.03 * radiusOf(one) + 0.5;
  return Math.abs(one.x - other.x) < near && Math.abs(one.y - other.y) < near && Math.abs(one.a - other.a) < near && Math.abs(one.b - other.b) < near;
}

/** A not quite perfect ring within a rectangular frame of its size is that frame and its writing. */
function isFramed({ ellipse, confidence }: Candidate, rectangles: readonly Candidate[]): boolean {
  return confidence < 0.95 && rectangles.some((frame) => rhoOf(frame.ellipse, ellipse) < 0.5 && radiusOf(ellipse) < 1.35 * radiusOf(frame.ellipse));
}

/** Patches of a seal's size and proportions, in pixels of the copy, the largest first. */
function patchesAt(cells: RedMap, level: number, size: { least: number; most: number }): (Component & { level: number })[] {
  return findComponents(cells, level, 2)
    .map((patch) => ({ left: patch.left * CELL, top: patch.top * CELL, right: patch.right * CELL, bottom: patch.bottom * CELL, area: patch.area * CELL * CELL, level }))
    .filter((patch) => {
      const [width, height] = [patch.right - patch.left, patch.bottom - patch.top];
      return Math.max(width, height) >= 1.7 * size.least && Math.max(width, height) <= 2.6 * size.most && Math.max(width, height) < 2.2 * Math.min(width, height);
    })
    .sort((p, q) => q.area - p.area)
    .slice(0, MOST_PATCHES);
}

function around(patch: Component): Ellipse {
  const [halfWidth, halfHeight] = [(patch.right - patch.left) / 2, (patch.bottom - patch.top) / 2];
  const upright = halfHeight > halfWidth;
  return {
    x: patch.left + halfWidth, y: patch.top + halfHeight,
    a: Math.max(halfWidth, halfHeight), b: Math.min(halfWidth, halfHeight), angle: upright ? Math.PI / 2 : 0,
  };
}

function doubled({ x, y, a, b, angle }: Ellipse): Ellipse {
  return { x: 2 * x + 0.5, y: 2 * y + 0.5, a: 2 * a, b: 2 * b, angle };
}

function kindOf(ellipse: Ellipse, copy: Pixels): FoundSeal['kind'] {
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

function describe({ ellipse, kind, confidence }: Candidate, copy: SmallCopy, mmPerPixel: number | null): FoundSeal {
  const box = boxOf(ellipse);
  const [left, top] = [Math.max(0, box.left / copy.width), Math.max(0, box.top / copy.height)];
  return {
    x: clip((ellipse.x + 0.5) / copy.width),
    y: clip((ellipse.y + 0.5) / copy.height),
    diameterMm: mmPerPixel === null ? null : Math.round(2 * ellipse.a * copy.factor * mmPerPixel * 10) / 10,
    kind,
    confidence: Math.round(confidence * 100) / 100,
    box: { left, top, width: Math.min(1, box.right / copy.width) - left, height: Math.min(1, box.bottom / copy.height) - top },
  };
}

function clip(value: number): number {
  return Math.max(0, Math.min(1, value));
}
