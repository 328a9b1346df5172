import type { Tensor } from '../../engines/onnx.js';
import type { Pixels } from '../seal/pixels.js';
import { lumaOf } from './luma.js';
import type { Rectangle } from './rectangle.js';
import { redLight } from './wash-seals.js';

/** Which light a line is read in: in red light a red seal over black words vanishes, in green light it is as dark as they. */
export type Light = 'all' | 'red' | 'green';

/** The recogniser sees lines of this height. */
export const LINE_HEIGHT = 48;
/** Widths are rounded up to this; what is beyond the line is left grey, as in training. */
const STEP = 8;

/** A line cut out of a picture, laid straight and `width` wide: [1, 3, 48, width padded], values −1…1. */
export function cutLine(picture: Pixels, line: Rectangle, { width, light, padTo = 0 }: { readonly width: number; readonly light: Light; readonly padTo?: number }): Tensor {
  const padded = Math.max(padTo, Math.ceil(width / STEP) * STEP);
  const plane = padded * LINE_HEIGHT;
  const data = new Float32Array(3 * plane);
  const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
  const [stepX, stepY] = [line.width / width, line.height / LINE_HEIGHT];
  // More than one pixel behind each sample: several are taken, or thin strokes would fall between them.
  const taps = Math.min(4, Math.max(1, Math.round(Math.max(stepX, stepY))));
  for (let row = 0; row < LINE_HEIGHT; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let tap = 0; tap < taps; tap++) {
        for (let across = 0; across < taps; across++) {
          const u = (column + (tap + 0.5) / taps) * stepX - line.width / 2;
          const v = (row + (across + 0.5) / taps) * stepY - line.height / 2;
          sum += brightness(picture, line.x + u * cos - v * sin - 0.5, line.y + u * sin + v * cos - 0.5, light);
        }
      }
      const value = sum / (taps * taps * 127.5) - 1;
      const at = row * padded + column;
      data[at] = value;
      data[plane + at] = value;
      data[2 * plane + at] = value;
    }
  }
  return { data, shape: [1, 3, LINE_HEIGHT, padded] };
}

/** Bilinear, the edge repeated beyond the picture. */
function brightness({ data, width, height }: Pixels, x: number, y: number, light: Light): number {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const [s, t] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))];
  const upper = level(data, (top * width + left) * 3, light) * (1 - s) + level(data, (top * width + right) * 3, light) * s;
  const lower = level(data, (bottom * width + left) * 3, light) * (1 - s) + level(data, (bottom * width + right) * 3, light) * s;
  return upper * (1 - t) + lower * t;
}

function level(data: Uint8Array, at: number, light: Light): number {
  return light === 'red' ? redLight(data[at] as number) : light === 'green' ? (data[at + 1] as number) : lumaOf(data, at);
}
