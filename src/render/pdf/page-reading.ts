import type { Exhibit } from '../../model/dossier.js';
import type { ReadLine, ReadPage } from '../../model/facts.js';
import { againstOwn } from '../../model/own-words.js';

/**
 * What was read of one page of an exhibit (1-based), as far as its words are not over it already; of a long strip, the lines on the
 * piece that became this page.
 */
export function readingOf({ source }: Exhibit, read: readonly ReadPage[], page: number): ReadPage | null {
  // What is set from its own text needs no words over it; of an office file the pictures were read, not the pages made of it.
  if (source.type === 'text' || (source.type === 'pdf' && source.from === 'office')) return null;
  if (source.type === 'pdf' || !source.cuts || !source.rows) {
    const found = read.find((each) => each.page === page) ?? null;
    return found?.own === undefined ? found : { ...found, lines: againstOwn(found).lacking };
  }
  const [whole] = read;
  if (!whole || whole.turn !== 0) return null;
  const [top, bottom] = [(source.cuts[page - 2] ?? 0) / source.rows, (source.cuts[page - 1] ?? source.rows) / source.rows];
  return { ...whole, page, lines: whole.lines.flatMap((line) => onPiece(line, top, bottom)) };
}

/** A line belongs where its middle lies: cuts pass between lines. */
function onPiece(line: ReadLine, top: number, bottom: number): ReadLine[] {
  const { box } = line;
  const middle = box.top + box.height / 2;
  if (middle < top || middle >= bottom) return [];
  return [{ ...line, box: { ...box, top: (box.top - top) / (bottom - top), height: box.height / (bottom - top) } }];
}
