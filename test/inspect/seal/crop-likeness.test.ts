import { expect, test } from 'vitest';
import { cropLikeness } from '../../../src/inspect/seal/crop-likeness.js';
import { seal, type Drawing } from './drawn-seals.js';
import { paint } from './paint.js';
import { dice, line, star } from './strokes.js';

const [X, Y, R] = [150, 220, 21];
/** How much the round of 42 mm at (150, 220) looks like a seal on a page of 880 pixels. */
async function likeness(svg: string, more: Partial<Drawing> = {}): Promise<number> {
  const pixels = await paint({ svg, quality: 80, long: 880, ...more }, 3);
  const [x, y, a] = [X, Y, R].map((mm) => (mm * 880) / 297) as [number, number, number];
  return cropLikeness(pixels, { x, y, a, b: a, angle: 0 });
}

const RED = '#d8222c';
const SEAL = seal(dice(4), { x: X, y: Y, r: R });
const ring = (width: number, more = ''): string => `<circle cx="${X}" cy="${Y}" r="${R - width / 2}" fill="none" stroke="${RED}" stroke-width="${width}"/>${more}`;

test.each<[string, string, Partial<Drawing>]>([
  ['on white', SEAL, {}],
  ['on orange', SEAL, { paper: '#f0a030' }],
  ['on pink', SEAL, { paper: '#f7b9cc' }],
  ['in poor light', SEAL, { cast: [0.35, 0.3, 0.25], noise: 4 }],
  ['faint', seal(dice(4), { x: X, y: Y, r: R, opacity: 0.3 }), {}],
  ['under writing', SEAL + line(dice(5), { x: 120, y: 228, size: 5, colour: '#222', count: 12 }), {}],
])('a seal %s is like one', async (_, svg, more) => {
  expect(await likeness(svg, more)).toBeGreaterThan(1);
});

test.each<[string, string]>([
  ['nothing', ''],
  ['a ring with nothing in it', ring(1.1)],
  ['a ring as thick as that of a traffic sign', ring(6, line(dice(5), { x: 138, y: 224, size: 8, colour: '#222', count: 3 }))],
  ['a disc with a star cut out', `<circle cx="${X}" cy="${Y}" r="${R}" fill="${RED}"/><g transform="translate(${X} ${Y})">${star(0, 0, 9, '#fff')}</g>`],
  ['lines of red writing', [205, 215, 225, 235].map((y) => line(dice(y), { x: 125, y, size: 8, colour: RED, count: 6 })).join('')],
])('%s is not', async (_, svg) => {
  expect(await likeness(svg)).toBeLessThan(-0.5);
});
