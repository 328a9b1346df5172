import type { Component } from './components.js';
import type { RedMap } from './redness.js';

/** Length of a rectangular seal in its widths. */
const MOST_LENGTH = 3.2;
/** Of the shorter side, in pixels: writing within a smaller frame is a blur. */
const LEAST_SIDE = 16;
/** By how many degrees a seal may be turned, either way, and the step in which that is tried. */
const MOST_TURN = 10;
const STEP = 2.5;
/** Share of its length along which the weakest side of the frame is red; of a patch that is worth turning, before it is turned. */
const LEAST_SIDE_RED = 0.72;
const LEAST_UPRIGHT = 0.3;
/** Share of the sides' ends that are red, and how long an end is: a disc or a ring has no corners. */
const LEAST_CORNERS = 0.6;
const END = 0.2;
/** A frame may be as broad as this share of the shorter side, as that of the large seals of offices (官印) is; broader, and it is a filled field. */
const BROADEST = 0.2;
/** Share of a row of the frame that is red; of a row inside, more is a rule right across. */
const FULL = 0.93;
/** Pieces of red in a row, on average; and where a rule parts two lines of writing, as a table with little in it has fewer. */
const LEAST_PIECES = 1.6;
const LEAST_PIECES_PARTED = 3;
/** In degrees, in the order in which they are tried. */
const TURNS = Array.from({ length: (2 * MOST_TURN) / STEP }, (_, i) => (i % 2 ? -1 : 1) * STEP * (1 + (i >> 1)));

/** A patch as a rectangle that may be turned: its middle, half its sides, and the direction of the sides that lie across. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly cos: number;
  readonly sin: number;
}

/**
 * How much a patch looks like a rectangular seal, upright or nearly so, 0…1: a red frame on all four sides, paper outside it, and red
 * strokes in both directions inside (a box of red text has rows only at its lines, a table has rules right across, more than one).
 */
export function rectangleLikeness(map: RedMap, box: Component, threshold: number): number {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  if (Math.min(width, height) < LEAST_SIDE || Math.max(width, height) > MOST_LENGTH * Math.min(width, height)) return 0;
  const upright = turnedIn(box, 0);
  const weakest = weakestSide(map, upright, threshold);
  if (weakest >= LEAST_SIDE_RED) return likenessWithin(map, upright, threshold, weakest);
  if (weakest < LEAST_UPRIGHT) return 0;
  for (const degrees of TURNS) {
    const frame = turnedIn(box, (degrees * Math.PI) / 180);
    const side = weakestSide(map, frame, threshold);
    if (side >= LEAST_SIDE_RED && cornersOf(map, frame, threshold) >= LEAST_CORNERS) return likenessWithin(map, frame, threshold, side);
  }
  return 0;
}

/** The rectangle that fills a box when it is turned so. */
function turnedIn({ left, right, top, bottom }: Component, angle: number): Frame {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [width, height, slope] = [(right - left) / 2, (bottom - top) / 2, Math.abs(sin)];
  const scale = cos * cos - slope * slope;
  return { x: (left + right - 1) / 2, y: (top + bottom - 1) / 2, halfWidth: (width * cos - height * slope) / scale, halfHeight: (height * cos - width * slope) / scale, cos, sin };
}

function likenessWithin(map: RedMap, frame: Frame, threshold: number, weakest: number): number {
  const depth = depthOf(frame);
  if (surroundings(map, frame, threshold, depth) > 0.12) return 0;
  const breadth = breadthOf(map, frame, threshold);
  if (breadth === null) return 0;
  const { fill, rules, thickest, pieces } = inside(map, frame, threshold, Math.max(2 * depth, breadth + 1));
  const isParted = rules === 1 && thickest <= breadth + 1;
  if (fill < 0.12 || fill > 0.75 || (rules > 0 && !isParted) || pieces < (isParted ? LEAST_PIECES_PARTED : LEAST_PIECES)) return 0;
  return Math.min(1, 0.5 + weakest / 2);
}

function depthOf({ halfWidth, halfHeight }: Frame): number {
  return Math.max(2, Math.round(0.14 * Math.min(halfWidth, halfHeight)));
}

/** Across and down from the frame's middle; nothing beyond the map is red. */
function isRed({ width, height, ink }: RedMap, { x, y, cos, sin }: Frame, across: number, down: number, threshold: number): boolean {
  const column = Math.round(x + across * cos - down * sin);
  const row = Math.round(y + across * sin + down * cos);
  return column >= 0 && row >= 0 && column < width && row < height && ink[row * width + column]! >= threshold;
}

/** How long half a side is, and the place so far along it and so far in from the edge. */
interface Side {
  readonly half: number;
  readonly at: (along: number, inward: number) => readonly [across: number, down: number];
}

function sidesOf({ halfWidth, halfHeight }: Frame): readonly Side[] {
  return [
    { half: halfWidth, at: (along, inward) => [along, inward - halfHeight] },
    { half: halfWidth, at: (along, inward) => [along, halfHeight - inward] },
    { half: halfHeight, at: (along, inward) => [inward - halfWidth, along] },
    { half: halfHeight, at: (along, inward) => [halfWidth - inward, along] },
  ];
}

function weakestSide(map: RedMap, frame: Frame, threshold: number): number {
  return Math.min(...sidesOf(frame).map((side) => redAlong(map, frame, threshold, side, 0)));
}

/** Share of a side, from so far along it outwards (0: all of it), along which some pixel within the depth of the edge is red. */
function redAlong(map: RedMap, frame: Frame, threshold: number, { half, at }: Side, from: number): number {
  const depth = depthOf(frame);
  let [hits, total] = [0, 0];
  for (let along = 0.5 - half; along < half; along++) {
    if (Math.abs(along) < from * half) continue;
    total++;
    for (let inward = 0.5; inward < depth; inward++) {
      const [across, down] = at(along, inward);
      if (!isRed(map, frame, across, down, threshold)) continue;
      hits++;
      break;
    }
  }
  return hits / Math.max(1, total);
}

/** Share of the ends of all four sides along which some pixel within the depth of the edge is red. */
function cornersOf(map: RedMap, frame: Frame, threshold: number): number {
  return sidesOf(frame).reduce((sum, side) => sum + redAlong(map, frame, threshold, side, 1 - END), 0) / 4;
}

/** Rows of the frame, from the top or from the bottom, whichever are more, that are red from side to side; null when they are too many. */
function breadthOf(map: RedMap, frame: Frame, threshold: number): number | null {
  const most = Math.max(2, Math.floor(2 * BROADEST * Math.min(frame.halfWidth, frame.halfHeight)));
  let broadest = 0;
  for (const side of [-1, 1]) {
    let last = -1;
    for (let from = 0; from <= most + 1; from++) if (rowShare(map, frame, threshold, side * (frame.halfHeight - 0.5 - from)) > FULL) last = from;
    broadest = Math.max(broadest, last + 1);
  }
  return broadest > most ? null : broadest;
}

function rowShare(map: RedMap, frame: Frame, threshold: number, down: number): number {
  let [red, total] = [0, 0];
  for (let across = 0.5 - 0.8 * frame.halfWidth; across < 0.8 * frame.halfWidth; across++, total++) if (isRed(map, frame, across, down, threshold)) red++;
  return red / Math.max(1, total);
}

/** Share of red in a strip as wide as the frame's two depths all round it. */
function surroundings(map: RedMap, frame: Frame, threshold: number, depth: number): number {
  let [red, total] = [0, 0];
  const { halfWidth, halfHeight } = frame;
  for (let down = 0.5 - halfHeight - 3 * depth; down < halfHeight + 3 * depth; down++) {
    const between = Math.abs(down) < halfHeight + depth;
    for (let across = 0.5 - halfWidth - 3 * depth; across < halfWidth + 3 * depth; across++) {
      if (between && Math.abs(across) < halfWidth + depth) continue;
      total++;
      if (isRed(map, frame, across, down, threshold)) red++;
    }
  }
  return red / Math.max(1, total);
}

/** Share of red, rules right across and the rows of the thickest of them, and pieces of red in a row, so far in from the frame's edge. */
function inside(map: RedMap, frame: Frame, threshold: number, margin: number): { fill: number; rules: number; thickest: number; pieces: number } {
  let [red, total, rules, thickest, thick, pieces, rows] = [0, 0, 0, 0, 0, 0, 0];
  const [acrossMost, downMost] = [frame.halfWidth - margin, frame.halfHeight - margin];
  for (let down = 0.5 - downMost; down < downMost; down++, rows++) {
    let [inRow, inLine, wasRed] = [0, 0, isRed(map, frame, -0.5 - acrossMost, down, threshold)];
    for (let across = 0.5 - acrossMost; across < acrossMost; across++, inLine++) {
      const red = isRed(map, frame, across, down, threshold);
      if (red) inRow++;
      if (red && !wasRed) pieces++;
      wasRed = red;
    }
    red += inRow;
    total += inLine;
    thick = inRow > FULL * inLine ? thick + 1 : 0;
    if (thick === 1) rules++;
    thickest = Math.max(thickest, thick);
  }
  return { fill: red / Math.max(1, total), rules, thickest, pieces: pieces / Math.max(1, rows) };
}
