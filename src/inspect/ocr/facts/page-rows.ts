import type { ReadLine, ReadPage } from '../../../model/facts.js';
import type { TextLine } from '../../text-line.js';

/** The pieces of a row are cells: a tab keeps them apart. */
export function rowsOfPage({ page: place, lines }: ReadPage, inPages: boolean, wanted: (line: ReadLine) => boolean): TextLine[] {
  const page = inPages ? place : null;
  const rows: { text: string; confidence: number }[] = [];
  for (const { text, confidence, startsRow } of lines.filter(wanted)) {
    const row = rows.at(-1);
    if (startsRow || !row) rows.push({ text, confidence });
    else rows[rows.length - 1] = { text: `${row.text}\t${text}`, confidence: Math.min(row.confidence, confidence) };
  }
  return rows.map((row) => ({ ...row, page }));
}
