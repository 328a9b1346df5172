import type { BodyBlock } from '../model/facts.js';
import { chartBlocks } from './chart-blocks.js';
import type { Container } from './container.js';
import { diagramBlocks, shapeLines } from './diagram-blocks.js';
import { relationsOf } from './relations.js';
import { child, descendants, parseXml, type XmlNode } from './xml.js';

/** Charts and SmartArt of an office file: what they say, in the place where they stand. */
export interface DrawnParts {
  /** The words of those that an element shows; each is told once. */
  readonly within: (node: XmlNode) => BodyBlock[];
}

export interface DrawnFile {
  /** By the part whose relations are meant. */
  readonly of: (part: string) => DrawnParts;
  /** What is not set of all of them, asked for when all were told. */
  readonly leftOut: () => { readonly chart: number; readonly diagram: number; readonly drawing: number };
  readonly count: number;
}

const MOST_PARTS = 500;
const DRAWN = /^(?:word|ppt|xl)\/(?:charts\/chart(?:Ex)?\d*|diagrams\/data\d*)\.xml$/iu;

export function drawnParts(container: Container): DrawnFile {
  const all = container.names.filter((name) => DRAWN.test(name)).slice(0, MOST_PARTS);
  const known = new Map<string, BodyBlock[]>();
  const told = new Set<string>();
  const blocksOf = (name: string): BodyBlock[] => {
    if (!known.has(name)) known.set(name, read(container, name));
    return known.get(name) ?? [];
  };
  const of = (part: string): DrawnParts => {
    const targets = relationsOf(container, part);
    return {
      within: (node) => [...descendants(node, 'chart'), ...descendants(node, 'relIds')].flatMap(({ name, attributes }) => {
        const target = targets.get((name === 'chart' ? attributes['id'] : attributes['dm']) ?? '');
        if (target === undefined || !all.includes(target) || told.has(target)) return [];
        told.add(target);
        return blocksOf(target);
      }),
    };
  };
  const isTold = (name: string) => told.has(name) && blocksOf(name).length > 0;
  const leftOut = () => {
    const [charts, diagrams] = [all.filter(isChart).filter(isTold), all.filter((name) => !isChart(name)).filter(isTold)];
    return { chart: charts.length, diagram: diagrams.length, drawing: all.length - charts.length - diagrams.length };
  };
  return { of, leftOut, count: all.length };
}

function isChart(name: string): boolean {
  return name.includes('/charts/');
}

/** A part that cannot be read says nothing, and is counted so. */
function read(container: Container, name: string): BodyBlock[] {
  try {
    const part = container.read(name);
    if (!part) return [];
    const node = parseXml(part);
    if (isChart(name)) return chartBlocks(node);
    const blocks = diagramBlocks(node);
    // What the program drew of it last is kept beside it.
    const drawing = blocks.length === 0 ? container.read(name.replace(/data(\d*\.xml)$/iu, 'drawing$1')) : null;
    return drawing ? shapeLines(parseXml(drawing)) : blocks;
  } catch {
    return [];
  }
}

/** The drawing part of a sheet. */
export function drawingOf(container: Container, sheetPart: string, sheet: XmlNode): string | null {
  const id = child(sheet, 'drawing')?.attributes['id'];
  return (id !== undefined && relationsOf(container, sheetPart).get(id)) || null;
}
