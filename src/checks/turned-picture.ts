import type { PictureLook } from '../model/facts.js';
import { comparable, differing, isSamePicture, LIKELY_BITS, SIDE, wholeHash, type Comparable, type PictureRule } from './same-picture.js';

/**
 * Whether a picture is another one turned by quarters or mirrored: phones turn photos, and who wants to use one twice
 * mirrors it. Only whole pictures, by one hash for each way, before the two are held against each other.
 */

/** Where a cell of the turned picture comes from. */
type Turning = (x: number, y: number) => readonly [x: number, y: number];

const LAST = SIDE - 1;
const TURNED: readonly Turning[] = [(x, y) => [y, LAST - x], (x, y) => [LAST - x, LAST - y], (x, y) => [LAST - y, x]];
const MIRRORED: readonly Turning[] = [(x, y) => [LAST - x, y], (x, y) => [x, LAST - y], (x, y) => [y, x], (x, y) => [LAST - y, LAST - x]];
const TURNINGS = [...TURNED, ...MIRRORED];

/** A hash of two halves for each way in which a picture can come back. */
export function turnedHashes({ thumbnail }: PictureLook): Int32Array {
  return Int32Array.from(TURNINGS.flatMap((turning) => wholeHash(turn(thumbnail, turning))));
}

interface Turnable {
  readonly look: PictureLook;
  readonly picture: Comparable;
  readonly turned: Int32Array;
}

/** A page of paper is turned by a scanner, and never mirrored. */
export function isTurnedPicture(one: Turnable, other: Turnable, rule: PictureRule): boolean {
  const ways = rule === 'page' ? TURNED.length : TURNINGS.length;
  for (let way = 0; way < ways; way++) {
    if (differing(one.picture.hashes, 0, other.turned, way) > LIKELY_BITS) continue;
    const turned = comparable(turn(other.look.thumbnail, TURNINGS[way] as Turning));
    if (turned && isSamePicture(one.picture, turned, rule)) return true;
  }
  return false;
}

function turn(thumbnail: string, turning: Turning): string {
  let turned = '';
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [fromX, fromY] = turning(x, y);
      turned += thumbnail[fromY * SIDE + fromX] as string;
    }
  }
  return turned;
}
