import { expect, test } from 'vitest';
import { hasColour } from '../../../src/inspect/seal/colour-mask.js';
import { findPaper } from '../../../src/inspect/seal/paper.js';
import { shrink } from '../../../src/inspect/seal/pixels.js';
import { LONG_SIDE } from '../../../src/inspect/seal/sheet.js';
import { seal, type Drawing } from './drawn-seals.js';
import { paint } from './paint.js';
import { body, dice } from './strokes.js';

async function isColoured(drawing: Drawing): Promise<boolean> {
  const copy = shrink(await paint(drawing, 4), LONG_SIDE);
  return hasColour(copy, findPaper(copy));
}

const TEXT = body(dice(1));

test.each<[string, Drawing]>([
  ['white', { svg: TEXT, quality: 75 }],
  ['yellowed', { svg: TEXT, quality: 75, paper: '#f8f5ec' }],
  ['grainy', { svg: TEXT, quality: 60, noise: 5 }],
])('black words on %s paper have no colour, a faint seal below them has', async (_, drawing) => {
  expect(await isColoured(drawing)).toBe(false);
  expect(await isColoured({ ...drawing, svg: TEXT + seal(dice(2), { x: 150, y: 230, opacity: 0.2 }) })).toBe(true);
});

test('a line of yellow marker and a thin blue stamp are colours too', async () => {
  expect(await isColoured({ svg: `${TEXT}<rect x="40" y="100" width="20" height="5" fill="#ffee55" style="mix-blend-mode:multiply"/>`, quality: 75 })).toBe(true);
  expect(await isColoured({ svg: `${TEXT}<circle cx="150" cy="230" r="15" fill="none" stroke="#2244cc" stroke-width="0.6"/>`, quality: 75 })).toBe(true);
});
