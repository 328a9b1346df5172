import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markUsed } from '../../src/io/cache.js';
import { pruneCache } from '../../src/io/prune-cache.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'jz-cache-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = Date.now();
const HOUR_MS = 3_600_000;
const BOUNDS = { bytes: 1_000, days: 60 };
const prune = (now = NOW) => pruneCache(folder, { bounds: BOUNDS, now });

/** Keeps so many bytes under a key, last used so many hours ago. */
async function keep(key: string, bytes: number, hours: number): Promise<string> {
  const place = join(folder, 'ab', key);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, Buffer.alloc(bytes));
  age(place, hours);
  return place;
}

function age(place: string, hours: number): void {
  utimesSync(place, (NOW - hours * HOUR_MS) / 1000, (NOW - hours * HOUR_MS) / 1000);
}

it('forgets what nobody asked for in two months, and keeps the rest', async () => {
  const [old, young] = [await keep('old', 10, 61 * 24), await keep('young', 10, 59 * 24)];
  await prune();
  expect([old, young].map(existsSync)).toEqual([false, true]);
});

it('forgets the longest unused when there is too much', async () => {
  const places = [await keep('a', 400, 100), await keep('b', 400, 30), await keep('c', 400, 50)];
  await prune();
  expect(places.map(existsSync)).toEqual([false, true, true]);
});

it('takes nothing from under a run that goes on: what was used within a day stays, however much it is', async () => {
  const places = [await keep('a', 4_000, 3), await keep('b', 4_000, 100)];
  await markUsed(places[1] as string);
  await prune();
  expect(places.map(existsSync)).toEqual([true, true]);
});

it('takes an unpacked archive whole', async () => {
  const [old, used] = ['old', 'used'].map((name) => join(folder, 'unpacked', name)) as [string, string];
  for (const [place, hours] of [[old, 70 * 24], [used, 2]] as const) {
    mkdirSync(place, { recursive: true });
    for (const file of ['0', 'index.json']) {
      writeFileSync(join(place, file), 'x');
      age(join(place, file), 70 * 24);
    }
    age(place, hours);
  }
  await prune();
  expect([existsSync(old), existsSync(join(used, '0'))]).toEqual([false, true]);
});

it('looks through the cache once a day', async () => {
  await prune();
  const old = await keep('old', 10, 61 * 24);
  await prune(NOW + HOUR_MS);
  expect(existsSync(old)).toBe(true);
  await prune(NOW + 25 * HOUR_MS);
  expect(existsSync(old)).toBe(false);
});
