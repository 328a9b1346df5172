import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReadingInstalled } from '../../src/engines/onnx.js';
import type { Result } from '../../src/model/result.js';
import { scanned } from '../inspect/ocr/scanned-pages.js';
import { makeWorkspace, run } from './workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const AWARD = 'evidence/1-1 领导班子/2 师德师风/2 获奖证书/扫描件0001.jpg';
let folder: string;

/** A certificate of 2018, where the last three years are asked for. Its name says nothing. */
beforeAll(async () => {
  const [page] = await scanned({ title: '获奖证书', body: ['授予云山小学“师德先进集体”称号，特发此证，以资鼓励。'], sign: '云澜区教育局', date: '2018年9月10日', seal: '云澜区教育局' }, { seed: 'award' });
  folder = makeWorkspace({ 'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`, [AWARD]: page!.jpeg });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cache = () => ({ use: true, folder: join(folder, 'cache') });
const award = (result: Result) => ({
  facts: result.files.find(({ path }) => AWARD.endsWith(path))!.facts,
  codes: result.requirements.find(({ id }) => id === '1-1-2/awards')!.problems.map(({ code }) => code),
});

describe.runIf(isReadingInstalled())('a scan whose name says nothing', () => {
  it('is caught when the date on it is too old', async () => {
    const { result } = await run(folder, { reading: 'needed', dossier: false, cache: cache() });
    const { facts, codes } = award(result);
    expect(facts.document).toMatchObject({ date: '2018-09-10', dateFrom: 'ocr' });
    expect(facts.text.source).toBe('ocr');
    expect(codes).toContain('window/outside');
  });

  it('is not read twice, and gives the same with any number of processes', async () => {
    const entries = () => readdirSync(join(folder, 'cache'), { recursive: true }).length;
    const [first, before] = [await run(folder, { reading: 'needed', dossier: false, cache: cache(), jobs: 1 }), entries()];
    const again = await run(folder, { reading: 'needed', dossier: false, cache: cache(), jobs: 2 });
    expect(entries()).toBe(before);
    expect(award(again.result)).toEqual(award(first.result));
  });
});

it('is left to a person when reading is turned off', async () => {
  const { result } = await run(folder, { reading: 'off', dossier: false });
  expect(award(result)).toMatchObject({ facts: { document: { date: null }, text: { source: 'none' } } });
  expect(award(result).codes).toContain('window/unknown');
});
