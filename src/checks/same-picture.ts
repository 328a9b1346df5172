/**
 * Whether two pictures are the same, made smaller, saved again, brightened, turned grey, cut or framed at the edges.
 * First the difference hashes of both and of their likely cuts, which rejects nearly every pair in a microsecond; then
 * the cut that fits best; then block by block, because two screens of one program, or two pages of text, are alike as a
 * whole and differ in their blocks. Thresholds: measured distributions in inspect/README.md.
 */

/** The greys of a thumbnail (`inspect/thumbnail.ts`) made ready to be held against others. */
export interface Comparable {
  /** Sums over the rectangle from the top left to each cell, 65 × 65. */
  readonly sums: Uint32Array;
  /** Difference hash of each cut in CUTS, two halves each. */
  readonly hashes: Int32Array;
  /** The whole picture on 32 × 32 cells, less the mean around each. */
  readonly coarse: Float32Array;
}

/** How alike two pictures must be: photographs mostly; drawings of a screen everywhere; pages of paper everywhere, and uncut, for of them there are thousands. */
export type PictureRule = 'photo' | 'screen' | 'page';

/** Cells of a thumbnail each way. */
export const SIDE = 64;
const SUMS = SIDE + 1;
const LEVELS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LEVEL_OF = new Uint8Array(128);
for (const [level, letter] of [...LEVELS].entries()) LEVEL_OF[letter.charCodeAt(0)] = level;

/** What may have been cut off, as shares of left, top, right and bottom. */
type Cut = readonly [left: number, top: number, right: number, bottom: number];
const WHOLE: Cut = [0, 0, 0, 0];
const CUTS: readonly Cut[] = [
  WHOLE,
  ...[0.03, 0.06, 0.1].map((share): Cut => [share, share, share, share]),
  ...[0.05, 0.09, 0.13].flatMap((share): Cut[] => [[share, 0, 0, 0], [0, share, 0, 0], [0, 0, share, 0], [0, 0, 0, share]]),
];
const DEEPEST_CUT = 0.2;

/** Bits of 64 in which the hashes of one picture and of a changed copy may differ. */
export const LIKELY_BITS = 8;
/** Below this correlation of the likeliest cut, no better cut makes two pictures the same. */
const HOPELESS = 0.4;

/** The greys of a thumbnail, row by row; null for one that shows too little to tell anything by. */
export function greysOf(thumbnail: string): Uint8Array | null {
  if (thumbnail.length !== SIDE * SIDE) return null;
  return Uint8Array.from({ length: SIDE * SIDE }, (_each, at) => LEVEL_OF[thumbnail.charCodeAt(at) & 127] as number);
}

export function comparable(greys: Uint8Array): Comparable {
  const sums = sumsOf(greys);
  const hashes = new Int32Array(CUTS.length * 2);
  CUTS.forEach((cut, index) => hashes.set(differenceHash(sums, cut), index * 2));
  return { sums, hashes, coarse: detail(sums, WHOLE, COARSE) };
}

/** The hash of an uncut picture, without the rest. */
export function wholeHash(greys: Uint8Array): [number, number] {
  return differenceHash(sumsOf(greys), WHOLE);
}

/** The coarse cells of an uncut picture, without the rest. */
export function coarseOf(greys: Uint8Array): Float32Array {
  return detail(sumsOf(greys), WHOLE, COARSE);
}

function sumsOf(greys: Uint8Array): Uint32Array {
  const sums = new Uint32Array(SUMS * SUMS);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0, row = 0; x < SIDE; x++) {
      row += greys[y * SIDE + x]!;
      sums[(y + 1) * SUMS + x + 1] = sums[y * SUMS + x + 1]! + row;
    }
  }
  return sums;
}

/** Pages, and screens of one program, are alike as a whole: every block of them must agree. */
export function isSamePicture(one: Comparable, other: Comparable, rule: PictureRule): boolean {
  if (rule === 'page') return isSamePage(one, other);
  const cut = likeliestCut(one, other);
  if (!cut) return false;
  const [whole, moved] = cut.of === 'other' ? [one, other] : [other, one];
  const fit = bestFit(whole, moved, cut.cut);
  if (!fit) return false;
  const found = agreement(detail(whole.sums, WHOLE, SIDE), detail(moved.sums, fit, SIDE));
  const asked = rule === 'photo' ? PHOTO : fit.some((share) => share > SHIFTED) ? FLAT_AND_CUT : FLAT;
  return meets(found, asked);
}

/** Most pairs of pages part here for the price of two hashes. */
function isSamePage(one: Comparable, other: Comparable): boolean {
  if (differing(one.hashes, 0, other.hashes, 0) > LIKELY_BITS) return false;
  if (!isLikelyPage(one, other.coarse)) return false;
  return meets(agreement(detail(one.sums, WHOLE, SIDE), detail(other.sums, WHOLE, SIDE)), FLAT);
}

/** Whether an uncut page with these coarse cells may be the same. */
export function isLikelyPage({ coarse }: Comparable, other: Float32Array): boolean {
  return correlate(coarse, other) >= FLAT.correlation;
}

function meets(found: Agreement, asked: Agreement): boolean {
  return found.correlation >= asked.correlation && found.agreeing >= asked.agreeing && found.worst >= asked.worst;
}

function likeliestCut(one: Comparable, other: Comparable): { readonly of: 'one' | 'other'; readonly cut: Cut } | null {
  let best = LIKELY_BITS + 1;
  let at = 0;
  let of: 'one' | 'other' = 'other';
  // This runs for every pair there is, so it makes nothing and calls little.
  for (let index = 0; index < CUTS.length; index++) {
    const cutOther = differing(one.hashes, 0, other.hashes, index);
    if (cutOther < best) {
      best = cutOther;
      at = index;
      of = 'other';
    }
    const cutOne = differing(other.hashes, 0, one.hashes, index);
    if (cutOne < best) {
      best = cutOne;
      at = index;
      of = 'one';
    }
  }
  return best > LIKELY_BITS ? null : { of, cut: CUTS[at] as Cut };
}

/** Bits in which the hash of one cut differs from that of another. */
export function differing(one: Int32Array, cut: number, other: Int32Array, otherCut: number): number {
  return bits(one[2 * cut]! ^ other[2 * otherCut]!) + bits(one[2 * cut + 1]! ^ other[2 * otherCut + 1]!);
}

/** Moves the four edges as long as the pictures agree better. Null when they are too unlike to begin with. */
function bestFit(whole: Comparable, moved: Comparable, start: Cut): Cut | null {
  const score = (cut: Cut) => correlate(whole.coarse, detail(moved.sums, cut, COARSE));
  let cut = start;
  let best = score(cut);
  if (best < HOPELESS) return null;
  for (const step of [0.03, 0.015, 0.0075, 0.004]) {
    for (let round = 0, isBetter = true; isBetter && round < 6; round++) {
      isBetter = false;
      for (let edge = 0; edge < 4; edge++) {
        for (const by of [-step, step]) {
          const tried = cut.map((share, at) => (at === edge ? Math.min(DEEPEST_CUT, Math.max(0, share + by)) : share)) as unknown as Cut;
          const found = score(tried);
          if (found > best + 1e-4) [best, cut, isBetter] = [found, tried, true];
        }
      }
    }
  }
  return cut;
}

/** Cells each way while the cut is searched. */
const COARSE = 32;
const BLOCK = 8;
/** A block with less contrast than a quarter of the picture's shows nothing of its own. */
const QUIET = 0.25;
const AGREES = 0.7;

/** Two meetings in one hall reach 0.74 and 0.76; a caption over a photo leaves 0.8 and 0.85. */
const PHOTO: Agreement = { correlation: 0.8, agreeing: 0.85, worst: -1 };
/** Two pages of one news site with pictures alike reach 0.97, 0.96 and 0.63. */
const FLAT: Agreement = { correlation: 0.95, agreeing: 0.98, worst: 0.6 };
/** Different screens of one program fit best uncut; where a cut fits, less will do, for its edges are never met exactly. */
const FLAT_AND_CUT: Agreement = { correlation: 0.9, agreeing: 0.97, worst: 0.4 };
/** Share of a side from which an edge counts as cut. */
const SHIFTED = 0.015;

interface Agreement {
  readonly correlation: number;
  /** Share of the blocks with something on them that agree. */
  readonly agreeing: number;
  /** Correlation of the block that agrees least. */
  readonly worst: number;
}

function agreement(one: Float32Array, other: Float32Array): Agreement {
  const power = (cells: Float32Array) => cells.reduce((sum, cell) => sum + cell * cell, 0);
  const scale = power(one) / (power(other) || 1);
  const quiet = Math.max(1, (power(one) / one.length) * QUIET ** 2) * BLOCK * BLOCK;
  let [busy, agreeing, worst] = [0, 0, 1];
  for (let corner = 0; corner < SIDE * SIDE; corner += corner % SIDE === SIDE - BLOCK ? SIDE * (BLOCK - 1) + BLOCK : BLOCK) {
    let [first, second, both] = [0, 0, 0];
    for (let cell = 0; cell < BLOCK * BLOCK; cell++) {
      const at = corner + Math.floor(cell / BLOCK) * SIDE + (cell % BLOCK);
      first += one[at]! ** 2;
      second += other[at]! ** 2;
      both += one[at]! * other[at]!;
    }
    if (Math.max(first, second * scale) < quiet) continue;
    const found = both / Math.sqrt(first * second || 1);
    busy++;
    if (found > AGREES) agreeing++;
    worst = Math.min(worst, found);
  }
  return { correlation: correlate(one, other), agreeing: busy === 0 ? 0 : agreeing / busy, worst };
}

function correlate(one: Float32Array, other: Float32Array): number {
  let [first, second, both] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    first += one[at]! ** 2;
    second += other[at]! ** 2;
    both += one[at]! * other[at]!;
  }
  return first > 0 && second > 0 ? both / Math.sqrt(first * second) : 0;
}

/** The part that a cut leaves, without its slow changes of brightness: each cell less the mean around it. */
function detail(sums: Uint32Array, cut: Cut, side: number): Float32Array {
  const cells = meansOf(sums, cut, side, side);
  const own = new Float64Array((side + 1) ** 2);
  for (let y = 0; y < side; y++) {
    for (let x = 0, row = 0; x < side; x++) {
      row += cells[y * side + x]!;
      own[(y + 1) * (side + 1) + x + 1] = own[y * (side + 1) + x + 1]! + row;
    }
  }
  const reach = side >> 3;
  return cells.map((cell, at) => {
    const x = at % side;
    const y = (at - x) / side;
    const [left, right, top, bottom] = [Math.max(0, x - reach), Math.min(side, x + reach + 1), Math.max(0, y - reach), Math.min(side, y + reach + 1)];
    const sum = own[bottom * (side + 1) + right]! - own[top * (side + 1) + right]! - own[bottom * (side + 1) + left]! + own[top * (side + 1) + left]!;
    return cell - sum / ((right - left) * (bottom - top));
  });
}

/** Mean brightness on a grid over the part that a cut leaves. */
function meansOf(sums: Uint32Array, [left, top, right, bottom]: Cut, across: number, down: number): Float32Array {
  const cells = new Float32Array(across * down);
  const [width, height] = [((1 - left - right) * SIDE) / across, ((1 - top - bottom) * SIDE) / down];
  const edge = new Float64Array(across + 1);
  const line = new Float64Array(across + 1);
  for (let y = 0; y <= down; y++) {
    for (let x = 0; x <= across; x++) line[x] = sumTo(sums, left * SIDE + x * width, top * SIDE + y * height);
    if (y > 0) for (let x = 0; x < across; x++) cells[(y - 1) * across + x] = (line[x + 1]! - line[x]! - edge[x + 1]! + edge[x]!) / (width * height);
    edge.set(line);
  }
  return cells;
}

function sumTo(sums: Uint32Array, x: number, y: number): number {
  const [column, row] = [Math.min(SIDE - 1, Math.floor(x)), Math.min(SIDE - 1, Math.floor(y))];
  const [right, down, at] = [x - column, y - row, row * SUMS + column];
  return (sums[at]! * (1 - right) + sums[at + 1]! * right) * (1 - down) + (sums[at + SUMS]! * (1 - right) + sums[at + SUMS + 1]! * right) * down;
}

/** Each bit: is a cell brighter than its right neighbour, on 9 × 8 cells; by less than a sixth of a level is not. */
function differenceHash(sums: Uint32Array, cut: Cut): [number, number] {
  const cells = meansOf(sums, cut, 9, 8);
  let [first, second] = [0, 0];
  for (let bit = 0; bit < 64; bit++) {
    const at = Math.floor(bit / 8) * 9 + (bit % 8);
    const isBrighter = cells[at]! > cells[at + 1]! + 0.15 ? 1 : 0;
    if (bit < 32) first |= isBrighter << bit;
    else second |= isBrighter << (bit - 32);
  }
  return [first, second];
}

function bits(value: number): number {
  let left = value - ((value >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
