import type { Rgb } from '../mark-colours.js';
import { colourOf, groundOf, PALETTE } from './run-marks.js';
import { sprmsIn } from './sprm.js';

/** Shades of the cells of a row ([MS-DOC] 2.6.3): ten bytes a cell, and in three parts, for a code holds no more than 22 of them. */
const PARTS: Readonly<Record<number, number>> = { 0xd612: 0, 0xd616: 22, 0xd60c: 44, 0xd670: 0, 0xd671: 22, 0xd672: 44 };
/** The same of old, two bytes a cell. */
const OLD = 0xd609;
/** One shade for the cells from one to another. */
const SPAN = 0xd62d;
const SIZE = 10;
const MOST_CELLS = 64;

/** What the cells of a table’s row are filled with, by the modifiers of the mark that ends it; null without colour. Later ones count. */
export function cellGrounds(modifiers: Uint8Array): readonly (Rgb | null)[] {
  const grounds: (Rgb | null)[] = [];
  const [old, exact] = [...sprmsIn(modifiers)].reduce((both, each) => (each[0] === OLD ? [[each], both[1]] : [both[0], [...both[1], each]]), [[], []] as [Sprm[], Sprm[]]);
  for (const [, operand] of old) for (let cell = 0; 2 * cell + 2 <= operand.length; cell++) grounds[cell] = oldShade(operand.subarray(2 * cell));
  for (const [code, operand] of exact) {
    const first = PARTS[code];
    if (first !== undefined) for (let cell = 0; SIZE * (cell + 1) <= operand.length; cell++) grounds[first + cell] = shade(operand.subarray(SIZE * cell));
    if (code === SPAN && operand.length >= 2 + SIZE) for (let cell = operand[0] as number; cell < Math.min(operand[1] as number, MOST_CELLS); cell++) grounds[cell] = shade(operand.subarray(2));
  }
  return Array.from(grounds, (ground) => ground ?? null);
}

type Sprm = readonly [code: number, operand: Uint8Array];

/** Shd: upper colour, lower colour, pattern. */
function shade(bytes: Uint8Array): Rgb | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return groundOf({ above: colourOf(view.getUint32(0, true)), below: colourOf(view.getUint32(4, true)), pattern: view.getUint16(8, true) });
}

/** Shd80: five bits, five bits, six bits. */
function oldShade(bytes: Uint8Array): Rgb | null {
  const value = (bytes[0] as number) + (bytes[1] as number) * 256;
  return groundOf({ above: PALETTE[value & 31] ?? null, below: PALETTE[(value >> 5) & 31] ?? null, pattern: value === 0xffff ? value : value >> 10 });
}
