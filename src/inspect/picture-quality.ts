import type { PictureQuality } from '../model/facts.js';
import type { PictureTraits } from './picture-traits.js';
import type { Pixels } from './seal/pixels.js';

/** How well a picture of this kind shows what is on it. What is of no meaning for the kind, or cannot be told, is null. */
export function qualityOf(pixels: Pixels, traits: PictureTraits, kind: 'screenshot' | 'photo' | 'scan' | 'cannot-tell'): PictureQuality {
  return {
    sharpness: kind === 'photo' ? sharpnessOf(pixels) : null,
    light: kind === 'photo' ? lightOf(traits) : null,
    skewDegrees: kind === 'scan' ? skewOf(pixels, traits.ground) : null,
  };
}

/** Share of the pixels that are all but black, all but white. */
const DARK = 0.85;
const BRIGHT = 0.6;

function lightOf({ black, white }: PictureTraits): PictureQuality['light'] {
  return black > DARK ? 'dark' : white > BRIGHT ? 'bright' : 'even';
}

const TILE = 128;
const TILES = 6;
/** A tile that changes less has nothing on it that could be sharp. */
const LEAST_CHANGE = 4;

/**
 * The finest changes of brightness against those of twice and four times the size, on the busiest tiles. Measured on 40
 * photographs 1,400 pixels long: sharp ones have 0.085 or more and 0.34 or more (98 of 100), blurred by 2.5 pixels or
 * enlarged six times less than 0.09 and 0.38. Blurred and enlarged look the same; noise passes for detail.
 */
function sharpnessOf({ data, width, height }: Pixels): PictureQuality['sharpness'] {
  const tiles = busiestTiles({ data, width, height });
  if (tiles.length < 3) return null;
  const energies = [0, 0, 0];
  for (const [x, y] of tiles) addOctaves(cutGrey({ data, width, height }, x, y), energies);
  const [fine, middle, coarse] = energies as [number, number, number];
  if (fine < 0.08 * coarse && middle < 0.335 * coarse) return 'blurred';
  return fine < 0.09 * coarse && middle < 0.35 * coarse ? 'soft' : 'sharp';
}

function busiestTiles({ data, width, height }: Pixels): (readonly [number, number])[] {
  const tiles: { readonly at: readonly [number, number]; readonly change: number }[] = [];
  for (let top = 0; top + TILE <= height; top += TILE) {
    for (let left = 0; left + TILE <= width; left += TILE) {
      let [change, looked] = [0, 0];
      for (let y = top; y < top + TILE - 4; y += 4) {
        for (let x = left; x < left + TILE - 4; x += 4, looked++) {
          // Green alone is near enough to brightness.
          const at = (y * width + x) * 3 + 1;
          change += Math.abs((data[at] as number) - (data[at + 12] as number)) + Math.abs((data[at] as number) - (data[at + 12 * width] as number));
        }
      }
      if (change > LEAST_CHANGE * looked) tiles.push({ at: [left, top], change });
    }
  }
  return tiles.sort((a, b) => b.change - a.change).slice(0, TILES).map((tile) => tile.at);
}

function cutGrey({ data, width }: Pixels, left: number, top: number): Float32Array {
  return Float32Array.from({ length: TILE * TILE }, (_each, cell) => {
    const at = ((top + Math.floor(cell / TILE)) * width + left + (cell % TILE)) * 3;
    return (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) / 256;
  });
}

/** Variance within blocks of 2 × 2, of the tile, of its half and of its quarter. */
function addOctaves(tile: Float32Array, energies: number[]): void {
  for (let octave = 0, cells = tile, side = TILE; octave < energies.length; octave++, side /= 2) {
    const half = new Float32Array((side / 2) ** 2);
    let energy = 0;
    for (let cell = 0; cell < half.length; cell++) {
      const at = 2 * Math.floor(cell / (side / 2)) * side + 2 * (cell % (side / 2));
      const four = [cells[at]!, cells[at + 1]!, cells[at + side]!, cells[at + side + 1]!];
      const mean = (four[0]! + four[1]! + four[2]! + four[3]!) / 4;
      half[cell] = mean;
      for (const each of four) energy += (each - mean) ** 2;
    }
    energies[octave]! += energy / (side * side);
    cells = half;
  }
}

const INK = 60;
const MOST_POINTS = 12_000;
const LEAST_POINTS = 600;
const STEEPEST = 6;
/** How much sharper the lines must stand out at the best angle than at the middle one. */
const DISTINCT = 1.3;

/** The angle at which the rows of ink stand out best, in degrees, clockwise positive; null when no angle does. */
function skewOf({ data, width, height }: Pixels, ground: number): number | null {
  const points = inkPoints({ data, width, height }, ground);
  if (points.length < LEAST_POINTS) return null;
  const coarse = Array.from({ length: 4 * STEEPEST + 1 }, (_each, index) => -STEEPEST + index / 2);
  const scores = coarse.map((degrees) => rowContrast(points, height, degrees));
  const best = scores.indexOf(Math.max(...scores));
  if ((scores[best] as number) < DISTINCT * (scores.toSorted((a, b) => a - b)[coarse.length >> 1] as number)) return null;
  const fine = Array.from({ length: 9 }, (_each, index) => (coarse[best] as number) - 0.4 + index / 10);
  const fineScores = fine.map((degrees) => rowContrast(points, height, degrees));
  const found = fine[fineScores.indexOf(Math.max(...fineScores))] as number;
  return Math.round(found * 10) / 10 + 0;
}

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly length: number;
}

function inkPoints({ data, width, height }: Pixels, ground: number): Points {
  const [x, y]: [number[], number[]] = [[], []];
  const step = Math.max(1, Math.round(Math.sqrt((width * height) / 120_000)));
  for (let row = 0; row < height; row++) {
    // Every row counts; columns may be passed over, each row beginning elsewhere.
    for (let column = row % (step * step); column < width; column += step * step) {
      if ((data[(row * width + column) * 3 + 1] as number) >= ground - INK) continue;
      x.push(column - width / 2);
      y.push(row);
    }
  }
  const every = Math.max(1, Math.ceil(x.length / MOST_POINTS));
  const some = (all: readonly number[]) => Float64Array.from({ length: Math.ceil(all.length / every) }, (_each, index) => all[index * every] as number);
  return { x: some(x), y: some(y), length: Math.ceil(x.length / every) };
}

/** Tried for some 34 angles a page: plain arrays of numbers take a third of the time of objects. */
function rowContrast({ x, y, length }: Points, height: number, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Float64Array(height + 400);
  const last = rows.length - 1;
  for (let index = 0; index < length; index++) {
    const row = Math.floor((y[index] as number) - (x[index] as number) * slope + 0.5) + 200;
    rows[row < 0 ? 0 : row > last ? last : row]!++;
  }
  let sum = 0;
  for (let row = 0; row <= last; row++) sum += (rows[row] as number) ** 2;
  return sum;
}
