import { hasColour, type LeastColour } from './colour-mask.js';
import { hasDarkPatch } from './dark-patches.js';
import { plainSealsOn, sealsOn, type SealSight } from './find-seals.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';
import type { Sheet } from './sheet.js';

/** What counts as colour, and the levels from which something is dark: less than on the usual copy, for the same stroke is a fifth paler here. */
const COLOUR: LeastColour = { chroma: 6.4, blocks: 5 };
const DARK = [28, 40];

/**
 * What the search for seals says of a page on which there is nothing to search: not as much
 * colour beside the paper's own as the usual copy may have, and nothing dark of a stamp's size. Null where there may be something.
 * @param copy of a picture that has pixels enough to tell ring and text of a seal apart, shrunk to no less than 0.75 of the usual copy.
 */
export function plainSealSight(copy: Pixels, { paper, mm, isPicture }: { readonly paper: Paper; readonly mm: number | null; readonly isPicture: boolean }): SealSight | null {
  if (!paper.grey && hasColour(copy, paper, COLOUR)) return null;
  if (isPicture && hasDarkPatch({ copy: { ...copy, factor: 1 }, paper, mm }, DARK)) return null;
  return { seals: [], stamps: [], verdict: paper.grey ? 'cannot-tell' : 'not-seen', reason: paper.grey ? 'grey' : null };
}

/** The same of a coloured page: seals that are plain, or none, nor anything that might be one. Null where the usual copy has to tell. */
export function surelyOn(sheet: Sheet, isPicture: boolean): SealSight | null {
  const plain = plainSealsOn(sheet);
  if (plain) return plain;
  if (!sheet.hasColour || (isPicture && hasDarkPatch(sheet, DARK))) return null;
  const sight = sealsOn(sheet, isPicture);
  return sight.verdict === 'not-seen' ? sight : null;
}
