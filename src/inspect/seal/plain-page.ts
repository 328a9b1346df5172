import { hasColour, type LeastColour } from './colour-mask.js';
import { hasDarkPatch } from './dark-patches.js';
import type { SealSight } from './find-seals.js';
import { findPaper } from './paper.js';
import type { Pixels } from './pixels.js';

/** So many times more or fewer coloured pixels than a grey copy may have are surely colour or none. */
const CLEARLY = 4;

/** What counts as colour, and the levels from which something is dark: less than on the usual copy, for the same stroke is a fifth paler here. */
const COLOUR: LeastColour = { chroma: 6.4, blocks: 5 };
const DARK = [28, 40];

/**
 * What the search for seals says of a page on which there is nothing to search: not as much
 * colour beside the paper's own as the usual copy may have, and nothing dark of a stamp's size. Null where there may be something, or
 * where it is not clear whether the copy is grey.
 * @param copy of a picture that has pixels enough to tell ring and text of a seal apart, shrunk to no less than 0.75 of the usual copy.
 */
export function plainSealSight(copy: Pixels, mmPerPixel: number | null, isPicture: boolean): SealSight | null {
  const paper = findPaper(copy);
  if (paper.coloured > 1 / CLEARLY && paper.coloured < CLEARLY) return null;
  if (!paper.grey && hasColour(copy, paper, COLOUR)) return null;
  if (isPicture && hasDarkPatch({ copy: { ...copy, factor: 1 }, paper, mm: mmPerPixel }, DARK)) return null;
  return { seals: [], stamps: [], verdict: paper.grey ? 'cannot-tell' : 'not-seen', reason: paper.grey ? 'grey' : null };
}
