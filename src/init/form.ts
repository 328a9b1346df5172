import ExcelJS from 'exceljs';
import type { FigureRow } from './figure-rows.js';

/** The columns of a form for figures; read back by the inspection of spreadsheets. */
const COLUMNS = [
  { header: '指标名称', width: 36 }, { header: '年度', width: 10 }, { header: '数值', width: 16 }, { header: '单位', width: 10 }, { header: '备注', width: 28 },
];
const VALUE = 3;
const REMARK = 5;
const RULE = { style: 'thin', color: { argb: 'FFC8CFD7' } } as const;

/**
 * 数据填报表: one row for each figure asked, with its unit. Only values and remarks can be written; a value must be a
 * number and not below zero, and its cell is yellow until it is there.
 */
export async function figureForm(title: string, rows: readonly FigureRow[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date(Date.UTC(2000, 0, 1));
  workbook.modified = workbook.created;
  workbook.title = title;
  const sheet = workbook.addWorksheet('数据填报表', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
  });
  sheet.columns = COLUMNS.map(({ header, width }) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).eachCell((cell) => { cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFECEFF2' } }; });
  for (const row of rows) {
    const added = sheet.addRow([row.name, row.year, null, row.unit, null]);
    for (let column = 1; column <= COLUMNS.length; column++) added.getCell(column).border = { top: RULE, bottom: RULE, left: RULE, right: RULE };
    const value = added.getCell(VALUE);
    value.numFmt = '0.####';
    value.protection = { locked: false };
    value.dataValidation = {
      type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0], allowBlank: true,
      showInputMessage: true, promptTitle: `单位：${row.unit}`.slice(0, 32), prompt: `${row.year ? `${row.year} 年 ` : ''}${row.name}，只填数字`.slice(0, 250),
      showErrorMessage: true, errorStyle: 'stop', errorTitle: '请填数字', error: `这里只填数字（不小于 0），单位已定为“${row.unit}”，文字请写在备注里。`.slice(0, 250),
    };
    added.getCell(REMARK).protection = { locked: false };
  }
  if (rows.length > 0) {
    sheet.addConditionalFormatting({
      ref: `C2:C${rows.length + 1}`,
      rules: [{ type: 'expression', priority: 1, formulae: ['ISBLANK(C2)'], style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFF2CC' } } } }],
    });
  }
  // Without a password: it keeps hands off the names by mistake, not on purpose.
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
