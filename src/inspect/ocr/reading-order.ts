import type { Rectangle } from './rectangle.js';

export interface Placed {
  readonly at: Rectangle;
}

/**
 * Rows from top to bottom, each from left to right; two columns of running text one after the other. A table is read row
 * by row. `skew` is the angle of the lines, in radians.
 */
export function inReadingOrder<Line extends Placed>(lines: readonly Line[], skew: number, pageWidth: number): Line[][] {
  const straight = lines.map((line): Straight<Line> => ({ line, ...straightened(line.at, skew) }));
  const columns = twoColumns(straight, pageWidth);
  return (columns ?? [straight]).flatMap((column) => rowsOf(column)).map((row) => row.map(({ line }) => line));
}

interface Straight<Line> {
  readonly line: Line;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function straightened({ x, y, width, height }: Rectangle, skew: number): Omit<Straight<never>, 'line'> {
  return { x: x * Math.cos(skew) + y * Math.sin(skew), y: y * Math.cos(skew) - x * Math.sin(skew), width, height };
}

/** Lines whose centres are nearer than half of the lower one's height stand on one row. */
function rowsOf<Line>(lines: readonly Straight<Line>[]): Straight<Line>[][] {
  const rows: Straight<Line>[][] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const mean = row ? row.reduce((sum, each) => sum + each.y, 0) / row.length : 0;
    const lowest = row ? Math.min(line.height, ...row.map(({ height }) => height)) : 0;
    if (row && line.y - mean < lowest * 0.45) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** Lines of a column of running text are at least this share of the page. */
const COLUMN = 0.28;
const LEAST_ROWS = 6;

/** Above the columns what spans both, then the left and the right one, then what spans both below; null where there are none. */
function twoColumns<Line>(lines: readonly Straight<Line>[], pageWidth: number): Straight<Line>[][] | null {
  const middle = pageWidth / 2;
  const spanning = lines.filter(({ x, width }) => x - width / 2 < middle - pageWidth * 0.02 && x + width / 2 > middle + pageWidth * 0.02);
  const rest = lines.filter((line) => !spanning.includes(line));
  const left = rest.filter(({ x }) => x < middle);
  const right = rest.filter(({ x }) => x >= middle);
  const isColumn = (side: readonly Straight<Line>[]) => side.filter(({ width }) => width > pageWidth * COLUMN).length >= LEAST_ROWS;
  if (!isColumn(left) || !isColumn(right)) return null;
  const top = Math.min(...left.map(({ y }) => y), ...right.map(({ y }) => y));
  const bottom = Math.max(...left.map(({ y }) => y), ...right.map(({ y }) => y));
  // Something across the columns in their midst: a table or a picture; rows are the safer order.
  if (spanning.some(({ y }) => y > top && y < bottom)) return null;
  return [spanning.filter(({ y }) => y <= top), left, right, spanning.filter(({ y }) => y >= bottom)];
}
