import type { BodyBlock } from '../model/facts.js';
import { grouped } from '../model/grouped.js';
import { child, descendants, textOf, type XmlNode } from './xml.js';

const MOST_LINES = 2_000;

/** The words of a SmartArt in the order of its outline, what lies deeper set in by blanks (ISO/IEC 29500-1, 21.4). */
export function diagramBlocks(data: XmlNode): BodyBlock[] {
  const points = new Map(descendants(data, 'pt').map((point) => [point.attributes['modelId'] ?? '', point]));
  const below = grouped(descendants(data, 'cxn').filter(({ attributes }) => (attributes['type'] ?? 'parOf') === 'parOf'), ({ attributes }) => attributes['srcId'] ?? '');
  const seen = new Set<string>();
  const lines: BodyBlock[] = [];
  const walk = (id: string, depth: number) => {
    if (seen.has(id) || lines.length >= MOST_LINES) return;
    seen.add(id);
    const point = points.get(id);
    lines.push(...linesOf(point && isNode(point) ? child(point, 't') : undefined, depth));
    for (const { attributes } of [...(below.get(id) ?? [])].sort((a, b) => orderOf(a) - orderOf(b))) walk(attributes['destId'] ?? '', depth + 1);
  };
  for (const [id, point] of points) if (point.attributes['type'] === 'doc') walk(id, -1);
  // Whatever hangs on nothing is told all the same.
  for (const id of points.keys()) walk(id, 0);
  return lines;
}

function orderOf({ attributes }: XmlNode): number {
  return Number(attributes['srcOrd'] ?? 0);
}

/** The words of the shapes that were drawn of it. */
export function shapeLines(drawing: XmlNode): BodyBlock[] {
  return descendants(drawing, 'txBody').slice(0, MOST_LINES).flatMap((body) => linesOf(body, 0));
}

/** Points that only stand for lines between others, or for how they look, repeat words or have none. */
function isNode(point: XmlNode): boolean {
  return ['node', 'asst', undefined].includes(point.attributes['type'] as 'node' | undefined);
}

const MOST_SET_IN = 8;

function linesOf(body: XmlNode | undefined, depth: number): BodyBlock[] {
  const texts = (body?.children ?? []).filter(({ name }) => name === 'p').map((line) => descendants(line, 't').map(textOf).join('').trim()).filter(Boolean);
  return texts.map((text) => ({ type: 'paragraph', text: `${'　'.repeat(Math.min(MOST_SET_IN, Math.max(0, depth)))}${text}`, heading: null, part: 'drawing' }));
}
