import { asWhite } from './local-paper.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';

/** Side of the blocks whose mean colour is looked at, in pixels: as large as the cells in which seals are sought, and free of noise. */
const BLOCK = 4;
/** Levels between the channels of a block, its paper taken for white, that are a colour; and how many such blocks there must be. */
export interface LeastColour {
  readonly chroma: number;
  readonly blocks: number;
}

const LEAST: LeastColour = { chroma: 8, blocks: 8 };

/**
 * Whether a picture has any colour beside its paper's own: without it there is neither seal nor coloured mark, and nothing else
 * need be measured. One pass of additions, a tenth of the price of measuring red. Black words on evenly tinted paper have none;
 * shade that changes its tint across the page counts as colour, and costs no more than time.
 */
export function hasColour({ data, width, height }: Pixels, paper: Paper, least = LEAST): boolean {
  const white = asWhite(paper);
  const scale = [white.red, white.green, white.blue].map((level) => 255 / (level * BLOCK * BLOCK)) as [number, number, number];
  const blocks = Math.floor(width / BLOCK);
  const sums = new Uint32Array(blocks * 3);
  let coloured = 0;
  for (let top = 0; top + BLOCK <= height; top += BLOCK) {
    sums.fill(0);
    for (let y = top; y < top + BLOCK; y++) addRow(data, y * width * 3, sums);
    for (let at = 0; at < sums.length; at += 3) {
      const [r, g, b] = [sums[at]! * scale[0], sums[at + 1]! * scale[1], sums[at + 2]! * scale[2]];
      if (Math.max(r, g, b) - Math.min(r, g, b) > least.chroma && ++coloured >= least.blocks) return true;
    }
  }
  return false;
}

function addRow(data: Uint8Array, from: number, sums: Uint32Array): void {
  for (let block = 0, at = from; block < sums.length; block += 3, at += 3 * BLOCK) {
    sums[block]! += data[at]! + data[at + 3]! + data[at + 6]! + data[at + 9]!;
    sums[block + 1]! += data[at + 1]! + data[at + 4]! + data[at + 7]! + data[at + 10]!;
    sums[block + 2]! += data[at + 2]! + data[at + 5]! + data[at + 8]! + data[at + 11]!;
  }
}
