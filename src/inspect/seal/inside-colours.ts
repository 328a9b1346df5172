import { boxOf, radiusOf, unitCircle, type Ellipse } from './ellipse.js';
import { asWhite, paperAt, papersIn, type LocalPaper } from './local-paper.js';
import type { Colour } from './paper.js';
import type { Pixels } from './pixels.js';
import type { Sheet } from './sheet.js';

/** The colours inside an outline, as shares 0…1 of its visible area. */
export interface InsideColours {
  /** Gold, green, blue: what stamp ink never is. */
  readonly foreign: number;
  /** As colourless as the paper and not much darker: what shows between the strokes of a seal. */
  readonly paper: number;
  /** Of what the ink takes from the paper's green and blue, the part it leaves in red, 0…1: about 0.6 for stamp ink, 0.1 for brown print. */
  readonly pure: number;
  /** Brightness of the paper at the middle, 0…255: on a nearly black one every stain looks red. */
  readonly light: number;
}

/** Red from here on tells the colour of the ink; with fewer such places nothing is told. */
const INK = 14;
const LEAST_PLACES = 20;

/** Rings beyond the outline, up to a third of the radius, that tell what lies around it. */
const OUTSIDE = 1.08;
const BEYOND = 1.32;

/**
 * Looks at about 700 places inside the outline, each beside the paper around it, and at as many outside: a colour that goes on
 * all around is the paper's own pattern.
 */
export function coloursInside(sheet: Pick<Sheet, 'copy' | 'papers' | 'red'>, ellipse: Ellipse): InsideColours {
  const inside = sharesWithin(sheet, ellipse, 0, 0.96);
  if (inside.foreign === 0) return inside;
  const pattern = Math.min(inside.foreign, sharesWithin(sheet, ellipse, OUTSIDE, BEYOND).foreign);
  return { ...inside, foreign: inside.foreign - pattern, paper: inside.paper + pattern };
}

function sharesWithin({ copy, papers, red }: Pick<Sheet, 'copy' | 'papers' | 'red'>, ellipse: Ellipse, from: number, to: number): InsideColours {
  const { data, width, height } = copy;
  // Where a coloured sheet ends within a tile, its paper is known from the next.
  const kinds = papersIn(papers, boxOf(ellipse));
  const rings = Math.max(6, Math.min(16, Math.round(radiusOf(ellipse) / 3)));
  const [cos, sin] = [Math.cos(ellipse.angle), Math.sin(ellipse.angle)];
  let [total, foreign, plain] = [0, 0, 0];
  const pure: number[] = [];
  for (let ring = 0; ring < rings; ring++) {
    const rho = from + ((to - from) * (ring + 0.5)) / rings;
    const circle = unitCircle(Math.round(6 * rings * rho));
    for (let d = 0; d < circle.length; d += 2) {
      const [u, v] = [ellipse.a * rho * circle[d]!, ellipse.b * rho * circle[d + 1]!];
      const x = Math.round(ellipse.x + u * cos - v * sin);
      const y = Math.round(ellipse.y + u * sin + v * cos);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = (y * width + x) * 3;
      total++;
      if (red.ink[at / 3]! >= INK) pure.push(purity(data, at, paperAt(papers, x, y)));
      if (isPlain(data, at, kinds)) plain++;
      else if (isForeign(data, at, asWhite(paperAt(papers, x, y)))) foreign++;
    }
  }
  return { foreign: foreign / Math.max(1, total), paper: plain / Math.max(1, total), pure: pure.length < LEAST_PLACES ? 1 : Float64Array.from(pure).sort()[pure.length >> 1]!, light: lightAt(papers, copy, ellipse) };
}

function isPlain(data: Uint8Array, at: number, papers: readonly Colour[]): boolean {
  for (const paper of papers) {
    const brightest = Math.max(paper.red, paper.green, paper.blue);
    const r = data[at]! - paper.red;
    const g = data[at + 1]! - paper.green;
    const b = data[at + 2]! - paper.blue;
    const least = Math.min(r, g, b);
    if (least > -0.38 * brightest && Math.max(r, g, b) - least < 0.16 * brightest) return true;
  }
  return false;
}

function isForeign(data: Uint8Array, at: number, paper: Colour): boolean {
  const r = data[at]! / paper.red;
  const g = data[at + 1]! / paper.green;
  const b = data[at + 2]! / paper.blue;
  return Math.max(r, g, b) - Math.min(r, g, b) > 0.22 && (r < Math.max(g, b) || g - b > 0.6 * (r - b));
}

function purity(data: Uint8Array, at: number, paper: Colour): number {
  const others = (data[at + 1]! / paper.green + data[at + 2]! / paper.blue) / 2;
  return (Math.min(1, data[at]! / paper.red) - others) / Math.max(0.02, 1 - others);
}

function lightAt(papers: LocalPaper, { width, height }: Pixels, { x, y }: Ellipse): number {
  const { red, green, blue } = paperAt(papers, Math.max(0, Math.min(width - 1, x)), Math.max(0, Math.min(height - 1, y)));
  return Math.max(red, green, blue);
}
