import type { Pixels } from './pixels.js';

/** The colour of the paper and how colourful the picture is at all. */
export interface Paper {
  /** Levels 1…255 of the bare paper. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** No pixel but a stray one has any colour: a grey or bilevel copy, in which red cannot be told. */
  readonly grey: boolean;
}

/** Samples of every picture: enough for a histogram, few enough to cost nothing. */
const SAMPLES = 60_000;
/** Differences between channels, in levels, that a grey copy never shows. */
const GREY_SPREAD = 8;

/**
 * Finds the paper: the most frequent bright colour. A mode that is strongly coloured (a red cover, a lawn)
 * is no paper; then white of the same brightness is assumed, so that a red sheet does not turn red into white.
 */
export function findPaper(pixels: Pixels): Paper {
  const { data, width, height } = pixels;
  const step = Math.max(1, Math.floor((width * height) / SAMPLES)) * 3;
  const bins = new Uint32Array(4096);
  for (let at = 0; at + 2 < data.length; at += step) {
    bins[((data[at]! >> 4) << 8) | ((data[at + 1]! >> 4) << 4) | (data[at + 2]! >> 4)]!++;
  }
  const paper = meanNear(pixels, step, brightestMode(bins));
  return { ...paper, grey: isGrey(pixels, step) };
}

/** The bin with the most pixels, weighted by brightness; dark bins count only when nothing else is there. */
function brightestMode(bins: Uint32Array): number {
  let best = 0xfff;
  let weight = 0;
  for (let bin = 0; bin < bins.length; bin++) {
    if (bins[bin] === 0) continue;
    const [red, green, blue] = [bin >> 8, (bin >> 4) & 15, bin & 15];
    const brightness = (red + green + blue) / 45;
    const spread = (Math.max(red, green, blue) - Math.min(red, green, blue)) / 15;
    const found = bins[bin]! * brightness * brightness * Math.max(0.05, 1 - 1.6 * spread);
    if (found > weight) [best, weight] = [bin, found];
  }
  return best;
}

/** The mean of the pixels within one bin of the mode; made neutral when it is too colourful for paper. */
function meanNear({ data }: Pixels, step: number, mode: number): { red: number; green: number; blue: number } {
  const [modeRed, modeGreen, modeBlue] = [mode >> 8, (mode >> 4) & 15, mode & 15];
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (let at = 0; at + 2 < data.length; at += step) {
    if (Math.abs((data[at]! >> 4) - modeRed) > 1 || Math.abs((data[at + 1]! >> 4) - modeGreen) > 1 || Math.abs((data[at + 2]! >> 4) - modeBlue) > 1) continue;
    red += data[at]!;
    green += data[at + 1]!;
    blue += data[at + 2]!;
    count++;
  }
  if (count === 0) return { red: 255, green: 255, blue: 255 };
  [red, green, blue] = [red / count, green / count, blue / count];
  const most = Math.max(red, green, blue, 40);
  const tooColourful = Math.min(red, green, blue) < 0.62 * most || (red === Math.max(red, green, blue) && green < 0.78 * most);
  return tooColourful ? { red: most, green: most, blue: most } : { red: Math.max(red, 40), green: Math.max(green, 40), blue: Math.max(blue, 40) };
}

/** Even the paper's own tint is colour: who scanned in colour on cream paper would have caught a red seal too. */
function isGrey({ data }: Pixels, step: number): boolean {
  let [coloured, count] = [0, 0];
  for (let at = 0; at + 2 < data.length; at += step, count++) {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > GREY_SPREAD) coloured++;
  }
  return coloured < 2 + count * 0.0001;
}
