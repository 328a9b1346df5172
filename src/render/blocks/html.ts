import { parseDocument } from 'htmlparser2';
import { PARAGRAPH_STYLES, TONES, type Block, type Cell, type Inline, type ParagraphStyle, type Tone } from '../../model/dossier.js';
import { TAGS } from './tags.js';
import { wholeRows } from './whole-rows.js';

/** What of htmlparser2's tree is read here. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

interface Format {
  readonly bold?: boolean;
  readonly kai?: boolean;
  readonly tone?: Tone;
}

/** A mistake in what a template produced: an unknown tag, text outside a block, a number that is none. */
export class MarkupError extends Error {
  override readonly name = 'MarkupError';
}

/** Rendered template → blocks. Throws MarkupError; nothing is ignored. */
export function parseBlocks(html: string): Block[] {
  const root = parseDocument(html, { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: true }) as unknown as Node;
  return toBlocks(root.children ?? []);
}

function toBlocks(nodes: readonly Node[]): Block[] {
  return nodes.flatMap((node) => {
    if (node.type === 'comment') return [];
    if (node.type === 'text') {
      if ((node.data ?? '').trim() === '') return [];
      throw new MarkupError(`text outside a paragraph: “${(node.data ?? '').trim().slice(0, 30)}”`);
    }
    return [toBlock(node)];
  });
}

function toBlock(node: Node): Block {
  const name = node.name ?? node.type;
  checkTag(node);
  switch (name) {
    case 'h1': case 'h2': case 'h3': case 'h4':
      return { type: 'heading', level: Number(name[1]) as 1 | 2 | 3 | 4, id: attribute(node, 'id'), inlines: toInlines(node), inContents: node.attribs?.['class'] !== 'unlisted' };
    case 'p':
      return { type: 'paragraph', style: oneOf(node, 'class', PARAGRAPH_STYLES, 'body') as ParagraphStyle, inlines: toInlines(node) };
    case 'ul': case 'ol':
      return { type: 'list', ordered: name === 'ol', items: elements(node, ['li']).map(toInlines) };
    case 'table':
      return toTable(node);
    case 'space':
      return { type: 'space', lines: count(node, 'lines', 1) };
    case 'page-break':
      return { type: 'page-break' };
    case 'contents':
      return { type: 'contents', depth: count(node, 'depth', 3), ...optional(node, 'from'), ...optional(node, 'until') };
    case 'exhibit': {
      const blocks = toBlocks(node.children ?? []);
      return { type: 'exhibit', number: attribute(node, 'number'), blocks: blocks.length > 0 ? blocks : null };
    }
    default:
      throw new MarkupError(`<${name}> cannot stand on its own; put it into a paragraph or table`);
  }
}

function toTable(node: Node): Block {
  const sections = elements(node, ['thead', 'tbody', 'tr']);
  const rowsOf = (section: Node) => (section.name === 'tr' ? [section] : elements(section, ['tr']));
  const headerRows = sections.filter((section) => section.name === 'thead').flatMap(rowsOf).length;
  const rows = sections.flatMap(rowsOf).map((row) => elements(row, ['th', 'td']).map(toCell));
  const columns = (node.attribs?.['columns'] ?? '').trim().split(/\s+/).filter(Boolean).map(Number);
  // A table of a workbook may have more rows than a call takes arguments.
  const width = rows.reduce((widest, row) => Math.max(widest, row.reduce((sum, cell) => sum + cell.colspan, 0)), 0);
  if (columns.some((column) => !(column > 0))) throw new MarkupError(`columns="${node.attribs?.['columns']}" must be positive numbers`);
  if (columns.length > 0 && columns.length !== width) throw new MarkupError(`table has ${width} columns but columns="${node.attribs?.['columns']}" names ${columns.length}`);
  return { type: 'table', columns: columns.length > 0 ? columns : Array.from({ length: width }, () => 1), headerRows, rows: wholeRows(rows, width) };
}

/** As many rows as are read of a sheet: what merges them comes from evidence. */
const MOST_SPANNED = 100_000;

function toCell(node: Node): Cell {
  return {
    inlines: toInlines(node),
    align: oneOf(node, 'align', ['left', 'center', 'right'], node.name === 'th' ? 'center' : 'left') as Cell['align'],
    colspan: count(node, 'colspan', 1, MOST_SPANNED),
    rowspan: count(node, 'rowspan', 1, MOST_SPANNED),
    header: node.name === 'th',
  };
}

function toInlines(node: Node): Inline[] {
  return trimEnds(readInlines(node.children ?? [], {}));
}

function readInlines(nodes: readonly Node[], format: Format): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'comment') return [];
    if (node.type === 'text') {
      const text = (node.data ?? '').replace(/[ \t]*\r?\n[ \t\r\n]*/g, '').replace(/[ \t]+/g, ' ');
      return text === '' ? [] : [{ type: 'text', text, ...format }];
    }
    checkTag(node);
    switch (node.name) {
      case 'b': return readInlines(node.children ?? [], { ...format, bold: true });
      case 'em': return readInlines(node.children ?? [], { ...format, kai: true });
      case 'span': return readInlines(node.children ?? [], { ...format, tone: oneOf(node, 'class', TONES) as Tone });
      case 'br': return [{ type: 'break' }];
      case 'a': return [{ type: 'link', to: attribute(node, 'href').replace(/^#/, ''), text: textOf(node) }];
      case 'page': return [{ type: 'page', of: attribute(node, 'of'), ...(node.attribs?.['end'] !== undefined ? { end: true } : {}) }];
      case 'pages': return [{ type: 'pages', of: attribute(node, 'of') }];
      default: throw new MarkupError(`<${node.name}> cannot stand inside a paragraph, heading or cell`);
    }
  });
}

/** Blanks at the two ends of a block come from the template's own indentation. */
function trimEnds(inlines: readonly Inline[]): Inline[] {
  const trimmed = inlines.map((inline, index) => {
    if (inline.type !== 'text') return inline;
    const left = index === 0 ? inline.text.trimStart() : inline.text;
    return { ...inline, text: index === inlines.length - 1 ? left.trimEnd() : left };
  });
  return trimmed.filter((inline) => inline.type !== 'text' || inline.text !== '');
}

function elements(node: Node, allowed: readonly string[]): Node[] {
  return (node.children ?? []).filter((child) => {
    if (child.type === 'comment' || (child.type === 'text' && (child.data ?? '').trim() === '')) return false;
    if (child.name && allowed.includes(child.name)) {
      checkTag(child);
      return true;
    }
    throw new MarkupError(`inside <${node.name}> only <${allowed.join('>, <')}> may stand, found ${child.name ? `<${child.name}>` : `text “${(child.data ?? '').trim().slice(0, 30)}”`}`);
  });
}

function checkTag(node: Node): void {
  const rule = TAGS[node.name ?? ''];
  if (!rule) throw new MarkupError(`unknown tag <${node.name ?? node.type}>; known are ${Object.keys(TAGS).join(', ')}`);
  for (const name of Object.keys(node.attribs ?? {})) {
    if (!rule.attributes.includes(name)) throw new MarkupError(`<${node.name}> has no attribute ${name}`);
  }
}

function attribute(node: Node, name: string): string {
  const value = node.attribs?.[name];
  if (!value) throw new MarkupError(`<${node.name}> needs ${name}="…"`);
  return value;
}

function optional(node: Node, name: 'from' | 'until'): { readonly [key in 'from' | 'until']?: string } {
  const value = node.attribs?.[name];
  return value ? { [name]: value } : {};
}

function count(node: Node, name: string, otherwise: number, most = 99): number {
  const value = node.attribs?.[name];
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d{0,5}$/.test(value) || Number(value) > most) throw new MarkupError(`<${node.name} ${name}="${value}"> must be a number from 1 to ${most}`);
  return Number(value);
}

function oneOf(node: Node, name: string, allowed: readonly string[], otherwise?: string): string {
  const value = node.attribs?.[name] ?? otherwise;
  if (value !== undefined && allowed.includes(value)) return value;
  throw new MarkupError(`<${node.name} ${name}="${value ?? ''}"> must be one of ${allowed.join(', ')}`);
}

function textOf(node: Node): string {
  return node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(textOf).join('');
}
