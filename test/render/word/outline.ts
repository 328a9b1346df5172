import { strFromU8, unzipSync } from 'fflate';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** A DOCX file as tests read it: parts as text, and the body as lines. */
export interface Opened {
  readonly parts: Readonly<Record<string, Uint8Array>>;
  xml(path: string): string;
  /** Sections, paragraphs, tables, pictures, bookmarks and links, one line each. */
  readonly outline: readonly string[];
  /** Printed number at which each section starts; null: counts on. */
  readonly starts: readonly (number | null)[];
  readonly bookmarks: readonly string[];
  readonly anchors: readonly string[];
  /** All words of the body. */
  readonly text: string;
}

type Node = Record<string, unknown> & { readonly ':@'?: Readonly<Record<string, string>> };

export function openDocx(bytes: Uint8Array): Opened {
  const parts = unzipSync(bytes);
  const xml = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  for (const path of Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name))) {
    const valid = XMLValidator.validate(xml(path));
    if (valid !== true) throw new Error(`${path}: ${valid.err.msg}`);
  }
  const document = xml('word/document.xml');
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', trimValues: false, processEntities: true });
  const body = find(parser.parse(document) as Node[], 'w:body')[0];
  const outline = children(body).flatMap(describe);
  const all = (pattern: RegExp) => [...document.matchAll(pattern)].map((match) => match[1] as string);
  return {
    parts, xml, outline,
    starts: [...document.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([section]) => Number(/<w:pgNumType[^>]*w:start="(\d+)"/.exec(section)?.[1] ?? NaN)).map((start) => (Number.isNaN(start) ? null : start)),
    bookmarks: all(/<w:bookmarkStart w:name="([^"]*)"/g),
    anchors: all(/<w:hyperlink[^>]*w:anchor="([^"]*)"/g),
    text: outline.join('\n'),
  };
}

function describe(node: Node): string[] {
  if (node['w:tbl']) return ['table', ...find(children(node), 'w:tr').map((row) => `  ${has(row, 'w:tblHeader') ? 'head' : 'row'} | ${find(children(row), 'w:tc').map((cell) => textOf(cell) + span(cell)).join(' | ')}`)];
  if (node['w:p']) return paragraph(node);
  if (node['w:sectPr']) return [section(node)];
  return [];
}

function paragraph(node: Node): string[] {
  const style = find([node], 'w:pStyle')[0]?.[':@']?.['w:val'] ?? 'Normal';
  const marks = find([node], 'w:bookmarkStart').map((mark) => ` #${mark[':@']?.['w:name']}`).join('');
  const breaks = has(node, 'w:pageBreakBefore') ? '▼ ' : '';
  const pictures = find([node], 'wp:extent').map((extent) => ` [picture ${mm(extent[':@']?.['cx'])} × ${mm(extent[':@']?.['cy'])} mm]`).join('');
  const line = `${breaks}${style}${marks}: ${textOf(node)}${pictures}`;
  const end = find([node], 'w:sectPr')[0];
  return end ? [line, section(end)] : [line];
}

function section(node: Node): string {
  const start = find([node], 'w:pgNumType')[0]?.[':@']?.['w:start'];
  const references = find([node], 'w:footerReference').length + find([node], 'w:headerReference').length;
  return `--- end of section${start ? `, its first page is ${start}` : ', counts on'}${references ? `, ${references} headers and footers` : ''}`;
}

function textOf(node: Node): string {
  return walk([node]).map((each) => {
    if ('#text' in each) return String(each['#text']);
    return each['w:br'] ? '⏎' : each['w:tab'] && !each[':@']?.['w:val'] ? '⇥' : '';
  }).join('');
}

function span(cell: Node): string {
  const across = find([cell], 'w:gridSpan')[0]?.[':@']?.['w:val'];
  const down = find([cell], 'w:vMerge')[0];
  return `${across ? ` (→${across})` : ''}${down ? (down[':@']?.['w:val'] === 'restart' ? ' (↓)' : ' (↑)') : ''}`;
}

const mm = (emu: string | undefined) => Math.round(Number(emu) / 36000);
const nameOf = (node: Node) => Object.keys(node).find((key) => key !== ':@') ?? '';
const children = (node: Node | undefined): Node[] => (node ? (Array.isArray(node[nameOf(node)]) ? (node[nameOf(node)] as Node[]) : []) : []);
const walk = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...walk(children(node))]);
const find = (nodes: readonly Node[], name: string): Node[] => walk(nodes).filter((node) => name in node);
const has = (node: Node, name: string) => find([node], name).length > 0;
