import sharp from 'sharp';
import { expect, test } from 'vitest';
import { smallCopy } from '../../src/inspect/pictures.js';
import { isSrgbProfile } from '../../src/inspect/srgb-profile.js';

/** Reds from dark to bright. */
const REDS = Buffer.from(Array.from({ length: 64 }, (_, i) => [i * 4, 30, 40]).flat());
const withProfile = (profile: string): Promise<Buffer> => sharp(REDS, { raw: { width: 8, height: 8, channels: 3 } }).withIccProfile(profile).png().toBuffer();
const profileOf = async (picture: Buffer): Promise<Uint8Array> => (await sharp(picture).metadata()).icc!;

test('the profile of sRGB is known, that of another space, a damaged one and none are not', async () => {
  const srgb = await profileOf(await withProfile('srgb'));
  expect(isSrgbProfile(srgb)).toBe(true);
  expect(isSrgbProfile(await profileOf(await withProfile('p3')))).toBe(false);
  expect(isSrgbProfile(srgb.map((byte) => (byte === 's'.charCodeAt(0) ? 0xff : byte)))).toBe(false);
  for (let length = 0; length < srgb.length; length += 13) expect(() => isSrgbProfile(srgb.slice(0, length))).not.toThrow();
  expect(isSrgbProfile(undefined)).toBe(false);
});

test('levels of sRGB are taken as they are, those of a wider space are not', async () => {
  const levels = async (profile: string): Promise<number> => (await smallCopy(await withProfile(profile))).pixels.data[62 * 3]!;
  const written = async (profile: string): Promise<number> => (await sharp(await withProfile(profile), { ignoreIcc: true }).raw().toBuffer())[62 * 3]!;
  expect(await levels('srgb')).toBe(await written('srgb'));
  expect(await levels('p3')).not.toBe(await written('p3'));
});
