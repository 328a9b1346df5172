import type { Pixels } from '../seal/pixels.js';

/** Where a seal lies: centre and radius as fractions of the page's width and height, the radius of its width. */
export interface SealPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Red ink is at least this bright in red light. */
const RED_INK = 185;
/** The ink of the ring lies a little outside of the circle that was found. */
const REACH = 1.12;

/** How bright a pixel is in red light when red ink counts as paper. */
export function redLight(red: number): number {
  return Math.min(255, (red * 255) / RED_INK);
}

/** The page with its seals taken off, as far as red ink can be told from black: names and dates stand under them. */
export function washSeals({ data, width, height }: Pixels, seals: readonly SealPlace[]): Pixels {
  if (seals.length === 0) return { data, width, height };
  // A Buffer's own slice would share its memory.
  const washed = Uint8Array.from(data);
  for (const seal of seals) {
    const [x, y, radius] = [seal.x * width, seal.y * height, seal.radius * REACH * width];
    for (let row = Math.max(0, Math.floor(y - radius)); row < Math.min(height, y + radius); row++) {
      const half = Math.sqrt(Math.max(0, radius * radius - (row - y) ** 2));
      for (let column = Math.max(0, Math.floor(x - half)); column < Math.min(width, x + half); column++) {
        const at = (row * width + column) * 3;
        washed.fill(redLight(washed[at] as number), at, at + 3);
      }
    }
  }
  return { data: washed, width, height };
}
