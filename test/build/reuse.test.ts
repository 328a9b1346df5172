import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import sharp from 'sharp';
import { hashes, makeWorkspace, run } from './workspace.js';

let folder: string;
const photo = 'evidence/A3-4/A3-4-1/2 活动图片/照片.jpg';
const original = (name: string) => `out/dossier/data/originals/A3-4/A3-4-1/${name}`;
const at = (path: string) => join(folder, path);
const inode = (path: string) => statSync(at(path)).ino;
const notices = () => Object.fromEntries(readdirSync(at('out/report/notices')).map((name) => [name, inode(`out/report/notices/${name}`)]));
const again = (more: Parameters<typeof run>[1] = {}) => run(folder, { cache: { use: true, folder: at('cache') }, ...more });

const BYTES = 9_000;
const DATE = new Date('2022-05-12T09:31:07Z');
/** Longer than a change of a file could go unseen for. */
const settle = () => setTimeout(150);

beforeEach(async () => {
  folder = makeWorkspace({
    'evidence/project.yaml': 'standard: kepu-2021-2025\ndistrict: 云澜区\napplicant: 云澜区科学技术协会\nasOf: 2022-11-30\n',
    [photo]: await picture(200),
    'evidence/A3-4/A3-4-1/1 科技馆体系简述/简述.txt': '区科普馆全年开放。',
  });
  utimesSync(at(photo), DATE, DATE);
  await settle();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Always as large: a comment fills it up (ITU-T T.81, B.2.4.5). */
async function picture(blue: number): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background: { r: 20, g: 90, b: blue } } }).jpeg().toBuffer();
  const comment = Buffer.alloc(BYTES - jpeg.length);
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(comment.length - 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}

it('takes over what would come out the same, and makes anew what somebody touched in evidence or package', async () => {
  const first = await again({ jobs: 1 });
  const before = hashes(at('out'));
  await again({ out: at('afresh'), jobs: 4, cache: { use: false, folder: null } });
  expect(hashes(at('afresh')), 'four threads, nothing kept').toEqual(before);
  const made = inode('out/dossier/卷宗.pdf');

  const second = await again();
  expect(second.result).toEqual(first.result);
  expect(hashes(at('out'))).toEqual(before);
  expect(inode('out/dossier/卷宗.pdf')).toBe(made);

  await again({ dossier: false });
  await again();
  expect(inode('out/dossier/卷宗.pdf'), 'kept over a check').toBe(made);

  writeFileSync(at('out/dossier/目录.xlsx'), 'edited by hand');
  const kept = inode(original('1 科技馆体系简述/简述.txt'));
  const handedOut = notices();
  const other = await picture(90);
  writeFileSync(at(photo), other);
  utimesSync(at(photo), DATE, DATE);
  await again();
  expect(readFileSync(at(original('2 活动图片/照片.jpg'))), 'exchanged under its old date and size').toEqual(other);
  expect(inode(original('1 科技馆体系简述/简述.txt'))).toBe(kept);
  expect(readFileSync(at('out/dossier/目录.xlsx')).toString('latin1', 0, 2)).toBe('PK');
  expect(notices(), 'what units owe is what they owed').toEqual(handedOut);
  expect(Object.keys(handedOut).length).toBeGreaterThan(5);

  await again({ out: at('afresh'), jobs: 1, cache: { use: false, folder: null } });
  expect(hashes(at('out')), 'one file changed: as if all were made anew').toEqual(hashes(at('afresh')));
}, 600_000);
