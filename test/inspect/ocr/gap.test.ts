import { expect, it } from 'vitest';
import { hasGap } from '../../../src/inspect/ocr/gap.js';

it.each([
  ['evenly set', [10, 20, 30, 40, 50], false],
  ['set a little unevenly', [10, 20, 33, 43, 53], false],
  ['where one is missing', [10, 20, 40, 50, 60], true],
  ['of two characters', [10, 20], false],
  ['of none', [], false],
])('characters %s', (_what, centres, gap) => expect(hasGap({ centres })).toBe(gap));
