import type { ReadingModels, Tensor } from '../../engines/onnx.js';
import type { Pixels } from '../seal/pixels.js';
import { cutLine, LINE_HEIGHT } from './cut-line.js';
import { decode, readLine } from './read-line.js';
import type { Rectangle } from './rectangle.js';

/** Higher than this many times its width, a line runs downwards. */
const TALL = 2;

export function isTall({ width, height }: Rectangle): boolean {
  return height > TALL * width;
}

/** A line that runs downwards as one to be read from left to right: its characters lie, as the recogniser was taught with. */
export function asFlat({ x, y, width, height, angle }: Rectangle): Rectangle {
  return { x, y, width: height, height: width, angle: angle + Math.PI / 2 };
}

/** Lines that are asked, and characters at least of one that can answer. */
const ASKED = 3;
const LEAST_CHARACTERS = 4;
const SURE = 0.85;
/** A column holds this many characters for each of its widths, depending on how far apart they stand. */
const DENSITIES = [0.8, 0.9, 1, 1.1, 1.2, 1.3];

/**
 * Whether tall lines are columns of upright characters, as banners and old papers have them, and not lines of a page that
 * lies on its side: their characters, set side by side, then read like a line, and upwards they do not.
 */
export async function areColumns(models: ReadingModels, picture: Pixels, lines: readonly Rectangle[]): Promise<boolean> {
  const asked = lines.filter(isTall).sort((a, b) => b.height - a.height).slice(0, ASKED);
  let columns = 0;
  for (const line of asked) if (!(await runsUpwards(models, picture, line)) && (await readsSideBySide(models, picture, line))) columns++;
  return columns * 2 > asked.length;
}

/** A line of a page that lies on its side may run upwards, as no column does; one that runs downwards reads either way. */
async function runsUpwards(models: ReadingModels, picture: Pixels, line: Rectangle): Promise<boolean> {
  const { text, confidence } = await readLine(models, picture, { ...asFlat(line), angle: line.angle - Math.PI / 2 }, { squeeze: 0.7, light: 'all' });
  return confidence >= SURE && [...text].length >= LEAST_CHARACTERS;
}

async function readsSideBySide(models: ReadingModels, picture: Pixels, line: Rectangle): Promise<boolean> {
  for (const density of DENSITIES) {
    const count = Math.max(LEAST_CHARACTERS, Math.round((line.height / line.width) * density));
    const { text, confidence } = decode(await models.recognise(sideBySide(picture, line, count)), models.characters, 1);
    if (confidence >= SURE && [...text].length >= Math.max(LEAST_CHARACTERS, count * 0.7)) return true;
  }
  return false;
}

/** [1, 3, 48, 48 × count]: the line in pieces of equal length from the top, one beside the other. */
function sideBySide(picture: Pixels, { x, y, width, height, angle }: Rectangle, count: number): Tensor {
  const pitch = height / count;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const across = LINE_HEIGHT * count;
  const data = new Float32Array(3 * LINE_HEIGHT * across);
  for (let index = 0; index < count; index++) {
    const down = (index + 0.5) * pitch - height / 2;
    const piece = cutLine(picture, { x: x - down * sin, y: y + down * cos, width, height: pitch, angle }, { width: LINE_HEIGHT, light: 'all' });
    for (let row = 0; row < 3 * LINE_HEIGHT; row++) data.set(piece.data.subarray(row * LINE_HEIGHT, (row + 1) * LINE_HEIGHT), row * across + index * LINE_HEIGHT);
  }
  return { data, shape: [1, 3, LINE_HEIGHT, across] };
}
