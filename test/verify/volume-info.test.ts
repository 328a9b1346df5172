import { expect, it } from 'vitest';
import type { Result } from '../../src/model/result.js';
import type { ReadVolume } from '../../src/render/pdf/read-back.js';
import { compareVolumeInfo } from '../../src/verify/volume-info.js';

const result = (...files: string[]) => ({ standard: { title: '示范区佐证材料' }, dossier: { volumes: files.map((file) => ({ file })) } }) as unknown as Result;
const volume = (file: string, title: string | null, language: string | null) => ({ file, read: { title, language } as unknown as ReadVolume });
const codes = (...args: Parameters<typeof compareVolumeInfo>) => compareVolumeInfo(...args).map(({ code, file }) => `${code} ${file}`);

it('takes a volume that says its title and language', () => {
  expect(codes([volume('a.pdf', '示范区佐证材料', 'zh-CN')], result('a.pdf'))).toEqual([]);
  expect(codes([volume('a.pdf', '示范区佐证材料（第1册，共2册）', 'zh-CN'), volume('b.pdf', '示范区佐证材料（第2册，共2册）', 'zh-CN')], result('a.pdf', 'b.pdf'))).toEqual([]);
});

it('names a volume without them, with others, and one that takes itself for another', () => {
  expect(codes([volume('a.pdf', null, null)], result('a.pdf'))).toEqual(['volume/language a.pdf', 'volume/title a.pdf']);
  expect(codes([volume('a.pdf', '示范区佐证材料', 'en')], result('a.pdf'))).toEqual(['volume/language a.pdf']);
  expect(codes([volume('a.pdf', '示范区佐证材料（第1册，共2册）', 'zh-CN'), volume('b.pdf', '示范区佐证材料（第1册，共2册）', 'zh-CN')], result('a.pdf', 'b.pdf'))).toEqual(['volume/title b.pdf']);
});
