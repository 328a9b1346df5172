import type { Block, Inline } from '../../model/dossier.js';

export interface ContentsRow {
  readonly level: number;
  readonly id: string;
  readonly inlines: readonly Inline[];
  /** Begun before the part that is listed. */
  readonly continued: boolean;
}

/** The rows of a table of contents, in the order of the dossier: headings that are listed, and those above the first of them. */
export function contentsRows(all: readonly Block[], { depth, from, until }: Omit<Extract<Block, { type: 'contents' }>, 'type'>): ContentsRow[] {
  const entries = entriesOf(all);
  const indexOf = (id: string | null | undefined, otherwise: number) => (!id ? otherwise : Math.max(0, entries.findIndex((entry) => entry.id === id)));
  const start = indexOf(from, 0);
  const rows = entries.slice(start, indexOf(until, entries.length)).filter((entry) => entry.listed && entry.level <= depth);
  return [...above(entries.slice(0, start), Math.min(entries[start]?.level ?? 1, depth + 1)), ...rows].map(({ level, id, inlines, continued = false }) => ({ level, id, inlines, continued }));
}

interface Entry {
  readonly level: number;
  readonly id: string;
  readonly inlines: readonly Inline[];
  readonly listed: boolean;
  readonly continued?: boolean;
}

/** Exhibits are deeper than any heading: they mark places, and are listed in the catalogue. */
const EXHIBIT_LEVEL = 9;

function entriesOf(blocks: readonly Block[]): Entry[] {
  return blocks.flatMap((block): Entry[] => {
    if (block.type === 'exhibit') return [{ level: EXHIBIT_LEVEL, id: block.number, inlines: [], listed: false }, ...entriesOf(block.blocks ?? [])];
    return block.type === 'heading' ? [{ level: block.level, id: block.id, inlines: block.inlines, listed: block.inContents }] : [];
  });
}

/** The nearest heading of each level above `level`. */
function above(before: readonly Entry[], level: number): Entry[] {
  const found: Entry[] = [];
  let under = level;
  for (const entry of [...before].reverse()) {
    if (!entry.listed || entry.level >= under) continue;
    found.unshift({ ...entry, continued: true });
    under = entry.level;
  }
  return found;
}

/** The words of inlines, as they stand in a table of contents. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.type === 'text' || inline.type === 'link' ? inline.text : inline.type === 'break' ? ' ' : '')).join('');
}
