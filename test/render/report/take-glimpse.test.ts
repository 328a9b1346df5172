import { PDFDocument, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { takeGlimpse } from '../../../src/render/report/take-glimpse.js';

/** A4 with a red square of 42 mm whose centre lies at three quarters of the width and height. */
async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595.28, 841.89]);
  const side = (42 / 25.4) * 72;
  document.addPage([595.28, 841.89]).drawRectangle({ x: 595.28 * 0.75 - side / 2, y: 841.89 * 0.25 - side / 2, width: side, height: side, color: rgb(1, 0, 0) });
  return document.save();
}

const pixels = async (address: string | null | undefined) => sharp(Buffer.from((address ?? '').replace(/^data:image\/webp;base64,/, ''), 'base64')).removeAlpha().raw().toBuffer({ resolveWithObject: true });
const seal = { page: 2, x: 0.75, y: 0.75, diameterMm: 42, pageWidthMm: 210 };

describe('a glimpse of a PDF', () => {
  it('has its first page small and each seal in the middle of its crop, framed', async () => {
    const glimpse = await takeGlimpse(await pdf(), { isPdf: true, seals: [seal, { ...seal, page: 9 }] });
    const thumbnail = await pixels(glimpse.thumbnail);
    expect([thumbnail.info.width, thumbnail.info.height]).toEqual([141, 200]);
    const { data, info } = await pixels(glimpse.seals[0]);
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    const [red, green] = at(84, 84) as [number, number];
    expect([red > 200, green < 60]).toEqual([true, true]);
    // Paper outside, a frame between.
    expect(at(6, 6).every((channel) => channel > 240)).toBe(true);
    const row = Array.from({ length: 40 }, (_, x) => at(x, 84));
    expect(row.some(([r = 0, g = 0, b = 0]) => r > 150 && g < 110 && b > 70)).toBe(true);
    expect(glimpse.seals[1]).toBeNull();
  });

  it('is the same twice', async () => {
    const bytes = await pdf();
    expect(await takeGlimpse(bytes, { isPdf: true, seals: [seal] })).toEqual(await takeGlimpse(bytes, { isPdf: true, seals: [seal] }));
  });
});

it('shows the top of a long screenshot, upright pictures, and nothing of what cannot be opened', async () => {
  const strip = await sharp({ create: { width: 300, height: 3000, channels: 3, background: '#00f' } }).png().toBuffer();
  const { info } = await pixels((await takeGlimpse(strip, { isPdf: false, seals: [] })).thumbnail);
  expect([info.width, info.height]).toEqual([160, 200]);
  expect(await takeGlimpse(new TextEncoder().encode('%PDF-1.7 no'), { isPdf: true, seals: [seal] })).toEqual({ thumbnail: null, seals: [null] });
});
