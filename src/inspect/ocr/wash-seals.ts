import type { Stamp } from '../../model/facts.js';
import type { Pixels } from '../seal/pixels.js';
import { blackByHue } from './hue-inks.js';
import { blackUnder } from './part-inks.js';

/** Where a seal lies: centre and radius as fractions of the page's width and height, the radius of its width. */
export interface SealPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly ink: 'red' | Stamp['ink'];
}

/** Red ink is at least this bright in red light. */
const RED_INK = 185;
/** The ink of the ring lies a little outside of the circle that was found. */
const REACH = 1.12;

/** How bright a pixel is in red light when red ink counts as paper. */
export function redLight(red: number): number {
  return Math.min(255, (red * 255) / RED_INK);
}

/** How red seals are taken off: by what red light shows, by their own ink, or by its hue alone. Each leaves something of a seal, or takes something of the words, where the others do not. */
export type Washing = 'light' | 'ink' | 'hue';

/** The page with its seals taken off, as far as their ink can be told from that of the words: names and dates stand under them. */
export function washSeals({ data, width, height }: Pixels, seals: readonly SealPlace[], washing: Washing): Pixels {
  if (seals.length === 0) return { data, width, height };
  // A Buffer's own slice would share its memory.
  const washed = Uint8Array.from(data);
  for (const seal of seals) {
    const pixels = pixelsWithin({ data, width, height }, seal);
    const black = washing === 'light' || seal.ink !== 'red' ? null : washing === 'hue' ? blackByHue({ data }, pixels) : blackUnder({ data, width, height }, pixels);
    if (black) pixels.forEach((at, index) => washed.fill(black[index] as number, at, at + 3));
    const level = black ? null : lightFor(seal.ink, data, pixels);
    if (level) for (const at of pixels) washed.fill(level(at), at, at + 3);
  }
  return { data: washed, width, height };
}

/** In light of its own colour an ink is nearly as bright as paper. */
function lightFor(ink: SealPlace['ink'], data: Uint8Array, pixels: Int32Array): ((at: number) => number) | null {
  if (ink === 'black') return greyLight(data, pixels);
  const channel = ink === 'red' ? 0 : 2;
  return (at) => redLight(data[at + channel] as number);
}

/** Offsets of their red. */
function pixelsWithin({ width, height }: Pixels, seal: SealPlace): Int32Array {
  const [x, y, radius] = [seal.x * width, seal.y * height, seal.radius * REACH * width];
  const found = new Int32Array(Math.ceil(2 * radius + 1) ** 2);
  let count = 0;
  for (let row = Math.max(0, Math.floor(y - radius)); row < Math.min(height, y + radius); row++) {
    const half = Math.sqrt(Math.max(0, radius * radius - (row - y) ** 2));
    for (let column = Math.max(0, Math.floor(x - half)); column < Math.min(width, x + half); column++) found[count++] = (row * width + column) * 3;
  }
  return found.subarray(0, count);
}

/** Levels below the paper's from which a pixel is ink. */
const INK = 40;
/** Levels by which two inks must differ, and the share of the darker one's pixels at least. */
const APART = 30;
const LEAST_SHARE = 0.02;

/**
 * On a grey copy a red seal is grey and the words over it are darker. The level that parts the two best (Otsu 1979) becomes
 * white; null when there is but one ink.
 */
function greyLight(data: Uint8Array, pixels: Int32Array): ((at: number) => number) | null {
  const histogram = new Float64Array(256);
  for (const at of pixels) histogram[data[at] as number]! += 1;
  const paper = histogram.indexOf(Math.max(...histogram));
  const top = Math.max(0, paper - INK);
  const parted = part(histogram.subarray(0, top));
  if (!parted || parted.light - parted.dark < APART || parted.share < LEAST_SHARE || parted.share > 1 - LEAST_SHARE) return null;
  const { dark } = parted;
  const white = (dark + parted.light) / 2;
  return (at) => Math.min(255, Math.max(0, (((data[at] as number) - dark) * 255) / (white - dark)));
}

/** The mean levels of a histogram's two halves, and the share of the darker. */
function part(histogram: Float64Array): { readonly dark: number; readonly light: number; readonly share: number } | null {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  const weight = histogram.reduce((sum, count, level) => sum + count * level, 0);
  let [below, belowWeight, best] = [0, 0, 0];
  let found: { dark: number; light: number; share: number } | null = null;
  histogram.forEach((count, level) => {
    below += count;
    belowWeight += count * level;
    if (below === 0 || below === total) return;
    const [dark, light] = [belowWeight / below, (weight - belowWeight) / (total - below)];
    const between = below * (total - below) * (light - dark) ** 2;
    if (between > best) [best, found] = [between, { dark, light, share: below / total }];
  });
  return found;
}
