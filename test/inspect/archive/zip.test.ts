import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { entryPath } from '../../../src/inspect/archive/entry-path.js';
import { unzipEntry } from '../../../src/inspect/archive/unzip-entry.js';
import { zipDirectory, type ZipEntry } from '../../../src/inspect/archive/zip-directory.js';
import { Unreadable } from '../../../src/inspect/format.js';
import { GBK_NAME, makeZip } from './make-zip.js';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const why = (work: () => unknown): string => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    if (error instanceof Unreadable) return error.code;
    throw error;
  }
};
const only = (bytes: Uint8Array) => zipDirectory(bytes)[0] as ZipEntry;

describe('a zip', () => {
  it('gives its files back, stored and deflated, as a library packed them', () => {
    const packed = zipSync({ '说明.txt': new TextEncoder().encode('科普'), 'a/b.bin': new Uint8Array(100_000).fill(7), 'leer/': new Uint8Array() }, { level: 6 });
    const entries = zipDirectory(packed);
    expect(entries.map(({ name, isFolder, bytes }) => ({ name, isFolder, bytes }))).toEqual([
      { name: '说明.txt', isFolder: false, bytes: 6 }, { name: 'a/b.bin', isFolder: false, bytes: 100_000 }, { name: 'leer/', isFolder: true, bytes: 0 },
    ]);
    expect(text(unzipEntry(packed, entries[0] as ZipEntry, 1_000))).toBe('科普');
    expect(Buffer.compare(unzipEntry(packed, entries[1] as ZipEntry, 1e6), new Uint8Array(100_000).fill(7))).toBe(0);
  });

  it('reads names in GBK, and UTF-8 without its flag', () => {
    expect(only(makeZip([{ name: GBK_NAME, content: 'x' }])).name).toBe('照片/活动.jpg');
    expect(only(makeZip([{ name: new TextEncoder().encode('照片.jpg'), content: 'x' }])).name).toBe('照片.jpg');
  });

  it('names what cannot be taken out, and why', () => {
    const big = new Uint8Array(3_000_000);
    const bytes = makeZip([
      { name: 'secret', content: 'x', encrypted: true }, { name: 'bzip2', content: 'x', method: 12 }, { name: 'bomb', content: big },
      { name: 'more than promised', content: 'y'.repeat(5_000), claimed: { bytes: 300 } }, { name: 'altered', content: 'z', claimed: { crc: 1 } }, { name: 'link', content: '/etc/passwd', isLink: true },
    ]);
    const entries = zipDirectory(bytes);
    expect(entries.slice(0, 5).map((entry) => why(() => unzipEntry(bytes, entry, 1e9)))).toEqual(['encrypted', 'unsupported-format', 'too-large', 'corrupt', 'corrupt']);
    expect(entries[5]?.isLink).toBe(true);
    expect(why(() => unzipEntry(bytes, entries[2] as ZipEntry, 1_000))).toBe('too-large');
  });

  it('is a bomb when its entries lie over one another', () => {
    const content = 'abc'.repeat(3_000);
    expect(why(() => zipDirectory(makeZip([{ name: '0', content }, ...Array.from({ length: 400 }, (_each, index) => ({ name: `${index + 1}`, content, at: 0 }))])))).toBe('too-large');
  });

  it('that is cut off or altered is told, and never anything else thrown', () => {
    const whole = makeZip([{ name: 'a', content: 'x'.repeat(500) }, { name: GBK_NAME, content: 'y' }]);
    expect(why(() => zipDirectory(whole.subarray(0, whole.length - 30)))).toBe('truncated');
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }), (changes) => {
      const bytes = whole.slice();
      for (const [at, value] of changes) bytes[at] = value;
      why(() => zipDirectory(bytes).forEach((entry) => why(() => unzipEntry(bytes, entry, 10_000))));
    }));
  });
});

describe('the path of an entry', () => {
  it.each([
    ['照片/活动.jpg', '照片/活动.jpg', false], ['a\\b\\c.pdf', 'a/b/c.pdf', false], ['./a.pdf', 'a.pdf', false],
    ['../../a.pdf', 'a.pdf', true], ['a/../../b.pdf', 'a/b.pdf', true], ['/etc/a.pdf', 'etc/a.pdf', true], ['C:/a.pdf', 'a.pdf', true], ['C:\\a.pdf', 'a.pdf', true], ['..', '_', true], ['', '_', true],
  ])('%j', (name, path, isUnsafe) => expect(entryPath(name)).toEqual({ path, isUnsafe }));

  it('never leads out of the archive, whatever stands there', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('..', '.', '', 'a', 'C:', '\\', '/', '\0', '字')), (parts) => {
      const { path } = entryPath(parts.join('/'));
      expect(path).not.toMatch(/^\/|^$|\0|\\|(?:^|\/)\.\.(?:\/|$)|^[A-Za-z]:/);
    }));
  });
});
