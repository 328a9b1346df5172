import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFContext, type PDFObject, type PDFRef } from '../../engines/pdf-lib.js';
import type { Matrix } from './geometry.js';
import { num } from './geometry.js';

/**
 * Draws a marking that came without an appearance, as viewers do: highlight, underline, strike-out, squiggle,
 * box, ellipse, line, ink. In the page's own coordinates. Null for any other annotation.
 */
export function drawMarkup(context: PDFContext, annotation: PDFDict, subtype: string): { readonly ref: PDFRef; readonly matrix: Matrix } | null {
  const draw = MARKUPS[subtype];
  const colour = numbers(annotation.lookup(PDFName.of('C')));
  const shape = draw?.(annotation);
  if (!shape || colour.length === 0) return null;
  const width = borderWidth(annotation);
  const opacity = numbers(annotation.lookup(PDFName.of('CA')), true)[0] ?? 1;
  const set = subtype === 'Highlight' ? `${colour.map(num).join(' ')} ${FILL[colour.length] ?? 'g'}` : `${colour.map(num).join(' ')} ${STROKE[colour.length] ?? 'G'} ${num(width)} w`;
  const form = context.flateStream(`/G gs ${set}\n${shape.join('\n')}`, {
    Type: 'XObject', Subtype: 'Form', BBox: [-32_000, -32_000, 32_000, 32_000],
    Resources: { ExtGState: { G: { ca: opacity, CA: opacity, BM: subtype === 'Highlight' ? 'Multiply' : 'Normal' } } },
  });
  return { ref: context.register(form), matrix: [1, 0, 0, 1, 0, 0] };
}

const FILL: Readonly<Record<number, string>> = { 1: 'g', 3: 'rg', 4: 'k' };
const STROKE: Readonly<Record<number, string>> = { 1: 'G', 3: 'RG', 4: 'K' };

const MARKUPS: Readonly<Record<string, (annotation: PDFDict) => string[] | null>> = {
  Highlight: (a) => quads(a)?.map(([x1, y1, x2, y2, x3, y3, x4, y4]) => path([[x1, y1], [x2, y2], [x4, y4], [x3, y3]], 'h f')) ?? null,
  Underline: (a) => quads(a)?.map(([, , , , x3, y3, x4, y4]) => path([[x3, y3], [x4, y4]], 'S')) ?? null,
  Squiggly: (a) => quads(a)?.map(([, , , , x3, y3, x4, y4]) => path([[x3, y3], [x4, y4]], 'S')) ?? null,
  StrikeOut: (a) => quads(a)?.map(([x1, y1, x2, y2, x3, y3, x4, y4]) => path([[(x1 + x3) / 2, (y1 + y3) / 2], [(x2 + x4) / 2, (y2 + y4) / 2]], 'S')) ?? null,
  Square: (a) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers(a.lookup(PDFName.of('Rect')));
    const half = borderWidth(a) / 2;
    return [`${num(x1 + half)} ${num(y1 + half)} ${num(x2 - x1 - 2 * half)} ${num(y2 - y1 - 2 * half)} re S`];
  },
  Circle: (a) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers(a.lookup(PDFName.of('Rect')));
    const [cx, cy, rx, ry] = [(x1 + x2) / 2, (y1 + y2) / 2, Math.abs(x2 - x1) / 2 - borderWidth(a) / 2, Math.abs(y2 - y1) / 2 - borderWidth(a) / 2];
    const points = Array.from({ length: 48 }, (_, i): [number, number] => [cx + rx * Math.cos((i * Math.PI) / 24), cy + ry * Math.sin((i * Math.PI) / 24)]);
    return [path(points, 'h S')];
  },
  Line: (a) => {
    const [x1, y1, x2, y2] = numbers(a.lookup(PDFName.of('L')));
    return x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined ? null : [path([[x1, y1], [x2, y2]], 'S')];
  },
  Ink: (a) => {
    const strokes = a.lookup(PDFName.of('InkList'));
    if (!(strokes instanceof PDFArray)) return null;
    return strokes.asArray().map((_, i) => {
      const line = numbers(strokes.lookup(i));
      return path(Array.from({ length: Math.floor(line.length / 2) }, (__, k): [number, number] => [line[2 * k] ?? 0, line[2 * k + 1] ?? 0]), 'S');
    });
  },
};

type Quad = readonly [number, number, number, number, number, number, number, number];

/** Corners as writers give them: upper left, upper right, lower left, lower right. */
function quads(annotation: PDFDict): Quad[] | null {
  const all = numbers(annotation.lookup(PDFName.of('QuadPoints')));
  if (all.length < 8) return null;
  return Array.from({ length: Math.floor(all.length / 8) }, (_, i) => all.slice(8 * i, 8 * i + 8) as unknown as Quad);
}

function path(points: readonly (readonly [number, number])[], paint: string): string {
  return `${points.map(([x, y], i) => `${num(x)} ${num(y)} ${i === 0 ? 'm' : 'l'}`).join(' ')} ${paint}`;
}

function borderWidth(annotation: PDFDict): number {
  const style = annotation.lookup(PDFName.of('BS'));
  const width = style instanceof PDFDict ? numbers(style.lookup(PDFName.of('W')), true)[0] : numbers(annotation.lookup(PDFName.of('Border')))[2];
  return width ?? 1;
}

function numbers(value: PDFObject | undefined, single = false): number[] {
  if (single) return value instanceof PDFNumber ? [value.asNumber()] : [];
  if (!(value instanceof PDFArray)) return [];
  const all = value.asArray().map((_, i) => { const n = value.lookup(i); return n instanceof PDFNumber ? n.asNumber() : NaN; });
  return all.every(Number.isFinite) ? all : [];
}
