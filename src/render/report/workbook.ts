import type { Result } from '../../model/result.js';
import { addOverview } from './overview-sheet.js';
import { byUnitSheet, doubtsSheet, gapsSheet, ledgerSheet, scoreSheet } from './sheets.js';
import { addList, closeBook, openBook, type Book } from './spreadsheet.js';
import { visibleData } from './visible.js';
import { words } from './words.js';

/** 缺项报告.xlsx: 总览, 缺项, 待确认, 材料台账, 得分, 按单位. No cell is a formula; the language is the result's. */
export async function renderWorkbook(result: Result): Promise<Uint8Array> {
  const shown = visibleData(result);
  const t = words(shown.language);
  const book: Book = { title: `${shown.district} ${t.report}`, author: shown.tool, date: shown.asOf, footer: t.pageOf };
  const workbook = openBook(book);
  addOverview(workbook, shown, book);
  addList(workbook, gapsSheet(shown), book);
  addList(workbook, doubtsSheet(shown), book);
  addList(workbook, ledgerSheet(shown), book);
  addList(workbook, scoreSheet(shown), book);
  addList(workbook, byUnitSheet(shown), book);
  return closeBook(workbook, book);
}
