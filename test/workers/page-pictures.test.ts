import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openPictures, packPictures } from '../../src/workers/page-pictures.js';

const folder = mkdtempSync(join(tmpdir(), 'jz-pictures-'));
const file = join(folder, 'pack');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const IMAGES = [
  { jpeg: new Uint8Array([1, 2, 3]), widthMm: 210, heightMm: 297 },
  { jpeg: new Uint8Array(), widthMm: 210, heightMm: 297, missing: 'no such font' },
  { jpeg: new Uint8Array([4, 5]), widthMm: 420, heightMm: 297 },
];

it('pictures come back from the disk one by one, with what is said of them', async () => {
  writeFileSync(file, packPictures(IMAGES));
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
  writeFileSync(file, packPictures(IMAGES));
  writeFileSync(file, damage(readFileSync(file)));
  expect(await openPictures(file)).toBe(null);
});
