import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashes, makeWorkspace, run } from './workspace.js';

let folder: string;
const at = (path: string) => join(folder, path);
const again = (more: Parameters<typeof run>[1] = {}) => run(folder, { cache: { use: true, folder: at('cache') }, ...more });
/** Longer than a change of a file could go unseen for. */
const settle = () => setTimeout(150);

const SUMMARY = 'evidence/A3-4/A3-4-1/1 科技馆体系简述/简述.txt';
const LATE = 'evidence/A3-4/A3-4-1/1 科技馆体系简述/补充.txt';
const DATE = new Date('2022-05-12T09:31:07Z');

beforeEach(async () => {
  folder = makeWorkspace({
    'evidence/project.yaml': 'standard: kepu-2021-2025\ndistrict: 云澜区\napplicant: 云澜区科学技术协会\nasOf: 2022-11-30\n',
    [SUMMARY]: '区科普馆全年开放。',
  });
  utimesSync(at(SUMMARY), DATE, DATE);
  await settle();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.runIf(process.platform === 'linux')('writes nothing while nothing is touched, and sees whatever is', async () => {
  const first = await again();
  expect(first.isUnchanged).toBe(false);
  const before = hashes(at('out'));
  const inode = statSync(at('out')).ino;

  const second = await again();
  expect({ ...second, timings: null }).toEqual({ ...first, isUnchanged: true, timings: null });
  expect(statSync(at('out')).ino, 'the package lies where it lay').toBe(inode);
  expect((await again({ cache: { use: false, folder: null } })).isUnchanged, 'nothing is remembered without a cache').toBe(false);
  expect(hashes(at('out'))).toEqual(before);
  await again();

  const touched: readonly (readonly [string, () => void])[] = [
    ['evidence exchanged under its old size and date', () => { writeFileSync(at(SUMMARY), '区科普馆每日开放。'); utimesSync(at(SUMMARY), DATE, DATE); }],
    ['evidence added', () => writeFileSync(at(LATE), '另有科普大篷车。')],
    ['a file of the package edited', () => writeFileSync(at('out/dossier/目录.xlsx'), 'by hand')],
    ['a stray file in the package', () => writeFileSync(at('out/dossier/stray.txt'), 'x')],
    ['a run that was killed beside it', () => writeFileSync(at('.juanzong-out.lock-0'), '')],
  ];
  for (const [what, touch] of touched) {
    touch();
    await settle();
    expect((await again()).isUnchanged, what).toBe(false);
  }
}, 600_000);

it.runIf(process.platform === 'linux')('tells of a file that is gone once, not forever', async () => {
  writeFileSync(at(LATE), '另有科普大篷车。');
  await settle();
  await again();
  rmSync(at(LATE));
  const told = await again();
  expect(told.result.problems.map(({ code }) => code)).toContain('file/gone');
  const after = await again();
  expect([after.isUnchanged, after.result.problems.map(({ code }) => code).includes('file/gone')]).toEqual([false, false]);
  expect((await again()).isUnchanged).toBe(true);
  expect(readFileSync(at('out/result.json'), 'utf8')).toBe(`${JSON.stringify(after.result, null, 2)}\n`);
}, 600_000);
