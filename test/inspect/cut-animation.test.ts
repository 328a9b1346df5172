import { crc32 } from 'node:zlib';
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

it('a GIF of several frames that ends between two of them says so; one of a single frame without its end mark does not', async () => {
  const whole = await frames().toFormat('gif').toBuffer();
  const second = whole.lastIndexOf(Buffer.from([0x21, 0xf9, 0x04]));
  expect(await inspect(whole.subarray(0, second), 'a.gif')).toMatchObject({ readable: 'repaired' });
  const single = await sharp(Buffer.alloc(64 * 64 * 3, 90), { raw: { width: 64, height: 64, channels: 3 } }).gif().toBuffer();
  expect((await inspect(single.subarray(0, single.length - 1), 'a.gif')).readable).toBe('yes');
});

it('an animated PNG is named, and so is a sequence of AVIF, which nothing here decodes', async () => {
  const still = await sharp(Buffer.alloc(64 * 64 * 3, 90), { raw: { width: 64, height: 64, channels: 3 } }).avif().toBuffer();
  const sequence = Buffer.from(still);
  sequence.write('avis', 8, 'latin1');
  const png = await sharp(still).png().toBuffer();
  const control = Buffer.from('000000086163544c0000000400000000', 'hex');
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(control.subarray(4)));
  const problems = async (bytes: Uint8Array, name: string) => (await inspect(bytes, name)).problems.map(({ code, detail }) => `${code}: ${detail}`);
  expect(await problems(still, 'a.avif')).toEqual([]);
  expect(await problems(sequence, 'a.avif')).toEqual(['unsupported-format: AVIF (AVIS); save the picture that is meant as JPEG or PNG']);
  expect(await problems(Buffer.concat([png.subarray(0, 33), control, check, png.subarray(33)]), 'a.png')).toEqual(['animated: 2 or more frames, the first is used']);
});
