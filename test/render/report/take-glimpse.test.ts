import { degrees, PDFDocument, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawThumbnails, takeGlimpse } from '../../../src/render/report/take-glimpse.js';

/** A4 with a red square of 42 mm whose centre lies at three quarters of the width and height. */
async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595.28, 841.89]);
  const side = (42 / 25.4) * 72;
  document.addPage([595.28, 841.89]).drawRectangle({ x: 595.28 * 0.75 - side / 2, y: 841.89 * 0.25 - side / 2, width: side, height: side, color: rgb(1, 0, 0) });
  return document.save();
}

const pixels = async (address: string | null | undefined) => sharp(Buffer.from((address ?? '').replace(/^data:image\/webp;base64,/, ''), 'base64')).removeAlpha().raw().toBuffer({ resolveWithObject: true });
/** The frame's left, top, right and bottom in the crop. */
async function frameIn(address: string | null | undefined): Promise<number[]> {
  const { data, info } = await pixels(address);
  const framed = Array.from({ length: info.width * info.height }, (_, at) => at).filter((at) => {
    const [r = 0, g = 0, b = 0] = data.subarray(at * 3, at * 3 + 3);
    return r > 150 && g < 110 && b > 70;
  });
  const [xs, ys] = [framed.map((at) => at % info.width), framed.map((at) => Math.floor(at / info.width))];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

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

  it('frames the box of what was seen, where it is not round', async () => {
    const wide = { ...seal, x: 0.5, y: 0.3, diameterMm: null, box: { left: 0.4, top: 0.28, width: 0.4, height: 0.03 } };
    const [left, top, right, bottom] = await frameIn((await takeGlimpse(await pdf(), { isPdf: true, seals: [wide] })).seals[0]) as [number, number, number, number];
    // The crop is as large as one and a half times its longer side; 0.4 of the width over 0.03 of the height is nine to one.
    expect(Math.abs(right - left - 112)).toBeLessThan(5);
    expect(Math.abs(bottom - top - 12)).toBeLessThan(4);
    expect(Math.abs((left + right) / 2 - 84) + Math.abs((top + bottom) / 2 - 84)).toBeLessThan(4);
  });

  it('of a scan takes the scan itself: as the page is turned, and like what the page shows', async () => {
    const scan = await sharp({ create: { width: 1200, height: 1700, channels: 3, background: '#fff' } })
      .composite([{ input: await sharp({ create: { width: 300, height: 300, channels: 3, background: '#d00000' } }).png().toBuffer(), left: 100, top: 100 }]).jpeg().toBuffer();
    const document = await PDFDocument.create();
    const page = document.addPage([595.28, 841.89]);
    page.drawImage(await document.embedJpg(scan), { x: 0, y: 0, width: 595.28, height: 841.89 });
    page.setRotation(degrees(90));
    const { data, info } = await pixels((await takeGlimpse(await document.save(), { isPdf: true, seals: [] })).thumbnail);
    expect([info.width, info.height]).toEqual([160, 113]);
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
    // Top left of the sheet is top right of the page.
    const [red, green] = at(136, 18) as [number, number];
    expect([red > 170, green < 60, at(20, 18).every((channel) => channel > 240)]).toEqual([true, true, true]);
  });

  it('is taken of any page of a volume', async () => {
    const [second, missing] = await drawThumbnails(await pdf(), [2, 9]);
    const { data, info } = await pixels(second);
    const [red, green] = [...data.subarray((150 * info.width + 105) * 3)] as [number, number];
    expect([red > 200, green < 80, missing]).toEqual([true, true, null]);
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
