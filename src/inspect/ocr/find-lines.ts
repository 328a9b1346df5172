import type { Model } from '../../engines/onnx.js';
import type { Pixels } from '../seal/pixels.js';
import { rectangleAlong, smallestRectangle, type Point, type Rectangle } from './rectangle.js';

/**
 * Where lines of text are on a picture: differentiable binarization (Liao et al. 2020) with the settings PP-OCRv4 was
 * trained for. The model gives each pixel a probability of lying in the shrunken core of a line; cores are grown back.
 */
const PROBABLE = 0.3;
const LEAST_SCORE = 0.55;
/** By how much a core is grown, as area ÷ circumference × this. */
const GROWTH = 1.6;
/** Pixels of the detector's picture: less is dust. */
const LEAST_SIDE = 3;
/** More on one page are not lines but texture. */
const MOST_LINES = 600;

/** Rectangles in pixels of the picture given, which the detector sees `scale` times as large. */
export async function findLines(detect: Model, picture: Pixels, scale: number): Promise<Rectangle[]> {
  const [width, height] = [side(picture.width * scale), side(picture.height * scale)];
  const cores = coresOf(await probabilities(detect, picture, width, height), width, height);
  const [stretchX, stretchY] = [picture.width / width, picture.height / height];
  const rectangles = cores.map((points) => smallestRectangle(points.map(([x, y]): Point => [x * stretchX, y * stretchY])));
  const skew = medianAngle(rectangles);
  return rectangles.map((rectangle, index) => {
    // One character alone is as wide as high and says nothing of its direction.
    const isShort = rectangle.width < rectangle.height * 2.5 && rectangle.height < rectangle.width * 2.5;
    return grown(isShort ? rectangleAlong((cores[index] as Point[]).map(([x, y]): Point => [x * stretchX, y * stretchY]), skew) : rectangle);
  });
}

/** The angle of the long lines, weighted by their length; 0 when there is none. */
export function medianAngle(rectangles: readonly Rectangle[]): number {
  const long = rectangles.filter(({ width, height }) => width > height * 4).sort((a, b) => a.angle - b.angle);
  const total = long.reduce((sum, { width }) => sum + width, 0);
  let passed = 0;
  for (const { angle, width } of long) if ((passed += width) >= total / 2) return angle;
  return 0;
}

/** What the detector sees at once: an A4 page whole. Its memory grows with this, some 110 bytes a pixel. */
const MOST_SEEN = 700_000;
/** Rows that two bands share, half of them decided by each: what lies at an edge is seen worse. */
const SHARED_ROWS = 128;

/** The detector's map of a picture in its own size, large ones in bands from the top. */
async function probabilities(detect: Model, picture: Pixels, width: number, height: number): Promise<Float32Array> {
  const seen = async (top: number, bottom: number) => (await detect({ data: detectorInput(picture, { width, height, top, bottom }), shape: [1, 3, bottom - top, width] })).data;
  if (width * height <= MOST_SEEN) return seen(0, height);
  const map = new Float32Array(width * height);
  const bandHeight = heightOfBands(width, height);
  for (let top = 0, decided = 0; decided < height; top += bandHeight - SHARED_ROWS) {
    const bottom = Math.min(height, top + bandHeight);
    const band = await seen(top, bottom);
    const last = bottom === height ? height : bottom - SHARED_ROWS / 2;
    map.set(band.subarray((decided - top) * width, (last - top) * width), decided * width);
    decided = last;
  }
  return map;
}

/** All bands as high as each other, for the highest decides what memory is held: as few as may be, and no higher than those need. */
function heightOfBands(width: number, height: number): number {
  const most = Math.max(3 * SHARED_ROWS, Math.floor(MOST_SEEN / width / 32) * 32);
  const bands = Math.ceil((height - SHARED_ROWS) / (most - SHARED_ROWS));
  return side((height + (bands - 1) * SHARED_ROWS) / bands + 16);
}

function side(pixels: number): number {
  return Math.max(32, Math.round(pixels / 32) * 32);
}

function grown(rectangle: Rectangle): Rectangle {
  const margin = (rectangle.width * rectangle.height * GROWTH) / (2 * (rectangle.width + rectangle.height));
  return { ...rectangle, width: rectangle.width + 2 * margin, height: rectangle.height + 2 * margin };
}

const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** Rows of a picture that is laid out `width` by `height`, before `bottom`. */
interface Band {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
}

/** Each pixel the mean of those it covers; blue, green, red planes, as the model was trained. */
function detectorInput({ data, width: from, height: rows }: Pixels, { width, height, top: first, bottom: last }: Band): Float32Array {
  const plane = width * (last - first);
  const input = new Float32Array(3 * plane);
  const columns = Array.from({ length: width + 1 }, (_, x) => Math.min(from - 1, Math.floor((x * from) / width)));
  for (let y = first; y < last; y++) {
    const top = Math.floor((y * rows) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * rows) / height));
    for (let x = 0; x < width; x++) {
      const left = columns[x] as number;
      const right = Math.max(left + 1, columns[x + 1] as number);
      let [red, green, blue] = [0, 0, 0];
      for (let j = top; j < bottom; j++) {
        for (let i = left, at = (j * from + left) * 3; i < right; i++, at += 3) {
          red += data[at] as number;
          green += data[at + 1] as number;
          blue += data[at + 2] as number;
        }
      }
      const count = (bottom - top) * (right - left) * 255;
      const at = (y - first) * width + x;
      input[at] = (blue / count - MEAN[0]) / DEVIATION[0];
      input[plane + at] = (green / count - MEAN[1]) / DEVIATION[1];
      input[2 * plane + at] = (red / count - MEAN[2]) / DEVIATION[2];
    }
  }
  return input;
}

/** Outlines of connected probable pixels: the first and last of each row of each core. */
function coresOf(map: Float32Array, width: number, height: number): Point[][] {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const cores: Point[][] = [];
  for (let start = 0; start < map.length && cores.length < MOST_LINES; start++) {
    if (seen[start] || (map[start] as number) <= PROBABLE) continue;
    let depth = 0;
    let [sum, count] = [0, 0];
    const rows = new Map<number, [number, number]>();
    stack[depth++] = start;
    seen[start] = 1;
    while (depth > 0) {
      const at = stack[--depth] as number;
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += map[at] as number;
      count++;
      const row = rows.get(y);
      if (!row) rows.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
        for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
          const next = j * width + i;
          if (seen[next] || (map[next] as number) <= PROBABLE) continue;
          seen[next] = 1;
          stack[depth++] = next;
        }
      }
    }
    const wide = Math.max(...[...rows.values()].map(([left, right]) => right - left + 1));
    if (sum / count >= LEAST_SCORE && rows.size >= LEAST_SIDE && wide >= LEAST_SIDE) {
      cores.push([...rows].flatMap(([y, [left, right]]): Point[] => [[left, y], [right + 1, y], [left, y + 1], [right + 1, y + 1]]));
    }
  }
  return cores;
}
