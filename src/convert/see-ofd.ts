import { inspect } from '../inspect/inspect.js';
import type { Facts, PageFacts } from '../model/facts.js';
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
    pages: facts.pages.map((page, index) => asDrawn(page, drawn.pages[index])),
    ...(hasStamps ? {} : { seals: drawn.seals, sealVerdict: drawn.sealVerdict, sealReason: drawn.sealReason }),
    highlights: drawn.highlights,
    highlightVerdict: drawn.highlightVerdict,
    problems: [...facts.problems, ...lost.map(({ what, page }) => ({ code: 'corrupt' as const, page, detail: `not drawn: ${what}` }))],
  };
}

/** Blank is what shows nothing, whatever objects it has; a page without words that one picture covers is a scan. */
function asDrawn(page: PageFacts, drawn: PageFacts | undefined): PageFacts {
  if (drawn?.content === 'blank') return { ...page, content: 'blank' };
  return page.content === 'mixed' && drawn?.content === 'scan' ? { ...page, content: 'scan', dpi: drawn.dpi, grey: drawn.grey } : page;
}
