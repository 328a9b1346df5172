import type { Pixels } from '../seal/pixels.js';
import type { Rectangle } from './rectangle.js';
import { redShare } from './red-share.js';

/** Of a piece about as high as wide; a line of red letterhead is longer. */
const LONGEST = 2.6;
/** Share of its ink that is red. */
const RED = 0.6;

/** A lone character in red ink: along the ring of a seal each is found apart, and read apart they say nothing. */
export function isRingPiece(picture: Pixels, at: Rectangle): boolean {
  if (at.width > LONGEST * at.height || at.height > LONGEST * at.width) return false;
  const side = Math.min(at.width, at.height);
  return redShare(picture, { ...at, width: side, height: side }) >= RED;
}
