import { candidatesOn, plainOn, ringsOn, type Candidate } from './candidates.js';
import { LISTED, SEEN } from './confidence.js';
import { hasDarkPatch } from './dark-patches.js';
import { findEdgeSlices, type EdgeSlice } from './edge-slices.js';
import { boxOf } from './ellipse.js';
import { sheetInInk, type OtherInk } from './other-inks.js';
import type { Pixels } from './pixels.js';
import { sheetOf, type Sheet } from './sheet.js';
import { onWhitePaper } from './warm-paper.js';

/** A red mark that looks like a seal. Places are fractions of the picture's width and height, from the top left. */
export interface FoundSeal {
  readonly x: number;
  readonly y: number;
  /** Of the long axis; null when the picture's scale is unknown. */
  readonly diameterMm: number | null;
  readonly kind: Candidate['kind'];
  /** 0…1: how much looks like a seal, not how genuine it is; below 0.6 a person has to look. */
  readonly confidence: number;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** The ring's outer edge around x, y: half axes as fractions of the picture's width, the long one's angle in degrees clockwise. */
  readonly outline: { readonly a: number; readonly b: number; readonly angle: number } | null;
}

/** A round stamp in another ink, as much like a seal as a red one must be to be seen. */
export interface FoundStamp extends FoundSeal {
  readonly ink: OtherInk;
}

export interface SealSight {
  /** Best first. */
  readonly seals: readonly FoundSeal[];
  /** Round stamps that are blue or black, where no red seal is seen. */
  readonly stamps: readonly FoundStamp[];
  readonly verdict: 'seen' | 'not-seen' | 'cannot-tell';
  /** Why a picture without a find cannot tell; null with doubtful finds, which speak for themselves. */
  readonly reason: 'grey' | 'low-resolution' | 'other-ink' | null;
}

/** Without a scale the long side is taken for that of an A4 sheet, in millimetres. */
const ASSUMED_LONG_MM = 297;
/** One page's share of a seal across the edges of several is never proof by itself. */
const SLICE_CONFIDENCE = 0.4;
const ON_WARM_PAPER = 0.45;
/** Circles of dark text and of drawings are many, and nothing was learned of them: a stamp in another ink has to be plain, by rule too. */
const PLAIN = 0.75;

/**
 * Looks for red seals: round or oval, whole or cut by the picture's edge, on white or tinted paper; rectangular and
 * triangular ones are only ever offered for a person to look at. Three values: a doubtful find makes the verdict
 * `cannot-tell`, and so does a grey or too coarse picture without a find (a page drawn from black text alone is grey as
 * well, but no copy: the caller, who knows that, may take it for `not-seen`). Says nothing of whether a seal is genuine.
 * @param mmPerPixel millimetres that one pixel of `pixels` stands for; null when unknown (photographs, screenshots).
 */
export function findSeals(pixels: Pixels, mmPerPixel: number | null): SealSight {
  return sealsOn(sheetOf(pixels, mmPerPixel));
}

/**
 * The same for a sheet that is measured already. First a mask by colour, which most pages leave empty; then circles by
 * voting and ellipses around patches; then the evidence of each (ring, paper around it, text along it, one ink).
 * @param isPicture a scan or photograph, whose black may have been red; not a page drawn from black text.
 */
export function sealsOn(sheet: Sheet, isPicture = true): SealSight {
  if (sheet.paper.grey) return { seals: [], stamps: isPicture ? stampsIn(sheet, 'black') : [], verdict: 'cannot-tell', reason: 'grey' };
  const seals = sheet.hasColour ? redOn(sheet) : [];
  if (seals.some(isSeen)) return { seals, stamps: [], verdict: 'seen', reason: null };
  const blue = sheet.hasColour ? stampsIn(sheet, 'blue') : [];
  // Blue ink is dark too.
  const stamps = blue.length === 0 && isPicture ? stampsIn(sheet, 'black') : blue;
  if (seals.length > 0) return { seals, stamps, verdict: 'cannot-tell', reason: sheet.isCoarse ? 'low-resolution' : null };
  if (stamps.length > 0) return { seals, stamps, verdict: 'cannot-tell', reason: 'other-ink' };
  return { seals, stamps, verdict: sheet.isCoarse ? 'cannot-tell' : 'not-seen', reason: sheet.isCoarse ? 'low-resolution' : null };
}

/** What can be said of a coarse copy on which seals are plain, and nothing else is doubtful; null where a larger copy has to tell. */
export function plainSealsOn(sheet: Sheet): SealSight | null {
  const plain = sheet.hasColour ? plainOn(sheet).map((candidate) => describe(candidate, sheet)) : [];
  return plain.length === 0 ? null : { seals: withOthers(plain, slicesOn(sheet)), stamps: [], verdict: 'seen', reason: null };
}

function redOn(sheet: Sheet): FoundSeal[] {
  const found = candidatesOn(sheet).map((candidate) => describe(candidate, sheet));
  return withOthers(found.some(isSeen) ? found : withOthers(found, onWarmPaper(sheet)), slicesOn(sheet));
}

function withOthers(found: readonly FoundSeal[], others: readonly FoundSeal[]): FoundSeal[] {
  return [...found, ...others.filter((other) => !found.some((seal) => overlaps(seal, other)))];
}

/** On orange, pink or red paper red ink is no redder than what is around it. What only shows against that is never more than doubtful. */
function onWarmPaper(sheet: Sheet): FoundSeal[] {
  const white = onWhitePaper(sheet);
  const found = white === null ? [] : candidatesOn(white).map((candidate) => describe(candidate, sheet));
  return found.filter(isSeen).map((seal) => ({ ...seal, confidence: ON_WARM_PAPER }));
}

/** Shapes without a ring are too common in tables and drawings to count. */
function isSeen({ confidence, kind }: FoundSeal): boolean {
  return confidence >= SEEN && kind !== 'rectangle' && kind !== 'triangle';
}

function stampsIn(sheet: Sheet, ink: OtherInk): FoundStamp[] {
  const other = ink === 'blue' || hasDarkPatch(sheet) ? sheetInInk(sheet, ink) : null;
  if (!other) return [];
  return ringsOn(other)
    .filter(({ kind, confidence, byRules }) => (kind === 'round' || kind === 'oval') && Math.min(confidence, byRules) >= PLAIN)
    .map((candidate) => ({ ...describe(candidate, sheet), ink }));
}

function describe({ ellipse, kind, confidence }: Candidate, { copy, mm }: Sheet): FoundSeal {
  const isRing = kind === 'round' || kind === 'oval' || kind === 'edge';
  return {
    x: clip((ellipse.x + 0.5) / copy.width),
    y: clip((ellipse.y + 0.5) / copy.height),
    diameterMm: mm === null ? null : Math.round(2 * ellipse.a * mm * 10) / 10,
    kind,
    confidence: Math.round(confidence * 100) / 100,
    box: within(boxOf(ellipse), copy),
    outline: isRing ? { a: thousandths(ellipse.a / copy.width), b: thousandths(ellipse.b / copy.width), angle: Math.round((ellipse.angle * 180) / Math.PI) } : null,
  };
}

function slicesOn(sheet: Sheet): FoundSeal[] {
  const { copy } = sheet;
  const mm = sheet.mm ?? ASSUMED_LONG_MM / Math.max(copy.width, copy.height);
  return findEdgeSlices(sheet, mm).map((slice: EdgeSlice): FoundSeal => ({
    x: (slice.left + slice.right) / 2 / copy.width,
    y: (slice.top + slice.bottom) / 2 / copy.height,
    diameterMm: sheet.mm === null ? null : Math.round((slice.bottom - slice.top) * sheet.mm * 10) / 10,
    kind: 'edge',
    confidence: Math.max(LISTED, SLICE_CONFIDENCE),
    box: within(slice, copy),
    outline: null,
  }));
}

function overlaps({ box }: FoundSeal, { x, y }: FoundSeal): boolean {
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
}

function within({ left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }, { width, height }: Pixels): FoundSeal['box'] {
  const [x, y] = [Math.max(0, left / width), Math.max(0, top / height)];
  return { left: thousandths(x), top: thousandths(y), width: thousandths(Math.min(1, right / width) - x), height: thousandths(Math.min(1, bottom / height) - y) };
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function clip(value: number): number {
  return Math.max(0, Math.min(1, value));
}
