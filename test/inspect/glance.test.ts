import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { glanceAt } from '../../src/inspect/glance.js';
import { lookAt, smallCopy, type SmallPicture } from '../../src/inspect/pictures.js';
import { seal, type Drawing } from './seal/drawn-seals.js';
import { LONG_MM, paint } from './seal/paint.js';
import { body, dice } from './seal/strokes.js';

const TEXT = body(dice(1), 60, 200);
/** A page of 2,000 rows: the usual copy needs all of them decoded, one of 666 rows every second. */
const scanned = async (drawing: Partial<Drawing>, file: (picture: sharp.Sharp) => sharp.Sharp = (picture) => picture.jpeg({ quality: 75 })): Promise<Uint8Array> => {
  const { data, width, height } = await paint({ svg: TEXT, noise: 3, ...drawing, long: 2000 }, 4);
  return new Uint8Array(await file(sharp(data, { raw: { width, height, channels: 3 } })).toBuffer());
};
const mmPerPixel = ({ pixels }: SmallPicture) => LONG_MM / pixels.height;

describe('a first look at a scanned page', () => {
  test.each<[string, Partial<Drawing>, object]>([
    ['black words on cream paper', { paper: '#f8f5ec' }, { verdict: 'not-seen', isBlank: false }],
    ['a grey copy', { grey: true }, { verdict: 'cannot-tell', reason: 'grey' }],
    ['nothing', { svg: '' }, { isBlank: true }],
  ])('tells of %s what the usual copy tells', async (_, drawing, expected) => {
    const jpeg = await scanned(drawing);
    const glance = await glanceAt(jpeg, {}, { mmPerPixel });
    expect(glance?.pixels.height).toBe(666);
    const copy = await smallCopy(jpeg);
    expect(glance?.sight).toEqual(lookAt(copy.pixels, mmPerPixel(copy)));
    expect(glance?.sight).toMatchObject(expected);
  });

  test.each<[string, string]>([
    ['a small and faint seal', seal(dice(2), { x: 150, y: 240, r: 9, opacity: 0.15 })],
    ['a thin blue stamp', '<circle cx="150" cy="240" r="12" fill="none" stroke="#2244cc" stroke-width="0.4"/>'],
    ['a pale black stamp', seal(dice(3), { x: 150, y: 240, r: 12, colour: '#aaa' })],
    ['a stroke of marker', '<rect x="40" y="100" width="12" height="4" fill="#ffee55" style="mix-blend-mode:multiply"/>'],
    ['a short red line', '<path d="M40 103l12 0" stroke="#d8222c" stroke-width="0.6"/>'],
    ['a speck that may be a page number', '<rect x="100" y="280" width="2.5" height="2.5" fill="#222"/>'],
  ])('leaves %s to the usual copy', async (what, svg) => {
    expect(await glanceAt(await scanned({ svg: what.startsWith('a speck') ? svg : TEXT + svg }), {}, { mmPerPixel })).toBeNull();
  });

  test('is for large JPEGs of a sheet’s shape', async () => {
    expect(await glanceAt(await scanned({}, (picture) => picture.png()), {}, { mmPerPixel })).toBeNull();
    expect(await glanceAt(await scanned({}, (picture) => picture.resize(1414, 1885, { fit: 'cover' }).jpeg()), {}, { mmPerPixel })).toBeNull();
    expect(await glanceAt(await scanned({}, (picture) => picture.resize(1240).jpeg()), {}, { mmPerPixel })).toBeNull();
  });
});
