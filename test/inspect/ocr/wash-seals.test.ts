import { expect, it } from 'vitest';
import { sealsOn } from '../../../src/inspect/ocr/seals-on.js';
import { washSeals, type SealPlace } from '../../../src/inspect/ocr/wash-seals.js';
import { emptyFacts } from '../../../src/inspect/empty-facts.js';

type Colour = readonly [number, number, number];
const PAPER: Colour = [245, 245, 245];
const SIDE = 100;

/** Paper with a disc of seal ink and, across it, a bar of words. */
function page(seal: Colour, words: Colour) {
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) data.set(y >= 48 && y < 52 ? words : Math.hypot(x - 50, y - 50) < 20 && (x + y) % 2 === 0 ? seal : PAPER, (y * SIDE + x) * 3);
  }
  return { data, width: SIDE, height: SIDE };
}
const place = (ink: SealPlace['ink']): SealPlace => ({ x: 0.5, y: 0.5, radius: 0.22, ink });
const at = ({ data }: { readonly data: Uint8Array }, x: number, y: number) => data[(y * SIDE + x) * 3] as number;

it.each([
  ['red', 'light', [200, 60, 60], [30, 30, 30]], ['red', 'hue', [200, 60, 60], [30, 30, 30]], ['red', 'ink', [200, 60, 60], [30, 30, 30]], ['red', 'ink', [110, 25, 25], [20, 20, 20]],
  ['blue', 'light', [60, 70, 200], [30, 30, 30]], ['black', 'ink', [110, 110, 110], [35, 35, 35]],
] as const)('a seal in %s is taken off by its %s, and the words over it stay', (ink, washing, seal, words) => {
  const washed = washSeals(page(seal, words), [place(ink)], washing);
  expect(at(washed, 50, 40)).toBeGreaterThan(220);
  expect(at(washed, 50, 50)).toBeLessThan(90);
});

it('edges of a red seal that look black in red light, for the colour of a JPEG is smeared, are taken off by its ink', () => {
  const sharp = page([200, 60, 60], [30, 30, 30]);
  // The brightness of a seal's edge, the colour of the paper beside it.
  const smeared = { ...sharp, data: sharp.data.map((value, at) => (value === 200 || value === 60 ? (Math.floor(at / 3) % SIDE === 50 ? 102 : value) : value)) };
  expect(at(washSeals(smeared, [place('red')], 'light'), 50, 40)).toBeLessThan(160);
  expect(at(washSeals(smeared, [place('red')], 'ink'), 50, 40)).toBeGreaterThan(220);
});

it('the dark rims that a sharpening scanner draws round a red seal are taken off by its hue', () => {
  const sharp = page([200, 60, 60], [30, 30, 30]);
  const rimmed = { ...sharp, data: sharp.data.map((value, at) => ((value === 200 || value === 60) && Math.floor(at / 3) % SIDE === 50 ? Math.round(value * 0.45) : value)) };
  expect(at(washSeals(rimmed, [place('red')], 'ink'), 50, 40)).toBeLessThan(200);
  expect(at(washSeals(rimmed, [place('red')], 'hue'), 50, 40)).toBeGreaterThan(220);
  expect(at(washSeals(rimmed, [place('red')], 'hue'), 50, 50)).toBeLessThan(90);
});

it('a black stamp as dark as the words is left alone', () => {
  const before = page([32, 32, 32], [35, 35, 35]);
  expect(washSeals(before, [place('black')], 'light').data).toEqual(before.data);
});

it('red letters that were doubtfully taken for a seal are left alone', () => {
  const seal = { page: 1, x: 0.5, y: 0.3, diameterMm: 27, kind: 'oval' as const, confidence: 0.4 };
  const facts = { ...emptyFacts('a.pdf'), pages: [{ widthMm: 210, heightMm: 297, content: 'scan' as const, dpi: 200, grey: false }] };
  expect(sealsOn({ ...facts, seals: [seal] }, 1)).toEqual([]);
  expect(sealsOn({ ...facts, seals: [{ ...seal, confidence: 0.9 }], stamps: [{ ...seal, confidence: 0.9, ink: 'blue' }] }, 1).map(({ ink }) => ink)).toEqual(['red', 'blue']);
});
