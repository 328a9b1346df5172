import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResultDossier } from '../../src/model/result.js';
import type { ReadVolume } from '../../src/render/pdf/read-back.js';
import { renderCatalogue } from '../../src/render/package/catalogue.js';
import { compareCatalogue, readCatalogue } from '../../src/verify/catalogue.js';
import { compareCataloguePages } from '../../src/verify/catalogue-pages.js';
import { fixture } from '../render/report/fixture.js';

const result = fixture();
const dossier = result.dossier as ResultDossier;
const FILE = '目录.xlsx';
let written: Uint8Array;
beforeAll(async () => { written = await renderCatalogue(result, []); });

/** The workbook with one part changed. */
function changed(part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(written);
  const before = strFromU8(parts[part] as Uint8Array);
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [part]: strToU8(after) });
}
const flaws = (bytes: Uint8Array) => compareCatalogue(FILE, readCatalogue(bytes, 'zh-CN'), dossier).map(({ code }) => code);
const SHEET = 'xl/worksheets/sheet1.xml';
const row = (xml: string, number: number) => new RegExp(`<row r="${number}" [\\s\\S]*?</row>`).exec(xml)?.[0] as string;

describe('目录.xlsx beside the dossier', () => {
  it('agrees as it was written, hostile titles and paths too', () => {
    expect(flaws(written)).toEqual([]);
    expect(readCatalogue(written, 'zh-CN').map((each) => each.link)).toEqual(dossier.exhibits.map(({ path }) => `data/originals/${path}`));
  });
  it.each([
    ['a number of pages is another', SHEET, (xml: string) => xml.replace(/(<c r="F4"[^>]*><v>)\d+/, '$199'), ['catalogue/row']],
    ['the last page is another', 'xl/sharedStrings.xml', (xml: string) => xml.replace('14—16', '14—17'), ['catalogue/row']],
    ['a title is another', 'xl/sharedStrings.xml', (xml: string) => xml.replace('规划纲要（盖章）.pdf', '规划纲要.pdf'), ['catalogue/row']],
    ['a volume is another', SHEET, (xml: string) => xml.replace(/(<c r="H5"[^>]*><v>)\d+/, '$17'), ['catalogue/row']],
    ['a row is gone', SHEET, (xml: string) => xml.replace(row(xml, 5), ''), expect.arrayContaining(['catalogue/missing'])],
    ['a number is of no exhibit', 'xl/sharedStrings.xml', (xml: string) => xml.replace('B1-1-2-01', 'Z9-9-9-99'), ['catalogue/missing', 'catalogue/unknown']],
    ['two rows are exchanged', SHEET, (xml: string) => xml.replace(row(xml, 4), '<!>').replace(row(xml, 5), row(xml, 4)).replace('<!>', row(xml, 5)), expect.arrayContaining(['catalogue/order'])],
    ['a link leads elsewhere', 'xl/worksheets/_rels/sheet1.xml.rels', (xml: string) => xml.replace('data/originals/', 'data/elsewhere/'), ['catalogue/link']],
  ])('disagrees when %s', (_what, part, change, expected) => expect(flaws(changed(part, change))).toEqual(expected));
  it('is named when it is no workbook, or has lost its header', () => {
    expect(() => readCatalogue(strToU8('PK nothing'), 'zh-CN')).toThrow();
    expect(() => readCatalogue(changed('xl/sharedStrings.xml', (xml) => xml.replace('<t>件号</t>', '<t>编号</t>')), 'zh-CN')).toThrow('no header row');
  });
});

describe('the catalogue printed in the dossier', () => {
  const exhibit = (number: string, firstPage: number, lastPage: number, volume = 1) => ({ number, firstPage, lastPage, volume });
  const of = (volumes: number, ...exhibits: readonly object[]) => ({ volumes: Array.from({ length: volumes }, () => ({})), exhibits }) as unknown as ResultDossier;
  const volume = (texts: readonly string[], destinations: readonly (readonly [string, number])[]) => ({ file: '卷宗.pdf', read: { pages: texts.map((text) => ({ text })), outline: [], destinations: new Map(destinations), title: null, language: null } as unknown as ReadVolume });
  const HEAD = '佐证材料总目录\n件号 责任者 文号 题名 日期 页数 页码 备注\n';
  const codes = (text: string, known = of(1, exhibit('A-1-01', 3, 4), exhibit('A-1-02', 6, 6))) => compareCataloguePages([volume(['封面', HEAD + text, '声明 A-1-02 1 9'], [['catalogue', 1], ['declarations', 2]])], known).map(({ code }) => code);

  it('agrees with every number of pages and first page, also broken over lines', () => {
    expect(codes('A-1-01 区委办 〔2021〕2 号 甲 2018 2 3\nA-1-\n02 — 乙 3—4 年 2019 1 6\n— 12 —')).toEqual([]);
    expect(codes('A-1-01 甲 2 1／3\nA-1-02 乙 1 2／6', of(2, exhibit('A-1-01', 3, 4), exhibit('A-1-02', 6, 6, 2)))).toEqual([]);
  });
  it.each([
    ['a first page is another', 'A-1-01 甲 2018 2 4\nA-1-02 乙 1 6', ['catalogue/row']],
    ['a number of pages is another', 'A-1-01 甲 2018 2 3\nA-1-02 乙 2 6', ['catalogue/row']],
    ['a volume is another', 'A-1-01 甲 2 2／3\nA-1-02 乙 1 2／6', ['catalogue/row'], of(2, exhibit('A-1-01', 3, 4), exhibit('A-1-02', 6, 6, 2))],
    ['one is missing', 'A-1-02 乙 1 6', ['catalogue/missing']],
    ['the order is another', 'A-1-02 乙 1 6\nA-1-01 甲 2 3', ['catalogue/missing']],
  ])('disagrees when %s', (_what, text, expected, known = undefined) => expect(codes(text, known as ResultDossier | undefined)).toEqual(expected));
});
