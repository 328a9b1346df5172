import type { Rectangle } from './rectangle.js';

interface Read {
  readonly at: Rectangle;
  readonly text: string;
  /** It was put together over all that was found in its place, however that was read. */
  readonly isWhole?: boolean;
}

/** Share of the smaller line that must lie in the larger one. */
const WITHIN = 0.6;

/** Now and then the detector finds the beginning of a line and the line: what was read twice in one place counts once. */
export function withoutDoubles<Line extends Read>(lines: readonly Line[]): Line[] {
  return lines.filter((line) => !lines.some((other) => other !== line && other.at.width > line.at.width && (other.isWhole || other.text.includes(line.text)) && isWithin(line.at, other.at)));
}

/** Turns left aside: pieces of one line lie alike. */
function isWithin(small: Rectangle, large: Rectangle): boolean {
  const across = Math.min(small.x + small.width / 2, large.x + large.width / 2) - Math.max(small.x - small.width / 2, large.x - large.width / 2);
  const down = Math.min(small.y + small.height / 2, large.y + large.height / 2) - Math.max(small.y - small.height / 2, large.y - large.height / 2);
  return across >= small.width * WITHIN && down >= Math.min(small.height, large.height) * WITHIN;
}
