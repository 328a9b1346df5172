import { numbersOf } from '../../inspect/ofd/numbers.js';
import { child, descendants, type XmlNode } from '../../inspect/xml.js';
import { num } from '../../render/pdf/geometry.js';
import type { Canvas } from './canvas.js';
import { shadingOf } from './shading.js';

/** How an object is painted: its own words first, then those of its drawing parameters, then the standard's. */
export interface Paint {
  /** Operators that set colour, line and opacity. */
  readonly set: readonly string[];
  readonly fill: boolean;
  readonly stroke: boolean;
  /** The name of a shading that fills it. */
  readonly shading: string | null;
  /** What is repeated over it. */
  readonly pattern: XmlNode | null;
}

const DEEPEST = 16;

/** `fillByDefault`: text is filled, paths are stroked (GB/T 33190, 8.2, 9.1, 11.2). */
export function paintOf(canvas: Canvas, object: XmlNode, { fillByDefault, layer }: { readonly fillByDefault: boolean; readonly layer: string | undefined }): Paint {
  const chain = [object, ...paramsOf(canvas, object.attributes['DrawParam'] ?? layer)];
  const attribute = (name: string): string | undefined => chain.map((each) => each.attributes[name]).find((value) => value !== undefined);
  const colourNode = (name: string): XmlNode | undefined => chain.map((each) => child(each, name)).find((each) => each !== undefined);
  const flag = (name: string, otherwise: boolean): boolean => { const value = object.attributes[name]; return value === undefined ? otherwise : value !== 'false'; };
  const set: string[] = [];
  const fill = colourNode('FillColor');
  const stroke = colourNode('StrokeColor');
  set.push(colourOf(fill, 'fill'), colourOf(stroke, 'stroke'));
  const width = Number(attribute('LineWidth') ?? 0.353);
  set.push(`${num(Number.isFinite(width) && width >= 0 ? width : 0.353)} w`);
  set.push(`${CAPS[attribute('Cap') ?? ''] ?? 0} J ${JOINS[attribute('Join') ?? ''] ?? 0} j ${num(Math.max(1, Number(attribute('MiterLimit')) || 4.234))} M`);
  const dashes = numbersOf(attribute('DashPattern'), 1)?.filter((each) => each >= 0).slice(0, 32);
  if (dashes?.some((each) => each > 0)) set.push(`[${dashes.map(num).join(' ')}] ${num(Number(attribute('DashOffset')) || 0)} d`);
  const share = (node: XmlNode | undefined, name = 'Alpha'): number => Math.min(255, Math.max(0, Number(node?.attributes[name] ?? 255))) / 255;
  const whole = share(object);
  const [ca, CA] = [whole * share(fill), whole * share(stroke)];
  if (ca < 1 || CA < 1) set.push(`/${canvas.state({ ca, CA })} gs`);
  const [fills, strokes] = [flag('Fill', fillByDefault), flag('Stroke', !fillByDefault)];
  const isPath = object.name === 'PathObject';
  const shading = fills && isPath ? shadingOf(canvas, fill) : null;
  const pattern = fills && isPath ? (child(fill, 'Pattern') ?? null) : null;
  if (fills && !shading && !pattern && isSpecial(fill)) canvas.lose(isPath ? 'a shading' : 'the shading of words');
  if (strokes && isSpecial(stroke)) canvas.lose('the shading of a line');
  return { set, fill: fills, stroke: strokes, shading, pattern };
}

const CAPS: Readonly<Record<string, number>> = { Butt: 0, Round: 1, Square: 2 };
const JOINS: Readonly<Record<string, number>> = { Miter: 0, Round: 1, Bevel: 2 };

function paramsOf(canvas: Canvas, id: string | undefined): XmlNode[] {
  const params: XmlNode[] = [];
  for (let at = id === undefined ? undefined : canvas.resources.drawParams.get(id); at && params.length < DEEPEST; at = canvas.resources.drawParams.get(at.attributes['Relative'] ?? '')) params.push(at);
  return params;
}

const OPERATORS = { fill: { 1: 'g', 3: 'rg', 4: 'k' }, stroke: { 1: 'G', 3: 'RG', 4: 'K' } } as const;

function isSpecial(colour: XmlNode | undefined): boolean {
  return colour?.children.some(({ name }) => SPECIAL.test(name)) ?? false;
}

const SPECIAL = /Shd$|^Pattern$/;

/** Values from 0 to 255, or hexadecimal after #; how many there are tells the colour space. A shading that is not drawn becomes its first colour. */
function colourOf(node: XmlNode | undefined, use: 'fill' | 'stroke'): string {
  const shading = node?.children.find(({ name }) => SPECIAL.test(name));
  const source = shading ? descendants(shading, 'Color')[0] : node;
  const values = (source?.attributes['Value'] ?? '').trim().split(/\s+/).filter(Boolean).map((each) => (each.startsWith('#') ? Number.parseInt(each.slice(1), 16) : Number(each)));
  const operator = OPERATORS[use][values.length as 1 | 3 | 4];
  if (!operator || !values.every(Number.isFinite)) return use === 'fill' ? '0 g' : '0 G';
  return `${values.map((value) => num(Math.min(1, Math.max(0, value / 255)))).join(' ')} ${operator}`;
}
