import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import { docx, paragraph } from './samples.js';

const table = (...rows: string[][]) => `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
const HEAD = ['序号', '名称', '级别'];

describe('a list in several tables', () => {
  it('with the same columns is one, heads counted nowhere', async () => {
    const body = paragraph('甲街道') + table(HEAD, ['1', '甲馆', '市级'], ['2', '乙馆', '市级']) + paragraph('丙街道') + table(['序 号', '名称', '级别'], ['1', '丙馆', '市级'], ['2', '甲馆', '市级']);
    expect(await inspect(docx(body), 'a.docx')).toMatchObject({ entries: 4, repeatedEntries: 1, entryTables: 2 });
  });
  it('leaves out tables of another kind', async () => {
    const facts = await inspect(docx(table(HEAD, ['1', '甲馆', '市级']) + table(['经费', '金额'], ['展品', '20'])), 'a.docx');
    expect(facts.entries).toBe(1);
    expect(facts).not.toHaveProperty('entryTables');
  });
  it('is counted over the sheets of a workbook, a title over each', async () => {
    const workbook = new ExcelJS.Workbook();
    for (const name of ['甲街道', '乙街道', '丙街道']) workbook.addWorksheet(name).addRows([[`${name}名单`], HEAD, [1, `${name}科技馆`, '市级'], [2, `${name}小学`, '市级']]);
    expect(await inspect(new Uint8Array(await workbook.xlsx.writeBuffer()), 'a.xlsx')).toMatchObject({ entries: 6, entryTables: 3 });
  });
});
