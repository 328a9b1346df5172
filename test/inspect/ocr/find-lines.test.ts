import { expect, it } from 'vitest';
import type { Model } from '../../../src/engines/onnx.js';
import { findLines } from '../../../src/inspect/ocr/find-lines.js';

it('a page too large to be seen at once loses no line and finds none twice where two looks meet', async () => {
  const [width, height] = [992, 4096];
  const data = new Uint8Array(width * height * 3).fill(255);
  const tops = Array.from({ length: 80 }, (_each, index) => 20 + index * 50);
  for (const top of tops) data.fill(0, top * width * 3, (top + 16) * width * 3);
  const looks: number[] = [];
  const lines = await findLines(seesInk(looks), { data, width, height }, 1);
  expect(lines.map(({ y }) => Math.round(y)).sort((a, b) => a - b)).toEqual(tops.map((top) => top + 8));
  expect(new Set(lines.map((line) => Math.round(line.height))).size).toBe(1);
  expect(Math.max(...looks)).toBeLessThanOrEqual(700_000);
  // One as high as the other: the highest decides what memory is held.
  expect(Math.max(...looks) - Math.min(...looks)).toBeLessThan(0.2 * Math.max(...looks));
});

/** A detector to which ink is text, and which is blind for eight rows at the edges of what it is shown. */
function seesInk(looks: number[]): Model {
  return async ({ data, shape }) => {
    const [, , rows = 0, columns = 0] = shape;
    looks.push(rows * columns);
    const map = Float32Array.from({ length: rows * columns }, (_each, at) => {
      const row = Math.floor(at / columns);
      return row >= 8 && row < rows - 8 && (data[at] as number) < 0 ? 1 : 0;
    });
    return { data: map, shape: [1, 1, rows, columns] };
  };
}
