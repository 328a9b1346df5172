import type { Pixels } from './pixels.js';

/** A colour as levels 0…255. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** The colour of the bare paper, levels 40…255, and how colourful the picture is at all. */
export interface Paper extends Colour {
  /** No pixel but a stray one has any colour: a grey or bilevel copy, in which red cannot be told. */
  readonly grey: boolean;
  /** Pixels with any colour, in as many as a grey copy has at most: below 1 it is grey. */
  readonly coloured: number;
}

/** Samples of every picture: enough for a histogram, few enough to cost nothing. */
const SAMPLES = 60_000;
/** Differences between channels, in levels, that a grey copy never shows. */
const GREY_SPREAD = 8;
const DARKEST = 40;

/**
 * Finds the paper: the most frequent bright colour. A mode that is strongly coloured (a red cover, a lawn)
 * is no paper; then white of the same brightness is assumed, so that a red sheet does not turn red into white.
 */
export function findPaper({ data, width, height }: Pixels): Paper {
  const step = Math.max(1, Math.floor((width * height) / SAMPLES)) * 3;
  const samples = new Uint32Array(Math.ceil(data.length / step));
  for (let i = 0; i < samples.length; i++) samples[i] = i * step;
  const coloured = colouredIn(data, samples);
  return { ...whiteIfColourful(frequentBright(data, samples)), grey: coloured < 1, coloured };
}

/** Counts of coarse colours, 16 levels a channel; empty between one picture and the next. */
const BINS = new Uint32Array(4096);

/** The mean of the pixels that begin at `samples` and are about as the most frequent bright colour among them. */
export function frequentBright(data: Uint8Array, samples: Uint32Array): Colour {
  const mode = brightestMode(data, samples);
  const [modeRed, modeGreen, modeBlue] = [mode >> 8, (mode >> 4) & 15, mode & 15];
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const at = samples[i]!;
    const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
    if (Math.abs((r >> 4) - modeRed) > 1 || Math.abs((g >> 4) - modeGreen) > 1 || Math.abs((b >> 4) - modeBlue) > 1) continue;
    red += r;
    green += g;
    blue += b;
    count++;
  }
  return count === 0 ? { red: 255, green: 255, blue: 255 } : { red: red / count, green: green / count, blue: blue / count };
}

/** The bin with the most pixels, weighted by brightness, the darkest of several; dark bins count only when nothing else is there. */
function brightestMode(data: Uint8Array, samples: Uint32Array): number {
  const used: number[] = [];
  for (let i = 0; i < samples.length; i++) {
    const at = samples[i]!;
    const bin = ((data[at]! >> 4) << 8) | ((data[at + 1]! >> 4) << 4) | (data[at + 2]! >> 4);
    if (BINS[bin]!++ === 0) used.push(bin);
  }
  let [best, weight] = [0xfff, 0];
  for (const bin of used.sort((p, q) => p - q)) {
    const [red, green, blue] = [bin >> 8, (bin >> 4) & 15, bin & 15];
    const brightness = (red + green + blue) / 45;
    const spread = (Math.max(red, green, blue) - Math.min(red, green, blue)) / 15;
    const found = BINS[bin]! * brightness * brightness * Math.max(0.05, 1 - 1.6 * spread);
    if (found > weight) [best, weight] = [bin, found];
    BINS[bin] = 0;
  }
  return best;
}

function whiteIfColourful({ red, green, blue }: Colour): Colour {
  const most = Math.max(red, green, blue, DARKEST);
  const tooColourful = Math.min(red, green, blue) < 0.62 * most || (red === Math.max(red, green, blue) && green < 0.78 * most);
  return tooColourful ? { red: most, green: most, blue: most } : { red: Math.max(red, DARKEST), green: Math.max(green, DARKEST), blue: Math.max(blue, DARKEST) };
}

/** Even the paper's own tint is colour: who scanned in colour on cream paper would have caught a red seal too. */
function colouredIn(data: Uint8Array, samples: Uint32Array): number {
  let coloured = 0;
  for (const at of samples) {
    const red = data[at]!;
    const green = data[at + 1]!;
    const blue = data[at + 2]!;
    const most = red > green ? (red > blue ? red : blue) : green > blue ? green : blue;
    const least = red < green ? (red < blue ? red : blue) : green < blue ? green : blue;
    if (most - least > GREY_SPREAD) coloured++;
  }
  return coloured / (2 + samples.length * 0.0001);
}
