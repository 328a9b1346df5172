import type { Block } from '../../model/dossier.js';

type TableBlock = Extract<Block, { type: 'table' }>;

/** Where a block begins, or a row of it. */
export interface Spot {
  readonly block: Block;
  /** Of a table; null for a block without rows. */
  readonly row: number | null;
  /** Pages of files before it: what its page in Typst's document lacks to the printed number. */
  readonly offset: number;
  /** Its end may stand on another page than its beginning. */
  readonly mayBreak: boolean;
}

/** Where Typst set a spot; that of a repeated header is set more than once. */
export interface SetSpot {
  readonly n: number;
  /** Of Typst's own document. */
  readonly page: number;
  /** Distance from the page's top in points. */
  readonly top: number;
}

/** 天头, points. */
const TOP = (37 / 25.4) * 72;
/** What begins lower down on its page has something above it: a spilt line takes 20 points at least, and a gap follows. A table's first words stand in the middle of a row. */
const FIRST_LINE = 30;
const FIRST_ROW = 40;

/**
 * The blocks with a page break, and its printed number, wherever the layout ended a page between two of them; a table
 * is parted there, and every part has its header. Whatever sets the same blocks again begins the same pages with the
 * same words so, and what it sets a little tighter or wider does not add up. Pages that end amid a paragraph are left alone.
 */
export function pagedBlocks(blocks: readonly Block[], spots: readonly Spot[], set: readonly SetSpot[]): Block[] {
  const found = new Map<number, SetSpot>();
  for (const spot of set) if (!found.has(spot.n)) found.set(spot.n, spot);
  const begins = new Map<Block, Map<number, number>>();
  spots.forEach((spot, n) => {
    const here = found.get(n);
    const before = found.get(n - 1);
    if (!here || !before || here.page <= before.page || !isClean(spot, here, spots[n - 1])) return;
    const rows = begins.get(spot.block) ?? new Map<number, number>();
    begins.set(spot.block, rows.set(spot.row ?? 0, here.page + spot.offset));
  });
  return paged(blocks, begins);
}

/** Nothing that began on the page before reaches into this one. */
function isClean(spot: Spot, { top }: SetSpot, before: Spot | undefined): boolean {
  if (spot.row !== null && spot.row > 0) return before !== undefined && !before.mayBreak && !isSpanned(spot.block as TableBlock, spot.row);
  return top < TOP + (spot.row === null ? FIRST_LINE : FIRST_ROW);
}

/** A cell of a row above reaches into this one. */
function isSpanned({ rows }: TableBlock, row: number): boolean {
  return rows.slice(0, row).some((above, index) => above.some((cell) => index + cell.rowspan > row));
}

function paged(blocks: readonly Block[], begins: ReadonlyMap<Block, ReadonlyMap<number, number>>): Block[] {
  return blocks.flatMap((block, index): Block[] => {
    const inner: Block = block.type === 'exhibit' && block.blocks ? { ...block, blocks: paged(block.blocks, begins) } : block;
    const rows = begins.get(block);
    if (!rows) return [inner];
    const parts = block.type === 'table' ? parted(block, rows) : [inner];
    const page = rows.get(0);
    return page === undefined || opensPage(blocks[index - 1]) ? parts : [{ type: 'page-break', page }, ...parts];
  });
}

/** A page begins after it anyway. */
function opensPage(before: Block | undefined): boolean {
  return before === undefined || before.type === 'page-break' || before.type === 'exhibit' || before.type === 'space' || before.type === 'blank-page';
}

function parted(table: TableBlock, begins: ReadonlyMap<number, number>): Block[] {
  const heads = table.rows.slice(0, table.headerRows);
  const starts = [...begins].filter(([row]) => row > table.headerRows).sort(([a], [b]) => a - b);
  return [0, ...starts.map(([row]) => row)].flatMap((from, part): Block[] => {
    const until = starts[part]?.[0] ?? table.rows.length;
    const rows = table.rows.slice(from, until);
    return part === 0 ? [{ ...table, rows }] : [{ type: 'page-break', page: starts[part - 1]?.[1] ?? 0 }, { ...table, rows: [...heads, ...rows] }];
  });
}
