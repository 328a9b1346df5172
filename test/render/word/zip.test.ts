import { expect, it } from 'vitest';
import { writeZip, type ZipEntry } from '../../../src/render/word/zip.js';

/** An archive of which only headers and directory are kept: what is packed in it would fill the memory. */
async function headersOf(entries: Iterable<ZipEntry>): Promise<{ readonly bytes: number; readonly read: (at: number, length: number) => DataView }> {
  const pieces: { readonly from: number; readonly bytes: Uint8Array }[] = [];
  let end = 0;
  await writeZip(entries, [2022, 11, 30], async (bytes) => {
    if (bytes.length < 1 << 20) pieces.push({ from: end, bytes: bytes.slice() });
    end += bytes.length;
  });
  const read = (at: number, length: number): DataView => {
    const found = Buffer.alloc(length);
    for (const { from, bytes } of pieces) if (from < at + length && from + bytes.length > at) Buffer.from(bytes).copy(found, Math.max(0, from - at), Math.max(0, at - from));
    return new DataView(found.buffer, found.byteOffset, length);
  };
  return { bytes: end, read };
}

/** Number of entries and place of the directory, as APPNOTE.TXT 4.3.14 to 4.3.16 has a reader find them. */
function ending({ bytes, read }: Awaited<ReturnType<typeof headersOf>>) {
  const end = read(bytes - 22, 22);
  expect(end.getUint32(0, true)).toBe(0x06054b50);
  const locator = read(bytes - 42, 20);
  const isLarge = locator.getUint32(0, true) === 0x07064b50;
  if (!isLarge) return { isLarge, count: end.getUint16(10, true), start: end.getUint32(16, true) };
  const far = read(Number(locator.getBigUint64(8, true)), 56);
  expect(far.getUint32(0, true)).toBe(0x06064b50);
  return { isLarge, count: Number(far.getBigUint64(32, true)), start: Number(far.getBigUint64(48, true)) };
}

const named = (view: DataView, at: number, length: number) => Buffer.from(view.buffer, view.byteOffset + at, length).toString();

it('finds every entry again beyond four gigabytes', async () => {
  const content = new Uint8Array(64 << 20);
  const count = 66;
  const archive = await headersOf(Array.from({ length: count }, (_each, index) => ({ path: `word/media/${index}.jpg`, content, isPacked: true })));
  expect(archive.bytes).toBeGreaterThan(2 ** 32);
  const found = ending(archive);
  expect([found.isLarge, found.count]).toEqual([true, count]);
  let at = found.start;
  for (let index = 0; index < count; index++) {
    const entry = archive.read(at, 120);
    const [name, extra] = [entry.getUint16(28, true), entry.getUint16(30, true)];
    const near = entry.getUint32(42, true);
    const offset = near < 0xffffffff ? near : Number(entry.getBigUint64(46 + name + 4, true));
    expect([entry.getUint32(0, true), named(entry, 46, name), entry.getUint16(6, true)]).toEqual([0x02014b50, `word/media/${index}.jpg`, extra > 0 ? 45 : 20]);
    const local = archive.read(offset, 60);
    expect([local.getUint32(0, true), named(local, 30, local.getUint16(26, true))]).toEqual([0x04034b50, `word/media/${index}.jpg`]);
    at += 46 + name + extra;
  }
}, 120_000);

it('counts more entries than two bytes hold', async () => {
  const content = new Uint8Array();
  const archive = await headersOf(Array.from({ length: 66_000 }, (_each, index) => ({ path: String(index), content, isPacked: true })));
  expect(ending(archive)).toMatchObject({ isLarge: true, count: 66_000 });
  expect(ending(await headersOf([{ path: 'a', content, isPacked: true }]))).toEqual({ isLarge: false, count: 1, start: 31 });
}, 120_000);
