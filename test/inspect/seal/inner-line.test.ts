import { expect, test } from 'vitest';
import type { Ellipse } from '../../../src/inspect/seal/ellipse.js';
import { innerLineIn } from '../../../src/inspect/seal/inner-line.js';
import type { RedMap } from '../../../src/inspect/seal/redness.js';

const MIDDLE = 100;
const RADIUS = 60;
const OUTLINE: Ellipse = { x: MIDDLE, y: MIDDLE, a: RADIUS, b: RADIUS, angle: 0 };

/** Red where somebody says so, by distance from the middle in pixels and direction in turns; and the outline's own ring. */
function drawn(isRed: (far: number, turn: number) => boolean): RedMap {
  const side = 2 * MIDDLE;
  const ink = new Uint8Array(side * side);
  for (let i = 0; i < ink.length; i++) {
    const [x, y] = [(i % side) - MIDDLE, Math.floor(i / side) - MIDDLE];
    const far = Math.hypot(x, y);
    if ((far > RADIUS - 2 && far <= RADIUS) || isRed(far, (Math.atan2(y, x) / (2 * Math.PI) + 1) % 1)) ink[i] = 200;
  }
  return { width: side, height: side, ink };
}

const near = (far: number, radius: number, width: number): boolean => Math.abs(far - radius) <= width / 2;
/** Strokes as writing has them: more than half of the way round, and as thick as they are apart. */
const writing = (far: number, turn: number): boolean => far > 40 && far < 52 && (turn * 20) % 1 < 0.62 && ((turn * 60) % 1 < 0.6 || far % 4 < 2);
const star = (far: number, turn: number): boolean => far < 12 + 10 * Math.abs(Math.cos(turn * 5 * Math.PI));

test('a second ring goes all the way round, a hairline too, and within an outline that lies a little beside it', () => {
  const badge = drawn((far, turn) => near(far, 34, 2) || writing(far, turn) || star(far, turn));
  expect(innerLineIn(badge, OUTLINE)).toBeGreaterThan(0.95);
  expect(innerLineIn(drawn((far, turn) => near(far, 34, 1) || star(far, turn)), OUTLINE)).toBeGreaterThan(0.9);
  for (const beside of [{ x: MIDDLE + 4 }, { y: MIDDLE - 4 }, { a: RADIUS + 3, b: RADIUS - 3, angle: 0.7 }]) {
    expect(innerLineIn(badge, { ...OUTLINE, ...beside }), JSON.stringify(beside)).toBeGreaterThan(0.75);
  }
});

test('writing round a star, the edge of a filled emblem and a ring that ends half-way are none', () => {
  expect(innerLineIn(drawn((far, turn) => writing(far, turn) || star(far, turn)), OUTLINE)).toBeLessThan(0.6);
  expect(innerLineIn(drawn((far, turn) => far < 30 || writing(far, turn)), OUTLINE)).toBeLessThan(0.6);
  expect(innerLineIn(drawn((far, turn) => near(far, 34, 2) && turn < 0.6), OUTLINE)).toBeLessThan(0.7);
});

test('beyond the picture nothing counts: of a cut outline it is the share of what can be seen', () => {
  const map = drawn((far) => near(far, 34, 2));
  const half: RedMap = { ...map, height: MIDDLE, ink: map.ink.subarray(0, MIDDLE * map.width) };
  expect(innerLineIn(half, OUTLINE)).toBeGreaterThan(0.95);
});
