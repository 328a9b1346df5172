import { numbersOf } from '../../inspect/ofd/numbers.js';
import { child, type XmlNode } from '../../inspect/xml.js';
import type { Canvas } from './canvas.js';

const MOST_SEGMENTS = 256;

/** Axial and radial shadings (GB/T 33190, 8.3.3 and 8.3.4) as those of PDF, in the object's own space. Null for any other filling. */
export function shadingOf(canvas: Canvas, fill: XmlNode | undefined): string | null {
  const node = fill?.children.find(({ name }) => name === 'AxialShd' || name === 'RadialShd');
  if (!node) return null;
  const stops = stopsOf(node);
  const [from, to] = [numbersOf(node.attributes['StartPoint'], 2), numbersOf(node.attributes['EndPoint'], 2)];
  if (!from || !to || stops.length === 0) return null;
  if (!['Direct', undefined].includes(node.attributes['MapType'])) canvas.lose('the repeats of a shading');
  const extend = Number(node.attributes['Extend']) || 0;
  const common = { ColorSpace: 'DeviceRGB', Extend: [(extend & 1) !== 0, (extend & 2) !== 0], Function: through(stops) };
  if (node.name === 'AxialShd') return canvas.useShading({ ShadingType: 2, Coords: [from[0], from[1], to[0], to[1]], ...common });
  if (Number(node.attributes['Eccentricity']) > 0) canvas.lose('the ellipse of a shading');
  const radii = ['StartRadius', 'EndRadius'].map((name) => Math.max(0, Number(node.attributes[name]) || 0));
  return canvas.useShading({ ShadingType: 3, Coords: [from[0], from[1], radii[0], to[0], to[1], radii[1]], ...common });
}

interface Stop {
  /** From 0 to 1. */
  readonly at: number;
  readonly colour: readonly number[];
}

/** Places that are not said lie evenly between their neighbours' ends. */
function stopsOf(node: XmlNode): Stop[] {
  const segments = node.children.filter(({ name }) => name === 'Segment').slice(0, MOST_SEGMENTS);
  return segments.map((segment, index) => {
    const said = segment.attributes['Position'];
    const at = said === undefined ? index / Math.max(1, segments.length - 1) : Number(said);
    return { at: Math.min(1, Math.max(0, Number.isFinite(at) ? at : 0)), colour: rgb(child(segment, 'Color')?.attributes['Value']) };
  }).sort((a, b) => a.at - b.at);
}

function rgb(text: string | undefined): number[] {
  const values = (text ?? '').trim().split(/\s+/).filter(Boolean).map((each) => (each.startsWith('#') ? Number.parseInt(each.slice(1), 16) : Number(each)) / 255).map((each) => (Number.isFinite(each) ? Math.min(1, Math.max(0, each)) : 0));
  const [a = 0, b = 0, c = 0, k = 0] = values;
  if (values.length === 4) return [a, b, c].map((ink) => (1 - ink) * (1 - k));
  return values.length === 3 ? [a, b, c] : [a, a, a];
}

/** From stop to stop, each a straight line (ISO 32000-1, 7.10.3 and 7.10.4). */
function through(stops: readonly Stop[]): object {
  const all = [...((stops[0] as Stop).at > 0 ? [{ at: 0, colour: (stops[0] as Stop).colour }] : []), ...stops, ...((stops.at(-1) as Stop).at < 1 ? [{ at: 1, colour: (stops.at(-1) as Stop).colour }] : [])];
  const pieces = all.slice(1).map((stop, index) => ({ FunctionType: 2, Domain: [0, 1], C0: [...(all[index] as Stop).colour], C1: [...stop.colour], N: 1 }));
  if (pieces.length === 1) return pieces[0] as object;
  if (pieces.length === 0) return { FunctionType: 2, Domain: [0, 1], C0: [...(all[0] as Stop).colour], C1: [...(all[0] as Stop).colour], N: 1 };
  return { FunctionType: 3, Domain: [0, 1], Functions: pieces, Bounds: all.slice(1, -1).map(({ at }) => at), Encode: pieces.flatMap(() => [0, 1]) };
}
