import type { Pixels } from './seal/pixels.js';

/** What can be measured of a picture without understanding it. Shares are 0…1 of the pixels looked at. */
export interface PictureTraits {
  /** Exactly like the pixels to the right and below: drawn by a machine, or burnt out. Paper and sensors are never that even. */
  readonly exact: number;
  /** Covered by the eight most frequent colours of 32,768. */
  readonly fewColours: number;
  /** Colours of 32,768 that more than one pixel in 20,000 has. */
  readonly colours: number;
  /** Rows of one colour from edge to edge: bars and margins of a screen. */
  readonly evenRows: number;
  /** Sharp straight edges across nearly the whole width: the borders of bars and windows. */
  readonly straightEdges: number;
  /** The most frequent brightness, 0…255, and the share within 20 of it. */
  readonly ground: number;
  readonly onGround: number;
  /** Much darker than the ground: ink. */
  readonly ink: number;
  /** All but black, all but white. */
  readonly black: number;
  readonly white: number;
  /** Mean difference of the strongest and the weakest channel. */
  readonly saturation: number;
}

/** Rows that are looked at: enough for shares to the percent, at a twentieth of the cost of all. */
const ROWS = 160;
const EVEN = 3;
const STEP = 4;

export function traitsOf({ data, width, height }: Pixels): PictureTraits {
  const every = Math.max(1, Math.floor(height / ROWS));
  const bins = new Uint32Array(32 ** 3);
  const greys = new Uint32Array(256);
  let [looked, exact, saturation, rows, evenRows, straightEdges] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y + 1 < height; y += every) {
    const middle = brightness(data, (y * width + (width >> 1)) * 3);
    let [uneven, up, down] = [0, 0, 0];
    for (let x = 0, at = y * width * 3, below = at + width * 3; x + 1 < width; x++, at += 3, below += 3) {
      const red = data[at]!;
      const green = data[at + 1]!;
      const blue = data[at + 2]!;
      const grey = (77 * red + 150 * green + 29 * blue) >> 8;
      if (red === data[at + 3] && green === data[at + 4] && blue === data[at + 5] && red === data[below] && green === data[below + 1] && blue === data[below + 2]) exact++;
      bins[((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)]!++;
      greys[grey]!++;
      saturation += Math.max(red, green, blue) - Math.min(red, green, blue);
      if (Math.abs(grey - middle) > EVEN) uneven++;
      const change = brightness(data, below) - grey;
      if (change > STEP) up++;
      else if (change < -STEP) down++;
    }
    looked += width - 1;
    rows++;
    if (uneven < width * 0.02) evenRows++;
    if (Math.max(up, down) > width * 0.85) straightEdges++;
  }
  return { ...colourShares(bins, Math.max(1, looked)), ...groundShares(greys, Math.max(1, looked)), exact: exact / Math.max(1, looked), evenRows: evenRows / Math.max(1, rows), straightEdges: straightEdges * every, saturation: saturation / Math.max(1, looked) };
}

function colourShares(bins: Uint32Array, looked: number): Pick<PictureTraits, 'fewColours' | 'colours'> {
  const found = bins.filter((count) => count > looked / 20_000).sort().reverse();
  return { fewColours: found.subarray(0, 8).reduce((sum, count) => sum + count, 0) / looked, colours: found.length };
}

function groundShares(greys: Uint32Array, looked: number): Pick<PictureTraits, 'ground' | 'onGround' | 'ink' | 'black' | 'white'> {
  const ground = greys.indexOf(Math.max(...greys));
  const between = (from: number, to: number) => greys.subarray(Math.max(0, from), Math.max(0, to)).reduce((sum, count) => sum + count, 0) / looked;
  return { ground, onGround: between(ground - 20, ground + 21), ink: between(0, ground - 60), black: between(0, 45), white: between(252, 256) };
}

function brightness(data: Uint8Array, at: number): number {
  return (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8;
}
