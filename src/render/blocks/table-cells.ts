import type { BodyBlock, MergedCell } from '../../model/facts.js';

/** A cell as a table of a template has it. */
export interface TableCell {
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
}

/** The rows of a table that was read, each with the cells that begin in it: merged ones once, and none over another. */
export function tableCells({ rows, merged = [] }: Extract<BodyBlock, { type: 'table' }>): TableCell[][] {
  const taken = rows.map((row) => row.map(() => false));
  const spans = new Map<string, MergedCell>();
  for (const cell of merged) {
    const places = Array.from({ length: cell.rows * cell.columns }, (_each, n) => [cell.row + Math.floor(n / cell.columns), cell.column + (n % cell.columns)] as const);
    if (!places.every(([row, column]) => taken[row]?.[column] === false)) continue;
    for (const [row, column] of places) (taken[row] as boolean[])[column] = true;
    spans.set(`${cell.row} ${cell.column}`, cell);
  }
  return rows.map((row, at) => row.flatMap((text, column): TableCell[] => {
    const span = spans.get(`${at} ${column}`);
    if (taken[at]?.[column] && !span) return [];
    return [{ text, colspan: span?.columns ?? 1, rowspan: span?.rows ?? 1 }];
  }));
}
