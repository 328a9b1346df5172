import type { Facts, ReadPage } from '../../../model/facts.js';
import { SURE_LINE } from '../../../model/reading.js';

/** So many lines must have been read, and so surely, before a page is said to lie wrong. */
const LEAST_LINES = 3;
/** Degrees: less nobody sees, more is a page photographed on purpose as it lies. */
const LEAST_SKEW = 0.7;
const MOST_SKEW = 12;

/** The pages of a file with what their words say of how they lie: upside down, on their side, askew. */
export function asItLies(pages: Facts['pages'], read: readonly ReadPage[]): Facts['pages'] {
  return pages.map((page, index) => {
    const found = read.find((each) => each.page === index + 1);
    if (!found || found.lines.filter(({ confidence }) => confidence >= SURE_LINE).length < LEAST_LINES) return page;
    const isAskew = Math.abs(found.skew) >= LEAST_SKEW && Math.abs(found.skew) <= MOST_SKEW;
    return { ...page, ...(found.turn === 0 ? {} : { turn: found.turn }), ...(isAskew ? { skew: found.skew } : {}) };
  });
}
