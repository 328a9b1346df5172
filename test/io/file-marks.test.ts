import { mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openCache } from '../../src/io/cache.js';
import { openFileMarks } from '../../src/io/file-marks.js';

let folder: string;
const file = () => join(folder, 'a.txt');
const cache = () => openCache(join(folder, 'cache'));

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'jz-marks-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const DATE = new Date('2022-05-12T09:31:07Z');

/** Longer than changes could go unseen for. */
const settle = () => setTimeout(150);

async function remember(): Promise<boolean> {
  writeFileSync(file(), 'as it was');
  utimesSync(file(), DATE, DATE);
  await settle();
  const marks = await openFileMarks(cache(), folder);
  await marks.note('a.txt', await marks.look('a.txt'), 'sum');
  await marks.save();
  return (await recall()) === 'sum';
}

async function recall(): Promise<string | null> {
  const marks = await openFileMarks(cache(), folder);
  return marks.recall('a.txt', await marks.look('a.txt'));
}

it.runIf(process.platform === 'linux')('remembers a file that nobody touched', async () => {
  expect(await remember()).toBe(true);
});

it('forgets a file whose content was exchanged under the old time and size', async () => {
  await remember();
  writeFileSync(file(), 'AS IT WAS');
  utimesSync(file(), DATE, DATE);
  await settle();
  expect(await recall()).toBe(null);
});

it('forgets a file that another one was moved over, as old and as large', async () => {
  await remember();
  writeFileSync(join(folder, 'b.txt'), 'AS IT WAS');
  utimesSync(join(folder, 'b.txt'), DATE, DATE);
  renameSync(join(folder, 'b.txt'), file());
  await settle();
  expect(await recall()).toBe(null);
});

it('does not rely on a file that was written an instant ago, nor on one that changed while it was read', async () => {
  writeFileSync(file(), 'as it was');
  const marks = await openFileMarks(cache(), folder);
  // Whatever else the machine does in between: the look is taken within the instant.
  vi.spyOn(Date, 'now').mockReturnValue(statSync(file()).ctimeMs + 20);
  expect(await marks.look('a.txt')).toBe(null);
  vi.restoreAllMocks();
  await settle();
  const look = await marks.look('a.txt');
  writeFileSync(file(), 'AS IT WAS');
  await settle();
  await marks.note('a.txt', look, 'sum');
  await marks.save();
  expect(await recall()).toBe(null);
});
