import { describe, expect, test } from 'vitest';
import { findSeals, type SealSight } from '../../../src/inspect/seal/find-seals.js';
import { BADGES, LOOKALIKES, UNSEALED } from './drawn-red.js';
import { seal, SEALED, type Draw } from './drawn-seals.js';
import { LONG_MM, paint } from './paint.js';
import { body, dice } from './strokes.js';

/** Looks at a drawn page with its scale known (odd seeds) or not (even seeds). */
async function look(draw: Draw, seed: number): Promise<SealSight> {
  const pixels = await paint(draw(dice(seed * 7919)), seed);
  return findSeals(pixels, seed % 2 ? LONG_MM / pixels.height : null);
}

async function verdicts(kinds: Readonly<Record<string, Draw>>): Promise<{ kind: string; verdict: SealSight['verdict'] }[]> {
  const found = [];
  for (const [index, [kind, draw]] of Object.entries(kinds).entries()) {
    found.push({ kind, verdict: (await look(draw, 11 + index)).verdict });
  }
  return found;
}

describe('a page with a seal', () => {
  test('is seen in all but a few of the drawn kinds, and never said to have none', async () => {
    const found = await verdicts(SEALED);
    expect(found.filter(({ verdict }) => verdict === 'not-seen')).toEqual([]);
    expect(found.filter(({ verdict }) => verdict !== 'seen').length).toBeLessThanOrEqual(1);
  });

  test('has its place, size and kind measured', async () => {
    const pixels = await paint({ svg: body(dice(3)) + seal(dice(4), { x: 150, y: 220, r: 21 }), quality: 80 }, 3);
    const { seals } = findSeals(pixels, LONG_MM / pixels.height);
    expect(seals).toHaveLength(1);
    expect(seals[0]!.kind).toBe('round');
    expect(seals[0]!.x * 210).toBeCloseTo(150, 0);
    expect(seals[0]!.y * 297).toBeCloseTo(220, 0);
    expect(Math.abs(seals[0]!.diameterMm! - 42)).toBeLessThan(1.2);
    expect(seals[0]!.box.width * 210).toBeGreaterThan(40);
    expect(seals[0]!.box.width * 210).toBeLessThan(44);
  });

  test('tells ovals, cut seals and two seals apart', async () => {
    const kinds = async (svg: string): Promise<string[]> => findSeals(await paint({ svg: body(dice(5)) + svg }, 5), 0.297).seals.map(({ kind }) => kind);
    expect(await kinds(seal(dice(6), { x: 140, y: 200, r: 22.5, ry: 15, turn: 15 }))).toEqual(['oval']);
    expect(await kinds(seal(dice(6), { x: 208, y: 200 }))).toEqual(['edge']);
    expect(await kinds(seal(dice(6), { x: 60, y: 200 }) + seal(dice(7), { x: 150, y: 205 }))).toEqual(['round', 'round']);
  });

  test('looks the same every time', async () => {
    expect(await look(SEALED['over a red title']!, 9)).toEqual(await look(SEALED['over a red title']!, 9));
  });
});

describe('a page with red on it but no seal', () => {
  test('is never said to have one, and rarely leaves a doubt', async () => {
    const found = (await verdicts(UNSEALED)).filter(({ kind }) => kind !== 'plain text');
    expect(found.filter(({ verdict }) => verdict === 'seen')).toEqual([]);
    expect(found.filter(({ verdict }) => verdict === 'cannot-tell').length).toBeLessThanOrEqual(2);
  });

  test('is left to a person when it is very like one', async () => {
    expect((await verdicts(LOOKALIKES)).filter(({ verdict }) => verdict === 'seen')).toEqual([]);
  });

  test('is left to a person however its outline comes to lie, beside the true one too', async () => {
    const seeds = { 'double-ring logo': [303, 3000, 3007, 3014], 'triple-ring badge': [1006, 1008, 1021], 'gear badge': [1003, 1022], 'wheat badge': [1005, 1016, 1022, 1024] };
    for (const [kind, each] of Object.entries(seeds)) {
      for (const seed of each) {
        const pixels = await paint({ ...LOOKALIKES, ...BADGES }[kind]!(dice(seed)), seed);
        expect(findSeals(pixels, seed % 2 ? LONG_MM / pixels.height : null).verdict, `${kind} ${seed}`).toBe('cannot-tell');
      }
    }
  });
});

describe('near misses', () => {
  const page = (svg: string): Draw => (roll) => ({ svg: body(roll) + svg });
  const RING = '<circle cx="150" cy="220" r="20.5" fill="none" stroke="#d8222c" stroke-width="1.1"/>';

  test('a red ring with nothing red in it is no seal, the same ring with a name in it is', async () => {
    expect((await look(page(RING), 1)).verdict).toBe('not-seen');
    expect((await look(page(seal(dice(4), { x: 150, y: 220, r: 21 })), 1)).verdict).toBe('seen');
  });

  test('a seal of 42 mm is one, the same drawing at 76 mm or 14 mm is not', async () => {
    const pixels = await paint({ svg: body(dice(3)) + seal(dice(4), { x: 150, y: 220 }) }, 3);
    expect(findSeals(pixels, 0.297).verdict).toBe('seen');
    // 0.53 mm a pixel is coarser than 72 dpi, so the answer is cannot-tell at best.
    expect(findSeals(pixels, 0.297 * 1.8).verdict).not.toBe('seen');
    expect(findSeals(pixels, 0.297 / 3).verdict).not.toBe('seen');
  });

  test('a seal that lost nearly half its ring leaves a doubt', async () => {
    const gaps = [-1, 1].flatMap((side) => [
      `<rect x="${150 - 7.5}" y="${side < 0 ? 198 : 240 - 1.6}" width="15" height="3.6" fill="#fff"/>`,
      `<rect x="${side < 0 ? 128 : 170 - 1.6}" y="${220 - 7.5}" width="3.6" height="15" fill="#fff"/>`,
    ]);
    const pixels = await paint({ svg: seal(dice(9), { x: 150, y: 220, r: 21 }) + gaps.join('') }, 3);
    expect(findSeals(pixels, 0.297).verdict).not.toBe('not-seen');
  });

  test('very faint ink is still found, on paper without any there is nothing', async () => {
    expect((await look(page(seal(dice(4), { x: 150, y: 220, opacity: 0.2 })), 1)).verdict).toBe('seen');
    expect((await look(() => ({ svg: body(dice(1)), paper: '#fbeeee', noise: 3 }), 1)).verdict).toBe('not-seen');
  });
});

describe('a picture in which a seal cannot be told', () => {
  test('grey copies', async () => {
    const pixels = await paint({ ...SEALED['clean']!(dice(1)), grey: true }, 1);
    expect(findSeals(pixels, 0.297)).toMatchObject({ seals: [], verdict: 'cannot-tell', reason: 'grey', stamps: [{ kind: 'round', ink: 'black' }] });
  });

  test('thumbnails, and scans under 72 dpi, unless the seal is plain', async () => {
    const thumbnail = await paint({ svg: '<rect x="40" y="40" width="90" height="4" fill="#d8222c"/>', long: 320 }, 1);
    expect(findSeals(thumbnail, null)).toMatchObject({ verdict: 'cannot-tell', reason: 'low-resolution' });
    const coarse = await paint({ svg: '<rect x="40" y="40" width="90" height="4" fill="#d8222c"/>', long: 700 }, 1);
    expect(findSeals(coarse, LONG_MM / 700)).toMatchObject({ verdict: 'cannot-tell', reason: 'low-resolution' });
    const shrunk = await paint({ svg: '<rect x="40" y="40" width="90" height="4" fill="#d8222c"/>', long: 800 }, 1);
    expect(findSeals(shrunk, LONG_MM / 800).verdict).toBe('not-seen');
    const sealed = await paint({ ...SEALED['clean']!(dice(1)), long: 700 }, 1);
    expect(findSeals(sealed, LONG_MM / 700).verdict).toBe('seen');
  });
});
