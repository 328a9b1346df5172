import { child, type XmlNode } from '../../inspect/xml.js';
import { cm } from '../../render/pdf/geometry.js';
import { drawChildren, matrixOf, type Drawing } from './draw-objects.js';

/** More cells than a page of fine hatching has. */
const MOST_CELLS = 4_000;

/** Repeats a cell over a path that has been made the window (GB/T 33190, 8.3.2), from the corner of the object. */
export async function drawPattern(drawing: Drawing, pattern: XmlNode, { path, depth }: { readonly path: readonly string[]; readonly depth: number }): Promise<void> {
  const { canvas } = drawing;
  const number = (name: string): number => Math.max(0, Number(pattern.attributes[name]) || 0);
  const [width, height] = [number('Width'), number('Height')];
  const [stepX, stepY] = [number('XStep') || width, number('YStep') || height];
  const content = child(pattern, 'CellContent');
  const own = matrixOf(pattern.attributes['CTM']);
  const [right, bottom] = farthest(path);
  const [columns, rows] = [Math.ceil(right / stepX), Math.ceil(bottom / stepY)];
  if (drawing.isCell || !content || !(width > 0) || !(height > 0) || own || !(columns * rows <= MOST_CELLS)) return canvas.lose('a pattern');
  if ((pattern.attributes['ReflectMethod'] ?? 'Normal') !== 'Normal' || pattern.attributes['RelativeTo'] === 'Page') canvas.lose('how the cells of a pattern lie');
  const cell = await drawing.cell({ x: 0, y: 0, width, height }, (inner) => drawChildren(inner, content, { depth: depth + 1, layer: undefined }));
  const name = canvas.useObject(cell);
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) canvas.out.push('q', cm([1, 0, 0, 1, column * stepX, row * stepY]), `/${name} Do`, 'Q');
}

/** The largest x and y among the points of path operators. */
function farthest(path: readonly string[]): readonly [number, number] {
  let [right, bottom] = [0, 0];
  for (const each of path) {
    const numbers = each.split(' ').slice(0, -1).map(Number);
    for (let at = 0; at + 1 < numbers.length; at += 2) [right, bottom] = [Math.max(right, numbers[at] as number), Math.max(bottom, numbers[at + 1] as number)];
  }
  return [right, bottom];
}
