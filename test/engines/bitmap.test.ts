import { describe, expect, it } from 'vitest';
import { BitmapError, decodeBitmap } from '../../src/engines/bitmap.js';
import { bitmap } from '../inspect/drawn-bitmaps.js';

/** Four colours, two by two: red, green over blue, white. */
const [RED, GREEN, BLUE, WHITE] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]] as const;
const FOUR = [...RED, ...GREEN, ...BLUE, ...WHITE];
const PALETTE = [RED, GREEN, BLUE, WHITE] as const;
const two = { width: 2, height: 2 };
const indexes = (y: number) => [y * 2, y * 2 + 1];
const words = (...values: number[]) => values.flatMap((value) => [value & 255, value >> 8]);
const colours = (y: number) => (y === 0 ? [RED, GREEN] : [BLUE, WHITE]);

const read = (bytes: Uint8Array) => [...decodeBitmap(bytes, 1000).data];
const reason = (bytes: Uint8Array) => {
  try {
    decodeBitmap(bytes, 1000);
    return null;
  } catch (error) {
    return error instanceof BitmapError ? error.reason : error;
  }
};

describe('bitmaps', () => {
  it.each([
    ['24 bits', bitmap({ ...two, bits: 24, row: (y) => colours(y).flatMap(([r, g, b]) => [b, g, r]) })],
    ['24 bits, top row first', bitmap({ ...two, bits: 24, topDown: true, row: (y) => colours(y).flatMap(([r, g, b]) => [b, g, r]) })],
    ['32 bits, the fourth byte left empty', bitmap({ ...two, bits: 32, row: (y) => colours(y).flatMap(([r, g, b]) => [b, g, r, 0]) })],
    ['16 bits, five each', bitmap({ ...two, bits: 16, row: (y) => words(...(y === 0 ? [0x7c00, 0x03e0] : [0x001f, 0x7fff])) })],
    ['16 bits, six of green', bitmap({ ...two, bits: 16, compression: 3, masks: [0xf800, 0x07e0, 0x001f], row: (y) => words(...(y === 0 ? [0xf800, 0x07e0] : [0x001f, 0xffff])) })],
    ['256 colours', bitmap({ ...two, bits: 8, palette: PALETTE, row: indexes })],
    ['16 colours', bitmap({ ...two, bits: 4, palette: PALETTE, row: (y) => [y === 0 ? 0x01 : 0x23] })],
    ['OS/2', bitmap({ ...two, bits: 8, palette: PALETTE, header: 12, row: indexes })],
    ['OS/2 2.0', bitmap({ ...two, bits: 8, palette: PALETTE, header: 64, row: indexes })],
    ['runs of 256 colours', bitmap({ ...two, bits: 8, palette: PALETTE, compression: 1, runs: [1, 2, 1, 3, 0, 0, 1, 0, 1, 1, 0, 1] })],
    ['runs of 16 colours', bitmap({ ...two, bits: 4, palette: PALETTE, compression: 2, runs: [2, 0x23, 0, 0, 2, 0x01, 0, 1] })],
    ['a stretch, a jump over the first colour', bitmap({ ...two, bits: 8, palette: PALETTE, compression: 1, runs: [0, 2, 0, 0, 1, 2, 1, 3, 0, 2, 0, 0, 0, 0, 0, 2, 1, 0, 1, 1, 0, 1] })],
  ])('%s', (_what, bytes) => expect(read(bytes)).toEqual(FOUR));

  it('black and white, by its palette', () => expect(read(bitmap({ width: 3, height: 1, bits: 1, palette: [WHITE, [0, 0, 0]], row: () => [0b0100_0000] }))).toEqual([...WHITE, 0, 0, 0, ...WHITE]));
  it('a stretch of three is padded to an even length', () => expect(read(bitmap({ width: 3, height: 1, bits: 8, palette: PALETTE, compression: 1, runs: [0, 3, 0, 1, 2, 0, 0, 1] }))).toEqual([...RED, ...GREEN, ...BLUE]));
  it('runs beyond the row are left out', () => expect(read(bitmap({ ...two, bits: 8, palette: PALETTE, compression: 1, runs: [9, 3, 0, 0, 9, 0, 0, 1] }))).toEqual([...RED, ...RED, ...WHITE, ...WHITE]));

  it.each([
    ['rows missing', bitmap({ ...two, bits: 24, row: () => [0, 0, 0, 0, 0, 0] }).subarray(0, 60), 'truncated'],
    ['runs that end', bitmap({ ...two, bits: 8, palette: PALETTE, compression: 1, runs: [2, 0] }), 'truncated'],
    ['a header cut off', Uint8Array.from([0x42, 0x4d, 0, 0]), 'truncated'],
    ['more pixels than are taken', bitmap({ width: 40, height: 40, bits: 1, palette: [WHITE], row: () => [0] }), 'too-large'],
    ['a JPEG inside', bitmap({ ...two, bits: 0, compression: 4 }), 'unsupported-format'],
    ['no width', bitmap({ width: 0, height: 2, bits: 24 }), 'corrupt'],
  ])('%s', (_what, bytes, why) => expect(reason(bytes)).toBe(why));
});
