import type { Worksheet } from 'exceljs';
import type { Exhibit } from '../../model/dossier.js';
import type { Result, ResultExhibit } from '../../model/result.js';
import { noticeLine } from '../report/labels.js';
import { PAYLOAD } from './bag.js';
import { addList, closeBook, openBook, type Book } from '../report/spreadsheet.js';
import { visibleData } from '../report/visible.js';
import { longDate, pages } from '../report/wording.js';
import { words } from '../report/words.js';

/**
 * 目录.xlsx: 佐证材料总目录 with the columns of DA/T 22-2015 归档文件目录 (件号、责任者、文号、题名、日期、页数、备注)
 * and where each 件 stands in the dossier. Refuses a result without a dossier: its page numbers would be guesses.
 */
export async function renderCatalogue(result: Result, exhibits: readonly Exhibit[]): Promise<Uint8Array> {
  const shown = visibleData(result);
  const { dossier, language } = shown;
  if (!dossier) throw new Error('The catalogue needs a written dossier.');
  const t = words(language);
  const known = new Map(visibleData(exhibits).map((exhibit) => [exhibit.number, exhibit]));
  const book: Book = { title: `${shown.standard.title} ${t.catalogue}`, author: shown.tool, date: shown.asOf, footer: t.pageOf };
  const exhibitOf = (row: ResultExhibit) => known.get(row.number);
  const count = (row: ResultExhibit) => row.lastPage - row.firstPage + 1;
  const workbook = openBook(book);
  addList(workbook, {
    name: t.catalogue,
    above: [
      { text: `${t.catalogue}${dossier.draft ? `${t.opens}${t.draft}${t.closes}` : ''}`, style: 'title' },
      { text: [shown.standard.title, `${t.asOf} ${longDate(shown.asOf, language)}`, `${t.exhibitCount} ${dossier.exhibits.length}`, `${t.dossierPages} ${dossier.pages}`].join(' · '), style: 'note' },
    ],
    rows: dossier.exhibits,
    columns: [
      { header: t.exhibit, width: 14, type: 'text', value: (row) => row.number },
      { header: t.responsible, width: 18, type: 'text', value: (row) => exhibitOf(row)?.responsible ?? null },
      { header: t.documentNumber, width: 18, type: 'text', value: (row) => exhibitOf(row)?.documentNumber ?? null },
      { header: t.exhibitTitle, width: 44, type: 'text', value: (row) => row.title },
      { header: t.date, width: 11, type: 'text', value: (row) => exhibitOf(row)?.date?.replaceAll('-', '') ?? null },
      { header: t.pages, width: 7, type: 'number', value: count },
      { header: t.pageNumbers, width: 11, type: 'text', value: (row) => pages(row.firstPage, row.lastPage) },
      { header: t.volumeShort, width: 6, type: 'number', value: (row) => row.volume },
      { header: t.remark, width: 18, type: 'text', value: (row) => remarks(exhibitOf(row), dossier.notices.filter((notice) => notice.exhibit === row.number).map((notice) => noticeLine(notice, language)), t.signedRemark) },
    ],
  }, book);
  linkOriginals(workbook.worksheets[0] as Worksheet, result.dossier?.exhibits ?? [], t.exhibitTitle);
  if (shown.renumbered?.length) {
    addList(workbook, {
      name: t.renumbered,
      above: [{ text: t.renumbered, style: 'title' }],
      rows: shown.renumbered,
      columns: [
        { header: t.oldNumber, width: 16, type: 'text', value: (row) => row.from },
        { header: t.newNumber, width: 16, type: 'text', value: (row) => row.to },
        { header: t.file, width: 70, type: 'text', value: (row) => row.path },
      ],
    }, book);
  }
  return closeBook(workbook, book);
}

/** What the plan says of it, that it is signed, and what happened to pages only while they were written. */
function remarks(exhibit: Exhibit | undefined, notices: readonly string[], signed: string): string {
  const known = exhibit?.remark ?? '';
  return [known, exhibit?.signed ? signed : '', ...notices.filter((line) => !known.includes(line))].filter(Boolean).join('\n');
}

const HEADER_ROW = 3;

/** The title of each exhibit leads to its original in the package. The target is made from the path itself, whatever is shown of it. */
function linkOriginals(sheet: Worksheet, exhibits: readonly ResultExhibit[], header: string): void {
  const column = (sheet.getRow(HEADER_ROW).values as readonly unknown[]).indexOf(header);
  exhibits.forEach(({ path }, index) => {
    const cell = sheet.getCell(HEADER_ROW + 1 + index, column);
    const hyperlink = `${PAYLOAD}/${path.split('/').map(encoded).join('/')}`;
    cell.value = { text: String(cell.value ?? ''), hyperlink };
    cell.font = { ...cell.font, color: { argb: 'FF0B5394' }, underline: true };
  });
}

/** One step of a path as a link takes it, brackets and quotes too. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
