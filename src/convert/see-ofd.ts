import { inspect } from '../inspect/inspect.js';
import type { Facts } from '../model/facts.js';
import { convertOfd } from './ofd/convert-ofd.js';

/**
 * Adds to the facts of an OFD what can only be seen once its pages are drawn: imprints that are mere pictures, marked
 * places, and what could not be drawn.
 */
export async function seeOfd(facts: Facts, bytes: Uint8Array): Promise<Facts> {
  if (facts.format !== 'ofd' || facts.readable === 'no') return facts;
  const { pdf, lost } = await convertOfd(bytes);
  const drawn = await inspect(pdf, 'drawn.pdf');
  const hasStamps = facts.seals.length > 0;
  return {
    ...facts,
    // Blank is what shows nothing, whatever objects it has.
    pages: facts.pages.map((page, index) => (drawn.pages[index]?.content === 'blank' ? { ...page, content: 'blank' } : page)),
    ...(hasStamps ? {} : { seals: drawn.seals, sealVerdict: drawn.sealVerdict, sealReason: drawn.sealReason }),
    highlights: drawn.highlights,
    highlightVerdict: drawn.highlightVerdict,
    problems: [...facts.problems, ...lost.map(({ what, page }) => ({ code: 'corrupt' as const, page, detail: `not drawn: ${what}` }))],
  };
}
