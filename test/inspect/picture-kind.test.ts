import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import { pagesOf, picturesDocx } from './picture-files.js';
import { scene, screen, sheet } from './drawn-pictures.js';

const lookOf = async (bytes: Buffer | Uint8Array, name = 'a.jpg') => (await inspect(new Uint8Array(bytes), name)).looks[0];

const CAMERA = { IFD0: { Make: 'Maker', Model: 'X-1' }, IFD2: { DateTimeOriginal: '2021:05:12 09:31:07', ExposureTime: '1/60' } };

describe('which kind a picture is', () => {
  it('a photo that a messenger has stripped of its data', async () => {
    expect(await lookOf(await (await scene(1)).jpeg({ quality: 80 }).toBuffer())).toMatchObject({ kind: 'photo', width: 1200, height: 900 });
  });

  it('a photo with its camera and exposure, which are told as reasons', async () => {
    const look = await lookOf(await (await scene(2)).withExif(CAMERA).jpeg().toBuffer());
    expect(look).toMatchObject({ kind: 'photo', reasons: expect.arrayContaining(['camera', 'exposure']) });
    expect(look?.confidence).toBeGreaterThanOrEqual(0.98);
  });

  it('a screenshot, as it was taken and sent on as JPEG', async () => {
    expect(await lookOf(await screen(3).png().toBuffer(), 'a.png')).toMatchObject({ kind: 'screenshot', reasons: expect.arrayContaining(['screen-size', 'even-areas', 'bars']) });
    expect(await lookOf(await screen(3).jpeg({ quality: 75 }).toBuffer())).toMatchObject({ kind: 'screenshot' });
  });

  it('a part cut out of a screen, whose size says nothing', async () => {
    const look = await lookOf(await screen(4, { width: 1003, height: 741, wide: true }).png().toBuffer(), 'a.png');
    expect(look).toMatchObject({ kind: 'screenshot' });
    expect(look?.reasons).not.toContain('screen-size');
  });

  it('a photo of a screen is a photo: the camera noise lies over it', async () => {
    const noisy = await screen(5, { width: 1200, height: 900, wide: true }).resize(1200, 900).blur(1).raw().toBuffer({ resolveWithObject: true });
    for (let at = 0; at < noisy.data.length; at++) noisy.data[at] = Math.max(0, Math.min(255, 0.8 * (noisy.data[at] as number) + ((at * 2654435761) % 23)));
    const look = await lookOf(await sharp(noisy.data, { raw: { width: noisy.info.width, height: noisy.info.height, channels: 3 } }).withExif(CAMERA).jpeg().toBuffer());
    expect(look?.kind).not.toBe('screenshot');
  });

  it('a scanned sheet, by its size, its density and its paper', async () => {
    expect(await lookOf(await (await sheet(6)).withMetadata({ density: 200 }).jpeg().toBuffer())).toMatchObject({ kind: 'scan', reasons: expect.arrayContaining(['sheet-size', 'scan-density', 'paper']) });
    expect(await lookOf(await (await sheet(6)).jpeg().toBuffer())).toMatchObject({ kind: 'scan' });
  });

  it('a page of an old book on a black lid is a scan, and a photo between black bars is none', async () => {
    const onBlack = async (picture: Buffer) => {
      const { data, info } = await sharp(picture).extend({ left: 90, right: 90, top: 20, bottom: 20, background: '#0c0c0e' }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      for (let at = 0; at < data.length; at++) data[at] = Math.max(0, Math.min(255, (data[at] as number) + ((at * 2654435761) % 9) - 4));
      return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).jpeg({ quality: 88 }).toBuffer();
    };
    const lines = Array.from({ length: 30 }, (_each, index) => `<rect x="70" y="${70 + index * 28}" width="${440 - (index % 4) * 30}" height="12" fill="#4a3826"/>`).join('');
    const page = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="950"><defs><linearGradient id="g" x2="1"><stop offset="0" stop-color="#d6c49c"/><stop offset="1" stop-color="#f0e4c6"/></linearGradient></defs><rect width="600" height="950" fill="url(#g)"/>${lines}</svg>`)).png().toBuffer();
    expect(await lookOf(await onBlack(page))).toMatchObject({ kind: 'scan', reasons: expect.arrayContaining(['page-on-black']) });
    expect(await lookOf(await onBlack(await (await scene(1)).png().toBuffer()))).toMatchObject({ kind: 'photo' });
  });

  it('cannot be told of a plain coloured area', async () => {
    const look = await lookOf(await sharp({ create: { width: 300, height: 300, channels: 3, background: '#a03020' } }).png().toBuffer(), 'a.png');
    expect(look?.kind).not.toBe('photo');
    expect(look?.kind).not.toBe('scan');
  });

  it('what says where it was taken says so, without the place', async () => {
    const withPlace = await (await scene(7)).withExif({ ...CAMERA, IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' } }).jpeg().toBuffer();
    const facts = await inspect(new Uint8Array(withPlace), 'a.jpg');
    expect(facts.problems).toContainEqual({ code: 'place', page: null, detail: null });
    expect(JSON.stringify(facts)).not.toMatch(/GPS|30\/1|latitude/i);
  });
});

describe('pictures inside other files', () => {
  it('a page that is one photo, and a photo that stands on a page', async () => {
    const photo = await (await scene(8)).jpeg().toBuffer();
    const facts = await inspect(await pagesOf([{ jpeg: photo, box: [0, 0, 595, 446], page: [595, 446] }, { jpeg: photo, box: [100, 300, 400, 300], page: [595, 842] }]), 'a.pdf');
    expect(facts.looks.map(({ page, kind }) => ({ page, kind }))).toEqual([{ page: 1, kind: 'photo' }, { page: 2, kind: 'photo' }]);
  });

  it('photos in a Word document, logos left out', async () => {
    const logo = await screen(9, { width: 120, height: 100 }).png().toBuffer();
    const facts = await inspect(picturesDocx([await (await scene(8)).jpeg().toBuffer(), logo]), 'a.docx');
    expect(facts.looks.map(({ page, kind }) => ({ page, kind }))).toEqual([{ page: 1, kind: 'photo' }]);
  });
});

describe('how well a picture shows what is on it', () => {
  const photo = async (change: (picture: sharp.Sharp) => sharp.Sharp | Promise<sharp.Sharp>) => lookOf(await (await change(await scene(11, 1400, 1050))).withExif(CAMERA).jpeg({ quality: 85 }).toBuffer());

  it('a photo in focus is sharp', async () => expect(await photo((picture) => picture)).toMatchObject({ kind: 'photo', sharpness: 'sharp', light: 'even' }));
  it('out of focus it is blurred', async () => expect(await photo((picture) => picture.blur(6))).toMatchObject({ sharpness: 'blurred' }));
  it('a thumbnail made larger shows no more than it did', async () => {
    const small = await (await scene(11, 1400, 1050)).resize(160).jpeg().toBuffer();
    expect(await lookOf(await sharp(small).resize(1400).withExif(CAMERA).jpeg().toBuffer())).toMatchObject({ sharpness: 'blurred' });
  });
  it('taken at night it is dark', async () => expect(await photo((picture) => picture.linear(0.12, 0))).toMatchObject({ light: 'dark' }));
  it.each([[0], [2.4], [-3.1]])('a sheet scanned %s degrees askew is told within half a degree', async (skew) => {
    const look = await lookOf(await (await sheet(12, { skew })).withMetadata({ density: 200 }).jpeg().toBuffer());
    expect(look?.kind).toBe('scan');
    expect(Math.abs((look?.skewDegrees ?? 99) - skew)).toBeLessThanOrEqual(0.5);
  });
  it('a photo has no skew and a scan no focus', async () => {
    expect((await photo((picture) => picture))?.skewDegrees).toBeNull();
    expect((await lookOf(await (await sheet(12)).withMetadata({ density: 200 }).jpeg().toBuffer()))?.sharpness).toBeNull();
  });
});
