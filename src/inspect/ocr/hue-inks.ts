import type { Pixels } from '../seal/pixels.js';

/** Added to each level before its logarithm is taken: the darkest levels are noise. */
const NOISE = 8;
/** Share of the pixels under a seal that are darker than its paper. */
const PAPER = 0.8;
/** The reddest pixels but a few strays; half as red is of the ink. */
const REDDEST = 0.97;
/** Shares of the ink's own hue from which a pixel is beside it, and from which nothing black is in it. */
const [BESIDE, WITHIN] = [0.35, 0.7];
const CONTRAST = 1.4;
const FEWEST = 50;

/**
 * How black the words under a red seal are by hue alone: 0 black … 255 none, one for each of `pixels`, which are offsets of red. What
 * absorbs green or blue light so much more than red as the ink does is of the ink, however dark it is: the rims that a sharpening
 * scanner draws round a seal. Strokes of words that cross it lose a piece. Null where there is too little red to know its ink.
 */
export function blackByHue({ data }: Pick<Pixels, 'data'>, pixels: Int32Array): Uint8Array | null {
  const paper = [0, 1, 2].map((channel) => quantile(Float32Array.from(pixels, (at) => data[at + channel] as number), PAPER) + NOISE);
  const density = (at: number, channel: number) => Math.max(0, Math.log((paper[channel] as number) / ((data[at + channel] as number) + NOISE)));
  const inRed = Float32Array.from(pixels, (at) => density(at, 0));
  const hue = Float32Array.from(pixels, (at, index) => Math.max(density(at, 1), density(at, 2)) - (inRed[index] as number));
  const limit = quantile(hue, REDDEST) / 2;
  const ofInk = (values: Float32Array) => values.filter((_value, index) => (hue[index] as number) > limit);
  const [inks, reds] = [ofInk(hue), ofInk(inRed)];
  if (limit <= 0 || inks.length < FEWEST) return null;
  const ink = quantile(inks, 0.5);
  const share = quantile(reds, 0.5) / ink;
  return Uint8Array.from(pixels, (_at, index) => {
    const own = hue[index] as number;
    const left = 1 - Math.min(1, Math.max(0, (own / ink - BESIDE) / (WITHIN - BESIDE)));
    return Math.round(255 * Math.exp(-CONTRAST * left * Math.max(0, (inRed[index] as number) - share * Math.max(0, own))));
  });
}

function quantile(values: Float32Array, share: number): number {
  return values.slice().sort()[Math.floor(share * (values.length - 1))] ?? 0;
}
