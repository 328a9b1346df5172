import type { ReadingModels, Tensor } from '../../engines/onnx.js';
import type { Pixels } from '../seal/pixels.js';
import { cutLine, LINE_HEIGHT } from './cut-line.js';
import { decode, type LineText } from './read-line.js';
import type { Rectangle } from './rectangle.js';

/** A blank wider than this is shortened to the other, in heights of the line. */
const [WIDE, LEFT] = [0.35, 0.2];
/** Darker than this much of the way from paper to the darkest ink, a column is not blank. */
const INK = 0.5;
/** Rows at either edge that may belong to the lines above and below. */
const EDGE = 4;
/** Longer cuts are no dates. */
const MOST_WIDTH = 3200;

/** A picture with its seals washed off, and the page as it is, upright as well, which is seldom asked for. */
export interface Copies {
  readonly picture: Pixels;
  readonly page: () => Pixels;
}

/**
 * Reads a line with its wide blanks shortened: 二〇〇九 年 七 月 一 日, set wide apart on a form, is read as if it had been typed in one
 * go. Where a seal was washed off nothing is blank: what it took with it must leave its gap.
 */
export async function readSetClose(models: ReadingModels, { picture, page }: Copies, at: Rectangle, squeeze: number): Promise<LineText> {
  const width = Math.round(Math.min(MOST_WIDTH, (at.width / at.height) * LINE_HEIGHT * squeeze));
  const blank = blankColumns(cutLine(page(), at, { width, light: 'green' }), width);
  const { tensor, columns } = withColumns(cutLine(picture, at, { width, light: 'all' }), columnsLeft(blank, squeeze));
  return decode(await models.recognise(tensor), models.characters, (tensor.shape[3] as number) / columns);
}

function blankColumns({ data, shape }: Tensor, width: number): boolean[] {
  const padded = shape[3] as number;
  const darkest = Array.from({ length: width }, (_, column) => {
    let least = 1;
    for (let row = EDGE; row < LINE_HEIGHT - EDGE; row++) least = Math.min(least, data[row * padded + column] as number);
    return least;
  });
  const levels = Float32Array.from({ length: width * LINE_HEIGHT }, (_, index) => data[Math.floor(index / width) * padded + (index % width)] as number).sort();
  const [paper, ink] = [levels[Math.floor(levels.length * 0.6)] as number, levels[Math.floor(levels.length * 0.01)] as number];
  return darkest.map((level) => level >= paper - INK * (paper - ink));
}

/** The columns that stay, of a wide blank those at its ends. */
function columnsLeft(blank: readonly boolean[], squeeze: number): number[] {
  const left: number[] = [];
  const [wide, half] = [WIDE * LINE_HEIGHT * squeeze, Math.round((LEFT * LINE_HEIGHT * squeeze) / 2)];
  for (let start = 0, end = 0; start < blank.length; start = end) {
    end = start + 1;
    while (end < blank.length && blank[end] === blank[start]) end++;
    const isWide = blank[start] === true && end - start > wide;
    for (let column = start; column < end; column++) if (!isWide || column < start + half || column >= end - half) left.push(column);
  }
  return left;
}

function withColumns({ data, shape }: Tensor, columns: readonly number[]): { tensor: Tensor; columns: number } {
  const [from, padded] = [shape[3] as number, Math.ceil(columns.length / 8) * 8];
  const out = new Float32Array(3 * LINE_HEIGHT * padded);
  for (let row = 0; row < 3 * LINE_HEIGHT; row++) columns.forEach((column, index) => { out[row * padded + index] = data[row * from + column] as number; });
  return { tensor: { data: out, shape: [1, 3, LINE_HEIGHT, padded] }, columns: columns.length };
}
