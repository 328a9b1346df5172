import { expect, test } from 'vitest';
import { convolved, halvedPlanes, type Layer, type Planes } from '../../../src/inspect/seal/network.js';

/** Two planes of 4 × 4 places: 1…16, and the same negative. */
const PLANES: Planes = { side: 4, count: 2, data: Float32Array.from([...Array(16).keys()].flatMap((_, i) => i + 1).concat([...Array(16).keys()].map((i) => -i - 1))) };
/** Weights that take the place itself, or the one to its left, of one input. */
const taking = (input: number, place: number): number[] => Array.from({ length: 18 }, (_, i) => (i === input * 9 + place ? 1 : 0));

test('a layer takes places and their neighbours, adds, and cuts off what is negative', () => {
  const layer: Layer = { inputs: 2, outputs: 2, weights: Float32Array.from([...taking(0, 3), ...taking(1, 4)]), addends: Float32Array.of(0.5, 3) };
  const { count, data } = convolved(PLANES, layer);
  expect(count).toBe(2);
  // To the left of the first column lies nothing.
  expect([...data.slice(0, 5)]).toEqual([0.5, 1.5, 2.5, 3.5, 0.5]);
  expect([...data.slice(16, 20)]).toEqual([2, 1, 0, 0]);
});

test('half the places keep the greatest of four', () => {
  expect([...halvedPlanes(PLANES).data]).toEqual([6, 8, 14, 16, -1, -3, -9, -11]);
});
