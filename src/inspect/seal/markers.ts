import { findComponents, type Component } from './components.js';
import type { MarkBox } from './find-marks.js';
import { paperShare } from './paper-share.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';
import type { RedMap } from './redness.js';

/** The hues of text markers, told apart so that bars of two colours do not run together: yellow, green, blue, pink. */
const HUES = [1, 2, 3, 4] as const;

/** A bar covers one line of text: 2.5…13 mm high, at least 5 mm long and longer than high. */
const LEAST_HEIGHT_MM = 2.5;
const MOST_HEIGHT_MM = 13;
const LEAST_LENGTH_MM = 5;
/** Share of a bar that marker or the text on it must fill. */
const LEAST_FILL = 0.72;

/** Bars of bright translucent colour with dark text on them, in pixels of the copy. */
export function findMarkers(copy: Pixels, paper: Paper, mm: number): MarkBox[] {
  const { width, height } = copy;
  const hue = new Uint8Array(width * height);
  const dark = new Uint8Array(width * height);
  const counts = classify(copy, paper, hue, dark);
  const leastArea = (LEAST_HEIGHT_MM * LEAST_LENGTH_MM * LEAST_FILL) / (2 * mm * mm);
  return HUES.filter((wanted) => counts[wanted]! >= leastArea).flatMap((wanted) => {
    const only: RedMap = { width, height, ink: new Uint8Array(hue.length) };
    for (let i = 0; i < hue.length; i++) if (hue[i] === wanted) only.ink[i] = 1;
    return findComponents(only, 1, Math.max(1, Math.round(0.5 / mm)))
      .filter((bar) => isBar(bar, { hue: only.ink, dark, width, height }, mm) && onPaper(copy, paper, bar, mm))
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  });
}

/** Marks each pixel with its marker hue (0 none), and whether it is dark as text is; returns the pixels of each hue. */
function classify({ data }: Pixels, paper: Paper, hue: Uint8Array, dark: Uint8Array): Uint32Array {
  const counts = new Uint32Array(5);
  const [byRed, byGreen, byBlue] = [1 / paper.red, 1 / paper.green, 1 / paper.blue];
  for (let i = 0, at = 0; i < hue.length; i++, at += 3) {
    const r = data[at]! * byRed;
    const g = data[at + 1]! * byGreen;
    const b = data[at + 2]! * byBlue;
    const most = Math.max(r, g, b);
    const least = Math.min(r, g, b);
    if (most < 0.5 || (r + g + b) / 3 < 0.42) dark[i] = 1;
    // Ink of a marker lets the paper's light through in its own colour: bright in one channel, clearly less in another.
    if (most < 0.78 || most - least < 0.2) continue;
    if (least === b) hue[i] = g > 0.76 * r ? (r > 0.82 * g ? 1 : 2) : r > 1.25 * g ? 0 : 1;
    else if (least === r) hue[i] = g >= b ? 2 : 3;
    else hue[i] = b > 0.62 * r && g > 0.25 ? 4 : 0;
    counts[hue[i]!]!++;
  }
  return counts;
}

function isBar(bar: Component, picture: { hue: Uint8Array; dark: Uint8Array; width: number; height: number }, mm: number): boolean {
  const [length, thickness] = [(bar.right - bar.left) * mm, (bar.bottom - bar.top) * mm];
  if (length < LEAST_LENGTH_MM || thickness < LEAST_HEIGHT_MM || thickness > MOST_HEIGHT_MM || length < 1.2 * thickness) return false;
  let [coloured, text, total] = [0, 0, 0];
  let [darkColumns, columns, run] = [0, 0, 0];
  let switches = 0;
  const middle = Math.round((bar.top + bar.bottom) / 2);
  for (let x = bar.left; x < bar.right; x++, columns++) {
    let inColumn = 0;
    for (let y = bar.top; y < bar.bottom; y++, total++) {
      const i = y * picture.width + x;
      if (picture.hue[i]) coloured++;
      else if (picture.dark[i]) {
        text++;
        inColumn++;
      }
    }
    if (inColumn > 0) darkColumns++;
    const now = picture.dark[middle * picture.width + x]!;
    if (now !== run) switches++;
    run = now;
  }
  const written = text / total;
  return (coloured + text) / total >= LEAST_FILL && written > 0.03 && written < 0.5 && darkColumns > 0.3 * columns && switches * mm >= 0.1 * length * mm && switches >= 4;
}

/** Bare paper around the bar: a patch of colour in a photograph or a drawing has more colour beside it. */
function onPaper(copy: Pixels, paper: Paper, bar: Component, mm: number): boolean {
  const margin = Math.max(2, Math.round(1.5 / mm));
  const [inner, outer] = [1, margin + 1].map((by) => ({ left: bar.left - by, top: bar.top - by, right: bar.right + by, bottom: bar.bottom + by })) as [MarkBox, MarkBox];
  return paperShare(copy, paper, outer, inner) > 0.4;
}
