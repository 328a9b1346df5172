import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readJpeg } from '../../../src/render/pdf/jpeg.js';

const picture = () => sharp({ create: { width: 6, height: 4, channels: 3, background: '#336699' } });

/** A directory of EXIF with one entry, put behind the first marker of a JPEG. */
async function withExif(order: 'II' | 'MM', orientation: number): Promise<Buffer> {
  const tiff = Buffer.alloc(26);
  const short = (value: number, at: number) => (order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  tiff.write(order, 0, 'latin1');
  short(42, 2);
  if (order === 'II') tiff.writeUInt32LE(8, 4); else tiff.writeUInt32BE(8, 4);
  [1, 0x0112, 3].forEach((value, index) => short(value, 8 + 2 * index));
  if (order === 'II') tiff.writeUInt32LE(1, 14); else tiff.writeUInt32BE(1, 14);
  short(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const jpeg = await picture().jpeg().toBuffer();
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, body.length + 2]), body, jpeg.subarray(2)]);
}

describe('a JPEG', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is turned as sharp would turn it (%i)', async (orientation) => {
    for (const bytes of [await picture().withMetadata({ orientation }).jpeg().toBuffer(), await withExif('II', orientation), await withExif('MM', orientation)]) {
      expect((await sharp(bytes).metadata()).orientation ?? 1).toBe(orientation);
      expect(readJpeg(bytes)).toMatchObject({ width: 6, height: 4, components: 3, orientation });
    }
  });

  it('stands as it is where it says nothing, or nothing that counts', async () => {
    expect(readJpeg(await picture().jpeg().toBuffer())?.orientation).toBe(1);
    for (const odd of [0, 9, 65535]) expect(readJpeg(await withExif('MM', odd))?.orientation).toBe(1);
    const cut = await withExif('II', 6);
    cut.writeUInt32LE(0xfffffff0, 2 + 4 + 6 + 4);
    expect(readJpeg(cut)?.orientation).toBe(1);
  });

  it('loses what it says about camera and place', async () => {
    const jpeg = readJpeg(await withExif('II', 6));
    expect(Buffer.concat(jpeg?.parts ?? []).includes('Exif')).toBe(false);
    expect((await sharp(Buffer.concat(jpeg?.parts ?? [])).metadata()).width).toBe(6);
  });
});
