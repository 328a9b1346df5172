import type { Block, PageMap } from '../model/dossier.js';
import type { Section } from './volumes.js';

/** A section and where it stands. */
export interface PlacedSection extends Section {
  /** Id of the heading, or number of the exhibit, with which it begins; null for what stands before the first of them. */
  readonly id: string | null;
  /** Index among the blocks of its first one. */
  readonly index: number;
  /** Printed page on which it begins. */
  readonly page: number;
}

/** Ids of headings that open a group begin so in the templates. */
const GROUP = /^group-/;
const EXHIBIT_LEVEL = 5;
/** A generated page with its share of fonts, links and structure. */
const GENERATED_PAGE_BYTES = 16_000;
/** Stamp and page object of a page of evidence. */
const EVIDENCE_PAGE_BYTES = 1_500;

/**
 * The dossier as sections: each begins on a page of its own with a heading or an exhibit. `bytesOf` is what an
 * exhibit's pages weigh, as far as is known before they are written.
 */
export function sectionsOf(blocks: readonly Block[], map: PageMap, bytesOf: (exhibit: string) => number): PlacedSection[] {
  const placed = openings(blocks).map((opening) => ({ ...opening, page: opening.id === null ? 1 : (map.exhibits[opening.id]?.first ?? map.headings[opening.id] ?? 0) }));
  // Two photographs on a page are not parted.
  const opened = placed.filter(({ page, id }, n) => n === 0 || id === null || !map.exhibits[id] || page !== placed[n - 1]?.page);
  return opened.map(({ id, index, page }, n) => {
    const next = opened[n + 1];
    const mine = blocks.slice(index, next?.index ?? blocks.length);
    const levels = mine.flatMap((block) => (block.type === 'heading' ? [block.level] : block.type === 'exhibit' ? [EXHIBIT_LEVEL] : []));
    const pages = (next?.page ?? map.pages + 1) - page;
    const exhibits = mine.flatMap((block) => (block.type === 'exhibit' ? [block] : []));
    const weight = exhibits.reduce((sum, { number, blocks: typeset }) => sum + (typeset ? 0 : bytesOf(number)), 0);
    return {
      id, index, page, pages,
      level: levels[0] ?? 1,
      endLevel: levels.at(-1) ?? 1,
      bytes: weight + pages * (exhibits.some((exhibit) => !exhibit.blocks) ? EVIDENCE_PAGE_BYTES : GENERATED_PAGE_BYTES),
      opensGroup: mine.some((block) => block.type === 'heading' && GROUP.test(block.id)),
    };
  });
}

/** Where pages begin whose number is known: at a heading after a page break or an exhibit, and at an exhibit. */
export function openings(blocks: readonly Block[]): { readonly id: string | null; readonly index: number }[] {
  const found: { id: string | null; index: number }[] = [{ id: null, index: 0 }];
  let isFresh = false;
  let from = 0;
  blocks.forEach((block, index) => {
    if (block.type === 'page-break') {
      isFresh = true;
      from = index + 1;
    } else if (block.type === 'exhibit') {
      found.push({ id: block.number, index: isFresh ? from : index });
      isFresh = true;
      from = index + 1;
    } else if (block.type === 'heading' && isFresh) {
      found.push({ id: block.id, index: from });
      isFresh = false;
    } else if (block.type !== 'space') {
      isFresh = false;
    }
  });
  return found;
}

/** Blocks with others put before some of them: index → what comes before it. */
export function inserted(blocks: readonly Block[], before: ReadonlyMap<number, readonly Block[]>): readonly Block[] {
  if (before.size === 0) return blocks;
  return blocks.flatMap((block, index) => [...(before.get(index) ?? []), block]);
}
