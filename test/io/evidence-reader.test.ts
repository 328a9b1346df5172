import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_CACHE } from '../../src/io/cache.js';
import { openEvidenceReader, type EvidenceReader } from '../../src/io/evidence-reader.js';
import { openFileMarks } from '../../src/io/file-marks.js';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'jz-reader-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

const place = (path: string) => join(root, path);
const file = (path: string, content: string) => {
  writeFileSync(place(path), content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
};
const opened = async (): Promise<EvidenceReader> => openEvidenceReader({ evidence: root, place, marks: await openFileMarks(NO_CACHE, root) });
const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

describe('files of evidence read one after the other', () => {
  it('gives each whole, asked for ahead or not', async () => {
    const files = Array.from({ length: 12 }, (_, index) => file(`${index}`, `${index}`.repeat(1 + 97 * index)));
    const reader = await opened();
    for (const [index, each] of files.entries()) {
      const bytes = await reader.read(each);
      const next = files[index + 1];
      if (next && index % 3 > 0) reader.ahead(next);
      expect(text(bytes)).toBe(`${index}`.repeat(1 + 97 * index));
      reader.turn();
    }
  });

  it('keeps small and large ones apart, each as it was until it has been written', async () => {
    const files = Array.from({ length: 9 }, (_, index) => file(`${index}`, `${index}`.repeat(index % 3 === 0 ? 3 << 20 : 11)));
    const reader = await opened();
    const whole = (bytes: Uint8Array | null, index: number) => text(bytes) === `${index}`.repeat(index % 3 === 0 ? 3 << 20 : 11);
    const read: (Uint8Array | null)[] = [];
    for (const [index, each] of files.entries()) {
      read.push(await reader.read(each));
      reader.ahead(files[index + 1] ?? each);
      reader.turn();
      for (const at of [index - 1, index]) if (at >= 0) expect(whole(read[at] ?? null, at)).toBe(true);
    }
  });

  it('leaves what was read alone until it has been written', async () => {
    const [a, b, c, d] = ['aaaa', 'bbbb', 'cccc', 'dddd'].map((content) => file(content, content)) as [ReturnType<typeof file>, ...ReturnType<typeof file>[]];
    const reader = await opened();
    const first = await reader.read(a);
    const second = await reader.read(b as typeof a);
    // Two files in one turn, and the next one begun before their turn has ended.
    reader.ahead(c as typeof a);
    reader.turn();
    const third = await reader.read(c as typeof a);
    reader.ahead(d as typeof a);
    expect([first, second, third].map(text)).toEqual(['aaaa', 'bbbb', 'cccc']);
    reader.turn();
    expect([second, third].map(text)).toEqual(['bbbb', 'cccc']);
    expect(text(await reader.read(d as typeof a))).toBe('dddd');
  });

  it('gives its memory back when it is closed, and touches nothing it gave before', async () => {
    const reader = await opened();
    const first = await reader.read(file('a', 'aaaa'));
    const second = await reader.read(file('b', 'bbbb'));
    for (let turn = 0; turn < 3; turn++) reader.turn();
    reader.close();
    expect(text(await reader.read(file('c', 'cccc')))).toBe('cccc');
    expect(text(await reader.read(file('d', 'dddd')))).toBe('dddd');
    expect([first, second].map(text)).toEqual(['aaaa', 'bbbb']);
  });

  it('does not take another content for the one that was inspected, whatever its size and date', async () => {
    const inspected = file('a.pdf', 'one');
    const { atime, mtime } = statSync(place('a.pdf'));
    file('a.pdf', 'two');
    utimesSync(place('a.pdf'), atime, mtime);
    expect(await (await opened()).read(inspected)).toBeNull();
    const reader = await opened();
    reader.ahead(inspected);
    expect(await reader.read(inspected)).toBeNull();
  });
});
