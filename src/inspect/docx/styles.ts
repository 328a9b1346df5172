import { child, descendants, type XmlNode } from '../xml.js';

/** A style with what it is based on: the properties of the nearest come first. */
export interface Style {
  /** `w:rPr` of the style, then of those below it. */
  readonly run: readonly XmlNode[];
  readonly paragraph: readonly XmlNode[];
  /** Heading level 1–9: of an outline level, or called heading 1, 标题 1. */
  readonly heading: number | null;
  /** Of a table: it may colour its cells. */
  readonly hasGround: boolean;
}

export type Styles = ReadonlyMap<string, Style>;

/** The key of the style that paragraphs have which name none. */
export const USUAL = '';

/** Styles that stand on one another no deeper than this. */
const MOST_DEPTH = 20;

/** Styles by id (ISO/IEC 29500-1, 17.7). */
export function readStyles(styles: XmlNode): Styles {
  const nodes = new Map(styles.children.filter((node) => node.name === 'style').map((node) => [node.attributes['styleId'] ?? '', node]));
  const usual = [...nodes.values()].find((node) => node.attributes['type'] === 'paragraph' && /^(?:1|true|on)$/.test(node.attributes['default'] ?? ''));
  if (usual) nodes.set(USUAL, usual);
  return new Map([...nodes].map(([id, node]) => {
    const chain = chainOf(node, nodes);
    const run = chain.flatMap((each) => child(each, 'rPr') ?? []);
    const paragraph = chain.flatMap((each) => child(each, 'pPr') ?? []);
    return [id, { run, paragraph, heading: node.attributes['type'] === 'paragraph' ? headingOf(chain) : null, hasGround: chain.some((each) => descendants(each, 'shd').length > 0) }];
  }));
}

/** The style that `w:pStyle` or `w:rStyle` names. */
export function styleOf(named: XmlNode | undefined, styles: Styles): Style | undefined {
  return named && styles.get(named.attributes['val'] ?? USUAL);
}

function chainOf(style: XmlNode, nodes: ReadonlyMap<string, XmlNode>): XmlNode[] {
  const chain = [style];
  for (let depth = 0; depth < MOST_DEPTH; depth++) {
    const below = nodes.get(child(chain.at(-1), 'basedOn')?.attributes['val'] ?? '');
    if (!below || chain.includes(below)) return chain;
    chain.push(below);
  }
  return chain;
}

function headingOf(chain: readonly XmlNode[]): number | null {
  for (const style of chain) {
    const outline = child(child(style, 'pPr'), 'outlineLvl')?.attributes['val'];
    if (outline !== undefined) return Number(outline) < 9 ? Number(outline) + 1 : null;
    const named = /^(?:heading|标题)\s*([1-9])$/i.exec(child(style, 'name')?.attributes['val'] ?? '')?.[1];
    if (named) return Number(named);
  }
  return null;
}
