import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { glanceAt } from '../../src/inspect/glance.js';
import { lookAt, smallCopy, type PageSight, type SmallPicture } from '../../src/inspect/pictures.js';
import { INKS, marker, under, words } from './seal/drawn-marks.js';
import { seal, type Drawing } from './seal/drawn-seals.js';
import { LONG_MM, paint } from './seal/paint.js';
import { body, dice, line } from './seal/strokes.js';

const TEXT = body(dice(1), 60, 200);
/** A page of 2,000 rows: the usual copy needs all of them decoded, one of 666 rows every second. */
const scanned = async (drawing: Partial<Drawing>, file: (picture: sharp.Sharp) => sharp.Sharp = (picture) => picture.jpeg({ quality: 75 })): Promise<Uint8Array> => {
  const { data, width, height } = await paint({ svg: TEXT, noise: 3, ...drawing, long: 2000 }, 4);
  return new Uint8Array(await file(sharp(data, { raw: { width, height, channels: 3 } })).toBuffer());
};
const LETTERHEAD = line(dice(4), { x: 35, y: 45, size: 14, colour: '#e01020', count: 9, weight: 0.16 }) + '<rect x="27" y="58" width="156" height="0.9" fill="#e01020"/>';
/** What a reader is told, places to a hundredth of the page. */
const told = (sight: PageSight | undefined) => sight && { verdict: sight.verdict, isBlank: sight.isBlank, seals: sight.seals.map(({ kind, x, y }) => ({ kind, x: x.toFixed(2), y: y.toFixed(2) })), marks: sight.marks.map(({ kind, top }) => ({ kind, top: top.toFixed(2) })) };
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
    ['a plain seal on a letterhead', LETTERHEAD + seal(dice(2), { x: 150, y: 240, r: 20 })],
    ['a thin red line under words', words(220) + under(220, 50)],
    ['a marker over words', words(220) + marker(220, INKS.yellow, 50)],
    ['a letterhead alone', LETTERHEAD],
  ])('sees %s as the usual copy does', async (_, svg) => {
    const jpeg = await scanned({ svg: TEXT + svg });
    const glance = await glanceAt(jpeg, {}, { mmPerPixel });
    const copy = await smallCopy(jpeg);
    const usual = lookAt(copy.pixels, mmPerPixel(copy));
    expect(glance?.pixels.height).toBe(666);
    expect(told(glance?.sight)).toEqual(told(usual));
    expect(usual.seals.length + usual.marks.length).toBe(svg === LETTERHEAD ? 0 : 1);
  });

  test.each<[string, string]>([
    ['a small and faint seal', seal(dice(2), { x: 150, y: 240, r: 9, opacity: 0.15 })],
    ['a red frame of a seal’s size', '<path d="M140 240h30v12h-30z" fill="none" stroke="#d8222c" stroke-width="0.8"/>' + line(dice(5), { x: 143, y: 246, size: 5, colour: '#d8222c', count: 5 })],
    ['a doubtful seal beside a plain one', seal(dice(2), { x: 150, y: 240, r: 20 }) + seal(dice(2), { x: 60, y: 240, r: 9, opacity: 0.15 })],
    ['a thin blue stamp', '<circle cx="150" cy="240" r="12" fill="none" stroke="#2244cc" stroke-width="0.4"/>'],
    ['a pale black stamp', seal(dice(3), { x: 150, y: 240, r: 12, colour: '#aaa' })],
    ['a speck that may be a page number', '<rect x="100" y="280" width="2.5" height="2.5" fill="#222"/>'],
  ])('leaves %s to the usual copy', async (what, svg) => {
    expect(await glanceAt(await scanned({ svg: what.startsWith('a speck') ? svg : TEXT + svg }), {}, { mmPerPixel })).toBeNull();
  });

  test('leaves what is red on a sheet larger than A4 to the usual copy', async () => {
    const jpeg = await scanned({ svg: TEXT + seal(dice(2), { x: 150, y: 240, r: 20 }) });
    expect(await glanceAt(jpeg, {}, { mmPerPixel })).not.toBeNull();
    expect(await glanceAt(jpeg, {}, { mmPerPixel: (copy) => Math.SQRT2 * mmPerPixel(copy) })).toBeNull();
  });

  test('is for large JPEGs of a sheet’s shape', async () => {
    expect(await glanceAt(await scanned({}, (picture) => picture.png()), {}, { mmPerPixel })).toBeNull();
    expect(await glanceAt(await scanned({}, (picture) => picture.resize(1414, 1885, { fit: 'cover' }).jpeg()), {}, { mmPerPixel })).toBeNull();
    expect(await glanceAt(await scanned({}, (picture) => picture.resize(1240).jpeg()), {}, { mmPerPixel })).toBeNull();
  });
});
