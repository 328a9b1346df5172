import { LeaderType, Paragraph, Tab, TabStopType, TextRun, type ISectionOptions, type ParagraphChild } from 'docx';
import type { Block, ParagraphStyle } from '../../model/dossier.js';
import { contentsRows, plainText } from '../blocks/contents.js';
import { visibleLine } from '../report/visible.js';
import { bookmarked, countBookmarks, linked, toRuns, type BookmarkNumbers } from './inlines.js';
import { LINE_GAP, PITCH, TEXT_WIDTH, type Section } from './page.js';
import type { Places } from './places.js';
import { exact, STYLE_IDS } from './styles.js';
import { toTable } from './tables.js';
import { keptBrackets } from './title-lines.js';

type Child = ISectionOptions['children'][number];
type Exhibit = Extract<Block, { type: 'exhibit' }>;

export interface BlocksInput {
  readonly blocks: readonly Block[];
  readonly places: Places;
  /** Small print for tables and plain paragraphs, where much has to go on a page. */
  readonly dense?: boolean;
  /** The pages of an exhibit that come from its file. */
  readonly evidencePages?: (number: string, bookmark: (children: readonly ParagraphChild[]) => ParagraphChild[]) => Child[];
  /** What stands above an exhibit that is set from its text. */
  readonly exhibitLine?: (number: string) => string;
}

interface Writer extends BlocksInput {
  readonly all: readonly Block[];
  readonly sections: { start: number | null; kind: Section['kind']; rightHand: boolean; children: Child[] }[];
  readonly number: BookmarkNumbers;
  lists: number;
  /** What the next block begins: nothing, a page, or a section whose first page has this number. */
  next: 'here' | 'page' | { readonly section: number | null };
  /** Nothing stands on the current page yet. */
  fresh: boolean;
  /** The next section begins on a right-hand page. */
  rightHand: boolean;
}

/**
 * Blocks as sections of Word. A section begins at every exhibit, after it, and wherever a page begins with a
 * heading whose number the map knows: so Word prints the numbers of the PDF even where its lines fall otherwise.
 */
export function toSections(input: BlocksInput): Section[] {
  const writer: Writer = { ...input, all: input.blocks, sections: [], number: countBookmarks(), lists: 0, next: { section: 1 }, fresh: true, rightHand: false };
  writeAll(input.blocks, writer);
  return writer.sections;
}

function writeAll(blocks: readonly Block[], writer: Writer): void {
  blocks.forEach((block, index) => {
    if (block.type === 'page-break') breakPage(writer, block.page ?? pageOfNext(blocks, index + 1, writer.places));
    else if (block.type === 'exhibit') writeExhibit(block, writer);
    else writeBlock(block, writer, blocks[index + 1]?.type === 'table');
  });
}

/** The number of the page that begins here: that of its heading, when nothing but space stands before it. */
function pageOfNext(blocks: readonly Block[], from: number, places: Places): number | null {
  const first = blocks.slice(from).find((block) => block.type !== 'space' && block.type !== 'page-break' && block.type !== 'blank-page');
  return first?.type === 'heading' ? places.page(first.id) : null;
}

function breakPage(writer: Writer, page: number | null): void {
  if (writer.fresh) {
    // A page left empty stands before this one.
    if (page !== null && typeof writer.next === 'object') writer.next = { section: page };
    return;
  }
  const cover = writer.sections.at(-1)?.kind === 'cover';
  writer.next = page !== null || cover ? { section: page } : 'page';
  writer.fresh = true;
}

function writeExhibit(block: Exhibit, writer: Writer): void {
  const { number } = block;
  const first = writer.places.page(number);
  // The second of two photographs on a page stands in the first one's section.
  const isBelow = !block.blocks && first !== null && typeof writer.next === 'object' && writer.next.section === first + 1 && writer.sections.at(-1)?.kind === 'evidence';
  if (!isBelow) writer.next = { section: first };
  const bookmark = (children: readonly ParagraphChild[]) => bookmarked(writer.places.bookmark(number) as string, writer.number(), children);
  if (block.blocks) {
    add(writer, (options) => new Paragraph({ ...options, style: 'JzExhibitLine', children: bookmark([new TextRun(visibleLine(writer.exhibitLine?.(number) ?? number))]) }), 'typeset');
    writeAll(block.blocks, writer);
  } else {
    if (!isBelow) openSection(writer, 'evidence');
    writer.sections.at(-1)?.children.push(...(writer.evidencePages?.(number, bookmark) ?? []));
  }
  const last = writer.places.page(number, true);
  writer.next = { section: last === null ? null : last + 1 };
  writer.fresh = true;
}

interface Options {
  readonly pageBreakBefore?: true;
}

/** Puts a block where it belongs, in a new section or on a new page where one is due. */
function add(writer: Writer, make: (options: Options) => Child, kind: Section['kind'] = 'text'): void {
  if (typeof writer.next === 'object') openSection(writer, kind);
  const section = writer.sections.at(-1);
  if (!section) return;
  if (kind === 'cover') section.kind = 'cover';
  section.children.push(make(writer.next === 'page' ? { pageBreakBefore: true } : {}));
  writer.next = 'here';
  writer.fresh = false;
}

function openSection(writer: Writer, kind: Section['kind']): void {
  const start = typeof writer.next === 'object' ? writer.next.section : null;
  const before = writer.sections.at(-1);
  // A section ends in a paragraph, or Word adds one of full height after a table.
  if (before && !(before.children.at(-1) instanceof Paragraph)) before.children.push(afterTable({}));
  writer.sections.push({ start, kind, rightHand: writer.rightHand, children: [] });
  writer.rightHand = false;
  writer.next = 'here';
}

const afterTable = (options: Options) => new Paragraph({ ...options, style: 'JzAfterTable' });

/** Between a line of text and the table below it; a table has no room of its own. Less than in the PDF. */
const ABOVE_TABLE = { after: 120 };

function writeBlock(block: Exclude<Block, { type: 'page-break' | 'exhibit' }>, writer: Writer, beforeTable: boolean): void {
  const { places } = writer;
  switch (block.type) {
    case 'heading': {
      const opens = writer.fresh;
      return add(writer, (options) => new Paragraph({
        ...options, ...headingStyle(block, opens), ...(beforeTable && !opens ? { spacing: ABOVE_TABLE } : {}), children: bookmarked(places.bookmark(block.id) as string, writer.number(), toRuns(opens && (block.level === 1 || block.level === 4) ? keptBrackets(block.inlines, TITLE_LINE) : keptBrackets(block.inlines, LINE, 2), places)),
      }));
    }
    case 'paragraph':
      return add(writer, (options) => new Paragraph({ ...options, style: writer.dense && block.style === 'plain' ? 'JzDense' : STYLE_IDS[block.style], ...(beforeTable && FLOWING.includes(block.style) ? { spacing: ABOVE_TABLE } : {}), children: toRuns(keptBrackets(block.inlines, LINES[block.style] ?? Infinity), places) }), block.style.startsWith('cover') ? 'cover' : 'text');
    case 'list':
      return writeList(block, writer);
    case 'table':
      // A table cannot ask for a page of its own.
      if (writer.next === 'page') add(writer, afterTable);
      add(writer, () => toTable(block, places, writer.dense));
      return add(writer, () => new Paragraph({ style: 'JzAfterTable', spacing: { before: 60, after: 60 } }));
    case 'space':
      // The lines around it keep less apart than lines of a text: with the last one the gap between two paragraphs goes.
      for (let line = block.lines; line > 0; line--) add(writer, (options) => new Paragraph({ ...options, style: 'JzPlain', ...(line === 1 ? { spacing: exact(PITCH - LINE_GAP) } : {}) }));
      return;
    case 'contents':
      return writeContents(block, writer);
    case 'blank-page':
      // Word puts it in by itself, where a section has to begin on an odd page.
      writer.rightHand = true;
      writer.fresh = true;
      return;
  }
}

/** Characters in a line: of 16 pt, and of titles of 22 pt and 26 pt, in 156 mm. */
const LINE = 28;
const TITLE_LINE = 20;
const LINES: Readonly<Partial<Record<ParagraphStyle, number>>> = { 'slip-title': TITLE_LINE, 'cover-title': 17 };

const FLOWING: readonly string[] = ['body', 'plain', 'note'];

/** A first-level heading that opens a page is the title of a part and set like one. */
function headingStyle(block: Extract<Block, { type: 'heading' }>, opens: boolean): { readonly style: string } {
  if (block.level === 4 && !opens) return { style: 'JzHeading4Inline' };
  if (block.level > 1) return { style: `Heading${block.level}` };
  if (!opens) return { style: 'JzHeading1Inline' };
  return { style: block.inContents ? 'Heading1' : 'TOCHeading' };
}

function writeList(block: Extract<Block, { type: 'list' }>, writer: Writer): void {
  const instance = ++writer.lists;
  for (const item of block.items) {
    add(writer, (options) => new Paragraph({ ...options, style: 'JzList', numbering: { reference: block.ordered ? 'ordered' : 'dots', level: 0, instance }, children: toRuns(item, writer.places) }));
  }
}

/** Real paragraphs with tab leaders and the PDF's numbers: nothing waits for “update field”. */
function writeContents(block: Extract<Block, { type: 'contents' }>, writer: Writer): void {
  for (const { level, id, inlines, continued } of contentsRows(writer.all, block)) {
    const tabbed: ParagraphChild[] = [new TextRun({ children: [new Tab()] })];
    const page = writer.places.page(id);
    add(writer, (options) => new Paragraph({
      ...options, style: `TOC${level}`,
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }],
      children: [...linked(id, plainText(inlines) + (continued ? '（续）' : ''), writer.places), ...(page === null ? [] : [...tabbed, ...linked(id, String(page), writer.places)])],
    }));
  }
}
