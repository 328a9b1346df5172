import type { Worksheet, Workbook } from 'exceljs';
import { OUTCOMES } from '../../model/outcome.js';
import type { Result } from '../../model/result.js';
import { DISPOSITION_LABELS, VERDICT_LABELS, VERDICT_NOTES, label, outcomeLabel } from './labels.js';
import { FONT, HEADER_FONT, addSheet, paint, setText, writeHeader, writeValue, type Book } from './spreadsheet.js';
import { range } from './wording.js';
import { words, type Words } from './words.js';

const WIDTH = 9;

/** 总览: who, when, verdict, points, files, and the outcomes of every indicator. */
export function addOverview(workbook: Workbook, result: Result, book: Book): void {
  const { language } = result;
  const t = words(language);
  const sheet = addSheet(workbook, t.sheetOverview, { book, headerRow: 1 });
  sheet.columns = [{ width: 16 }, { width: 40 }, ...OUTCOMES.map(() => ({ width: 12 })), { width: 10 }];
  sheet.mergeCells(1, 1, 1, WIDTH);
  setText(sheet.getCell(1, 1), book.title);
  sheet.getCell(1, 1).font = { name: '宋体', size: 18, bold: true };
  sheet.getCell(1, 1).alignment = { vertical: 'middle' };
  sheet.getRow(1).height = 34;
  let row = 2;
  for (const [name, value, type] of facts(result, t)) writeFact(sheet, row++, { name, value, type });
  writeTable(sheet, row + 1, result);
}

type Fact = readonly [name: string, value: string | number | null, type: 'text' | 'points' | 'date'];

function facts(result: Result, t: Words): Fact[] {
  const { language, score } = result;
  const files = (disposition: 'included' | 'excluded' | 'unassigned') => result.files.filter((file) => file.disposition === disposition).length;
  return [
    [t.standard, result.standard.name, 'text'],
    [t.edition, result.standard.edition, 'text'],
    [t.applicant, result.applicant, 'text'],
    [t.verdict, `${label(VERDICT_LABELS[result.verdict], language)} · ${label(VERDICT_NOTES[result.verdict], language)}`, 'text'],
    [t.asOf, result.asOf, 'date'],
    [t.dueDate, result.dueDate, 'date'],
    [t.provable, score.provable, 'points'],
    [t.possible, score.possible, 'points'],
    [t.judged, `${range(score.judged)} · ${t.judgedNote}`, 'text'],
    [t.statedTotal, score.statedTotal, 'points'],
    [t.basis, score.basis, 'text'],
    [t.ledger, result.files.length, 'points'],
    ...(['included', 'excluded', 'unassigned'] as const).map((disposition): Fact => [`　${label(DISPOSITION_LABELS[disposition], language)}`, files(disposition), 'points']),
    [t.otherProblems, result.problems.length, 'points'],
    [t.declarations, result.declarations.length, 'points'],
    [t.dossierPages, result.dossier?.pages ?? null, 'points'],
  ];
}

function writeFact(sheet: Worksheet, row: number, fact: { readonly name: string; readonly value: Fact[1]; readonly type: Fact[2] }): void {
  const name = sheet.getCell(row, 1);
  const value = sheet.getCell(row, 2);
  setText(name, fact.name);
  name.font = { ...HEADER_FONT, color: { argb: 'FF56616D' } };
  sheet.mergeCells(row, 2, row, WIDTH);
  writeValue(value, fact.type, fact.value ?? '—');
  value.font = FONT;
  value.alignment = { horizontal: 'left', vertical: 'top', wrapText: true };
}

/** Indicators down, outcomes across; the last row is the whole. */
function writeTable(sheet: Worksheet, top: number, result: Result): void {
  const t = words(result.language);
  const headers = [t.indicator, '', ...OUTCOMES.map((outcome) => outcomeLabel(outcome, result.language)), t.total];
  headers.forEach((header, index) => writeHeader(sheet.getCell(top, index + 1), header));
  const lines = [
    ...result.indicators.map((indicator) => ({ code: indicator.printed, title: indicator.title, mine: result.requirements.filter((requirement) => requirement.indicator === indicator.code) })),
    { code: t.total, title: '', mine: result.requirements },
  ];
  lines.forEach(({ code, title, mine }, down) => {
    const counts = OUTCOMES.map((outcome) => mine.filter((requirement) => requirement.outcome === outcome).length);
    [code, title, ...counts, mine.length].forEach((value, across) => {
      const cell = sheet.getCell(top + 1 + down, across + 1);
      writeValue(cell, 'points', value);
      cell.font = FONT;
      const outcome = OUTCOMES[across - 2];
      if (outcome && typeof value === 'number' && value > 0) paint(cell, outcome);
      cell.alignment = { horizontal: across < 2 ? 'left' : 'center', vertical: 'top', wrapText: true };
      cell.border = { bottom: { style: 'thin', color: { argb: 'FFC8CFD7' } } };
    });
  });
}
