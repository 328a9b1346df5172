import { AlignmentType, Document, ImageRun, LineRuleType, Packer, Paragraph, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';

const FONT = (name) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

/** A short text as a clerk types it: heading, paragraphs of two characters' indent, perhaps pictures below. */
export async function wordFile({ title, paragraphs, day, author = '云澜区科学技术协会', pictures = [] }) {
  const body = (text) => new Paragraph({ indent: { firstLine: 640 }, spacing: { line: 580, lineRule: LineRuleType.EXACT }, children: [new TextRun({ text, size: 32, font: FONT('仿宋_GB2312') })] });
  const document = new Document({
    creator: author, lastModifiedBy: author, title,
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 2098, bottom: 1984, left: 1587, right: 1474 } } },
      children: [
        ...(title ? [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 300, line: 640, lineRule: LineRuleType.EXACT }, children: [new TextRun({ text: title, size: 44, font: FONT('方正小标宋简体') })] })] : []),
        ...paragraphs.map(body),
        ...pictures.map(({ data, width, height }) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 200 }, children: [new ImageRun({ type: 'jpg', data, transformation: { width, height } })] })),
      ],
    }],
  });
  return fixed(await Packer.toBuffer(document), day);
}

/** @param {{ sheet: string, columns: [string, number][], rows: unknown[][], title?: string, day: string }} table title: a merged line above the header */
export async function sheetFile({ sheet, columns, rows, title, day }) {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '云澜区科学技术协会';
  workbook.created = workbook.modified = new Date(`${day}T02:00:00Z`);
  const page = workbook.addWorksheet(sheet);
  if (title) {
    page.addRow([title]);
    page.mergeCells(1, 1, 1, columns.length);
    Object.assign(page.getCell(1, 1), { font: { bold: true, size: 16, name: '宋体' }, alignment: { horizontal: 'center' } });
  }
  const head = page.addRow(columns.map(([name]) => name));
  head.font = { bold: true, name: '宋体' };
  head.eachCell((cell) => Object.assign(cell, { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } } }));
  for (const row of rows) page.addRow(row);
  columns.forEach(([, width], index) => (page.getColumn(index + 1).width = width));
  page.eachRow((row, number) => number > (title ? 1 : 0) && row.eachCell((cell) => Object.assign(cell, { border: Object.fromEntries(['top', 'left', 'bottom', 'right'].map((side) => [side, { style: 'thin' }])) })));
  return fixed(Buffer.from(await workbook.xlsx.writeBuffer()), day);
}

/** Office files carry the hour at which they were written: here always the same. */
function fixed(bytes, day) {
  const [year, month, date] = day.split('-').map(Number);
  const mtime = new Date(year, month - 1, date, 10);
  const entries = {};
  for (const [path, content] of Object.entries(unzipSync(new Uint8Array(bytes)))) {
    if (path.endsWith('/')) continue;
    const plain = path === 'docProps/core.xml' ? strToU8(new TextDecoder().decode(content).replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*(<)/g, `$1${day}T02:00:00Z$2`)) : content;
    entries[path] = [plain, { level: /\.(?:jpe?g|png)$/.test(path) ? 0 : 6, mtime, os: 0, attrs: 0 }];
  }
  return Buffer.from(zipSync(entries));
}
