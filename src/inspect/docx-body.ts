import type { BodyBlock, Highlight } from '../model/facts.js';
import { child, type XmlNode } from './xml.js';

type Mark = Omit<Highlight, 'page'>;

export interface DocxBody {
  readonly body: readonly BodyBlock[];
  readonly highlights: readonly Mark[];
}

/** Body text of `word/document.xml`, in the accepted view: insertions are text, deletions are not. */
export function readBody(document: XmlNode, headings: ReadonlyMap<string, number>): DocxBody {
  const found: Found = { highlights: [], headings };
  const body = child(document, 'body');
  return { body: body ? readBlocks(body.children, found) : [], highlights: found.highlights };
}

interface Found {
  readonly highlights: Mark[];
  /** Level by style id. */
  readonly headings: ReadonlyMap<string, number>;
}

/** Elements that only wrap: their children count as if they stood in their place. */
const WRAPPERS = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'smartTag', 'customXml', 'hyperlink', 'fldSimple', 'bdo', 'dir', 'ruby', 'rubyBase', 'oMath', 'oMathPara']);

function readBlocks(nodes: readonly XmlNode[], found: Found): BodyBlock[] {
  return nodes.flatMap((node): BodyBlock[] => {
    if (node.name === 'p') return readParagraph(node, found);
    if (node.name === 'tbl') return [{ type: 'table', rows: rowsOf(node).map((row) => cellsOf(row).map((cell) => cellText(cell, found))) }];
    return WRAPPERS.has(node.name) ? readBlocks(node.children, found) : [];
  });
}

function readParagraph(paragraph: XmlNode, found: Found): BodyBlock[] {
  const runs = runsOf(paragraph.children);
  collectMarks(runs, found.highlights);
  const text = runs.map((run) => run.text).join('').trim();
  return text === '' ? [] : [{ type: 'paragraph', text, heading: headingLevel(paragraph, found.headings) }];
}

function rowsOf(table: XmlNode): XmlNode[] {
  return table.children.flatMap((node) => (node.name === 'tr' ? [node] : WRAPPERS.has(node.name) ? rowsOf(node) : []));
}

function cellsOf(row: XmlNode): XmlNode[] {
  return row.children.flatMap((node) => (node.name === 'tc' ? [node] : WRAPPERS.has(node.name) ? cellsOf(node) : []));
}

function cellText(cell: XmlNode, found: Found): string {
  return readBlocks(cell.children, found)
    .flatMap((block) => (block.type === 'paragraph' ? [block.text] : block.rows.map((row) => row.join(' '))))
    .join('\n');
}

interface Run {
  readonly text: string;
  readonly mark: Mark['kind'] | null;
}

function runsOf(nodes: readonly XmlNode[]): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node.name === 'r') return [{ text: node.children.map(runText).join(''), mark: markOf(child(node, 'rPr')) }];
    return WRAPPERS.has(node.name) ? runsOf(node.children) : [];
  });
}

function runText(node: XmlNode): string {
  switch (node.name) {
    case 't': return node.children.map((each) => each.text).join('');
    case 'tab': return '\t';
    case 'br': case 'cr': return '\n';
    case 'noBreakHyphen': return '-';
    case 'ruby': case 'rubyBase': return runsOf(node.children).map((run) => run.text).join('');
    default: return '';
  }
}

/** w:highlight, shading that is not white, or a red underline (“着重标出” as it is done in Word). */
function markOf(properties: XmlNode | undefined): Mark['kind'] | null {
  const highlight = child(properties, 'highlight')?.attributes['val'];
  if (highlight && highlight !== 'none' && highlight !== 'white') return 'highlight';
  const fill = child(properties, 'shd')?.attributes['fill']?.toLowerCase();
  if (fill && /^[0-9a-f]{6}$/.test(fill) && fill !== 'ffffff') return 'shading';
  const underline = child(properties, 'u');
  if (!underline || underline.attributes['val'] === 'none') return null;
  const colour = underline.attributes['color'] ?? child(properties, 'color')?.attributes['val'];
  return colour && isRed(colour) ? 'underline' : null;
}

function isRed(hex: string): boolean {
  if (!/^[0-9a-f]{6}$/i.test(hex)) return false;
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  return red > 140 && red > green + 60 && red > blue + 60;
}

function collectMarks(runs: readonly Run[], highlights: Mark[]): void {
  let open: { kind: Mark['kind']; text: string } | null = null;
  const close = () => {
    if (open?.text.trim()) highlights.push({ kind: open.kind, text: open.text.trim() });
    open = null;
  };
  for (const run of runs) {
    if (open && run.mark !== (open as { kind: Mark['kind'] }).kind) close();
    if (run.mark) open = { kind: run.mark, text: `${(open as { text: string } | null)?.text ?? ''}${run.text}` };
  }
  close();
}

function headingLevel(paragraph: XmlNode, headings: ReadonlyMap<string, number>): number | null {
  const properties = child(paragraph, 'pPr');
  const outline = child(properties, 'outlineLvl')?.attributes['val'];
  if (outline !== undefined && Number(outline) < 9) return Number(outline) + 1;
  return headings.get(child(properties, 'pStyle')?.attributes['val'] ?? '') ?? null;
}
