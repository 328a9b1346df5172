import type { BodyBlock, Place } from '../model/facts.js';

/**
 * A line of text and where it stands: what the recognisers of words are given, whatever it was read from. Of a table it
 * is a row, its cells parted by tabs.
 */
export interface TextLine extends Place {
  readonly text: string;
  /** 0…1, of a line that was read from pixels. */
  readonly confidence?: number;
}

export function linesOfText(text: string): TextLine[] {
  return text.split('\n').map((line, index) => ({ text: line, page: null, paragraph: index + 1 }));
}

/** One text a page. */
export function linesOfPages(pages: readonly string[]): TextLine[] {
  return pages.flatMap((text, index) => text.split('\n').map((line) => ({ text: line, page: index + 1 })));
}

/** Paragraphs and rows, each counted from 1 and tables apart. */
export function linesOfBody(body: readonly BodyBlock[]): TextLine[] {
  let [paragraphs, tables] = [0, 0];
  return body.flatMap((block): TextLine[] => {
    // The name of a tab is neither title nor date of what stands on the sheet.
    if (block.part === 'tab') return [];
    if (block.type === 'table') {
      tables++;
      return block.rows.map((row, index) => ({ text: row.map((cell) => cell.replace(/\s+/gu, ' ')).join('\t'), page: null, table: tables, row: index + 1 }));
    }
    paragraphs++;
    return block.text.split('\n').map((text) => ({ text, page: null, paragraph: paragraphs }));
  });
}

/** The place without the text. */
export function placeOf({ page, paragraph, table, row, column }: Place): Place {
  return {
    page,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(table === undefined ? {} : { table }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
}

/** Characters set apart one by one (白 沙 洲 区), as some PDFs give them, closed up again; wide blanks become one. */
export function closedUp(text: string): string {
  const parts = text.trim().split(' ');
  const single = parts.filter((part) => [...part].length <= 1).length;
  if (parts.length < LEAST_PARTS || single < parts.length * 0.9) return text;
  return text.trim().replace(/(?<=\S) (?=\S)/gu, '').replace(/ {2,}/gu, ' ');
}

const LEAST_PARTS = 4;
