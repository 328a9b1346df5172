import sharp from 'sharp';
import { expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';

/** Four frames of noise, one below the other. */
const frames = () => sharp(Buffer.from(Array.from({ length: 64 * 256 * 3 }, (_each, index) => (index * 7919) % 251)), { raw: { width: 64, height: 256, channels: 3, pageHeight: 64 } });

it.each(['gif', 'webp'] as const)('%s whose later frames are cut off shows its first and says so; a whole one does not', async (format) => {
  const whole = await frames().toFormat(format).toBuffer();
  expect((await inspect(whole, `a.${format}`)).problems.map(({ code }) => code)).toEqual(['animated']);
  const cut = await inspect(whole.subarray(0, Math.floor(whole.length * 0.7)), `a.${format}`);
  expect([cut.readable, ...cut.problems.map(({ code }) => code)].some((each) => each === 'repaired' || each === 'truncated')).toBe(true);
});
