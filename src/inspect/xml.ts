import { XMLParser } from 'fast-xml-parser';

/** An XML element in document order; text is an element named `#text`. Namespace prefixes are dropped. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', removeNSPrefix: true, trimValues: false, parseTagValue: false, parseAttributeValue: false,
});

/** Parses a part of an office file. Document type declarations are refused: office files have none, bombs do. */
export function parseXml(bytes: Uint8Array): XmlNode {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (/<!DOCTYPE|<!ENTITY/i.test(text.slice(0, 4096))) throw new Error('a document type declaration is not allowed here');
  const nodes = (parser.parse(text) as RawNode[]).map(toNode);
  return nodes.find((node) => node.name !== '#text' && !node.name.startsWith('?')) ?? { name: '', attributes: {}, children: [], text: '' };
}

type RawNode = Readonly<Record<string, unknown>>;

function toNode(raw: RawNode): XmlNode {
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  const attributes = (raw[':@'] ?? {}) as Record<string, string>;
  if (name === '#text') return { name, attributes, children: [], text: String(raw[name]) };
  return { name, attributes, children: (raw[name] as RawNode[]).map(toNode), text: '' };
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((each) => each.name === name);
}

/** Every element of that name below a node, in document order. */
export function descendants(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((each) => [...(each.name === name ? [each] : []), ...descendants(each, name)]);
}

export function textOf(node: XmlNode): string {
  return node.name === '#text' ? node.text : node.children.map(textOf).join('');
}
