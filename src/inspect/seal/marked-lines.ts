import type { MarkBox } from './find-marks.js';

/** Rows without a dark place that part two lines, and the height of the lowest line, in millimetres. */
const LEAST_GAP_MM = 0.5;
const LEAST_LINE_MM = 1.5;
/** Share of what the words leave of a line's column that must be marker for the mark to reach so far. */
const LEAST_COLUMN = 0.5;
/** Beyond this the ends of two lines differ: a person stops where the words do, a panel of colour is cut straight but for its corners. */
const RAGGED_MM = 6;
/** The longest of several lines, for a sentence goes on to the end of its first: shorter ones are characters in colour, and boxes of diagrams. */
const LEAST_LONGEST_MM = 30;
/** Further than this from the end of the words a straight edge belongs to a panel. */
const INSET_MM = 2.4;

/** What lies in a patch of one colour: the marker itself, and the words on it. */
export interface MarkedPlaces {
  readonly isMarker: (x: number, y: number) => boolean;
  readonly isDark: (x: number, y: number) => boolean;
}

/**
 * The bars of a patch that covers several lines of words, as strokes of a marker that touch do, each as long as its line is marked;
 * empty for one line, and for a panel of colour: straight on both sides, and wider than the words of any line in it.
 */
export function markedLines(patch: MarkBox, places: MarkedPlaces, mm: number): MarkBox[] {
  const rows = linesOf(patch, places, mm);
  if (rows.length < 2) return [];
  const bars = rows.flatMap(({ from, to }, line) => {
    const top = line === 0 ? patch.top : Math.round((rows[line - 1]!.to + from) / 2);
    const bottom = line === rows.length - 1 ? patch.bottom : Math.round((to + rows[line + 1]!.from) / 2);
    return extentOf({ ...patch, top, bottom }, places);
  });
  if (bars.length < 2 || Math.max(...bars.map((bar) => bar.right - bar.left)) * mm < LEAST_LONGEST_MM) return [];
  const isRagged = (side: 'left' | 'right') => (Math.max(...bars.map((bar) => bar[side])) - Math.min(...bars.map((bar) => bar[side]))) * mm > RAGGED_MM;
  if (isRagged('left') || isRagged('right')) return bars;
  return bars.some((bar) => isSetIn(bar, places, mm)) ? [] : bars;
}

/** Stretches of rows with dark places in them. */
function linesOf(patch: MarkBox, { isDark }: MarkedPlaces, mm: number): { from: number; to: number }[] {
  const columns = columnsOf(patch);
  const lines: { from: number; to: number }[] = [];
  for (let y = patch.top; y < patch.bottom; y++) {
    if (!columns.some((x) => isDark(x, y))) continue;
    const last = lines.at(-1);
    if (last && (y - last.to) * mm < LEAST_GAP_MM) last.to = y + 1;
    else lines.push({ from: y, to: y + 1 });
  }
  return lines.filter(({ from, to }) => (to - from) * mm >= LEAST_LINE_MM);
}

/** From the first to the last column of marker; none when there is no such column. */
function extentOf(line: MarkBox, { isMarker, isDark }: MarkedPlaces): MarkBox[] {
  const rows = rowsOf(line);
  const covered = columnsOf(line).filter((x) => {
    const marker = rows.filter((y) => isMarker(x, y)).length;
    return marker > 0 && marker >= LEAST_COLUMN * rows.filter((y) => !isDark(x, y)).length;
  });
  return covered.length === 0 ? [] : [{ ...line, left: covered[0]!, right: covered.at(-1)! + 1 }];
}

function isSetIn(bar: MarkBox, { isDark }: MarkedPlaces, mm: number): boolean {
  const rows = rowsOf(bar);
  const written = columnsOf(bar).filter((x) => rows.some((y) => isDark(x, y)));
  return written.length === 0 || (written[0]! - bar.left) * mm >= INSET_MM || (bar.right - 1 - written.at(-1)!) * mm >= INSET_MM;
}

function columnsOf({ left, right }: MarkBox): number[] {
  return Array.from({ length: right - left }, (_each, column) => left + column);
}

function rowsOf({ top, bottom }: MarkBox): number[] {
  return Array.from({ length: bottom - top }, (_each, row) => top + row);
}
