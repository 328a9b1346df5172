import { findCircles } from './circles.js';
import { findComponents, type Component } from './components.js';
import { confidenceOf, LISTED, SEEN, sizeFit } from './confidence.js';
import { boxOf, radiusOf, type Ellipse } from './ellipse.js';
import { gatherEvidence } from './evidence.js';
import { coloursInside } from './inside-colours.js';
import { refineOutline, rhoOf } from './outline.js';
import type { Pixels } from './pixels.js';
import { rectangleLikeness } from './rectangles.js';
import { halved, paleOnly, type RedMap } from './redness.js';
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

/** Cells of 4 × 4 pixels; a page without a cell this red has nothing to look at. */
const CELL = 4;
const FAINTEST = 7;
/** Mean red of a cell from which patches are formed: strong, ordinary and faint ink. */
const PATCH_LEVELS = [52, 24, 10];
const MOST_PATCHES = 16;
/** How far, in radii, the outline is looked for around a patch, a voted circle and a settled outline. */
const PATCH_REACH = 0.26;
const CIRCLE_REACHES = [0.16, 0.09];
const NEARER_REACH = 0.12;
const SETTLED_REACH = 0.08;
const SETTLED_REACHES = [0.06, 0.08, 0.11];
/** From here on an outline is worth a second look. */
const PROMISING = 0.05;

/** All that looks enough like a seal to be shown to a person, each place once, best first. Most pages end at the first line. */
export function candidatesOn(sheet: Sheet): Candidate[] {
  const half = halved(sheet.red);
  const cells = halved(half);
  return anyRed(cells) ? candidatesIn(sheet, half, cells) : [];
}

function anyRed(cells: RedMap): boolean {
  let count = 0;
  for (const ink of cells.ink) if (ink >= FAINTEST && ++count >= 8) return true;
  return false;
}

function candidatesIn(sheet: Sheet, half: RedMap, cells: RedMap): Candidate[] {
  const { copy, red: map, mm } = sheet;
  const shortSide = Math.min(copy.width, copy.height);
  const least = mm === null ? Math.max(10, 0.025 * shortSide) : 8 / mm;
  const most = mm === null ? 0.55 * shortSide : Math.min(34 / mm, 0.6 * Math.max(copy.width, copy.height));
  const patches = PATCH_LEVELS.flatMap((level) => patchesAt(cells, level, { least, most }));
  const radii = { least: Math.max(5, least / 2), most: most / 2 };
  const pale = paleOnly(half);
  const circles = [...findCircles(half, radii), ...(pale ? findCircles(pale, radii) : [])];
  const weigh = (ellipse: Ellipse): Candidate => {
    const { confidence, byRules } = confidenceOf(gatherEvidence(map, ellipse), coloursInside(sheet, ellipse), { ellipse, shortSide });
    return { ellipse, kind: kindOf(ellipse, copy), confidence: confidence * sizeFit(ellipse, mm, shortSide), byRules };
  };
  // A second look from nearby frees an outline that other red beside the seal had drawn off.
  const closer = (rough: Candidate): Candidate => {
    if (rough.confidence < PROMISING || rough.confidence >= SEEN) return rough;
    const near = [NEARER_REACH, SETTLED_REACH].flatMap((reach) => refineOutline(map, rough.ellipse, reach) ?? []).map(weigh);
    return near.reduce((best, other) => (other.confidence > best.confidence ? other : best), rough);
  };
  const framed = patches.flatMap((patch) => framedShapes(patch, sheet).map((shape) => ({ ...shape, confidence: shape.confidence * sizeFit(shape.ellipse, mm, shortSide) }))).filter((shape) => shape.confidence >= LISTED);
  const rounds = outlinesNear(map, patches, circles).map(weigh).map(closer).filter((round) => round.confidence >= LISTED && !isFramed(round, framed));
  // An outline a pixel beside the true one can miss what speaks against it: the last word is the settled ones', the middle one of three.
  const settled = (best: Candidate): Candidate => {
    if (best.kind === 'rectangle' || best.kind === 'triangle') return best;
    const tries = SETTLED_REACHES.map((reach) => weigh(refineOutline(map, best.ellipse, reach) ?? best.ellipse));
    return tries.toSorted((p, q) => p.confidence - q.confidence)[1]!;
  };
  return bestOfEach([...rounds, ...framed]).map(settled).filter((each) => each.confidence >= LISTED);
}

/** The outlines on which patches and voted circles settle, each once. */
function outlinesNear(map: RedMap, patches: readonly Component[], circles: readonly Ellipse[]): Ellipse[] {
  const rough = [
    ...patches.map((patch) => ({ ellipse: around(patch), reach: PATCH_REACH })),
    ...circles.flatMap((circle) => CIRCLE_REACHES.map((reach) => ({ ellipse: doubled(circle), reach }))),
  ];
  const outlines: Ellipse[] = [];
  for (const { ellipse, reach } of rough) {
    const refined = refineOutline(map, ellipse, reach);
    if (refined && !outlines.some((other) => isSame(other, refined))) outlines.push(refined);
  }
  return outlines;
}

/** A patch as a rectangular or triangular seal: never more than doubtful. */
function framedShapes(patch: Component & { level: number }, sheet: Sheet): Candidate[] {
  const ellipse = around(patch);
  if (coloursInside(sheet, ellipse).paper < 0.12) return [];
  const rectangle = rectangleLikeness(sheet.red, patch, 0.5 * patch.level);
  if (rectangle > 0) return [{ ellipse, kind: 'rectangle', confidence: 0.45 * rectangle, byRules: 0 }];
  const triangle = triangleLikeness(sheet.red, patch, 0.5 * patch.level);
  return triangle > 0 ? [{ ellipse, kind: 'triangle', confidence: 0.45 * triangle, byRules: 0 }] : [];
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
