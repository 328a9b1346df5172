import type { TextLine } from '../text-line.js';
import { isPrivateLabel } from './labelled.js';
import { speaksOfPerson } from './person.js';

/** A piece of text with what stands around it, which tells whose a number is. */
export interface Piece {
  readonly text: string;
  /** The label that stands in the cell before, at the head of the column, or alone on the line above. */
  readonly label: string | null;
  /** The lines before and after; of a table the row, its head, and the line above the table. */
  readonly beside: string;
  readonly line: TextLine;
  /** Within the line, from 0. */
  readonly cell: number;
}

/** How far a block of contacts reaches: 联系人, 电话 and 邮箱 stand below each other. */
const LINES_BESIDE = 2;
const LONGEST_HEAD = 8;

/** Every cell of every line, in order. */
export function* pieces(lines: readonly TextLine[]): Generator<Piece> {
  let head: readonly string[] = [];
  for (const [index, line] of lines.entries()) {
    const cells = line.text.split('\t');
    const above = lines[index - 1];
    if (line.table === undefined || above?.table !== line.table) head = [];
    const beside = line.table === undefined ? flowing(lines, index) : `${tableTitle(lines, index)}\n${head.join('\t')}\n${line.text}`;
    for (const [cell, text] of cells.entries()) {
      const [left, top] = [cells[cell - 1], line.table === undefined ? (cells.length === 1 ? above?.text : undefined) : head[cell]];
      yield { text, label: [left, top].find((each) => each !== undefined && isPrivateLabel(each)) ?? null, beside, line, cell };
    }
    // What heads columns is words; a row of a form has what was filled in beside them.
    if (line.table !== undefined && !/\d/u.test(line.text) && cells.some((each) => isPrivateLabel(each) || (each.length <= LONGEST_HEAD && speaksOfPerson(each)))) head = cells;
  }
}

function flowing(lines: readonly TextLine[], index: number): string {
  return lines.slice(Math.max(0, index - LINES_BESIDE), index + LINES_BESIDE + 1).map(({ text }) => text).join('\n');
}

/** Of the first rows only: where a table begins further up, its head says what it lists. */
function tableTitle(lines: readonly TextLine[], index: number): string {
  const table = lines[index]?.table;
  const before = lines.slice(Math.max(0, index - LINES_BESIDE), index).findLast((line) => line.table !== table);
  return before?.text ?? '';
}
