import { PDFContext } from '../../src/engines/pdf-lib.js';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { openImageSource } from '../../src/render/pdf/draw-image.js';
import { reducePicture } from '../../src/convert/reduce-picture.js';

const noise = (width: number, height: number) => sharp(Uint8Array.from({ length: width * height * 3 }, (_each, index) => ((index * 1_103_515_245 + 12_345) >>> 16) & 0xff), { raw: { width, height, channels: 3 } });

it('is as fine as the cap allows, and says how fine', async () => {
  const bytes = new Uint8Array(await noise(2_400, 1_800).jpeg({ quality: 90 }).toBuffer());
  const fine = await reducePicture(bytes, { maxBytes: bytes.length / 2, isPhoto: true, frames: 1, cuts: [] });
  const coarse = await reducePicture(bytes, { maxBytes: bytes.length / 8, isPhoto: true, frames: 1, cuts: [] });
  for (const [reduced, share] of [[fine, 2], [coarse, 8]] as const) {
    expect(reduced?.jpegs[0]?.length).toBeLessThanOrEqual(bytes.length / share);
    const { width = 0 } = await sharp(reduced?.jpegs[0]).metadata();
    // 196 mm are what a page has between its edges.
    expect(Math.abs(width / (196 / 25.4) - (reduced?.dpi ?? 0))).toBeLessThan(1);
  }
  expect(fine?.dpi).toBeGreaterThan(coarse?.dpi ?? Infinity);
});

it('stands upright', async () => {
  const bytes = new Uint8Array(await noise(2_400, 1_800).withMetadata({ orientation: 6 }).jpeg().toBuffer());
  const { width = 0, height = 0 } = await sharp((await reducePicture(bytes, { maxBytes: 300_000, isPhoto: true, frames: 1, cuts: [] }))?.jpegs[0]).metadata();
  expect(height).toBeGreaterThan(width);
});

it('no picture is made coarser than can be read', async () => {
  const reduced = await reducePicture(new Uint8Array(await noise(2_400, 1_800).png().toBuffer()), { maxBytes: 1_000, isPhoto: true, frames: 1, cuts: [] });
  expect(reduced?.dpi).toBe(100);
  expect(await reducePicture(new Uint8Array(await noise(300, 200).png().toBuffer()), { maxBytes: 1_000, isPhoto: true, frames: 1, cuts: [] })).toBeNull();
});

it('goes through all frames, each with its share of the cap', async () => {
  const frame = noise(1_600, 1_200);
  const tiff = new Uint8Array(await sharp(await Promise.all([1, 2, 3].map(() => frame.clone().png().toBuffer())), { join: { animated: true } }).tiff({ compression: 'deflate' }).toBuffer());
  expect((await sharp(tiff).metadata()).pages).toBe(3);
  const reduced = await reducePicture(tiff, { maxBytes: 900_000, isPhoto: false, frames: 3, cuts: [] });
  expect(reduced?.jpegs).toHaveLength(3);
  expect(reduced?.jpegs.reduce((sum, jpeg) => sum + jpeg.length, 0)).toBeLessThanOrEqual(900_000);
});

it('measures a strip by the page that one of its pieces fills', async () => {
  const strip = new Uint8Array(await noise(1_080, 3_000).png().toBuffer());
  const [cut, whole] = [await reducePicture(strip, { maxBytes: 150_000, isPhoto: false, frames: 1, cuts: [750, 1_500, 2_250] }), await reducePicture(strip, { maxBytes: 150_000, isPhoto: false, frames: 1, cuts: [] })];
  const width = async (jpeg: Uint8Array | undefined) => (await sharp(jpeg).metadata()).width ?? 0;
  // Uncut it would be a thread, and need fewer pixels.
  expect(await width(cut?.jpegs[0])).toBeGreaterThan(1.3 * (await width(whole?.jpegs[0])));
});

it('reduced, a strip is cut at the same places and stands as it would', async () => {
  const cuts = [750, 1_500, 2_250];
  const strip = new Uint8Array(await noise(1_080, 3_000).png().toBuffer());
  const reduced = await reducePicture(strip, { maxBytes: 150_000, isPhoto: false, frames: 1, cuts });
  const areas = async (bytes: Uint8Array, rows: number | null) => {
    const copy = (await openImageSource(bytes, { photo: undefined, cuts, rows })).into(PDFContext.create(), []);
    return (await Promise.all([0, 1, 2, 3].map(async (index) => Object.values((await copy.page(index)).placement.area)))).flat();
  };
  const [one, other] = [await areas(reduced?.jpegs[0] as Uint8Array, 3_000), await areas(strip, null)];
  expect(Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? 0))))).toBeLessThan(2);
});
