import type { Pixels } from '../seal/pixels.js';
import { lumaOf } from './luma.js';

/** How much redder than grey a pixel is that is certainly of the seal; levels. */
const REDDISH = 25;
const FEWEST = 50;
/** Ink of seals is at least this bright in red light, that of words darker than black ink is anywhere. */
const [DARKEST_SEAL, BRIGHTEST_SEAL] = [90, 185];
const BLACK = 20;
/** What is brighter than this share of the seal's own ink holds no black. */
const SHARE_OF_INK = 0.9;
/** Shares of the seal's redness from which a pixel is beside its ink, and from which it is as good as in it. */
const [BESIDE, WITHIN] = [0.15, 0.5];

/** The bare seal: how bright and how red its ink is, and how bright the weaker of it in red light. */
interface Ink {
  readonly luma: number;
  readonly redness: number;
  readonly inRed: number;
}

/**
 * How black the words under a red seal are, with both inks told apart by the seal's own: 0 black … 255 none, one for each of `pixels`,
 * which are offsets of red. Two measures, and the whiter counts: how bright it is in red light, held against the seal's ink; and,
 * beside that ink, whether it is darker than ink alone. Colour is kept at half the size in a JPEG and smeared over the edges of
 * strokes, which look black in red light. Null where there is too little red to know its ink.
 */
export function blackUnder({ data, width, height }: Pixels, pixels: Int32Array): Uint8Array | null {
  const ink = inkOf(data, pixels);
  if (!ink) return null;
  const white = Math.min(BRIGHTEST_SEAL, Math.max(DARKEST_SEAL, ink.inRed));
  const bare = Math.max(BLACK + 15, SHARE_OF_INK * ink.luma);
  return Uint8Array.from(pixels, (at) => {
    const [x, y] = [(at / 3) % width, Math.floor(at / 3 / width)];
    let redness = 0;
    for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
      for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) redness = Math.max(redness, rednessOf(data, (j * width + i) * 3));
    }
    const beside = share((redness / ink.redness - BESIDE) / (WITHIN - BESIDE));
    return Math.round(255 * Math.max(share((data[at] as number) / white), beside * share((lumaOf(data, at) - BLACK) / (bare - BLACK))));
  });
}

/** What the redder half of the red pixels have in common. */
function inkOf(data: Uint8Array, pixels: Int32Array): Ink | null {
  const red = pixels.filter((at) => rednessOf(data, at) > REDDISH);
  if (red.length < FEWEST) return null;
  const half = red.sort((a, b) => rednessOf(data, b) - rednessOf(data, a)).subarray(0, Math.ceil(red.length / 2));
  const middle = (of: (at: number) => number, quantile = 0.5) => Float32Array.from(half, of).sort()[Math.floor(quantile * (half.length - 1))] as number;
  return { luma: middle((at) => lumaOf(data, at)), redness: middle((at) => rednessOf(data, at)), inRed: middle((at) => data[at] as number, 0.15) };
}

function rednessOf(data: Uint8Array, at: number): number {
  return (data[at] as number) - lumaOf(data, at);
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
