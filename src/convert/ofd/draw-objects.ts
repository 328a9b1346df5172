import type { PDFRef } from '../../engines/pdf-lib.js';
import { boxOf, numbersOf, type Box } from '../../inspect/ofd/numbers.js';
import { child, textOf, type XmlNode } from '../../inspect/xml.js';
import { apply, cm, multiply, num, type Matrix } from '../../render/pdf/geometry.js';
import type { Canvas } from './canvas.js';
import { paintOf, type Paint } from './paint.js';
import { drawPattern } from './pattern.js';
import { pathOperators } from './paths.js';
import { drawText } from './text.js';

/** Objects of one page, its templates and units counted: more is no document. */
const MOST_OBJECTS = 100_000;
const DEEPEST = 12;

export interface Drawing {
  readonly canvas: Canvas;
  /** An image's reference; null when it cannot be read, which is then already named. */
  readonly image: (id: string) => Promise<PDFRef | null>;
  /** Within the cell of a pattern, which may hold no other: they would multiply. */
  readonly isCell: boolean;
  /** What is drawn on a sheet of its own, to be shown more than once. */
  readonly cell: (area: Box, draw: (inner: Drawing) => Promise<void>) => Promise<PDFRef>;
  objects: number;
}

/** Draws what stands in a layer, block or unit, in millimetres with y downwards. */
export async function drawChildren(drawing: Drawing, parent: XmlNode, at: { readonly depth: number; readonly layer: string | undefined }): Promise<void> {
  for (const object of parent.children) {
    if (object.attributes['Visible'] === 'false') continue;
    if (++drawing.objects > MOST_OBJECTS || at.depth > DEEPEST) return drawing.canvas.lose('objects beyond the limit');
    if (object.name === 'PageBlock' || object.name === 'Layer') await drawChildren(drawing, object, { depth: at.depth + 1, layer: object.attributes['DrawParam'] ?? at.layer });
    else if (DRAWN.has(object.name)) await drawObject(drawing, object, at);
    else if (object.name.endsWith('Object')) drawing.canvas.lose(`a ${object.name}`);
  }
}

const DRAWN = new Set(['TextObject', 'PathObject', 'ImageObject', 'CompositeObject']);

async function drawObject(drawing: Drawing, object: XmlNode, { depth, layer }: { readonly depth: number; readonly layer: string | undefined }): Promise<void> {
  const { canvas } = drawing;
  const corner = numbersOf(object.attributes['Boundary'], 4) ?? [0, 0, 0, 0];
  const own = matrixOf(object.attributes['CTM']);
  canvas.out.push('q', cm([1, 0, 0, 1, corner[0] ?? 0, corner[1] ?? 0]), ...clip(canvas, object, own));
  if (own) canvas.out.push(cm(own));
  if (object.name === 'ImageObject') await drawImage(drawing, object, own !== null);
  else if (object.name === 'CompositeObject') await drawUnit(drawing, object, depth);
  else {
    const paint = paintOf(canvas, object, { fillByDefault: object.name === 'TextObject', layer });
    canvas.out.push(...paint.set);
    if (object.name === 'TextObject' && (paint.fill || paint.stroke)) drawText(canvas, object);
    if (object.name === 'PathObject' && (paint.fill || paint.stroke)) await paintPath(drawing, object, { paint, depth });
  }
  canvas.out.push('Q');
}

/** A shading or a pattern shows through the path as through a window. */
async function paintPath(drawing: Drawing, object: XmlNode, { paint, depth }: { readonly paint: Paint; readonly depth: number }): Promise<void> {
  const { out } = drawing.canvas;
  const path = pathOf(object);
  if (!paint.shading && !paint.pattern) return void out.push(...path, paintOperator(object, paint));
  out.push('q', ...path, `${object.attributes['Rule'] === 'Even-Odd' ? 'W*' : 'W'} n`);
  if (paint.shading) out.push(`/${paint.shading} sh`);
  else if (paint.pattern) await drawPattern(drawing, paint.pattern, { path, depth });
  out.push('Q');
  if (paint.stroke) out.push(...path, 'S');
}

function pathOf(object: XmlNode): string[] {
  const data = child(object, 'AbbreviatedData');
  return data ? pathOperators(textOf(data)) : [];
}

function paintOperator(object: XmlNode, { fill, stroke }: { readonly fill: boolean; readonly stroke: boolean }): string {
  const star = object.attributes['Rule'] === 'Even-Odd' ? '*' : '';
  return fill ? `${stroke ? 'B' : 'f'}${star}` : 'S';
}

/** The image fills the unit square of its object's space, or the boundary where it has no matrix. */
async function drawImage({ canvas, image }: Drawing, object: XmlNode, hasMatrix: boolean): Promise<void> {
  const ref = await image(object.attributes['ResourceID'] ?? '');
  if (!ref) return;
  const box = boxOf(object.attributes['Boundary']);
  const alpha = Math.min(255, Math.max(0, Number(object.attributes['Alpha'] ?? 255))) / 255;
  if (alpha < 1) canvas.out.push(`/${canvas.state({ ca: alpha })} gs`);
  if (!hasMatrix && box) canvas.out.push(`${num(box.width)} 0 0 ${num(box.height)} 0 0 cm`);
  canvas.out.push(`1 0 0 -1 0 1 cm /${canvas.useObject(ref)} Do`);
}

/** A unit that is drawn once or more (GB/T 33190, 13). */
async function drawUnit(drawing: Drawing, object: XmlNode, depth: number): Promise<void> {
  const content = child(drawing.canvas.resources.composites.get(object.attributes['ResourceID'] ?? ''), 'Content');
  if (content) await drawChildren(drawing, content, { depth: depth + 1, layer: undefined });
  else drawing.canvas.lose('a composed unit that is not in the file');
}

/** Clips (GB/T 33190, 8.4): each Clip narrows what is left; its areas together are what shows. TransFlag false: outside of the object's matrix. */
function clip(canvas: Canvas, object: XmlNode, own: Matrix | null): string[] {
  const clips = child(object, 'Clips');
  const inside = own && clips?.attributes['TransFlag'] !== 'false' ? own : null;
  return (clips?.children ?? []).filter(({ name }) => name === 'Clip').slice(0, 64).flatMap((each): string[] => {
    const areas = each.children.filter(({ name }) => name === 'Area');
    if (areas.some((area) => child(area, 'Text'))) canvas.lose('a clip by text');
    const paths = areas.flatMap((area): string[] => {
      const path = child(area, 'Path');
      const matrix = matrixOf(area.attributes['CTM']);
      if (!path) return [];
      const [x = 0, y = 0] = numbersOf(path.attributes['Boundary'], 4) ?? [];
      const steps = [matrixOf(path.attributes['CTM']), [1, 0, 0, 1, x, y] as Matrix, matrix, inside].filter((each): each is Matrix => each !== null);
      return moved(pathOf(path), steps.reduce(multiply, [1, 0, 0, 1, 0, 0] as Matrix));
    });
    return paths.length ? [...paths, 'W n'] : [];
  });
}

/** Path operators with their points moved: nothing else may stand within a path. */
function moved(operators: readonly string[], matrix: Matrix): string[] {
  return operators.map((each) => {
    const words = each.split(' ');
    const operator = words.pop() as string;
    const points = Array.from({ length: words.length / 2 }, (_, i) => apply(matrix, Number(words[2 * i]), Number(words[2 * i + 1])));
    return [...points.flat().map(num), operator].join(' ');
  });
}

export function matrixOf(text: string | undefined): Matrix | null {
  const numbers = numbersOf(text, 6);
  return numbers ? (numbers.slice(0, 6) as unknown as Matrix) : null;
}
