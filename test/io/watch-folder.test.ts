import { appendFileSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchFolder } from '../../src/io/watch-folder.js';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'jz-watch-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('waits until a file that is being copied is whole, and tells only what changed', async () => {
  const old = join(folder, 'old.txt');
  const copy = join(folder, 'copy.pdf');
  writeFileSync(old, 'old');
  utimesSync(old, 1000, 1000);
  // Each look is followed by one step of what happens to the folder meanwhile.
  const steps: (() => void)[] = [];
  const told: (readonly string[])[] = [];
  const pause = async () => steps.shift()?.();
  const moments = watchFolder(folder, { pause, onSettling: (paths) => told.push(paths) });
  expect((await moments.next()).value).toEqual({ changed: ['old.txt'], settling: [] });

  steps.push(() => writeFileSync(copy, 'a'), () => appendFileSync(copy, 'b'), () => {}, () => appendFileSync(copy, 'c'), () => appendFileSync(copy, 'd'));
  expect((await moments.next()).value).toEqual({ changed: ['copy.pdf'], settling: [] });
  expect([steps.length, statSync(copy).size]).toEqual([0, 4]);
  expect(told[0]).toEqual(['copy.pdf']);

  steps.push(() => rmSync(old));
  expect((await moments.next()).value).toEqual({ changed: ['old.txt'], settling: [] });
});

it('does not hold up the others for a file that never comes to rest', async () => {
  const place = mkdtempSync(join(folder, 'b-'));
  const endless = join(place, 'endless.mp4');
  writeFileSync(endless, '');
  const pause = async () => appendFileSync(endless, 'x');
  const moments = watchFolder(place, { pause });
  writeFileSync(join(place, 'small.txt'), 'x');
  expect((await moments.next()).value).toEqual({ changed: ['small.txt'], settling: ['endless.mp4'] });
});
