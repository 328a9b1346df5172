import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { renderCatalogue } from '../../../src/render/package/catalogue.js';
import { renderWorkbook } from '../../../src/render/report/workbook.js';
import { visible } from '../../../src/render/report/visible.js';
import { exhibitsOf, fixture, HOSTILE } from './fixture.js';

const result = fixture();
const gapReport = await renderWorkbook(result);
const catalogue = await renderCatalogue(result, exhibitsOf(result));
const book = await open(gapReport);

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return workbook;
}
const sheet = (name: string, from = book) => from.getWorksheet(name) as ExcelJS.Worksheet;
const headers = (worksheet: ExcelJS.Worksheet, row = 1) => (worksheet.getRow(row).values as unknown[]).slice(1);
const column = (worksheet: ExcelJS.Worksheet, header: string, row = 1) => {
  const index = headers(worksheet, row).indexOf(header) + 1;
  return Array.from({ length: worksheet.rowCount - row }, (_, down) => worksheet.getCell(row + 1 + down, index));
};

describe('缺项报告.xlsx', () => {
  it('has the six sheets in order', () => expect(book.worksheets.map(({ name }) => name)).toEqual(['总览', '缺项', '待确认', '材料台账', '得分', '按单位']));

  it.each([['缺项', 1, 7], ['待确认', 1, 7], ['材料台账', 1, 51], ['得分', 2, 32]])('%s: header in sight, filters, A4 across, one row for each entry', (name, headerRow, rows) => {
    const worksheet = sheet(name);
    expect(worksheet.views[0]).toMatchObject({ state: 'frozen', ySplit: headerRow });
    expect(worksheet.autoFilter).toBeTruthy();
    expect(worksheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${headerRow}:${headerRow}` });
    expect(worksheet.rowCount).toBe(headerRow + rows);
  });

  it('lists every file under its whole name', () => {
    expect(column(sheet('材料台账'), '文件（相对 evidence/）').map((cell) => cell.text)).toEqual(result.files.map((file) => visible(file.path)));
  });

  it('holds true numbers and dates', () => {
    expect(column(sheet('材料台账'), '字节').every((cell) => cell.type === ExcelJS.ValueType.Number)).toBe(true);
    expect(column(sheet('缺项'), '涉及分值').map((cell) => cell.value)).toEqual([1, 4, 2, 2, 2, 1, 1]);
    const due = column(sheet('缺项'), '补交期限')[0]!;
    expect(due.value).toEqual(new Date('2022-12-10T00:00:00Z'));
    expect(due.numFmt).toBe('yyyy-mm-dd');
  });

  it('colours outcomes', () => {
    const cell = column(sheet('缺项'), '结论')[0]!;
    expect(cell.value).toBe('缺项');
    expect(cell.fill).toMatchObject({ fgColor: { argb: 'FFA3262A' } });
  });

  it('gives no judged point', () => {
    const worksheet = sheet('得分');
    const states = column(worksheet, '状态', 2).map((cell) => cell.value);
    const points = column(worksheet, '分值', 2).map((cell) => cell.value);
    const upper = column(worksheet, '评判上限', 2).map((cell) => cell.value);
    expect(states.filter((state) => state === '由专家评判')).toHaveLength(3);
    states.forEach((state, index) => { if (state === '由专家评判') expect([points[index], upper[index]]).toEqual([null, expect.any(Number)]); });
  });

  it('names every unit, also the one that owes nothing', () => {
    const units = column(sheet('按单位'), '单位').map((cell) => cell.value);
    expect(new Set(units)).toEqual(new Set(result.requirements.flatMap((requirement) => requirement.units)));
    const done = units.indexOf('区融媒体中心');
    expect(column(sheet('按单位'), '结论')[done]?.value).toBe('无欠缺');
  });
});

describe('names that look like formulas', () => {
  it.each([['gap report', gapReport], ['catalogue', catalogue]])('%s: no formula, no link but to an original, only text', async (_name, bytes) => {
    for (const [path, content] of Object.entries(unzipSync(bytes))) {
      if (!path.startsWith('xl/worksheets/')) continue;
      const xml = new TextDecoder().decode(content);
      expect(xml).not.toMatch(/<f[ >]|<dataValidation/);
      for (const [, target] of xml.matchAll(/ Target="([^"]*)"/g)) expect(target).toMatch(/^data\/originals\/[\w%.~/-]+$/);
    }
    for (const worksheet of (await open(bytes)).worksheets) {
      worksheet.eachRow((row) => row.eachCell((cell) => {
        expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Number, ExcelJS.ValueType.Date, ExcelJS.ValueType.Null, ExcelJS.ValueType.Merge, ...(bytes === catalogue ? [ExcelJS.ValueType.Hyperlink] : [])]).toContain(cell.type);
        if (cell.type === ExcelJS.ValueType.String) expect(cell.numFmt).toBe('@');
      }));
    }
  });

  it.each(['+1-800.xlsx', '-2+3.png', '@SUM(A1).pdf', '_x003D_1.pdf'])('%s stays as it is', (name) => {
    expect(column(sheet('材料台账'), '文件（相对 evidence/）').map((cell) => cell.value)).toContain(name);
  });

  it('keeps a found value that begins with =', () => {
    expect(column(sheet('待确认'), '检出').map((cell) => cell.value)).toContain('=1+1');
  });
});

describe('目录.xlsx', () => {
  it('follows DA/T 22 and carries the printed pages', async () => {
    const worksheet = sheet('佐证材料总目录', await open(catalogue));
    expect(headers(worksheet, 3)).toEqual(['件号', '责任者', '文号', '题名', '日期', '页数', '页码', '册', '备注']);
    const link = { text: '规划纲要（盖章）.pdf', hyperlink: expect.stringMatching(/^data\/originals\/[^ （]+\.pdf$/) };
    expect((worksheet.getRow(4).values as unknown[]).slice(1)).toEqual(['B1-1-2-01', '区发改局', '发〔2021〕3号', link, '20210305', 3, '14—16', 1, '复印件\n第 2、3 页无法原样复制，以画面入卷']);
    expect(worksheet.rowCount).toBe(3 + (result.dossier?.exhibits.length ?? 0));
    expect(column(worksheet, '题名', 3).map((cell) => cell.text)).toContain(HOSTILE.formula);
    for (const cell of column(worksheet, '题名', 3)) expect(cell.formula).toBeUndefined();
    expect(worksheet.getCell('A1').value).toBe('佐证材料总目录（草稿）');
  });

  it('refuses to guess page numbers', async () => {
    await expect(renderCatalogue(fixture({ dossier: null }), [])).rejects.toThrow('written dossier');
  });
});

describe('bytes', () => {
  it('are the same for the same result, whatever the day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
    try {
      expect(Buffer.from(await renderWorkbook(fixture())).equals(gapReport)).toBe(true);
      expect(Buffer.from(await renderCatalogue(fixture(), exhibitsOf(fixture()))).equals(catalogue)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
