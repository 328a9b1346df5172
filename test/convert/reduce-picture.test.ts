import sharp from 'sharp';
import { expect, it } from 'vitest';
import { reducePicture } from '../../src/convert/reduce-picture.js';

const noise = (width: number, height: number) => sharp(Uint8Array.from({ length: width * height * 3 }, (_each, index) => ((index * 1_103_515_245 + 12_345) >>> 16) & 0xff), { raw: { width, height, channels: 3 } });

it('is as fine as the cap allows, and says how fine', async () => {
  const bytes = new Uint8Array(await noise(2_400, 1_800).jpeg({ quality: 90 }).toBuffer());
  const fine = await reducePicture(bytes, { maxBytes: bytes.length / 2, isPhoto: true });
  const coarse = await reducePicture(bytes, { maxBytes: bytes.length / 8, isPhoto: true });
  for (const [reduced, share] of [[fine, 2], [coarse, 8]] as const) {
    expect(reduced?.jpeg.length).toBeLessThanOrEqual(bytes.length / share);
    const { width = 0 } = await sharp(reduced?.jpeg).metadata();
    // 196 mm are what a page has between its edges.
    expect(Math.abs(width / (196 / 25.4) - (reduced?.dpi ?? 0))).toBeLessThan(1);
  }
  expect(fine?.dpi).toBeGreaterThan(coarse?.dpi ?? Infinity);
});

it('stands upright', async () => {
  const bytes = new Uint8Array(await noise(2_400, 1_800).withMetadata({ orientation: 6 }).jpeg().toBuffer());
  const { width = 0, height = 0 } = await sharp((await reducePicture(bytes, { maxBytes: 300_000, isPhoto: true }))?.jpeg).metadata();
  expect(height).toBeGreaterThan(width);
});

it('no picture is made coarser than can be read', async () => {
  const reduced = await reducePicture(new Uint8Array(await noise(2_400, 1_800).png().toBuffer()), { maxBytes: 1_000, isPhoto: true });
  expect(reduced?.dpi).toBe(100);
  expect(await reducePicture(new Uint8Array(await noise(300, 200).png().toBuffer()), { maxBytes: 1_000, isPhoto: true })).toBeNull();
});
