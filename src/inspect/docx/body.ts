import type { BodyBlock, Sight } from '../../model/facts.js';
import { child, type XmlNode } from '../xml.js';
import type { Rgb } from '../mark-colours.js';
import { groundOf, joinMarks, WHITE, type Mark } from './marks.js';
import type { NextLabel } from './numbering.js';
import { runsOf, WRAPPERS, type Run } from './runs.js';
import { stressedCells } from './shaded-cells.js';
import type { Styles } from './styles.js';
import { cellsOf, isFlat, rowsOf, tableGround } from './tables.js';
import type { TakenIn } from './taken-in.js';

export interface DocxBody {
  /** In order; text boxes stand behind the paragraph they hang on, notes at the end. */
  readonly body: readonly BodyBlock[];
  readonly highlights: readonly Mark[];
  readonly highlightVerdict: Sight;
  /** Paragraphs of body and cells as they are counted: without the labels that Word numbers them with. */
  readonly counted: readonly string[];
  /** Whether the first of them has such a label, and is no title. */
  readonly isFirstNumbered: boolean;
  readonly textBoxes: readonly string[];
  readonly notes: readonly string[];
  /** Documents that belong into the body and are of a kind that is not read. */
  readonly unread: number;
  /** Pictures in those that are read. */
  readonly unseen: number;
  /** Signs of a face of pictures that no character stands for. */
  readonly unknownSigns: number;
  /** Characters that nobody sees, which are no text. */
  readonly unseenCharacters: number;
}

export interface DocxParts {
  readonly document: XmlNode;
  readonly styles: Styles;
  readonly nextLabel: NextLabel;
  readonly footnotes: XmlNode | null;
  readonly endnotes: XmlNode | null;
  readonly takenIn: TakenIn;
  /** What charts and SmartArt within an element say. */
  readonly drawn: (node: XmlNode) => readonly BodyBlock[];
}

/** Text of `word/document.xml`, in the accepted view: insertions are text, deletions are not, what was moved is read where it went. */
export function readBody(parts: DocxParts): DocxBody {
  const found: Found = { ...parts, highlights: [], counted: [], textBoxes: [], notes: [], noted: [], isFirstNumbered: null, unread: 0, unseen: 0, unknownSigns: 0, unseenCharacters: 0, characters: 0, marked: 0, hasSetOff: false, ground: child(parts.document, 'background') === undefined ? WHITE : null, isCutOff: false };
  const content = child(parts.document, 'body');
  const blocks = content ? readBlocks(content.children, found, 'body') : [];
  const notes = found.noted.flatMap(({ part, id }) => readNote(part, id, found));
  const { highlights, counted, textBoxes, isFirstNumbered } = found;
  return { body: [...blocks, ...notes], highlights, highlightVerdict: verdictOf(found), counted, textBoxes, notes: found.notes, isFirstNumbered: isFirstNumbered ?? false, unread: found.unread, unseen: found.unseen, unknownSigns: found.unknownSigns, unseenCharacters: found.unseenCharacters };
}

type Part = 'body' | 'text-box' | 'footnote' | 'endnote';

interface Found extends DocxParts {
  readonly highlights: Mark[];
  readonly counted: string[];
  readonly textBoxes: string[];
  readonly notes: string[];
  readonly noted: { readonly part: 'footnote' | 'endnote'; readonly id: string }[];
  isFirstNumbered: boolean | null;
  unread: number;
  unseen: number;
  unknownSigns: number;
  unseenCharacters: number;
  /** Of all runs that show, and of those that are marked. */
  characters: number;
  marked: number;
  /** What lies below the words that are read: of the page, of a cell; null where it is not known. */
  ground: Rgb | null;
  /** In a row of no height. */
  isCutOff: boolean;
  /** Words amid others are set off by their colour or by dots. */
  hasSetOff: boolean;
}

/** Where nearly everything is marked, nothing stands out: a shade that came along with words copied from elsewhere. */
const MOST_MARKED = 0.9;

function verdictOf({ highlights, characters, marked, hasSetOff, counted }: Found): Sight {
  if (highlights.length === 0) return hasSetOff ? 'cannot-tell' : 'not-seen';
  return marked > MOST_MARKED * characters && counted.length > 1 ? 'cannot-tell' : 'seen';
}

function readBlocks(nodes: readonly XmlNode[], found: Found, part: Part): BodyBlock[] {
  let open: Run[] = [];
  // A paragraph with nothing behind that it could be joined to stays.
  const lastParagraph = nodes.findLast((node) => node.name === 'p');
  return nodes.flatMap((node): BodyBlock[] => {
    if (node.name === 'tbl') return readTable(node, found, part);
    if (node.name === 'altChunk') return takeIn(node, found, part);
    if (node.name !== 'p') return WRAPPERS.has(node.name) ? readBlocks(node.children, found, part) : [];
    const boxes: XmlNode[] = [];
    const runs = [...open, ...runsOf(node, { styles: found.styles, hasArt: true, onBox: (box) => void boxes.push(box), onNote: (which, id) => void found.noted.push({ part: which, id }), onUnknownSign: () => void found.unknownSigns++, ground: part === 'body' ? found.ground : null, isCutOff: found.isCutOff, onUnseen: (text) => void (found.unseenCharacters += text.trim().length) })];
    const isMerged = node !== lastParagraph && isMarkDeleted(node);
    open = isMerged ? runs : [];
    const own = isMerged ? [] : readParagraph(node, runs, found, part);
    return [...own, ...boxes.flatMap((box) => readBlocks(box.children, found, 'text-box')), ...found.drawn(node)];
  });
}

/** Of how it looks nothing is read, so what is marked in it is not known. */
function takeIn(node: XmlNode, found: Found, part: Part): BodyBlock[] {
  const page = found.takenIn(node.attributes['id'] ?? '');
  found.hasSetOff = true;
  if (!page) found.unread++;
  const { body, pictures } = page ?? { body: [], pictures: 0 };
  found.unseen += pictures;
  for (const line of body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : block.rows.flat()))) count(line, found, part, false);
  return body.map((block) => (part === 'body' ? block : { ...block, part }));
}

/** The accepted view joins a paragraph whose end was deleted to the next. */
function isMarkDeleted(paragraph: XmlNode): boolean {
  const mark = child(child(paragraph, 'pPr'), 'rPr');
  return child(mark, 'del') !== undefined || child(mark, 'moveFrom') !== undefined;
}

function readParagraph(paragraph: XmlNode, runs: readonly Run[], found: Found, part: Part): BodyBlock[] {
  found.highlights.push(...joinMarks(runs));
  for (const run of runs) {
    const length = run.text.trim().length;
    found.characters += length;
    if (run.mark !== null) found.marked += length;
  }
  // A paragraph that is red throughout is a heading.
  found.hasSetOff ||= runs.some((run) => run.isSetOff && run.text.trim() !== '') && runs.some((run) => !run.isSetOff && run.text.trim() !== '');
  const text = runs.map((run) => run.text).join('').trim();
  if (text === '') return [];
  const label = labelOf(paragraph, found);
  count(text, found, part, label !== '');
  return [{ type: 'paragraph', text: `${label}${text}`, heading: headingOf(paragraph, found.styles), ...(part === 'body' ? {} : { part }) }];
}

function count(text: string, found: Found, part: Part, isNumbered: boolean): void {
  if (part === 'body') found.isFirstNumbered ??= isNumbered;
  (part === 'body' ? found.counted : part === 'text-box' ? found.textBoxes : found.notes).push(text);
}

function readTable(table: XmlNode, found: Found, part: Part): BodyBlock[] {
  const { ground: around, isCutOff: wasCutOff } = found;
  const below = tableGround(table, around, found.styles);
  const cells = rowsOf(table).map((row) => {
    found.isCutOff = wasCutOff || isFlat(row);
    return cellsOf(row).map((cell) => {
      const before = found.highlights.length;
      const own = groundOf(child(child(cell, 'tcPr'), 'shd'));
      found.ground = own ?? below;
      const text = cellText(cell, found, part);
      // Words that are marked themselves are not marked twice.
      return { text, ground: found.highlights.length > before ? null : own };
    });
  });
  found.ground = around;
  found.isCutOff = wasCutOff;
  for (const text of stressedCells(cells)) {
    found.highlights.push({ kind: 'shading', text });
    found.marked += text.length;
  }
  return [{ type: 'table', rows: cells.map((row) => row.map(({ text }) => text)), ...(part === 'body' ? {} : { part }) }];
}

/** A table within a cell is words of the cell. */
function cellText(cell: XmlNode, found: Found, part: Part): string {
  return readBlocks(cell.children, found, part)
    .flatMap((block) => (block.type === 'paragraph' ? [block.text] : block.rows.map((row) => row.join(' '))))
    .join('\n');
}

/** Notes 0 and 1, or those with a type, are the lines that part notes from the text. */
function readNote(part: 'footnote' | 'endnote', id: string, found: Found): BodyBlock[] {
  const list = part === 'footnote' ? found.footnotes : found.endnotes;
  const note = list?.children.find((each) => each.name === part && each.attributes['id'] === id && each.attributes['type'] === undefined);
  return note ? readBlocks(note.children, found, part) : [];
}

function labelOf(paragraph: XmlNode, { styles, nextLabel }: Found): string {
  const properties = child(paragraph, 'pPr');
  const layers = [...(properties ? [properties] : []), ...(styles.get(child(properties, 'pStyle')?.attributes['val'] ?? '')?.paragraph ?? [])];
  const numbering = layers.map((layer) => child(layer, 'numPr')).find((each) => each !== undefined);
  const id = child(numbering, 'numId')?.attributes['val'] ?? layers.map((layer) => child(child(layer, 'numPr'), 'numId')?.attributes['val']).find((each) => each !== undefined);
  if (!numbering || id === undefined || id === '0') return '';
  const level = child(numbering, 'ilvl')?.attributes['val'] ?? layers.map((layer) => child(child(layer, 'numPr'), 'ilvl')?.attributes['val']).find((each) => each !== undefined);
  const label = nextLabel({ id, level: Number(level ?? 0) }) ?? '';
  return /[\w)]$/.test(label) ? `${label} ` : label;
}

function headingOf(paragraph: XmlNode, styles: Styles): number | null {
  const properties = child(paragraph, 'pPr');
  const outline = child(properties, 'outlineLvl')?.attributes['val'];
  if (outline !== undefined && Number(outline) < 9) return Number(outline) + 1;
  return styles.get(child(properties, 'pStyle')?.attributes['val'] ?? '')?.heading ?? null;
}
