import { UserError } from '../../errors.js';
import type { Block, Exhibit, Inline } from '../../model/dossier.js';
import type { FontSlot } from '../../model/project.js';
import type { Fonts } from './fonts.js';
import { contentsRows, plainText } from '../blocks/contents.js';
import type { LayoutInput, OutlineEntry } from './layout.js';
import type { Spot } from './paged-blocks.js';
import { cellShares } from '../blocks/cell-shares.js';
import { rowBreaks } from '../blocks/row-breaks.js';
import { textSetter, type TextSetter } from './typst-text.js';

/** What `dossier.typ` reads, and what the layout needs to understand its answers. */
export interface TypstData {
  readonly json: unknown;
  /** Index = number of the mark in the Typst document. */
  readonly places: readonly Place[];
  readonly outline: readonly OutlineEntry[];
  readonly missingGlyphs: TextSetter['missing'];
  /** Where blocks and rows of tables begin, in the order of the document; index = number of the spot in the Typst document. */
  readonly spots: readonly Spot[];
  /** The last page only carries the mark of a closing exhibit and is not taken over. */
  readonly sentinel: boolean;
}

export interface Place {
  readonly id: string;
  readonly type: 'heading' | 'exhibit';
  /** Pages that come from a file and are only counted; null where Typst sets them. */
  readonly filePages: number | null;
  /** Pages of files before this place: what its page in Typst's document lacks to the printed number. */
  readonly offset: number;
  /** A photograph in the lower half of the last page of the exhibit before it. */
  readonly isBelow: boolean;
}

interface Work {
  readonly places: Place[];
  readonly numbers: Map<string, number>;
  readonly outline: OutlineEntry[];
  readonly blocks: readonly Block[];
  readonly setter: TextSetter;
  readonly exhibits: ReadonlyMap<string, Exhibit>;
  readonly spots: Spot[];
  where: string;
  /** In the pages of an exhibit, whose tables come from evidence; those of templates have columns for what stands in them, and verify reads them. */
  isEvidence: boolean;
  /** Nothing stands on the current page yet. */
  fresh: boolean;
  /** Pages of files so far; counted once for the places and again for the runs. */
  offset: number;
}

/** Pages that are set one after the other; pages of files stand before and behind. */
interface Run {
  readonly offset: number;
  readonly blocks: readonly unknown[];
}

/**
 * Blocks → plain data for Typst: links and page numbers as numbers of marks, contents as rows, text cleaned.
 * Throws a UserError for an exhibit, link or page number that points nowhere, or an id used twice.
 */
export function typstData(input: LayoutInput): TypstData {
  const work: Work = {
    places: [], numbers: new Map(), outline: [], blocks: input.blocks, setter: textSetter(input.fonts),
    exhibits: new Map(input.exhibits.map((exhibit) => [exhibit.number, exhibit])), spots: [], where: input.title, isEvidence: false, fresh: true, offset: 0,
  };
  input.blocks.forEach((block, index) => collectPlaces(block, work, { depth: 0, before: input.blocks[index - 1] }));
  const { runs, sentinel } = inRuns(input.blocks, work);
  const fronts = (input.fronts ?? []).map(({ blocks }) => frontOf(blocks, work));
  // The stamp carries titles too: what no face has there is to be listed as well.
  for (const exhibit of input.exhibits) work.setter.set(exhibit.title, exhibit.number);
  const json = {
    fonts: faceLists(input.fonts),
    draft: input.draft,
    title: input.title,
    author: input.author,
    date: input.date.split('-').map(Number),
    runs,
    fronts,
  };
  return { json, places: work.places, outline: work.outline, missingGlyphs: work.setter.missing, spots: work.spots, sentinel };
}

/** Pages of files end a run. Their places are marked at the head of the next, where several may follow each other. */
function inRuns(blocks: readonly Block[], work: Work): { readonly runs: readonly Run[]; readonly sentinel: boolean } {
  const runs: Run[] = [];
  let current: unknown[] = [];
  let used = false;
  work.offset = 0;
  for (const block of blocks) {
    const place = block.type === 'exhibit' ? work.places[numberOf(block.number, work)] : undefined;
    const pages = place?.filePages ?? 0;
    if (pages > 0 && used) {
      runs.push({ offset: work.offset, blocks: current });
      current = [];
      used = false;
      work.fresh = true;
    }
    // A long text has more paragraphs than a call takes arguments.
    for (const converted of convert(block, work)) current.push(converted);
    work.offset += place?.isBelow ? 0 : pages;
    // A typeset exhibit leaves a fresh page behind, but its own pages are in this run.
    used ||= pages === 0 && (!work.fresh || block.type === 'exhibit');
  }
  const sentinel = work.fresh;
  if (sentinel) current.push({ type: 'sentinel' });
  return { runs: [...runs, { offset: work.offset, blocks: current }], sentinel };
}

/** Its heading leads nowhere and is in no contents: a title. */
function frontOf(blocks: readonly Block[], work: Work): unknown[] {
  work.fresh = true;
  return blocks.flatMap((block) => convert(block.type === 'heading' ? { type: 'paragraph', style: 'slip-title', inlines: block.inlines } : block, work));
}

function collectPlaces(block: Block, work: Work, { depth, before }: { readonly depth: number; readonly before?: Block }): void {
  if (block.type === 'heading') {
    const n = addPlace({ id: block.id, type: 'heading', filePages: null, offset: work.offset, isBelow: false }, work);
    work.outline.push({ title: plainText(block.inlines), depth: block.level, target: n, opensNothing: !block.inContents });
  }
  if (block.type === 'exhibit') {
    const exhibit = work.exhibits.get(block.number);
    if (!exhibit) return refuse('dossier/unknown-exhibit', block.number, '模板引用了不存在的佐证材料“{id}”。', 'A template names the exhibit “{id}”, which does not exist.');
    // A volume's own contents stand between an exhibit and the heading it belongs to.
    const above = work.outline.findLast((entry) => !entry.opensNothing);
    const under = above ? (work.places[above.target]?.type === 'exhibit' ? above.depth : above.depth + 1) : 1;
    const filePages = block.blocks ? null : exhibit.source.type === 'text' ? 0 : exhibit.source.pages;
    if (filePages === 0) return refuse('dossier/exhibit-without-pages', block.number, '佐证材料“{id}”没有页面：模板未给出正文，文件也没有页。', 'Exhibit “{id}” has no pages: the template gives no content and the file has none.');
    const isBelow = filePages === 1 && exhibit.sharesPageWith != null && before?.type === 'exhibit' && before.number === exhibit.sharesPageWith && !before.blocks;
    const n = addPlace({ id: block.number, type: 'exhibit', filePages, offset: work.offset - (isBelow ? 1 : 0), isBelow }, work);
    work.offset += isBelow ? 0 : (filePages ?? 0);
    work.outline.push({ title: `${exhibit.number}　${exhibit.title}`, depth: under, target: n });
    for (const child of block.blocks ?? []) collectPlaces(child, work, { depth: depth + 1 });
  }
}

function addPlace(place: Place, work: Work): number {
  if (work.numbers.has(place.id)) refuse('dossier/id-twice', place.id, '模板中标识“{id}”出现了两次。', 'The id “{id}” occurs twice in the templates.');
  work.numbers.set(place.id, work.places.length);
  return work.places.push(place) - 1;
}

function convert(block: Block, work: Work): unknown[] {
  if (block.type === 'page-break') return breakPage(work);
  if (block.type === 'exhibit') {
    const before = breakPage(work);
    const n = numberOf(block.number, work);
    work.where = block.number;
    if (!block.blocks) return [...before, { type: 'exhibit', n, blocks: null }];
    work.fresh = true;
    work.isEvidence = true;
    const blocks = block.blocks.flatMap((child) => convert(child, work));
    work.isEvidence = false;
    work.fresh = false;
    return [...before, { type: 'exhibit', n, blocks }, ...breakPage(work)];
  }
  const opens = work.fresh;
  if (block.type !== 'space') work.fresh = false;
  switch (block.type) {
    case 'heading': {
      work.where = plainText(block.inlines);
      return [{ type: 'heading', spot: spotOf(block, work), level: block.level, opens, n: numberOf(block.id, work), inlines: block.inlines.map((inline) => setInline(inline, work)) }];
    }
    case 'paragraph':
      return [{ type: 'paragraph', spot: spotOf(block, work), style: block.style, inlines: block.inlines.map((inline) => setInline(inline, work)) }];
    case 'list':
      return [{ type: 'list', ordered: block.ordered, items: block.items.map((item) => item.map((inline) => setInline(inline, work))) }];
    case 'table':
      return [setTable(block, work)];
    case 'contents':
      return [{ type: 'contents', rows: setContents(block, work) }];
    case 'blank-page':
      return [block];
    case 'space':
      // Space at the top of a page is meant, so from here on the page is in use.
      work.fresh = false;
      return [block];
  }
}

function setTable(block: Extract<Block, { type: 'table' }>, work: Work): unknown {
  const spot = work.spots.length;
  const shares = cellShares(block);
  const breaks = rowBreaks(block, shares);
  const rows = block.rows.map((row, index) => {
    const mayBreak = breaks[index] as boolean;
    work.spots.push({ block, row: index, offset: work.offset, mayBreak });
    return row.map((cell, at) => {
      const longest = work.isEvidence ? longestWord(block.columns.length, shares[index]?.[at] ?? 1) : undefined;
      return { ...cell, breakable: mayBreak || cell.rowspan > 1, inlines: cell.inlines.map((inline) => setInline(inline, work, longest)) };
    });
  });
  return { type: 'table', spot, columns: block.columns, headerRows: block.headerRows, rows };
}

/** Of the type area of `dossier.typ`, points. */
const TEXT_WIDTH = 442;
/** Of a figure or small letter, in its size. */
const LETTER = 0.56;

/** How many letters of a word surely stand beside each other in a cell; a longer one ran over into the cells beside it. As `dossier.typ` sets tables. */
function longestWord(columns: number, share: number): number {
  const points = columns > 7 ? 10 : columns > 5 ? 10.5 : 12;
  const inset = columns > 5 ? 2.5 : 4;
  return Math.max(1, Math.floor((TEXT_WIDTH * share - 2 * inset) / (points * LETTER)));
}

function spotOf(block: Block, work: Work): number {
  return work.spots.push({ block, row: null, offset: work.offset, mayBreak: true }) - 1;
}

function setContents(block: Extract<Block, { type: 'contents' }>, work: Work): unknown[] {
  return contentsRows(work.blocks, block).map(({ level, id, inlines, continued }) => {
    const n = numberOf(id, work);
    return { level, n, add: work.places[n]?.offset ?? 0, text: work.setter.set(plainText(inlines) + (continued ? '（续）' : ''), plainText(inlines)) };
  });
}

function breakPage(work: Work): unknown[] {
  if (work.fresh) return [];
  work.fresh = true;
  return [{ type: 'page-break' }];
}

function setInline(inline: Inline, work: Work, longest?: number): unknown {
  switch (inline.type) {
    case 'text': return { ...inline, text: work.setter.set(inline.text, work.where, longest) };
    case 'break': return inline;
    case 'link': return { type: 'link', to: numberOf(inline.to, work), text: work.setter.set(inline.text, work.where) };
    case 'page': {
      const to = numberOf(inline.of, work);
      const place = work.places[to];
      const end = inline.end === true && place?.type === 'exhibit';
      const add = (place?.offset ?? 0) + (end && place.filePages !== null ? place.filePages - 1 : 0);
      return { type: 'page', to, end: end && place.filePages === null, add, last: end };
    }
    case 'pages': {
      const to = numberOf(inline.of, work);
      return { type: 'pages', to, count: work.places[to]?.filePages ?? null };
    }
  }
}

function numberOf(id: string, work: Work): number {
  return work.numbers.get(id) ?? refuse('dossier/unknown-target', id, '模板中的链接或页码指向不存在的“{id}”。', 'A link or page number in the templates points to “{id}”, which does not exist.');
}

function refuse(code: string, id: string, zh: string, en: string): never {
  throw new UserError({ code, message: { zh, en }, hint: { zh: '请检查模板中的 id、href 和 of。', en: 'Check id, href and of in the templates.' }, args: { id } });
}

/** For each slot its own face first, then all others, so that each character finds a face that has it. */
function faceLists(fonts: Fonts): Record<FontSlot | 'bold', string[]> {
  const all = fonts.faces.map((face) => face.key);
  const list = (slot: FontSlot): string[] => [fonts.slots[slot].key, ...all.filter((key) => key !== fonts.slots[slot].key)];
  return { fangsong: list('fangsong'), song: list('song'), title: list('title'), hei: list('hei'), kai: list('kai'), bold: list(fonts.slots.fangsong.family.startsWith('Noto ') ? 'title' : 'hei') };
}
