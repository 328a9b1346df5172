import type { ReadingModels, Tensor } from '../../engines/onnx.js';
import { isBody } from '../issuer.js';
import type { Pixels } from '../seal/pixels.js';
import { LINE_HEIGHT } from './cut-line.js';
import { decode, type LineText } from './read-line.js';
import { turnedName } from './turned-name.js';
import type { SealPlace } from './wash-seals.js';

/**
 * The band in which a name runs along a round seal, in radii: within the ring, outside of star and emblem. Which of them fits
 * depends on how far outside the ring was found.
 */
type Band = readonly [inner: number, outer: number];
const BANDS: readonly Band[] = [[0.6, 0.95], [0.64, 0.93], [0.56, 0.91]];
/** Smaller seals are those of persons, and a ring of fewer pixels cannot be read. */
const LEAST_RADIUS = 60;

/** Where the unrolled band begins, in rounds beyond its barest place: a star or a number below may be barer than the true gap. */
const FURTHER_STARTS = [0.25, 0.5, 0.75];
/** A worse reading is not helped by another start. */
const LEAST_TO_TURN = 0.7;

/** The name along a seal's ring, unrolled clockwise from where most of it is bare; null when nothing can be read. */
export async function readRing(models: ReadingModels, picture: Pixels, seal: SealPlace): Promise<LineText | null> {
  const radius = seal.radius * picture.width;
  if (radius < LEAST_RADIUS) return null;
  const at = { x: seal.x * picture.width, y: seal.y * picture.height, radius };
  let best: LineText | null = null;
  let closest: Band = BANDS[0] as Band;
  for (const band of BANDS) {
    const read = await readBand(models, unrolled(picture, at, band, 0));
    if (read.text !== '' && read.confidence > (best?.confidence ?? 0)) [best, closest] = [read, band];
  }
  if (best === null || best.confidence < LEAST_TO_TURN || isBody(best.text)) return best;
  const turned: LineText[] = [];
  for (const start of FURTHER_STARTS) turned.push(await readBand(models, unrolled(picture, at, closest, start)));
  return turned.map(turnedName).filter(({ text, confidence }) => isBody(text) && confidence >= LEAST_TO_TURN).sort((a, b) => b.confidence - a.confidence)[0] ?? best;
}

async function readBand(models: ReadingModels, input: Tensor): Promise<LineText> {
  return decode(await models.recognise(input), models.characters, 1);
}

/** [1, 3, 48, width]: the band as a straight line, red ink black and everything else white, black words over it too. */
function unrolled(picture: Pixels, { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number }, [inner, outer]: Band, further: number): Tensor {
  const middle = (inner + outer) / 2;
  const width = Math.round((2 * Math.PI * middle * LINE_HEIGHT) / (outer - inner) / 8) * 8;
  const ink = new Float32Array(width * LINE_HEIGHT);
  for (let row = 0; row < LINE_HEIGHT; row++) {
    const reach = radius * (outer - ((row + 0.5) / LINE_HEIGHT) * (outer - inner));
    for (let column = 0; column < width; column++) {
      // From the lowest point clockwise, as a name runs.
      const angle = Math.PI / 2 + ((column + 0.5) / width) * 2 * Math.PI;
      ink[row * width + column] = redInk(picture, x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
  }
  const start = (barest(ink, width) + Math.round(further * width)) % width;
  const plane = width * LINE_HEIGHT;
  const data = new Float32Array(3 * plane);
  for (let row = 0; row < LINE_HEIGHT; row++) {
    for (let column = 0; column < width; column++) {
      const value = 1 - 2 * (ink[row * width + ((column + start) % width)] as number);
      for (let channel = 0; channel < 3; channel++) data[channel * plane + row * width + column] = value;
    }
  }
  return { data, shape: [1, 3, LINE_HEIGHT, width] };
}

/** Redness that counts as full ink. */
const FULL = 110;

/** 0…1, the mean of four neighbours. */
function redInk({ data, width, height }: Pixels, x: number, y: number): number {
  let sum = 0;
  for (const [dx, dy] of [[-0.5, -0.5], [0.5, -0.5], [-0.5, 0.5], [0.5, 0.5]] as const) {
    const [column, row] = [Math.floor(x + dx), Math.floor(y + dy)];
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const at = (row * width + column) * 3;
    sum += Math.min(1, Math.max(0, (data[at] as number) - Math.max(data[at + 1] as number, data[at + 2] as number)) / FULL);
  }
  return sum / 4;
}

/** Share of the round that a name leaves bare at least. */
const GAP = 1 / 9;

/** Column in the middle of the barest stretch. */
function barest(ink: Float32Array, width: number): number {
  const columns = Array.from({ length: width }, (_, column) => {
    let sum = 0;
    for (let row = 0; row < LINE_HEIGHT; row++) sum += ink[row * width + column] as number;
    return sum;
  });
  const window = Math.round(width * GAP);
  let sum = columns.slice(0, window).reduce((total, each) => total + each, 0);
  let [best, least] = [0, sum];
  for (let start = 1; start < width; start++) {
    sum += (columns[(start + window - 1) % width] as number) - (columns[start - 1] as number);
    if (sum < least - 1e-6) [best, least] = [start, sum];
  }
  return (best + Math.floor(window / 2)) % width;
}
