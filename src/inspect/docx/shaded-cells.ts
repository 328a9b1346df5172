import { isColoured, isShade, type Rgb } from '../mark-colours.js';

/** A cell of a table: its words, and the colour it is filled with; null without one. */
export interface FilledCell {
  readonly text: string;
  readonly ground: Rgb | null;
}

/** Share of a row or column from which on its colour is that of a head. */
const HEAD = 0.5;
/** Share of the other cells that may be set off; more of them, and colour is how the table looks. One always may. */
const FEW = 0.2;

/** The words of the one or few cells of a table that somebody coloured: those of its head, and of tables coloured throughout or by turns, stress nothing. */
export function stressedCells(rows: readonly (readonly FilledCell[])[]): string[] {
  const isHead = (cells: readonly (FilledCell | undefined)[]) => cells.filter((cell) => cell && isSetOff(cell)).length > HEAD * cells.length;
  // Lines across the table, its title, stand above the head.
  const first = Math.max(0, rows.findIndex((row) => row.filter(({ text }) => text.trim() !== '').length > 1));
  const withoutRow = isHead(rows[first] ?? []) ? rows.slice(first + 1) : rows;
  const body = isHead(withoutRow.map((row) => row[0])) ? withoutRow.map((row) => row.slice(1)) : withoutRow;
  const written = body.flat().filter(({ text }) => text.trim() !== '');
  const coloured = written.filter(isSetOff);
  return written.length > coloured.length && coloured.length <= Math.max(1, FEW * written.length) ? coloured.map(({ text }) => text.trim()) : [];
}

function isSetOff({ ground }: FilledCell): boolean {
  return ground !== null && isShade(ground) && isColoured(ground);
}
