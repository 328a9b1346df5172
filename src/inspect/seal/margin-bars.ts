import type { Component } from './components.js';
import type { MarkBox } from './find-marks.js';
import { paperShare } from './paper-share.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';
import { PEN, type RedMap } from './redness.js';

/** A line beside two lines of text at least; one along most of the page is its binding or its frame. */
const LEAST_HEIGHT_MM = 12;
const MOST_SHARE = 0.55;
const MOST_THICKNESS_MM = 2.4;
/** Lean of a line drawn by hand, as a share of its height. */
const MOST_LEAN = 0.06;
/** How much of the text beside the line is looked at. */
const REACH_MM = 22;
/** The margin on its other side is bare that far: between columns there is less. */
const MARGIN_MM = 14;
/** Nearer to the picture's edge nobody writes: it is the edge of the sheet, or its frame. */
const EDGE_MM = 5;
/** A line that goes on beyond both ends, if only faintly or in pieces, is a frame: how far from the end that is looked at, in what of the rows it shows, and how red it is. */
const BEYOND_MM = [1.5, 9] as const;
const LEAST_GOING_ON = 0.5;
const FAINT = 8;
/** Pixels beside the line that its soft edge colours. */
const SOFT_EDGE = 3;
/** Lines of text are no further apart than that. */
const MOST_APART_MM = 14;

/** Of the strokes of a map those that are thin, nearly upright lines in the margin beside dark lines of text, in pixels of the copy. */
export function findMarginBars(copy: Pixels, paper: Paper, map: RedMap, strokes: readonly Component[], mm: number): MarkBox[] {
  return strokes
    .filter((bar) => isBar(bar, map, mm) && !goesOn(bar, map, mm) && standsInMargin(copy, paper, bar, mm))
    .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
}

function isBar(bar: Component, map: RedMap, mm: number): boolean {
  const [width, height] = [bar.right - bar.left, bar.bottom - bar.top];
  if (height * mm < LEAST_HEIGHT_MM || height > MOST_SHARE * map.height) return false;
  if (width > MOST_LEAN * height + MOST_THICKNESS_MM / mm + 1) return false;
  const thickness = bar.area / height;
  if (thickness * mm > MOST_THICKNESS_MM && thickness > 3) return false;
  let rows = 0;
  for (let y = bar.top; y < bar.bottom; y++) {
    for (let x = bar.left; x < bar.right; x++) {
      if (map.ink[y * map.width + x]! < PEN) continue;
      rows++;
      break;
    }
  }
  return rows >= 0.93 * height;
}

function goesOn({ left, right, top, bottom }: Component, map: RedMap, mm: number): boolean {
  const [from, to] = BEYOND_MM.map((length) => Math.round(length / mm)) as [number, number];
  const shows = (y: number): boolean => {
    for (let x = Math.max(0, left - SOFT_EDGE); x < Math.min(map.width, right + SOFT_EDGE); x++) if (map.ink[y * map.width + x]! >= FAINT) return true;
    return false;
  };
  const share = (first: number, last: number): number => {
    let rows = 0;
    for (let y = Math.max(0, first); y < Math.min(map.height, last); y++) if (shows(y)) rows++;
    return rows / (last - first);
  };
  return Math.min(share(top - to, top - from), share(bottom + from, bottom + to)) >= LEAST_GOING_ON;
}

/** Lines of text on one side, bare paper on the other. */
function standsInMargin(copy: Pixels, paper: Paper, bar: Component, mm: number): boolean {
  const [edge, reach, margin] = [EDGE_MM, REACH_MM, MARGIN_MM].map((length) => Math.round(length / mm)) as [number, number, number];
  if (bar.left < edge || bar.right > copy.width - edge) return false;
  const beside = (from: number, to: number): MarkBox => ({ left: from, right: to, top: bar.top, bottom: bar.bottom });
  const isBare = (side: MarkBox) => paperShare(copy, paper, side) > 0.97;
  const [left, right] = [bar.left - SOFT_EDGE, bar.right + SOFT_EDGE];
  return (isBare(beside(left - margin, left)) && isText(copy, paper, beside(right, right + reach), mm)) || (isBare(beside(right, right + margin)) && isText(copy, paper, beside(left - reach, left), mm));
}

/** Dark rows and bare rows in turn, as lines of text are: a picture is dark throughout, a table's rules run across. */
function isText(copy: Pixels, paper: Paper, { left, top, right, bottom }: MarkBox, mm: number): boolean {
  const light = (paper.red + paper.green + paper.blue) * 0.6;
  let [dark, total, lines, before] = [0, 0, 0, false];
  for (let y = top; y < bottom; y++) {
    let inRow = 0;
    for (let x = Math.max(0, left); x < Math.min(copy.width, right); x++, total++) {
      const at = (y * copy.width + x) * 3;
      if (copy.data[at]! + copy.data[at + 1]! + copy.data[at + 2]! < light && copy.data[at]! < 1.5 * copy.data[at + 1]!) inRow++;
    }
    if (inRow > 0.9 * (right - left)) return false;
    if (inRow > 0 && !before) lines++;
    before = inRow > 0;
    dark += inRow;
  }
  return lines >= 2 && lines >= ((bottom - top) * mm) / MOST_APART_MM && dark > 0.04 * total && dark < 0.45 * total;
}
