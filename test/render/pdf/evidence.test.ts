import { PDFDocument, PDFName } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { smallDossier, write, type Piece } from './dossier.js';
import { difference, DPI, ink, picture, PX, type Picture } from './ink.js';
import { annotatedPdf, markedPicture } from './sources.js';

/** The third page of a dossier whose only exhibit this is, with the line under which the stamp begins. */
async function inDossier(piece: Piece, page = 1): Promise<{ shown: Picture; band: number; bytes: Uint8Array; index: number }> {
  const { plan, exhibits } = await smallDossier({ 'X-1': piece });
  const written = await write(plan, exhibits, { 'X-1': piece });
  expect(written.notices).toEqual([]);
  const bytes = written.files.get('卷宗.pdf') as Uint8Array;
  const index = (plan.map.exhibits['X-1']?.first ?? 0) + page - 2;
  const shown = await picture(bytes, index);
  return { shown, band: Math.round(shown.height - (16.5 * DPI) / 25.4), bytes, index };
}

describe('a page of evidence', () => {
  it('keeps highlights and seals that live in a signature field', async () => {
    const source = await annotatedPdf();
    const { bytes, index } = await inDossier({ bytes: source, type: 'pdf', pages: 2 });
    const colours = async (pdf: Uint8Array, page: number) => {
      const { data } = await sharp((await picture(pdf, page)).png).raw().toBuffer({ resolveWithObject: true });
      let [yellow, red] = [0, 0];
      for (let i = 0; i < data.length; i += 3) {
        const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
        if (r > 200 && g > 200 && b < 100) yellow++;
        if (r > 150 && g < 60 && b < 60) red++;
      }
      return { yellow, red };
    };
    const before = await colours(source, 0);
    const after = await colours(bytes, index);
    expect(before.red).toBeGreaterThan(9_000 * PX * PX);
    // Everything is 0.928 as wide and as high: what is left above the stamp.
    expect(after.red / before.red).toBeCloseTo(0.928 ** 2, 1);
    expect(after.yellow / before.yellow).toBeCloseTo(0.928 ** 2, 1);
  });

  it('hides a layer that is hidden in its file', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([400, 400]);
    const { context } = document;
    const [shown, hidden] = ['shown', 'hidden'].map((name) => context.register(context.obj({ Type: 'OCG', Name: name })));
    document.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [shown!, hidden!], D: { OFF: [hidden!] } }));
    page.node.set(PDFName.of('Resources'), context.obj({ Properties: { S: shown!, H: hidden! } }));
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream('/OC /S BDC 0 0 200 400 re f EMC /OC /H BDC 200 0 200 400 re f EMC')));
    const { shown: seen, band } = await inDossier({ bytes: await document.save(), type: 'pdf', pages: 1 });
    const black = ink(seen, 0, band);
    expect(black.width / black.height).toBeCloseTo(0.5, 1);
  });
});

describe('a picture', () => {
  it.each<[Parameters<typeof markedPicture>[2], number | undefined]>([['jpeg', undefined], ['jpeg', 3], ['jpeg', 6], ['jpeg', 8], ['png', undefined], ['webp', undefined], ['tiff', undefined], ['gif', undefined], ['bmp', undefined]])(
    '%s with EXIF orientation %s stands upright', async (format, orientation) => {
      const { shown, band } = await inDossier({ bytes: await markedPicture(300, 400, format, orientation), type: 'image', pages: 1 });
      const page = ink(shown, 0, band);
      expect([page.width, page.height].map((side) => Math.round(side / PX / 10))).toEqual([30, 40]);
      const cut = await sharp(shown.png).extract(page).png().toBuffer();
      expect(await difference(cut, Buffer.from(await markedPicture(300, 400, 'png')))).toBeLessThan(6);
    });

  it('drawn in XML is set in its own size, a unit being a point', async () => {
    const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" fill="#204080"/></svg>');
    const { shown, band } = await inDossier({ bytes, type: 'image', pages: 1 });
    const page = ink(shown, 0, band);
    expect([page.width, page.height].map((side) => Math.round(side / PX / 10))).toEqual([30, 40]);
  });

  it('in CMYK keeps its colours', async () => {
    const bytes = new Uint8Array(await sharp({ create: { width: 200, height: 200, channels: 3, background: '#cc2020' } }).toColourspace('cmyk').jpeg().toBuffer());
    const { shown } = await inDossier({ bytes, type: 'image', pages: 1 });
    const { data } = await sharp(shown.png).extract({ left: 290 * PX, top: 370 * PX, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(150);
    expect(data[1]).toBeLessThan(100);
  });

  it('goes in without what the camera knew about the place', async () => {
    const bytes = new Uint8Array(await sharp(await markedPicture(100, 100, 'jpeg')).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' }, IFD0: { Make: 'SECRETCAMERA' } }).jpeg().toBuffer());
    expect(Buffer.from(bytes).includes('SECRETCAMERA')).toBe(true);
    expect(Buffer.from((await inDossier({ bytes, type: 'image', pages: 1 })).bytes).includes('SECRETCAMERA')).toBe(false);
  });

  it('of several frames has a page for each', async () => {
    const frames = await Promise.all(['#ff0000', '#0000ff'].map((background) => sharp({ create: { width: 100, height: 100, channels: 3, background } }).png().toBuffer()));
    const joined = await sharp(frames, { join: { animated: true } }).tiff().toBuffer();
    const second = await inDossier({ bytes: new Uint8Array(joined), type: 'image', pages: 2 }, 2);
    const { data } = await sharp(second.shown.png).extract({ left: 297 * PX, top: 380 * PX, width: 1, height: 1 }).raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeLessThan(10);
    expect(data[2]).toBeGreaterThan(245);
  });

  it('that is a long strip of a phone is cut at blank rows into pages that can be read', async () => {
    // Lines of 40 pixels with 40 blank ones between, over seven screens.
    const [width, height] = [540, 8_000];
    const line = await sharp({ create: { width: 480, height: 40, channels: 3, background: '#000000' } }).png().toBuffer();
    const lines = Array.from({ length: height / 80 }, (_, i) => ({ input: line, left: 30, top: 80 * i + 20 }));
    const bytes = new Uint8Array(await sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite(lines).png().toBuffer());
    const cuts = (await inspect(bytes, '长图.png')).image?.cuts ?? [];
    expect(cuts.length).toBeGreaterThan(5);
    expect(cuts.map((cut) => cut % 80 < 20 || cut % 80 >= 60)).toEqual(cuts.map(() => true));
    let black = 0;
    for (let page = 1; page <= cuts.length + 1; page++) {
      const { shown, band } = await inDossier({ bytes, type: 'image', pages: cuts.length + 1, cuts }, page);
      const seen = ink(shown, 0, band);
      // 480 of 540 pixels, on paper at least 75 mm wide: no thread.
      expect(seen.width / PX / 72 * 25.4).toBeGreaterThan(75);
      let dark = false;
      for (let y = seen.top; y < seen.top + seen.height; y++) {
        const isDark = shown.at(seen.left + Math.round(seen.width / 2), y) < 128;
        if (isDark && !dark) black++;
        dark = isDark;
      }
    }
    expect(black).toBe(lines.length);
  });
});
