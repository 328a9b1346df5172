import { expect, test } from 'vitest';
import { confidenceOf, isBadge, jointConfidence } from '../../../src/inspect/seal/confidence.js';
import type { Evidence } from '../../../src/inspect/seal/evidence.js';
import type { InsideColours } from '../../../src/inspect/seal/inside-colours.js';
import { likenessOf } from '../../../src/inspect/seal/likeness.js';

/** A plain seal of 42 mm on a scan of A4. */
const SEAL: Evidence = {
  oval: 1.01, radius: 62, visible: 1, inkLevel: 120, ring: 0.97, gap: 0.1, clear: 0.98, thickness: 0.05, text: 0.6, pieces: 18, bandFill: 0.3, middleFill: 0.3, innerRing: 0.5,
};
const RED: InsideColours = { foreign: 0.01, paper: 0.6, pure: 0.6, light: 250 };
const PLACE = { ellipse: { x: 400, y: 600, a: 62, b: 62, angle: 0 }, shortSide: 622 };

test.each<[string, Partial<Evidence>, Partial<InsideColours>]>([
  ['with nothing written in it', { text: 0, pieces: 0, bandFill: 0 }, {}],
  ['whose ring is as thick as that of a traffic sign', { thickness: 0.3 }, {}],
  ['full of gold and green', {}, { foreign: 0.4, paper: 0.1 }],
  ['with gold in it, as medals have', {}, { foreign: 0.2 }],
  ['in which all is of the colour of paper', {}, { paper: 1 }],
  ['that goes on in red all around', { clear: 0.3, gap: 0.9 }, {}],
])('a seal is seen, a ring %s is left to a person at most', (_, evidence, colours) => {
  expect(confidenceOf(SEAL, RED, PLACE).confidence).toBeGreaterThan(0.9);
  expect(confidenceOf({ ...SEAL, ...evidence }, { ...RED, ...colours }, PLACE).confidence).toBeLessThan(0.6);
});

test.each<[string, Partial<Evidence>, Partial<InsideColours>]>([
  ['half its ring', { ring: 0.5, clear: 0.5 }, {}], ['a ring in pieces', { ring: 0.7, gap: 0.6 }, {}], ['ink of another colour', {}, { pure: 0.1 }],
])('the plain seal is less like one with %s', (_, evidence, colours) => {
  expect(likenessOf({ ...SEAL, ...evidence }, { ...RED, ...colours }, PLACE)).toBeLessThan(likenessOf(SEAL, RED, PLACE) - 0.02);
});

test('neither gold nor bare paper is outvoted by the sight, colours beside a seal are', () => {
  expect(jointConfidence(confidenceOf(SEAL, { ...RED, foreign: 0.2 }, PLACE), 4)).toBeLessThan(0.6);
  expect(jointConfidence(confidenceOf(SEAL, { ...RED, paper: 1 }, PLACE), 4)).toBeLessThan(0.6);
  expect(jointConfidence(confidenceOf(SEAL, { ...RED, foreign: 0.05, paper: 0.95 }, PLACE), 4)).toBeGreaterThan(0.9);
});

test('measures and the sight of the crop outvote each other, the rules outvote both', () => {
  const measured = confidenceOf(SEAL, RED, PLACE);
  expect(jointConfidence(measured, 2)).toBeGreaterThan(0.9);
  expect(jointConfidence(measured, -5)).toBeLessThan(0.3);
  expect(jointConfidence({ ...measured, confidence: 0.2 }, 4)).toBeGreaterThan(0.6);
  expect(jointConfidence({ ...measured, confidence: 0.1 }, 9)).toBeLessThan(0.6);
  expect(jointConfidence({ ...measured, byRules: 0 }, 9)).toBeLessThan(0.6);
  expect(jointConfidence({ ...measured, confidence: 0.99 }, 0.1)).toBeLessThan(0.6);
});

test('a second ring round something is a badge, round nothing or half out of sight it is none', () => {
  expect(isBadge(0.75, SEAL)).toBe(true);
  expect(isBadge(0.68, SEAL)).toBe(false);
  expect(isBadge(1, { ...SEAL, middleFill: 0.05 })).toBe(false);
  expect(isBadge(1, { ...SEAL, visible: 0.9 })).toBe(false);
});
