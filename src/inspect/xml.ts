import { XMLParser } from 'fast-xml-parser';
import { Unreadable } from './format.js';

/** An XML element in document order; text is an element named `#text`. Namespace prefixes are dropped. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

// Entities are decoded here and not by the parser: none but the five of XML and numbers exist in office files.
const parser = new XMLParser({
  preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', removeNSPrefix: true, trimValues: false,
  parseTagValue: false, parseAttributeValue: false, processEntities: false, cdataPropName: '#cdata',
});

const NOTHING: XmlNode = { name: '', attributes: {}, children: [], text: '' };

/**
 * Parses a part of an office file. Throws Unreadable `corrupt` for what is not well-formed, cut off or nested without
 * end, and for document type declarations: office files have none, bombs do.
 */
export function parseXml(bytes: Uint8Array): XmlNode {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable('corrupt', 'a document type declaration is not allowed here');
  try {
    const nodes = (parser.parse(text, true) as RawNode[]).map(toNode);
    return nodes.find((node) => !node.name.startsWith('#') && !node.name.startsWith('?')) ?? NOTHING;
  } catch (error) {
    throw new Unreadable('corrupt', error instanceof Error ? error.message : String(error));
  }
}

type RawNode = Readonly<Record<string, unknown>>;

function toNode(raw: RawNode): XmlNode {
  const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
  if (name === '#text') return { ...NOTHING, name, text: decodeEntities(String(raw[name])) };
  if (name === '#cdata') return { ...NOTHING, name: '#text', text: (raw[name] as RawNode[]).map((each) => String(each['#text'] ?? '')).join('') };
  const attributes = Object.fromEntries(Object.entries((raw[':@'] ?? {}) as Record<string, string>).map(([key, value]) => [key, decodeEntities(String(value))]));
  return { name, attributes, children: (raw[name] as RawNode[]).map(toNode), text: '' };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
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
