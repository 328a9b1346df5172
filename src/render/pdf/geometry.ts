import type { Margin } from '../../model/prepared.js';

/** `[a b c d e f]` as in ISO 32000-1, 8.3.3: u = ax + cy + e, v = bx + dy + f. Lengths in points. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** A page as its file describes it: the visible box in its own units, its turn, its unit in points. */
export interface SourcePage {
  readonly box: Box;
  /** Clockwise: 0, 90, 180 or 270. */
  readonly rotate: number;
  readonly userUnit: number;
}

/** Where a source page comes to stand on its page of the dossier. */
export interface Placement {
  readonly page: Size;
  /** From the source's own coordinates to the dossier page. */
  readonly matrix: Matrix;
  /** What the source covers on the dossier page. */
  readonly area: Box;
  /** Where the stamp stands: in the page's own margin, or at the foot in a band that is kept free of it. */
  readonly stamp: Margin | 'band';
}

export const MM = 72 / 25.4;
export const A4: Size = { width: 210 * MM, height: 297 * MM };

/**
 * The running number of pages that the layout sets: 7 mm below the 版心, one character in from its outer edge
 * (GB/T 9704-2012, 7.5). The mark of an exhibit that is set from its text stands on the same line.
 */
export const SET_NUMBER = { baseline: 28 * MM - 0.88 * 14 };
/** The stamp of a page of evidence, from the sheet's foot or head: lower than any number of the page's own, within what a printer reaches. */
export const STAMP_STRIP = { from: 5 * MM, rule: 15.2 * MM, to: 16.5 * MM };
export const TEXT_EDGES = { left: 28 * MM, right: 26 * MM };
const EDGE = 7 * MM;
const TOP_EDGE = 5 * MM;

/** Pages this much wider than high are read turned, so the dossier page is wide as well, unless they fit as they are. */
const WIDE = 1.05;
/** Below this a page is enlarged: a scan with a wrong resolution, not a small document. */
const SMALLEST = 60 * MM;

export interface PlaceOptions {
  /** The page leaves this margin free: it takes the whole sheet, at its own size when that is no larger. */
  readonly margin?: Margin | null;
  /** A photograph: on upright paper even when it is wide. */
  readonly photo?: PhotoPlace;
}

export interface PhotoPlace {
  /** Height left free below it for its caption. */
  readonly caption: number;
  /** Of the paper, when two share it. */
  readonly half: Half | null;
}

export type Half = 'upper' | 'lower';

/** Puts a page on A4, upright for the reader and clear of the stamp, never enlarged unless it is tiny. */
export function place({ box, rotate, userUnit }: SourcePage, { margin = null, photo }: PlaceOptions = {}): Placement {
  const turned = rotate % 180 !== 0;
  const seen: Size = { width: (turned ? box.height : box.width) * userUnit, height: (turned ? box.width : box.height) * userUnit };
  const wide = !photo && seen.width > seen.height * WIDE && seen.width > A4.width;
  const page: Size = wide ? { width: A4.height, height: A4.width } : A4;
  const room: Box = margin ? { x: 0, y: 0, ...page } : photo ? photoRoom(photo) : clearRoom(page);
  const fit = Math.min(room.width / seen.width, room.height / seen.height);
  const scale = Math.min(fit, Math.max(1, SMALLEST / Math.max(seen.width, seen.height)));
  const area: Box = {
    width: seen.width * scale, height: seen.height * scale,
    x: room.x + (room.width - seen.width * scale) / 2, y: room.y + (room.height - seen.height * scale) / 2,
  };
  const k = scale * userUnit;
  const standing: Matrix = multiply([1, 0, 0, 1, -box.x, -box.y], turn(rotate, box));
  return { page, matrix: multiply(multiply(standing, [k, 0, 0, k, 0, 0]), [1, 0, 0, 1, area.x, area.y]), area, stamp: margin ?? 'band' };
}

/** The sheet within its edges, above the stamp. */
function clearRoom(page: Size): Box {
  return { x: EDGE, y: STAMP_STRIP.to, width: page.width - 2 * EDGE, height: page.height - STAMP_STRIP.to - TOP_EDGE };
}

function photoRoom({ caption, half }: PhotoPlace): Box {
  const { x, y, width, height } = clearRoom(A4);
  const part = half ? (height - TOP_EDGE) / 2 : height;
  return { x, y: y + caption + (half === 'upper' ? part + TOP_EDGE : 0), width, height: part - caption };
}

/** Where the lower of two photographs on a sheet begins, from the sheet's top. */
export const LOWER_HALF = TOP_EDGE + (A4.height - STAMP_STRIP.to - TOP_EDGE - TOP_EDGE) / 2 + TOP_EDGE;

/** What a stamp in a margin takes up of the sheet. */
export function stampBox(page: Size, margin: Margin): Box {
  const height = STAMP_STRIP.to - STAMP_STRIP.from;
  const x = TEXT_EDGES.left - STAMP_CLEARANCE;
  return { x, y: margin === 'foot' ? STAMP_STRIP.from : page.height - STAMP_STRIP.to, width: page.width - TEXT_EDGES.right + STAMP_CLEARANCE - x, height };
}

const STAMP_CLEARANCE = 3 * MM;

/** A page as it is seen, on paper of its own size: for comparing a copy with its source. Units of its own count as points. */
export function placeAsSeen({ box, rotate }: SourcePage): Placement {
  const turned = rotate % 180 !== 0;
  const page: Size = { width: turned ? box.height : box.width, height: turned ? box.width : box.height };
  return { page, matrix: multiply([1, 0, 0, 1, -box.x, -box.y], turn(rotate, box)), area: { x: 0, y: 0, ...page }, stamp: 'band' };
}

/** Turns a box at the origin clockwise and moves it back to the origin. */
function turn(rotate: number, { width, height }: Size): Matrix {
  if (rotate === 90) return [0, -1, 1, 0, 0, width];
  if (rotate === 180) return [-1, 0, 0, -1, width, height];
  if (rotate === 270) return [0, 1, -1, 0, height, 0];
  return [1, 0, 0, 1, 0, 0];
}

/** First `m`, then `n`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Moves one box onto another. */
export function between(from: Box, to: Box): Matrix {
  const [x, y] = [to.width / from.width, to.height / from.height];
  return [x, 0, 0, y, to.x - from.x * x, to.y - from.y * y];
}

/** The smallest upright box around a box that was moved by a matrix. */
export function boundsOf(matrix: Matrix, { x, y, width, height }: Box): Box {
  const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map(([u, v]) => apply(matrix, u ?? 0, v ?? 0));
  const xs = corners.map(([u]) => u);
  const ys = corners.map(([, v]) => v);
  const left = Math.min(...xs);
  const bottom = Math.min(...ys);
  return { x: left, y: bottom, width: Math.max(...xs) - left, height: Math.max(...ys) - bottom };
}

/** A number as PDF wants it: no exponent, four decimals at most. */
export function num(value: number): string {
  const text = value.toFixed(4).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

export function cm(matrix: Matrix): string {
  return `${matrix.map(num).join(' ')} cm`;
}
