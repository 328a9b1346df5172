import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clearPieces, openCache, pieceIn } from '../../src/io/cache.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'jz-cache-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const pieces = () => readdirSync(join(folder, 'pieces'));

it('gives back what was put in, and nothing for what somebody changed', async () => {
  const cache = openCache(folder);
  await cache.put('a', { 字: [1, 2] });
  expect(await cache.get('a')).toEqual({ 字: [1, 2] });
  expect(pieces()).toEqual([]);
  const [entry] = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  expect(statSync(entry as string).mode & 0o777).toBe(0o600);
  writeFileSync(entry as string, '{"digest":"x","body":"{}"}');
  expect(await cache.get('a')).toBeUndefined();
});

it('what a killed run left half made is cleared, what a run is at is let be', async () => {
  const ours = await pieceIn(folder);
  writeFileSync(ours, 'half');
  writeFileSync(join(folder, 'pieces', '999999999.1.0123abcd'), 'half');
  mkdirSync(join(folder, 'pieces', '999999999..4567abcd'));
  writeFileSync(join(folder, 'pieces', '999999999..4567abcd', '0'), 'a document');
  await clearPieces(folder);
  expect(pieces().map((name) => join(folder, 'pieces', name))).toEqual([ours]);
});
