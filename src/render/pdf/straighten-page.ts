import type { Straightening } from '../../model/dossier.js';
import type { EvidencePage } from './evidence.js';
import { cm, multiply, place, type Box, type Matrix } from './geometry.js';

/** A page that stands upright, and what its lines are made level by; null where they are. */
export interface StraightPage {
  readonly page: EvidencePage;
  /** Moves what the page shows, and the words over it, on the page of the dossier. */
  readonly level: Matrix | null;
}

/**
 * A page straightened, because its words stand on their side or head, or run askew. What it shows is moved as a whole, the
 * picture stays what it is; a page with annotations stays as it is, for their places would not be moved with it.
 */
export function straightenedPage(page: EvidencePage, { quarterTurns, degrees }: Straightening): StraightPage {
  if (page.annotations.length > 0) return { page, level: null };
  const upright = quarterTurns % 4 === 0 ? page : turnedPage(page, quarterTurns);
  return { page: upright, level: degrees === 0 ? null : levelling(upright.placement.area, degrees) };
}

function turnedPage(page: EvidencePage, quarterTurns: number): EvidencePage {
  const placement = place({ box: page.placement.area, rotate: (quarterTurns % 4) * 90, userUnit: 1 });
  return { ...page, placement, content: ['q', cm(placement.matrix), page.content, 'Q'].join('\n') };
}

/** Turned anticlockwise about the middle of its area, and so much smaller that no corner leaves it. */
function levelling({ x, y, width, height }: Box, degrees: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [reachX, reachY] = [width * cos + height * Math.abs(sin), height * cos + width * Math.abs(sin)];
  const scale = Math.min(1, width / reachX, height / reachY);
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const turn: Matrix = [scale * cos, scale * sin, -scale * sin, scale * cos, 0, 0];
  return multiply(multiply([1, 0, 0, 1, -middleX, -middleY], turn), [1, 0, 0, 1, middleX, middleY]);
}
