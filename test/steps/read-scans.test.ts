import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isReadingInstalled, readingFiles } from '../../src/engines/onnx.js';
import { programFiles } from '../../src/io/program-files.js';
import { readerPrint, readingKey } from '../../src/steps/read-scans.js';
import type { ReadTask } from '../../src/workers/readers.js';

const HERE = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'jz-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('whatever a reading process may run makes another key when it changes', () => {
  const files = [...programFiles(HERE, 'dist/workers/reader.js'), 'package.json'];
  for (const file of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(join(HERE, file), join(folder, file));
  }
  const before = readerPrint(folder, []);
  expect(before).toBe(readerPrint(HERE, []));
  // Loaded at once, by another, of another room, and only when an OFD comes.
  for (const file of ['dist/workers/reader.js', 'dist/engines/onnx.js', 'dist/inspect/ocr/read-line.js', 'dist/inspect/days.js', 'dist/inspect/srgb-profile.js', 'dist/convert/ofd/convert-ofd.js', 'dist/render/pdf/fonts.js', 'package.json']) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), `${text} `);
    expect(readerPrint(folder, []), file).not.toBe(before);
    writeFileSync(join(folder, file), text);
  }
  expect(readerPrint(folder, [])).toBe(before);
});

it('no rule that makes facts of words has pages read anew', () => {
  expect(programFiles(HERE, 'dist/workers/reader.js').filter((file) => file.startsWith('dist/inspect/ocr/facts/'))).toEqual([]);
});

it('whatever a page is asked for with is in the key, but not where its file lies', () => {
  const task: ReadTask = { file: '/a/通知.pdf', name: '通知.pdf', page: 1, seals: [{ x: 0.5, y: 0.5, radius: 0.1, ink: 'red' }] };
  const made = { by: 'p', sha256: 's', format: 'pdf' };
  const key = readingKey(task, made);
  expect(readingKey({ ...task, file: '/b/通知.pdf', name: '复件.pdf' }, made)).toBe(key);
  const others = [
    ...(Object.keys(task) as (keyof ReadTask)[]).filter((field) => field !== 'file' && field !== 'name').map((field) => readingKey({ ...task, [field]: 'other' }, made)),
    readingKey({ ...task, turned: true } as ReadTask, made),
    ...Object.keys(made).map((field) => readingKey(task, { ...made, [field]: 'other' })),
  ];
  expect(new Set([key, ...others]).size).toBe(others.length + 1);
});

it.runIf(isReadingInstalled())('so does another model, another engine, another list of characters', () => {
  const places = readingFiles().map(({ folder: from, files }, index) => {
    const copy = join(folder, `models${index}`);
    mkdirSync(copy);
    for (const file of files) cpSync(join(from, file), join(copy, file));
    return { folder: copy, files };
  });
  const before = readerPrint(HERE, places);
  expect(before).toBe(readerPrint(HERE));
  for (const { folder: copy, files } of places) {
    for (const file of files) {
      const bytes = readFileSync(join(copy, file));
      writeFileSync(join(copy, file), Buffer.concat([bytes, Buffer.from(' ')]));
      expect(readerPrint(HERE, places), file).not.toBe(before);
      writeFileSync(join(copy, file), bytes);
    }
  }
});
