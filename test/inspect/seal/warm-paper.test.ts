import { expect, test } from 'vitest';
import { findSeals } from '../../../src/inspect/seal/find-seals.js';
import { sheetOf } from '../../../src/inspect/seal/sheet.js';
import { onWhitePaper } from '../../../src/inspect/seal/warm-paper.js';
import { seal, type Drawing } from './drawn-seals.js';
import { paint } from './paint.js';
import { body, dice, glyph, line, star } from './strokes.js';

/** The ground of an award sheet (奖状): orange that turns yellow in the middle, under a heading, words and a flower. */
const award = (svg: string, [edge, middle] = ['#ef3d12', '#f2a516']): Drawing => ({
  svg: `<defs><linearGradient id="award"><stop offset="0" stop-color="${edge}"/><stop offset="0.5" stop-color="${middle}"/><stop offset="1" stop-color="${edge}"/></linearGradient></defs><rect width="210" height="297" fill="url(#award)"/>${line(dice(1), { x: 65, y: 50, size: 20, colour: '#a01414', count: 3, weight: 0.16 })}${star(105, 270, 14, '#b01820')}${body(dice(2), 90, 190)}${svg}`,
  noise: 3, quality: 75,
});
const SEAL = seal(dice(3), { x: 155, y: 222, colour: '#c8281c', opacity: 0.5 });
const look = async (drawing: Drawing) => findSeals(await paint(drawing, 6), null);

test.each([
  ['orange that turns yellow', ['#ef3d12', '#f2a516']], ['pink', ['#f59ab2', '#f7a6bb']], ['red', ['#d8402c', '#e0543a']],
])('a seal on paper that is %s is shown to a person, the same sheet without it shows nothing', async (_, colours) => {
  const { verdict, seals } = await look(award(SEAL, colours));
  expect(verdict).toBe('cannot-tell');
  expect(seals).toHaveLength(1);
  expect(seals[0]!.x * 210).toBeCloseTo(155, -1);
  expect(seals[0]!.y * 297).toBeCloseTo(222, -1);
  expect(await look(award('', colours))).toMatchObject({ verdict: 'not-seen', seals: [] });
});

test('a ring, a ring with two characters and a frame with four on such paper are none', async () => {
  const ring = '<circle cx="140" cy="222" r="20" fill="none" stroke="#b01414" stroke-width="1"/>';
  expect((await look(award(ring))).verdict).toBe('not-seen');
  expect((await look(award(ring + line(dice(4), { x: 132, y: 222, size: 10, colour: '#b01414', count: 2 })))).verdict).toBe('not-seen');
  const frame = '<rect x="145" y="212" width="20" height="20" fill="none" stroke="#c8281c" stroke-width="1" opacity="0.5"/>';
  const four = [0, 1, 2, 3].map((i) => glyph(dice(i + 5), { x: 150.5 + (i % 2) * 9, y: 217.5 + Math.floor(i / 2) * 9, size: 8.4, colour: '#c8281c', weight: 0.13 })).join('');
  expect(await look(award(frame + `<g opacity="0.5">${four}</g>`))).toMatchObject({ verdict: 'not-seen', seals: [] });
});

test('only sheets that are for the most part of such paper are looked at in this way', async () => {
  const isWarm = async (share: number, colour = '#ee5a22'): Promise<boolean> => onWhitePaper(sheetOf(await paint({ svg: `<rect width="210" height="${297 * share}" fill="${colour}"/>` }, 1), null)) !== null;
  expect(await isWarm(0.55)).toBe(true);
  expect(await isWarm(0.45)).toBe(false);
  expect(await isWarm(1, '#f3e6c4')).toBe(false);
  expect(await isWarm(1, '#3f9ad8')).toBe(false);
  expect(await isWarm(1, '#40100c')).toBe(false);
});

test('black words stay black beside their paper, red ink stays red', async () => {
  const white = onWhitePaper(sheetOf(await paint(award('<rect x="60" y="200" width="20" height="4" fill="#111"/><rect x="120" y="200" width="20" height="4" fill="#b81410"/>'), 6), null))!;
  const inkAt = (x: number, y: number): number => white.red.ink[Math.round((y / 297) * white.red.height) * white.red.width + Math.round((x / 210) * white.red.width)]!;
  expect(inkAt(70, 202)).toBeLessThan(20);
  expect(inkAt(130, 202)).toBeGreaterThan(60);
  expect(inkAt(100, 202)).toBeLessThan(20);
});

/** Strongest red between two heights and sides, in millimetres of the sheet. */
async function mostInk(drawing: Drawing, [left, top, right, bottom]: readonly [number, number, number, number]): Promise<number> {
  const { red } = onWhitePaper(sheetOf(await paint(drawing, 6), null))!;
  const px = red.height / 297;
  let most = 0;
  for (let y = Math.round(top * px); y < bottom * px; y++) for (let x = Math.round(left * px); x < right * px; x++) most = Math.max(most, red.ink[y * red.width + x]!);
  return most;
}

test('the thick strokes of a heading are ink and no paper; a ground that changes within a few centimetres is paper', async () => {
  const stroke = '<rect x="60" y="200" width="90" height="8" fill="#b81410"/>';
  expect(await mostInk(award(stroke), [90, 203, 120, 205])).toBeGreaterThan(90);
  const steep = `<defs><linearGradient id="steep" spreadMethod="reflect" x2="0.22"><stop offset="0" stop-color="#d43a10"/><stop offset="1" stop-color="#f2a516"/></linearGradient></defs><rect width="210" height="297" fill="url(#steep)"/>`;
  expect(await mostInk({ svg: steep }, [20, 20, 190, 270])).toBeLessThan(70);
});

test('the grain of red paper that is dark in green is no ink', async () => {
  expect(await mostInk({ svg: '<rect width="210" height="297" fill="#b00804"/>', noise: 5 }, [20, 20, 190, 270])).toBeLessThan(120);
});
