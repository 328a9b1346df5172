import { coarseOf, comparable, differing, isLikelyPage, isSamePicture, LIKELY_BITS, SIDE, wholeHash, type Comparable, type PictureRule } from './same-picture.js';

/**
 * Whether a picture is another one turned by quarters or mirrored: phones turn photos, and who wants to use one twice
 * mirrors it. Only whole pictures, by one hash for each way, before the two are held against each other.
 */

/** Where a cell of the turned picture comes from. */
type Turning = (x: number, y: number) => readonly [x: number, y: number];

const LAST = SIDE - 1;
const TURNED: readonly Turning[] = [(x, y) => [y, LAST - x], (x, y) => [LAST - x, LAST - y], (x, y) => [LAST - y, x]];
const MIRRORED: readonly Turning[] = [(x, y) => [LAST - x, y], (x, y) => [x, LAST - y], (x, y) => [y, x], (x, y) => [LAST - y, LAST - x]];
/** For each way the place of every cell in the picture as it was. */
const SOURCES = [...TURNED, ...MIRRORED].map((turning) => Uint16Array.from({ length: SIDE * SIDE }, (_each, at) => {
  const [x, y] = turning(at % SIDE, Math.floor(at / SIDE));
  return y * SIDE + x;
}));

/** A hash of two halves for each way in which a picture can come back. */
export function turnedHashes(greys: Uint8Array): Int32Array {
  return Int32Array.from(SOURCES.flatMap((source) => wholeHash(turn(greys, source))));
}

export interface Turnable {
  readonly greys: Uint8Array;
  readonly picture: Comparable;
  readonly turned: Int32Array;
  /** The turned pictures on coarse cells, each from when it is first asked for: pages of text, turned, have hashes alike. */
  readonly turnedCoarse: Map<number, Float32Array>;
}

/** A page of paper is turned by a scanner, and never mirrored. */
export function isTurnedPicture(one: Turnable, other: Turnable, rule: PictureRule): boolean {
  const ways = rule === 'page' ? TURNED.length : SOURCES.length;
  for (let way = 0; way < ways; way++) {
    if (differing(one.picture.hashes, 0, other.turned, way) > LIKELY_BITS) continue;
    if (rule === 'page' && !isLikelyPage(one.picture, coarseTurned(other, way))) continue;
    if (isSamePicture(one.picture, comparable(turn(other.greys, SOURCES[way]!)), rule)) return true;
  }
  return false;
}

function coarseTurned({ greys, turnedCoarse }: Turnable, way: number): Float32Array {
  const known = turnedCoarse.get(way);
  if (known) return known;
  const coarse = coarseOf(turn(greys, SOURCES[way]!));
  turnedCoarse.set(way, coarse);
  return coarse;
}

function turn(greys: Uint8Array, source: Uint16Array): Uint8Array {
  const turned = new Uint8Array(greys.length);
  for (let at = 0; at < turned.length; at++) turned[at] = greys[source[at]!]!;
  return turned;
}
