import { expect, test } from 'vitest';
import { hasDarkPatch } from '../../../src/inspect/seal/dark-patches.js';
import { findPaper } from '../../../src/inspect/seal/paper.js';
import { shrink } from '../../../src/inspect/seal/pixels.js';
import { LONG_SIDE } from '../../../src/inspect/seal/sheet.js';
import { LONG_MM, paint } from './paint.js';
import { body, dice } from './strokes.js';

async function isFound(svg: string): Promise<boolean> {
  const copy = shrink(await paint({ svg, quality: 75 }, 4), LONG_SIDE);
  return hasDarkPatch({ copy, paper: findPaper(copy), mm: LONG_MM / LONG_SIDE });
}

const ring = (y: number) => `<circle cx="150" cy="${y}" r="19" fill="none" stroke="#333" stroke-width="1.2"/>`;

test.each([
  ['at the upper edge of the sheet', 19],
  ['below the text', 250],
  ['at the lower edge', 278],
])('a black stamp %s is a dark patch', async (_, y) => {
  expect(await isFound(body(dice(1)) + ring(y))).toBe(true);
});

test('lines of text, one low frame and a ring too small for a stamp are none', async () => {
  expect(await isFound(body(dice(1)))).toBe(false);
  expect(await isFound(`${body(dice(1))}<rect x="20" y="270" width="60" height="14" fill="none" stroke="#222"/>`)).toBe(false);
  expect(await isFound('<circle cx="150" cy="250" r="6" fill="none" stroke="#333" stroke-width="1.2"/>')).toBe(false);
});
