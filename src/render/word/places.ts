import type { Block, PageMap } from '../../model/dossier.js';

/** Where links land and what page numbers are printed. */
export interface Places {
  /** The bookmark of a heading's or exhibit's id; null when nothing has this id. */
  bookmark(id: string): string | null;
  /** The printed page on which it begins (or ends); null when the map does not know it. */
  page(id: string, end?: boolean): number | null;
}

/**
 * Bookmarks for all headings and exhibits. Word takes letters, digits and underscores, a letter first, 40 at most;
 * ids that become the same are told apart by a number, in the order of the document.
 */
export function findPlaces(blocks: readonly Block[], map: PageMap | null): Places {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of idsOf(blocks)) {
    if (names.has(id)) continue;
    const plain = `p_${id.replace(/[^A-Za-z0-9]+/g, '_')}`.slice(0, 34);
    let name = plain;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}_${n}`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return {
    bookmark: (id) => names.get(id) ?? null,
    page: (id, end = false) => (end ? map?.exhibits[id]?.last : null) ?? map?.exhibits[id]?.first ?? map?.headings[id] ?? null,
  };
}

function idsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'heading') return [block.id];
    return block.type === 'exhibit' ? [block.number, ...idsOf(block.blocks ?? [])] : [];
  });
}
