import type { Pixels } from './seal/pixels.js';

/** Darker than any paper, in its shade too. */
const DARK = 60;
/** Of a row or column: dust and the corner of a page may shine. */
const MOSTLY = 0.9;
/** As a share of the picture: narrower edges are shadows. */
const LEAST_DEPTH = 0.012;
const MOST_DEPTH = 1 / 3;
const STEP = 4;

/** What lies inside a dark frame that covers at least two sides from end to end: a page on the black lid of a scanner. Null where there is none. */
export function insideDarkFrame({ data, width, height }: Pixels): Pixels | null {
  const isDark = (x: number, y: number) => 77 * data[(y * width + x) * 3]! + 150 * data[(y * width + x) * 3 + 1]! + 29 * data[(y * width + x) * 3 + 2]! < DARK * 256;
  const row = (y: number) => share(width, (x) => isDark(x, y)) >= MOSTLY;
  const column = (x: number) => share(height, (y) => isDark(x, y)) >= MOSTLY;
  const top = depth(height, row);
  const bottom = depth(height, (y) => row(height - 1 - y));
  const left = depth(width, column);
  const right = depth(width, (x) => column(width - 1 - x));
  const sides = [top / height, bottom / height, left / width, right / width].filter((each) => each >= LEAST_DEPTH).length;
  if (sides < 2) return null;
  const [across, down] = [width - left - right, height - top - bottom];
  const inside = new Uint8Array(across * down * 3);
  for (let y = 0; y < down; y++) {
    const from = ((top + y) * width + left) * 3;
    inside.set(data.subarray(from, from + across * 3), y * across * 3);
  }
  return { data: inside, width: across, height: down };
}

function share(length: number, holds: (at: number) => boolean): number {
  let [looked, found] = [0, 0];
  for (let at = 0; at < length; at += STEP, looked++) if (holds(at)) found++;
  return found / Math.max(1, looked);
}

function depth(length: number, isDark: (at: number) => boolean): number {
  let at = 0;
  while (at < length * MOST_DEPTH && isDark(at)) at++;
  return at;
}
