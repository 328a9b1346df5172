import { findComponents } from './components.js';
import { sealsOn, type FoundSeal } from './find-seals.js';
import { findLoops } from './loops.js';
import { findMarginBars } from './margin-bars.js';
import { BLUE, findMarkers, GREEN, markerMaps, PINK } from './markers.js';
import { paperShare } from './paper-share.js';
import type { Pixels } from './pixels.js';
import { PEN, type RedMap } from './redness.js';
import { sheetOf, type Sheet } from './sheet.js';
import { findUnderlines } from './underlines.js';

/** A place somebody marked on paper. Fractions of the picture's width and height, from the top left. */
export interface FoundMark {
  /** `marker`: a translucent bar of a text marker; `underline`: a red line under text; `ink`: a line drawn by hand round words or in the margin beside them. */
  readonly kind: 'marker' | 'underline' | 'ink';
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a mark is, to four digits: enough to find the words below it. */
export function placeOf({ left, top, width, height }: FoundMark): Pick<FoundMark, 'left' | 'top' | 'width' | 'height'> {
  const round = (share: number) => Math.round(share * 10_000) / 10_000;
  return { left: round(left), top: round(top), width: round(width), height: round(height) };
}

/** A bar or line in pixels of the small copy, right and bottom exclusive. */
export interface MarkBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Without a scale the long side is taken for that of an A4 sheet, in millimetres. */
const ASSUMED_LONG_MM = 297;

/**
 * Finds yellow, green, pink and blue marker bars over dark text, red underlines below, red lines round words and beside paragraphs, the same strokes in yellow or green, on scans and photographs,
 * top to bottom. The long rule of a letterhead, borders of tables and arcs of seals are left out. A grey picture shows none.
 * @param mmPerPixel millimetres that one pixel of `pixels` stands for; null when unknown.
 */
export function findMarks(pixels: Pixels, mmPerPixel: number | null): FoundMark[] {
  const sheet = sheetOf(pixels, mmPerPixel);
  return marksOn(sheet, sealsOn(sheet).seals);
}

/** The same for a sheet on which the seals are known: a line of text inside a seal is level and red as well. */
export function marksOn(sheet: Sheet, seals: readonly FoundSeal[]): FoundMark[] {
  const { copy, paper, red } = sheet;
  if (!sheet.hasColour) return [];
  const mm = sheet.mm ?? ASSUMED_LONG_MM / Math.max(copy.width, copy.height);
  const describe = (kind: FoundMark['kind']) => (box: MarkBox): FoundMark => ({
    kind,
    left: box.left / copy.width,
    top: box.top / copy.height,
    width: (box.right - box.left) / copy.width,
    height: (box.bottom - box.top) / copy.height,
  });
  const markers = markerMaps(copy, paper, mm);
  // Blue lines under words are links; what is pink is red to a pen as well and found below.
  const pens = [red, ...markers.filter(({ hue }) => hue !== BLUE && hue !== PINK)];
  const found = [
    ...markers.flatMap((map) => findMarkers(copy, paper, map, mm)).map(describe('marker')),
    ...pens.flatMap((pen) => strokesOf(sheet, pen, mm)).map(({ kind, box }) => describe(kind)(box)).filter((line) => !isInside(line, seals)),
  ];
  return found.length > 0 && isPaper(sheet) ? found.sort((p, q) => p.top - q.top || p.left - q.left) : [];
}

/** A text marker's stroke is thicker than the yellowish fringe that a JPEG leaves along a red line; a reader's line in green may be thin. */
const LEAST_STROKE_MM = 0.8;
/** Share of a thin line along which no red may lie. */
const MOST_RED = 0.1;

function strokesOf({ copy, paper, red }: Sheet, pen: RedMap & { readonly hue?: number }, mm: number): { kind: FoundMark['kind']; box: MarkBox }[] {
  const strokes = findComponents(pen, PEN, 1);
  const boxes = [
    ...findUnderlines(copy, paper, pen, strokes, mm).map((box) => ({ kind: 'underline' as const, box })),
    ...[...findLoops(copy, paper, pen, mm), ...findMarginBars(copy, paper, pen, strokes, mm)].map((box) => ({ kind: 'ink' as const, box })),
  ];
  const isThick = ({ left, top, right, bottom }: MarkBox) => Math.min(right - left, bottom - top) * mm >= LEAST_STROKE_MM;
  return pen === red ? boxes : boxes.filter(({ kind, box }) => isThick(box) || (kind === 'underline' && pen.hue === GREEN && !isBesideRed(red, box)));
}

function isBesideRed({ ink, width, height }: RedMap, { left, top, right, bottom }: MarkBox): boolean {
  let columns = 0;
  for (let x = left; x < right; x++) {
    for (let y = Math.max(0, top - 2); y < Math.min(height, bottom + 2); y++) {
      if (ink[y * width + x]! < PEN) continue;
      columns++;
      break;
    }
  }
  return columns > MOST_RED * (right - left);
}

/** Share of a sheet that is bare paper, and how bright that is, from which somebody may have marked words on it. */
const LEAST_PAPER = 0.4;
const LEAST_LIGHT = 90;

/** Photographs of people and places, posters and dark screens are full of coloured bars and red edges that mark nothing. */
function isPaper({ copy, paper }: Sheet): boolean {
  return Math.min(paper.red, paper.green, paper.blue) >= LEAST_LIGHT && paperShare(copy, paper, { left: 0, top: 0, right: copy.width, bottom: copy.height }) >= LEAST_PAPER;
}

function isInside(line: FoundMark, seals: readonly FoundSeal[]): boolean {
  const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
  return seals.some(({ box }) => x > box.left && x < box.left + box.width && y > box.top && y < box.top + box.height);
}
