import type { Component } from './components.js';
import type { MarkBox } from './find-marks.js';
import { paperShare } from './paper-share.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';
import { PEN, type RedMap } from './redness.js';

const LEAST_LENGTH_MM = 10;
/** A line that long, as a share of the picture's width, is the rule of a letterhead. */
const MOST_SHARE = 0.62;
const MOST_THICKNESS_MM = 1.8;
/** Rise of a line drawn by hand, as a share of its length. */
const MOST_RISE = 0.06;

/** Of the strokes of a map those that are thin, nearly level lines with dark text standing on them, in pixels of the copy. */
export function findUnderlines(copy: Pixels, paper: Paper, map: RedMap, strokes: readonly Component[], mm: number): MarkBox[] {
  return strokes
    .filter((line) => isLine(line, map, mm) && textAbove(copy, paper, line, mm) && !isThroughWords(copy, paper, line, mm) && onPaper(copy, paper, line, mm))
    .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
}

function isLine(line: Component, map: RedMap, mm: number): boolean {
  const length = line.right - line.left;
  const rise = line.bottom - line.top;
  if (length * mm < LEAST_LENGTH_MM || length > MOST_SHARE * map.width) return false;
  if (rise > MOST_RISE * length + MOST_THICKNESS_MM / mm + 1) return false;
  const thickness = line.area / length;
  if (thickness * mm > MOST_THICKNESS_MM && thickness > 3) return false;
  return isUnbroken(line, map);
}

/** Red in nearly every column: a row of red text or dots is not a line. */
function isUnbroken(line: Component, map: RedMap): boolean {
  let [columns, pieces] = [0, 0];
  for (let x = line.left; x < line.right; x++) {
    let [found, before] = [0, false];
    for (let y = line.top; y < line.bottom; y++) {
      const red = map.ink[y * map.width + x]! >= PEN;
      if (red && !before) found++;
      before = red;
    }
    if (found > 0) columns++;
    pieces += found;
  }
  const length = line.right - line.left;
  return columns >= 0.93 * length && pieces <= 1.15 * length;
}

/** Characters stand no further apart than that, in millimetres, so dark and light change more often along a line of them. */
const MOST_APART_MM = 5;

/** Dark strokes in the 6 mm above, over at least half the line, that do not run along it as the rule of a table would. */
function textAbove(copy: Pixels, paper: Paper, line: Component, mm: number): boolean {
  const bottom = line.top - 1;
  const top = Math.max(0, bottom - Math.round(6 / mm));
  const light = (paper.red + paper.green + paper.blue) * 0.6;
  let [columns, dark, strokes, before] = [0, 0, 0, false];
  for (let x = line.left; x < line.right; x++) {
    let inColumn = 0;
    for (let y = top; y < bottom; y++) {
      const at = (y * copy.width + x) * 3;
      const sum = copy.data[at]! + copy.data[at + 1]! + copy.data[at + 2]!;
      // Red letters over a red line are a heading, not a marked text.
      if (sum < light && copy.data[at]! < 1.5 * copy.data[at + 1]!) inColumn++;
    }
    if (inColumn > 0) columns++;
    if (inColumn > 0 !== before) strokes++;
    before = inColumn > 0;
    dark += inColumn;
  }
  const length = line.right - line.left;
  if (strokes < Math.max(4, (length * mm) / MOST_APART_MM)) return false;
  const share = dark / Math.max(1, length * (bottom - top));
  return columns >= 0.45 * length && share > 0.06 && share < 0.5;
}

/** How far the lower half of struck-out characters reaches below the stroke, and how far the stroke’s own edge does. */
const BELOW_MM = 1;
const EDGE_MM = 0.3;
/** As a share of the paper’s brightness: thin strokes of small print grow pale in the small copy. */
const INK = 0.82;
/** Red beside green beyond which a pixel belongs to the stroke. */
const STROKE = 1.15;
/** Share of the columns with ink above the line that have some right below it as well, from which on it runs through the words. */
const MOST_BELOW = 0.45;

/** A line through the middle of the words strikes them out. Under an underline the paper is bare, and the next line of words stands further down. */
function isThroughWords(copy: Pixels, paper: Paper, line: Component, mm: number): boolean {
  const light = (paper.red + paper.green + paper.blue) * INK;
  const [reach, edge] = [Math.max(2, Math.round(BELOW_MM / mm)), Math.max(1, Math.round(EDGE_MM / mm))];
  const hasInk = (x: number, from: number, to: number) => {
    for (let y = Math.max(0, from); y < Math.min(copy.height, to); y++) {
      const at = (y * copy.width + x) * 3;
      if (copy.data[at]! + copy.data[at + 1]! + copy.data[at + 2]! < light && copy.data[at]! < STROKE * copy.data[at + 1]!) return true;
    }
    return false;
  };
  let [above, below] = [0, 0];
  for (let x = line.left; x < line.right; x++) {
    if (!hasInk(x, line.bottom - edge - 2 * reach, line.top - edge)) continue;
    above++;
    if (hasInk(x, line.bottom + edge, line.bottom + edge + reach)) below++;
  }
  return above > 0 && below > MOST_BELOW * above;
}

/** Bare paper around the line, between its letters and below it: a red edge in a photograph has none. */
function onPaper(copy: Pixels, paper: Paper, line: Component, mm: number): boolean {
  const [above, below] = [Math.round(6 / mm), Math.round(2 / mm)];
  return paperShare(copy, paper, { ...line, top: line.top - above, bottom: line.bottom + below }, line) > 0.5;
}
