import ExcelJS from 'exceljs';
import type { FigureRow } from './figure-rows.js';

/** The columns of a form for figures; read back by the inspection of spreadsheets. */
const COLUMNS = [
  { header: '指标名称', width: 36 }, { header: '年度', width: 10 }, { header: '数值', width: 16 }, { header: '单位', width: 10 }, { header: '备注', width: 28 },
];

/** 数据填报表: one row for each figure asked; only the yellow cells are to be filled in. */
export async function figureForm(title: string, rows: readonly FigureRow[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('数据填报表', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(({ header, width }) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) {
    const added = sheet.addRow([row.name, row.year, null, row.unit, null]);
    added.getCell(3).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };
    added.getCell(3).numFmt = '0.####';
  }
  workbook.title = title;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
