import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { isSequence } from '../../src/inspect/picture-ends.js';
import { inspect } from '../../src/inspect/inspect.js';
import { picture } from './samples.js';
import { seal } from './seal/drawn-seals.js';
import { paint } from './seal/paint.js';
import { dice } from './seal/strokes.js';

const of = async (image: sharp.Sharp | Promise<Buffer>, name = 'a.jpg') => inspect(new Uint8Array(await (image instanceof Promise ? image : image.toBuffer())), name);
const white = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#fcfcf8' } });

/** A HEIC of two squares of 512 pixels, by libheif's own encoder. */
const TWO_SQUARES = Buffer.from(
  [
    'AAAAKGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZm1pZjFoZWljbWlhZgAAAg1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAA',
    'AAI9AAEAAAAAAAAAcAACAAAAAAKtAAEAAAAAAAAAcAAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAAAAAIAAGh2YzEAAAABZmlwcnAAAAFCaXBjbwAAAHlodmNDAQNwAAAAAAAA',
    'AAAAWvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAWroCQCEAAQAsQgEBA3AAAAMAkAAAAwAAAwBaoAQCAIBZbqSSmubgQEDAgAAAAwCAAAADAIQiAAEAB0QBwXKwYkAAAAAUaXNwZQAAAAAAAAIA',
    'AAACAAAAABBwaXhpAAAAAAMICAgAAAB5aHZjQwEDcAAAAAAAAAAAAFrwAPz9+PgAAA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAFq6AkAhAAEALEIBAQNwAAADAJAAAAMAAAMAWqAEAgCAWW6kkprm4EBAwIAA',
    'AAMAgAAAAwCEIgABAAdEAcFysGJAAAAAFGlzcGUAAAAAAAACAAAAAgAAAAAQcGl4aQAAAAADCAgIAAAAHGlwbWEAAAAAAAAAAgABA4ECgwACA4QFhgAAAOhtZGF0AAAAbCgBrwQRBcMUpKEQ/Hk46//uPZ+RSfci',
    'kb+wTmdHcCmFiZgBTafo7gZgxT0AAAMA4YCTDTTAAAADAAB2QIcAAAMAAAMAAOOAAAADAAADAAAgIAAAAwAAAwABmwAAAwAAAwAGjAAAAwAAAwAQUAAAAGwoAa8EEQXDFKShEPx5OOvtuqInLJ/Eekb+wTmdHcCm',
    'FiZgBTSn6O4GYMU9AAADAOGAkw00wAAAAwAAdkCHAAADAAADAADjgAAAAwAAAwAAICAAAAMAAAMAAZsAAAMAAAMABowAAAMAAAMAEFA=',
  ].join(''),
  'base64',
);

describe('pictures', () => {
  it.each([[1, 480, 320], [3, 480, 320], [6, 320, 480], [8, 320, 480]])('are as tall and wide as they are seen: orientation %i', async (orientation, width, height) =>
    expect((await of(picture().withMetadata({ orientation }).jpeg())).image).toMatchObject({ width, height }));

  it('show their seals where they are seen, whatever the camera held', async () => {
    const { data, width, height } = await paint({ svg: seal(dice(7), { x: 140, y: 230, r: 21 }), long: 1000 }, 7);
    const lying = sharp(data, { raw: { width, height, channels: 3 } }).rotate(-90).withMetadata({ orientation: 6 }).jpeg({ quality: 92 });
    const { seals, sealVerdict } = await of(lying);
    expect(sealVerdict).toBe('seen');
    expect(seals[0]?.x).toBeCloseTo(140 / 210, 1);
    expect(seals[0]?.y).toBeCloseTo(230 / 297, 1);
  });

  it('of a seal cut out are no sheet, whatever density their file claims', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 46 46" width="880" height="880"><rect width="46" height="46" fill="#fff"/>${seal(dice(7), { x: 23, y: 23, r: 21 })}</svg>`;
    expect(await of(sharp(Buffer.from(svg)).withMetadata({ density: 168 }).png(), 'a.png')).toMatchObject({ sealVerdict: 'seen', seals: [{ kind: 'round', diameterMm: null }] });
  });

  it('tell when and with what they were taken', async () => {
    const exif = { IFD0: { Make: 'Maker', Model: 'M1' }, IFD2: { DateTimeOriginal: '2021:05:12 10:30:00' } };
    const facts = await of(picture().withExif(exif).jpeg());
    expect(facts.image).toMatchObject({ takenAt: '2021-05-12', camera: 'Maker M1' });
    expect(facts.document).toMatchObject({ date: '2021-05-12', dateFrom: 'exif' });
  });

  it.each(['0000:00:00 00:00:00', '2021:13:45 00:00:00', 'yesterday'])('do not tell it by a date that is none: %s', async (DateTimeOriginal) =>
    expect((await of(picture().withExif({ IFD2: { DateTimeOriginal } }).jpeg())).image?.takenAt).toBeNull());

  it('know their dpi and size when they were scanned, and guess nothing from 72', async () => {
    expect(await of(picture(600, 900).withMetadata({ density: 300 }).jpeg())).toMatchObject({ image: { dpi: 300 }, pages: [{ widthMm: 50.8, heightMm: 76.2, dpi: 300 }] });
    expect((await of(picture().withMetadata({ density: 72 }).jpeg())).image?.dpi).toBeNull();
  });

  it('are grey when nothing on them has a colour, and then tell nothing of seals', async () => {
    expect(await of(picture(600, 800).greyscale().jpeg())).toMatchObject({ image: { grey: true }, sealVerdict: 'cannot-tell', sealReason: 'grey' });
    expect((await of(picture(600, 800).jpeg())).image?.grey).toBe(false);
  });

  it('look alike by hash when they are the same picture, saved again smaller', async () => {
    const motif = sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#7ac"/><circle cx="250" cy="300" r="170" fill="#fd5"/><rect x="500" y="90" width="200" height="400" fill="#253"/></svg>'));
    const hash = async (image: sharp.Sharp) => BigInt(`0x${(await of(image)).image?.hash}`);
    const distance = (a: bigint, b: bigint) => [...(a ^ b).toString(2)].filter((bit) => bit === '1').length;
    const original = await hash(motif.clone().png());
    expect(distance(original, await hash(motif.clone().resize(300).jpeg({ quality: 50 })))).toBeLessThanOrEqual(4);
    expect(distance(original, await hash(motif.clone().rotate(180).jpeg()))).toBeGreaterThan(12);
  });

  it('are blank when nothing is on them', async () => {
    expect(await of(white(800, 1100).jpeg())).toMatchObject({ pages: [{ content: 'blank' }], problems: [{ code: 'blank-page', page: 1 }] });
    const line = await sharp({ create: { width: 200, height: 6, channels: 3, background: '#333333' } }).png().toBuffer();
    expect((await of(white(800, 1100).composite([{ input: line, left: 100, top: 100 }]).jpeg())).pages[0]?.content).toBe('scan');
  });

  it('count the pages of a TIFF', async () => {
    const pages = await sharp([await picture(300, 200).png().toBuffer(), await picture(300, 200).negate().png().toBuffer()], { join: { animated: true } }).tiff().toBuffer();
    expect((await inspect(new Uint8Array(pages), 'a.tif')).pages).toHaveLength(2);
  });

  it('say when they move', async () => {
    const frames = sharp([await picture(64, 64).png().toBuffer(), await picture(64, 64).negate().png().toBuffer()], { join: { animated: true } });
    expect(await of(frames.gif(), 'a.gif')).toMatchObject({ problems: [{ code: 'animated' }] });
  });

  it('with more pixels than any scan has are named, not decoded', async () => {
    const png = Buffer.from(await picture(8, 8).png().toBuffer());
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    const facts = await inspect(new Uint8Array(png), 'a.png');
    expect(facts).toMatchObject({ format: 'png', readable: 'no' });
    expect(['too-large', 'corrupt']).toContain(facts.problems[0]?.code);
  });

  it('cut off in the middle are truncated', async () => {
    const whole = await picture().jpeg().toBuffer();
    expect(await inspect(new Uint8Array(whole.subarray(0, whole.length / 2)), 'a.jpg')).toMatchObject({ readable: 'no', problems: [{ code: 'truncated' }] });
  });

  it.each<[string, () => sharp.Sharp]>([
    ['a.png', () => picture().png()], ['a.gif', () => picture().gif()], ['a.tif', () => picture().tiff()], ['a.webp', () => picture().webp()],
    ['a.avif', () => picture(64, 64).avif({ effort: 0 })],
  ])('%s, cut off anywhere, is truncated, whatever the decoder calls it', async (name, make) => {
    const whole = new Uint8Array(await make().toBuffer());
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await inspect(whole.subarray(0, whole.length * share), name), `${share}`).toMatchObject({ readable: 'no', problems: [{ code: 'truncated' }] });
    }
  });

  it('of a telephone are truncated when the box of the pixels is, before the decoder fills what is missing', async () => {
    const box = (kind: string, length: number, content: Uint8Array = new Uint8Array(length - 8)) => Buffer.concat([Uint8Array.of(0, 0, length >> 8, length & 255), Buffer.from(kind), content]);
    const start = [box('ftyp', 24, Buffer.from('heic\0\0\0\0mif1heic')), box('meta', 60)];
    const codeOf = async (...boxes: Uint8Array[]) => (await inspect(new Uint8Array(Buffer.concat([...start, ...boxes])), 'IMG_1.HEIC')).problems[0]?.code;
    expect(await codeOf(box('mdat', 900, new Uint8Array(300)))).toBe('truncated');
    // What a telephone puts behind its picture is not measured.
    expect(await codeOf(box('mdat', 900), Buffer.from('SEFT and whatever follows'))).not.toBe('truncated');
  });

  it('of a telephone, several in one file: the main one is used, and the others are counted', async () => {
    expect(await inspect(new Uint8Array(TWO_SQUARES), 'IMG_1.HEIC')).toMatchObject({ readable: 'yes', image: { width: 512, height: 512 }, leftOut: [{ part: 'page', count: 1 }], sealVerdict: 'cannot-tell', sealReason: 'not-inspected' });
    const sequence = Buffer.from(TWO_SQUARES);
    sequence.write('msf1', 20, 'latin1');
    expect([isSequence(TWO_SQUARES, 'heic'), isSequence(sequence, 'heic')]).toEqual([false, true]);
  });

  it('of which only the last bytes are missing are used, and it is said', async () => {
    const whole = await picture().png().toBuffer();
    expect(await inspect(new Uint8Array(whole.subarray(0, whole.length - 12)), 'a.png')).toMatchObject({ readable: 'repaired', problems: [{ code: 'repaired' }] });
  });
});

it('pages of a TIFF beyond those that are taken are counted', async () => {
  const entries = [[256, 1], [257, 1], [258, 8], [259, 1], [262, 1], [273, 8], [277, 1], [278, 1], [279, 1]] as const;
  const size = 2 + entries.length * 12 + 4;
  const frames = 2_003;
  const bytes = Buffer.alloc(10 + frames * size);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(10, 4);
  for (let frame = 0; frame < frames; frame++) {
    const at = 10 + frame * size;
    bytes.writeUInt16LE(entries.length, at);
    entries.forEach(([tag, value], index) => {
      bytes.writeUInt16LE(tag, at + 2 + index * 12);
      bytes.writeUInt16LE(4, at + 4 + index * 12);
      bytes.writeUInt32LE(1, at + 6 + index * 12);
      bytes.writeUInt32LE(value, at + 10 + index * 12);
    });
    bytes.writeUInt32LE(frame + 1 < frames ? at + size : 0, at + size - 4);
  }
  const { pages, leftOut } = await inspect(bytes, 'a.tif');
  expect([pages.length, leftOut]).toEqual([2_000, [{ part: 'page', count: 3 }]]);
});
