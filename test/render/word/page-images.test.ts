import { PDFDocument, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { preparePdf } from '../../../src/convert/prepare-pdf.js';
import { jpegOf, renderPageImages } from '../../../src/render/word/page-images.js';

async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595.28, 841.89]).drawRectangle({ x: 0, y: 0, width: 300, height: 841.89, color: rgb(1, 0, 0) });
  document.addPage([1190.55, 841.89]);
  return document.save();
}

/** A sheet of A4 as a scanner writes it: one JPEG that fills the page. */
async function scan(width: number, height: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const jpeg = await document.embedJpg(await sharp(await photo(width, height).png().toBuffer()).jpeg().toBuffer());
  document.addPage([595.28, 841.89]).drawImage(jpeg, { x: 0, y: 0, width: 595.28, height: 841.89 });
  return document.save({ useObjectStreams: false });
}

/** Left half red, right half blue, as the camera stored it. */
const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([{ input: { create: { width: width / 2, height, channels: 3, background: '#ff0000' } }, left: 0, top: 0 }]);

/** The colour at a point given by fractions of width and height, as `red`, `blue` or `other`. */
async function colourAt(jpeg: Uint8Array, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  return green > 60 ? 'other' : red > 200 ? 'red' : blue > 200 ? 'blue' : 'other';
}

describe('pages of a PDF', () => {
  it('are JPEGs of 120 dpi with their size on paper', async () => {
    const pages = await renderPageImages(await pdf(), { type: 'pdf', pages: 2 });
    const [first, second] = pages.map(({ widthMm, heightMm }) => [Math.round(widthMm), Math.round(heightMm)]);
    expect([first, second]).toEqual([[210, 297], [420, 297]]);
    const about = await sharp(pages[0]!.jpeg).metadata();
    expect([about.format, about.width, about.height]).toEqual(['jpeg', 992, 1403]);
    expect([await colourAt(pages[0]!.jpeg, 0.2, 0.5), await colourAt(pages[0]!.jpeg, 0.8, 0.5)]).toEqual(['red', 'other']);
  });

  it('are scans of 300 dpi at a third of their size, the same whoever decoded them', async () => {
    const bytes = await scan(2480, 3508);
    const scans = new Map<number, Uint8Array>();
    const { pages: found } = await preparePdf(bytes, async (index, pixels) => void scans.set(index, await jpegOf(pixels)));
    expect([found[0]?.method, [...scans.keys()]]).toEqual(['copied', [0]]);
    const [alone] = await renderPageImages(bytes, { type: 'pdf', pages: 1 });
    const about = await sharp(alone!.jpeg).metadata();
    expect([about.width, about.height, Math.round(alone!.widthMm)]).toEqual([826, 1169, 210]);
    expect(Buffer.compare(alone!.jpeg, scans.get(0)!)).toBe(0);
    const [taken] = await renderPageImages(bytes, { type: 'pdf', pages: 1 }, { scans });
    expect(taken).toEqual({ ...alone, jpeg: scans.get(0) });
    const [coarser] = await renderPageImages(await scan(1654, 2339), { type: 'pdf', pages: 1 });
    expect((await sharp(coarser!.jpeg).metadata()).width).toBe(992);
  });

  it('are put on their feet, and made level on white', async () => {
    const [turned, level] = await renderPageImages(await pdf(), { type: 'pdf', pages: 2 }, { straightened: { 1: { quarterTurns: 1, degrees: 0 }, 2: { quarterTurns: 0, degrees: 5 } } });
    expect([Math.round(turned!.widthMm), Math.round(turned!.heightMm)]).toEqual([297, 210]);
    expect([await colourAt(turned!.jpeg, 0.5, 0.2), await colourAt(turned!.jpeg, 0.5, 0.8)]).toEqual(['red', 'other']);
    expect(level!.widthMm).toBeGreaterThan(420);
    const { data, info } = await sharp(level!.jpeg).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, info.channels)].every((value) => value > 240)).toBe(true);
  });

  it('that do not exist or cannot be opened are named in their place', async () => {
    const pages = await renderPageImages(await pdf(), { type: 'pdf', pages: 3 });
    expect(pages.map((page) => page.missing !== undefined)).toEqual([false, false, true]);
    const broken = await renderPageImages(new TextEncoder().encode('%PDF-1.7 nothing'), { type: 'pdf', pages: 2 });
    expect(broken.map((page) => [page.jpeg.length, typeof page.missing])).toEqual([[0, 'string'], [0, 'string']]);
  });
});

describe('pictures', () => {
  it('stand upright and lose what the camera says of place and time', async () => {
    const taken = await photo(400, 200).withExif({ IFD3: { GPSLatitudeRef: 'N' }, IFD0: { DateTime: '2022:05:01 10:00:00' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const [page] = await renderPageImages(taken, { type: 'image', pages: 1 });
    const about = await sharp(page!.jpeg).metadata();
    expect([about.width, about.height, about.exif, about.orientation]).toEqual([200, 400, undefined, undefined]);
    expect([await colourAt(page!.jpeg, 0.5, 0.2), await colourAt(page!.jpeg, 0.5, 0.8)]).toEqual(['red', 'blue']);
  });

  it.each([[4000, 3000], [1000, 12_000]])('of %i × %i pixels are made smaller, not narrower', async (width, height) => {
    const [page] = await renderPageImages(await photo(width, height).png().toBuffer(), { type: 'image', pages: 1 });
    const about = await sharp(page!.jpeg).metadata();
    expect(about.width * about.height).toBeLessThan(2_010_000);
    expect(about.width / about.height).toBeCloseTo(width / height, 2);
    expect(page!.widthMm / page!.heightMm).toBeCloseTo(width / height, 5);
  });

  it('with transparency stand on white', async () => {
    const [page] = await renderPageImages(await sharp({ create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer(), { type: 'image', pages: 1 });
    const { dominant } = await sharp(page!.jpeg).stats();
    expect(dominant.r).toBeGreaterThan(240);
  });

  it('have the size that a scanner wrote down', async () => {
    const [page] = await renderPageImages(await photo(600, 300).withMetadata({ density: 300 }).png().toBuffer(), { type: 'image', pages: 1 });
    expect([page!.widthMm, page!.heightMm].map(Math.round)).toEqual([51, 25]);
  });

  it('that cannot be read are named', async () => {
    const pages = await renderPageImages(new Uint8Array([0xff, 0xd8, 0xff, 0, 1, 2]), { type: 'image', pages: 1 });
    expect(pages).toMatchObject([{ jpeg: new Uint8Array(), missing: expect.stringMatching(/./) as string }]);
  });
});
