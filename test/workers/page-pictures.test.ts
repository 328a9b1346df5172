import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeZip, collected } from '../../src/render/word/zip.js';
import { openLastPictures } from '../../src/workers/last-pictures.js';
import { describePictures, openPictures, packPictures } from '../../src/workers/page-pictures.js';

const folder = mkdtempSync(join(tmpdir(), 'jz-pictures-'));
const file = join(folder, 'pack');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const IMAGES = [
  { jpeg: new Uint8Array([1, 2, 3]), widthMm: 210, heightMm: 297 },
  { jpeg: new Uint8Array(), widthMm: 210, heightMm: 297, missing: 'no such font' },
  { jpeg: new Uint8Array([4, 5]), widthMm: 420, heightMm: 297 },
];

it('pictures come back from the disk one by one, with what is said of them', async () => {
  writeFileSync(file, packPictures(IMAGES, describePictures(IMAGES)));
  const opened = await openPictures(file);
  const read = await Promise.all((opened ?? []).map(async ({ jpeg, ...about }) => ({ ...about, jpeg: typeof jpeg === 'function' ? await jpeg() : jpeg })));
  expect(read).toEqual(IMAGES);
});

it.each([
  ['a changed byte', (bytes: Buffer) => { bytes[bytes.length - 1] = 9; return bytes; }],
  ['a lost end', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['a lost head', (bytes: Buffer) => bytes.subarray(20)],
  ['something behind', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
])('%s is noticed', async (_what, damage) => {
  writeFileSync(file, packPictures(IMAGES, describePictures(IMAGES)));
  writeFileSync(file, damage(readFileSync(file)));
  expect(await openPictures(file)).toBe(null);
});

const DAY = [2022, 11, 8] as const;
const word = (...pictures: readonly Uint8Array[]) => collected((append) => writeZip([
  { path: 'word/document.xml', content: Buffer.from('<w:document/>'.repeat(20)), isPacked: false },
  ...pictures.map((content, index) => ({ path: `word/media/${index}.jpg`, content, isPacked: true })),
], DAY, append));
const found = async () => {
  const images = await openLastPictures(file)(describePictures(IMAGES));
  return images && Promise.all(images.map(async ({ jpeg, ...about }) => ({ ...about, jpeg: new Uint8Array(typeof jpeg === 'function' ? await jpeg() : jpeg) })));
};

it('pictures come back from the Word file of the last run', async () => {
  writeFileSync(file, await word(new Uint8Array([4, 5]), new Uint8Array([1, 2, 3])));
  expect(await found()).toEqual(IMAGES);
});

it.each([
  ['there is no such file', null],
  ['a picture is missing', () => word(new Uint8Array([1, 2, 3]))],
  ['a picture was changed where it lies', async () => { const bytes = Buffer.from(await word(new Uint8Array([4, 5]), new Uint8Array([1, 2, 3]))); bytes[bytes.indexOf(Buffer.from([1, 2, 3]))] = 9; return bytes; }],
  ['it was cut off', async () => (await word(new Uint8Array([4, 5]), new Uint8Array([1, 2, 3]))).subarray(0, -30)],
  ['it is something else', async () => Buffer.from('no zip at all, whatever its name says it is')],
])('none comes back when %s', async (_what, make) => {
  rmSync(file, { force: true });
  if (make) writeFileSync(file, await make());
  expect(await found()).toBeNull();
});
