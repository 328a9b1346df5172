import type { ReadingModels } from '../../engines/onnx.js';
import type { Pixels } from '../seal/pixels.js';
import { cutLine, LINE_HEIGHT } from './cut-line.js';
import type { Rectangle } from './rectangle.js';

export type QuarterTurns = 0 | 1 | 2 | 3;

/** Most lines stand on end: the page lies on its side. Headings down the margin of an upright page are not most. */
export function liesOnSide(lines: readonly Rectangle[]): boolean {
  const long = lines.filter(({ width, height }) => Math.max(width, height) > 2.5 * Math.min(width, height));
  const upright = long.reduce((sum, { width, height }) => sum + (height > width ? height : 0), 0);
  const flat = long.reduce((sum, { width, height }) => sum + (width >= height ? width : 0), 0);
  return upright > 2 * flat;
}

/** Lines that vote on which way is up. */
const VOTERS = 9;
/** What the classifier was trained on. */
const CLASSIFIED_WIDTH = 192;
const CERTAIN = 0.9;

/** Whether the long lines stand on their heads; lines the classifier is not certain of do not vote, and a tie is upright. */
export async function isUpsideDown(models: ReadingModels, picture: Pixels, lines: readonly Rectangle[]): Promise<boolean> {
  const voters = lines.filter(({ width, height }) => width > 2 * height).sort((a, b) => b.width - a.width).slice(0, VOTERS);
  let votes = 0;
  for (const line of voters) {
    const width = Math.min(CLASSIFIED_WIDTH, Math.round((line.width / line.height) * LINE_HEIGHT));
    // A long line is judged by its beginning: squeezed into the classifier's width it would be illegible.
    const share = Math.min(1, (CLASSIFIED_WIDTH * 1.5 * line.height) / (LINE_HEIGHT * line.width));
    const shift = ((1 - share) * line.width) / 2;
    const part = { ...line, width: line.width * share, x: line.x - shift * Math.cos(line.angle), y: line.y - shift * Math.sin(line.angle) };
    const { data } = await models.classify(cutLine(picture, part, { width, light: 'all', padTo: CLASSIFIED_WIDTH }));
    const [upright = 0, turned = 0] = data;
    if (Math.max(upright, turned) >= CERTAIN) votes += turned > upright ? 1 : -1;
  }
  return votes > 0;
}

/** Turned clockwise. */
export function turnPixels({ data, width, height }: Pixels, turns: QuarterTurns): Pixels {
  if (turns === 0) return { data, width, height };
  const out = new Uint8Array(data.length);
  const across = turns === 2 ? width : height;
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += 3) {
      const [toX, toY] = turns === 1 ? [height - 1 - y, x] : turns === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      const to = (toY * across + toX) * 3;
      out[to] = data[from] as number;
      out[to + 1] = data[from + 1] as number;
      out[to + 2] = data[from + 2] as number;
    }
  }
  return turns === 2 ? { data: out, width, height } : { data: out, width: height, height: width };
}
