import { onePaper } from './local-paper.js';
import type { Pixels } from './pixels.js';
import { measureRed } from './redness.js';
import type { Sheet } from './sheet.js';

/** Redder than anything else, by this share of it, and no darker than this: orange, pink and red paper, and gold on red. */
const LEAST_CHROMA = 0.3;
const LEAST_LIGHT = 80;
/** Share of the pixels looked at, one in so many, from which a sheet is of such paper. */
const LEAST_SHARE = 0.5;
const STRIDE = 17;

/** Side, in pixels, of the blocks whose paper is measured: smaller than the strokes of a heading, and one drowns in it; larger, and an orange that turns yellow leaves bands. */
const BLOCK = 32;
/** Share of a block's pixels that are no lighter than its paper. */
const PAPER_RANK = 0.6;
/** Added to every level, so that the grain of a dark channel is not made into ink. */
const DARK = 20;
/** Paper with less blue than the first says nothing by its blue, from the second on all that it can. */
const BLIND = 30;
const SIGHTED = 90;
const WHITE = { red: 250, green: 250, blue: 250 };

/**
 * A sheet of orange, pink or red paper as if it were printed on white: every pixel beside its paper, which may change from place to
 * place as the ground of an award sheet (奖状) does. There red ink is only darker in green. Null for any other sheet.
 */
export function onWhitePaper(sheet: Sheet): Sheet | null {
  if (!isWarm(sheet.copy)) return null;
  const copy = { ...besidePaper(sheet.copy), factor: sheet.copy.factor };
  const papers = onePaper(copy, WHITE);
  return { ...sheet, copy, papers, paper: { ...sheet.paper, ...WHITE }, red: measureRed(copy, papers) };
}

function isWarm({ data }: Pixels): boolean {
  let [warm, count] = [0, 0];
  for (let at = 0; at + 2 < data.length; at += 3 * STRIDE, count++) {
    const red = data[at]!;
    if (red >= LEAST_LIGHT && red >= data[at + 1]! && red >= data[at + 2]! && red - Math.min(data[at + 1]!, data[at + 2]!) > LEAST_CHROMA * red) warm++;
  }
  return warm >= LEAST_SHARE * count;
}

/** The paper of every block, three levels each, in rows. */
interface Ground {
  readonly columns: number;
  readonly rows: number;
  readonly levels: Float32Array;
}

function besidePaper({ data, width, height }: Pixels): Pixels {
  const { columns, rows, levels } = smoothed(groundOf({ data, width, height }));
  const white = new Uint8Array(data.length);
  const line = new Float32Array(3 * columns);
  for (let y = 0; y < height; y++) {
    const [above, below, down] = between(y, rows);
    for (let i = 0; i < line.length; i++) line[i] = levels[above * line.length + i]! * (1 - down) + levels[below * line.length + i]! * down;
    for (let x = 0, at = y * width * 3; x < width; x++, at += 3) {
      const [left, right, across] = between(x, columns);
      const beside = (channel: number): number => Math.min(255, (255 * (data[at + channel]! + DARK)) / (line[3 * left + channel]! * (1 - across) + line[3 * right + channel]! * across + DARK));
      const blue = line[3 * left + 2]! * (1 - across) + line[3 * right + 2]! * across;
      const sight = Math.max(0, Math.min(1, (blue - BLIND) / (SIGHTED - BLIND)));
      white[at] = beside(0);
      white[at + 1] = beside(1);
      white[at + 2] = sight * beside(2) + (1 - sight) * beside(1);
    }
  }
  return { data: white, width, height };
}

/** The two blocks between whose middles a pixel lies, and how far from the first to the second. */
function between(pixel: number, blocks: number): [first: number, second: number, share: number] {
  const place = Math.max(0, Math.min(blocks - 1, pixel / BLOCK - 0.5));
  const first = Math.floor(place);
  return [first, Math.min(blocks - 1, first + 1), place - first];
}

function groundOf({ data, width, height }: Pixels): Ground {
  const [columns, rows] = [Math.ceil(width / BLOCK), Math.ceil(height / BLOCK)];
  const levels = new Float32Array(3 * columns * rows);
  const counts = new Uint32Array(256);
  for (let i = 0; i < levels.length; i++) {
    const [channel, block] = [i % 3, Math.floor(i / 3)];
    const [left, top] = [(block % columns) * BLOCK, Math.floor(block / columns) * BLOCK];
    counts.fill(0);
    let total = 0;
    for (let y = top; y < Math.min(height, top + BLOCK); y += 2) {
      for (let x = left; x < Math.min(width, left + BLOCK); x += 2, total++) counts[data[(y * width + x) * 3 + channel]!]!++;
    }
    let level = 0;
    for (let below = counts[0]!; below < PAPER_RANK * total; ) below += counts[++level]!;
    levels[i] = level;
  }
  return { columns, rows, levels };
}

/** The middle one of each block and its neighbours: a flower or a heading that fills a block is not its paper. */
function smoothed({ columns, rows, levels }: Ground): Ground {
  const middles = levels.map((_, i) => {
    const [channel, block] = [i % 3, Math.floor(i / 3)];
    const [column, row] = [block % columns, Math.floor(block / columns)];
    const near: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) near.push(levels[(y * columns + x) * 3 + channel]!);
    }
    return near.sort((p, q) => p - q)[near.length >> 1]!;
  });
  return { columns, rows, levels: middles };
}
