import { findComponents, type Component } from './components.js';
import type { MarkBox } from './find-marks.js';
import { markedLines } from './marked-lines.js';
import { paperShare } from './paper-share.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';
import type { RedMap } from './redness.js';

/** The hues of text markers, told apart so that bars of two colours do not run together: yellow, green, blue, pink. */
const HUES = [1, 2, 3, 4] as const;
export const GREEN = 2;
export const BLUE = 3;
export const PINK = 4;

/** A bar covers one line of text: 2.5…13 mm high, at least 5 mm long and longer than high. */
const LEAST_HEIGHT_MM = 2.5;
const MOST_HEIGHT_MM = 13;
const LEAST_LENGTH_MM = 5;
/** Strokes of bold type part a bar that is no higher than they are. */
const STROKE_OF_TYPE_MM = 1;
/** Share of a bar that marker or the text on it must fill. */
const LEAST_FILL = 0.72;
/** Ten millimetres of a thin stroke. */
const LEAST_STROKE_MM2 = 5;

/** Of one hue of text marker: 255 where its colour lies, 0 elsewhere. */
export interface MarkerMap extends RedMap {
  readonly hue: (typeof HUES)[number];
}

/** Maps of the hues of which there is enough for the thinnest stroke. */
export function markerMaps(copy: Pixels, paper: Paper, mm: number): MarkerMap[] {
  const { width, height } = copy;
  const places = classify(copy, paper);
  return HUES.filter((hue) => places[hue]!.length >= LEAST_STROKE_MM2 / (mm * mm)).map((hue): MarkerMap => {
    const ink = new Uint8Array(width * height);
    for (const place of places[hue]!) ink[place] = 255;
    return { hue, width, height, ink };
  });
}

/** Bars of bright translucent colour with dark text on them, in pixels of the copy. */
export function findMarkers(copy: Pixels, paper: Paper, only: MarkerMap, mm: number): MarkBox[] {
  return findComponents(only, 1, Math.ceil(STROKE_OF_TYPE_MM / mm))
    .flatMap((patch) => barsIn(patch, { copy, paper, only }, mm))
    .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
}

/** The bars of the lines that a patch covers, where they are several; else the patch, if it is one. */
function barsIn(patch: Component, on: { copy: Pixels; paper: Paper; only: RedMap }, mm: number): MarkBox[] {
  if ((patch.right - patch.left) * mm < LEAST_LENGTH_MM || (patch.bottom - patch.top) * mm < LEAST_HEIGHT_MM || !onPaper(on.copy, on.paper, patch, mm)) return [];
  const isMark = (bar: MarkBox) => isBar(bar, on, mm) && !isBox(bar, on, mm);
  const places = { isMarker: (x: number, y: number) => on.only.ink[y * on.only.width + x] !== 0, isDark: (x: number, y: number) => isDark(on.copy, on.paper, x, y) };
  const lines = hasRule(patch, on) ? [] : markedLines(patch, places, mm);
  const marked = lines.filter(isMark);
  return marked.length > 1 && 2 * marked.length >= lines.length ? marked : isMark(patch) ? [patch] : [];
}

/** By hue, where the pixels of markers are. Levels are taken as if the paper were white. */
function classify({ data }: Pixels, paper: Paper): number[][] {
  const places: number[][] = [[], ...HUES.map((): number[] => [])];
  const [red, green, blue] = [whitened(paper.red), whitened(paper.green), whitened(paper.blue)];
  for (let i = 0, at = 0; at < data.length; i++, at += 3) {
    const r = red[data[at]!]!;
    const g = green[data[at + 1]!]!;
    const b = blue[data[at + 2]!]!;
    const most = r > g ? (r > b ? r : b) : g > b ? g : b;
    const least = r < g ? (r < b ? r : b) : g < b ? g : b;
    // Ink of a marker lets the paper's light through in its own colour: bright in one channel, clearly less in another.
    if (most - least < 51 || most < 199) continue;
    const hue = hueOf(r, g, b, least);
    if (hue !== 0) places[hue]!.push(i);
  }
  return places;
}

function whitened(paper: number): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, level) => Math.round((level * 255) / paper));
}

/** Red in shares of green up to which a marker is orange: the orange of office programs (FFC000) has 1.33. Redder is ink, skin and wood. */
const MOST_ORANGE = 1.36;

function hueOf(r: number, g: number, b: number, least: number): number {
  if (least === b) return g > 0.76 * r ? (r > 0.82 * g ? 1 : 2) : r > MOST_ORANGE * g ? 0 : 1;
  if (least === r) return g >= b ? 2 : 3;
  return b > 0.62 * r && g > 64 ? 4 : 0;
}

function isBar(bar: MarkBox, { copy, paper, only }: { copy: Pixels; paper: Paper; only: RedMap }, mm: number): boolean {
  const [length, thickness] = [(bar.right - bar.left) * mm, (bar.bottom - bar.top) * mm];
  if (length < LEAST_LENGTH_MM || thickness < LEAST_HEIGHT_MM || thickness > MOST_HEIGHT_MM || length < 1.2 * thickness) return false;
  let [coloured, text, total] = [0, 0, 0];
  let [darkColumns, columns, run] = [0, 0, false];
  let switches = 0;
  const middle = Math.round((bar.top + bar.bottom) / 2);
  for (let x = bar.left; x < bar.right; x++, columns++) {
    let inColumn = 0;
    for (let y = bar.top; y < bar.bottom; y++, total++) {
      if (only.ink[y * only.width + x]) coloured++;
      else if (isDark(copy, paper, x, y)) {
        text++;
        inColumn++;
      }
    }
    if (inColumn > 0) darkColumns++;
    const now = isDark(copy, paper, x, middle);
    if (now !== run) switches++;
    run = now;
  }
  const written = text / total;
  return (coloured + text) / total >= LEAST_FILL && written > 0.03 && written < 0.5 && darkColumns > 0.3 * columns && switches * mm >= 0.1 * length * mm && switches >= 4;
}

/** A head of a table or a coloured box has its words set in, further than a pen overshoots them, or a dark rule along its top. */
const INSET_MM = 2.4;
const RULE = 0.9;

function isBox(bar: MarkBox, { copy, paper }: { copy: Pixels; paper: Paper }, mm: number): boolean {
  const isBare = (x: number) => Array.from({ length: bar.bottom - bar.top }, (_each, row) => row + bar.top).every((y) => !isDark(copy, paper, x, y));
  const columns = Array.from({ length: bar.right - bar.left }, (_each, column) => column + bar.left);
  const [first, last] = [columns.findIndex((x) => !isBare(x)), columns.findLastIndex((x) => !isBare(x))];
  return (first * mm >= INSET_MM && (columns.length - 1 - last) * mm >= INSET_MM) || hasRule(bar, { copy, paper });
}

function hasRule(bar: MarkBox, { copy, paper }: { copy: Pixels; paper: Paper }): boolean {
  const columns = Array.from({ length: bar.right - bar.left }, (_each, column) => column + bar.left);
  const edge = Array.from({ length: 2 * EDGE }, (_each, row) => bar.top - EDGE + row).filter((y) => y >= 0 && y < copy.height);
  return edge.some((y) => columns.filter((x) => isDark(copy, paper, x, y)).length >= RULE * columns.length);
}

/** Pixels about the edge of a bar in which its rule lies. */
const EDGE = 3;

/** As dark as text is. */
function isDark({ data, width }: Pixels, paper: Paper, x: number, y: number): boolean {
  const at = (y * width + x) * 3;
  const [r, g, b] = [data[at]! / paper.red, data[at + 1]! / paper.green, data[at + 2]! / paper.blue];
  return Math.max(r, g, b) < 0.5 || r + g + b < 1.26;
}

/** Bare paper around the bar: a patch of colour in a photograph or a drawing has more colour beside it. */
function onPaper(copy: Pixels, paper: Paper, bar: MarkBox, mm: number): boolean {
  const margin = Math.max(2, Math.round(1.5 / mm));
  const [inner, outer] = [1, margin + 1].map((by) => ({ left: bar.left - by, top: bar.top - by, right: bar.right + by, bottom: bar.bottom + by })) as [MarkBox, MarkBox];
  return paperShare(copy, paper, outer, inner) > 0.4;
}
