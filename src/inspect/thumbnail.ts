import type { Pixels } from './seal/pixels.js';

/** Cells of a thumbnail, each way. */
export const THUMBNAIL_SIDE = 64;
/** One letter a cell: 64 levels of grey. */
const LEVELS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Of 256: a picture with less shows nothing to tell it by. */
const LEAST_CONTRAST = 12;

/**
 * The whole picture as 64 × 64 greys, stretched from its darkest to its brightest, row by row, one letter a cell: enough to
 * tell whether two pictures are the same, whatever their size, and too little to make anything out. '' when it is all but even.
 */
export function thumbnailOf(pixels: Pixels): string {
  const cells = averaged(pixels, THUMBNAIL_SIDE, THUMBNAIL_SIDE);
  const [dark, bright] = [Math.min(...cells), Math.max(...cells)];
  if (bright - dark < LEAST_CONTRAST) return '';
  const scale = (LEVELS.length - 1) / (bright - dark);
  return Array.from(cells, (cell) => LEVELS[Math.round((cell - dark) * scale)]).join('');
}

/** A 64-bit difference hash (each bit: is a cell brighter than its right neighbour, on 9 × 8 greys), 16 hexadecimal digits. */
export function perceptualHash(pixels: Pixels): string {
  const cells = averaged(pixels, 9, 8);
  let bits = 0n;
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) bits = (bits << 1n) | ((cells[y * 9 + x] as number) > (cells[y * 9 + x + 1] as number) ? 1n : 0n);
  }
  return bits.toString(16).padStart(16, '0');
}

/** Mean brightness of each cell of a grid laid over the picture; every pixel counts, so that copies of other sizes come out the same. */
function averaged({ data, width, height }: Pixels, across: number, down: number): Float64Array {
  const sums = new Float64Array(across * down);
  const counts = new Uint32Array(across * down);
  const starts = Uint32Array.from({ length: across + 1 }, (_each, column) => Math.ceil((column * width) / across));
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * down) / height) * across;
    for (let column = 0; column < across; column++) {
      const [from, to] = [starts[column]!, starts[column + 1]!];
      let sum = 0;
      for (let at = (y * width + from) * 3, end = (y * width + to) * 3; at < end; at += 3) sum += 77 * data[at]! + 150 * data[at + 1]! + 29 * data[at + 2]!;
      sums[row + column]! += sum;
      counts[row + column]! += to - from;
    }
  }
  // A picture narrower than the grid leaves cells without a pixel.
  return sums.map((sum, cell) => (counts[cell] ? sum / counts[cell]! / 256 : 0));
}
