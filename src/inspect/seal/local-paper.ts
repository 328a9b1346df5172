import { frequentBright, type Colour, type Paper } from './paper.js';
import type { Pixels } from './pixels.js';

/** The paper of each part of a picture: shade, a coloured sheet on a white one, a tinted field of a certificate. */
export interface LocalPaper {
  readonly columns: number;
  /** One a tile, in rows. Where a tile shows no paper, that of the whole picture. */
  readonly tiles: readonly Colour[];
}

/** Side, in pixels, of the tiles: about as large as a seal, between whose strokes most of the paper stays bare. */
export const TILE = 96;
/** One pixel in so many, each way, is looked at. */
const STRIDE = 3;
/** Grey paper may lie in the shade; coloured paper is nearly as bright as the whole picture's. */
const DARKEST = 0.3;
const LEAST_BRIGHT = 0.75;
const MOST_GREY = 0.15;
/** Cream, yellow, green and blue paper is about as green as red; pink paper is as blue as green, which skin and wood are not. */
const LEAST_GREEN = 0.9;
const LEAST_PINK = 0.62;
/** Tiles, as a share of all, that must be of a colour before it counts as paper: less is a field or a thing. */
const LEAST_TILES = 0.12;
/** Levels by which two tiles of one paper differ at most, and by which two papers are told apart. */
const SAME = 28;
const ALIKE = 8;

/** The most frequent bright colour of every tile of 96 × 96 pixels, where that can be paper. */
export function findLocalPaper(pixels: Pixels, paper: Paper): LocalPaper {
  const columns = Math.ceil(pixels.width / TILE);
  const rows = Math.ceil(pixels.height / TILE);
  const found = Array.from({ length: columns * rows }, (_, tile) => frequentBright(pixels.data, samplesOf(pixels, (tile % columns) * TILE, Math.floor(tile / columns) * TILE)));
  const tiles = found.map((colour) => (isGreyPaper(colour, paper) || (isColouredPaper(colour, paper) && found.filter((other) => isAlike(other, colour, SAME)).length >= LEAST_TILES * found.length) ? colour : paper));
  return { columns, tiles };
}

/** The same paper everywhere. */
export function onePaper({ width, height }: Pixels, { red, green, blue }: Colour): LocalPaper {
  const columns = Math.ceil(width / TILE);
  return { columns, tiles: new Array<Colour>(columns * Math.ceil(height / TILE)).fill({ red, green, blue }) };
}

export function paperAt({ columns, tiles }: LocalPaper, x: number, y: number): Colour {
  return tiles[Math.floor(y / TILE) * columns + Math.floor(x / TILE)]!;
}

/** The different papers within a box given in pixels. */
export function papersIn({ columns, tiles }: LocalPaper, { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number }): Colour[] {
  const rows = tiles.length / columns;
  const kinds: Colour[] = [];
  for (let row = Math.max(0, Math.floor(top / TILE)); row <= Math.min(rows - 1, Math.floor(bottom / TILE)); row++) {
    for (let column = Math.max(0, Math.floor(left / TILE)); column <= Math.min(columns - 1, Math.floor(right / TILE)); column++) {
      const paper = tiles[row * columns + column]!;
      if (!kinds.some((other) => isAlike(other, paper, ALIKE))) kinds.push(paper);
    }
  }
  return kinds;
}

/** Ink on yellow paper made white would turn purple: no channel is lifted by more than this. */
const MOST_LIFT = 0.62;

/** The levels that are to count as white where the paper is of this colour. */
export function asWhite({ red, green, blue }: Colour): Colour {
  const least = MOST_LIFT * Math.max(red, green, blue);
  return { red: Math.max(red, least), green: Math.max(green, least), blue: Math.max(blue, least) };
}

function samplesOf({ width, height }: Pixels, left: number, top: number): Uint32Array {
  const [right, bottom] = [Math.min(width, left + TILE), Math.min(height, top + TILE)];
  const samples = new Uint32Array(Math.ceil((right - left) / STRIDE) * Math.ceil((bottom - top) / STRIDE));
  let count = 0;
  for (let y = top; y < bottom; y += STRIDE) {
    for (let x = left; x < right; x += STRIDE) samples[count++] = (y * width + x) * 3;
  }
  return samples;
}

function isGreyPaper({ red, green, blue }: Colour, paper: Paper): boolean {
  const most = Math.max(red, green, blue);
  return most - Math.min(red, green, blue) < MOST_GREY * most && most >= DARKEST * Math.max(paper.red, paper.green, paper.blue);
}

function isColouredPaper({ red, green, blue }: Colour, paper: Paper): boolean {
  const isBright = Math.max(red, green, blue) >= LEAST_BRIGHT * Math.max(paper.red, paper.green, paper.blue);
  return isBright && (green >= LEAST_GREEN * red || (green >= LEAST_PINK * red && Math.abs(blue - green) <= 0.06 * red));
}

function isAlike(one: Colour, other: Colour, levels: number): boolean {
  return Math.max(Math.abs(one.red - other.red), Math.abs(one.green - other.green), Math.abs(one.blue - other.blue)) <= levels;
}
