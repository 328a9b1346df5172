import type { EvidencePage } from './evidence.js';
import { cm, place, type Placement } from './geometry.js';

/**
 * A page made upright by quarter turns clockwise, because its words stand on their side or head. What it shows is moved
 * as a whole; a page with annotations stays as it is, for their places would not be turned with it.
 */
export function turnedPage(page: EvidencePage, quarterTurns: number): EvidencePage {
  if (quarterTurns % 4 === 0 || page.annotations.length > 0) return page;
  const placement: Placement = place({ box: page.placement.area, rotate: (quarterTurns % 4) * 90, userUnit: 1 });
  return { ...page, placement, content: ['q', cm(placement.matrix), page.content, 'Q'].join('\n') };
}
