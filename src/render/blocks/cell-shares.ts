import type { Block } from '../../model/dossier.js';

type TableBlock = Extract<Block, { type: 'table' }>;

/** Row by row, which share of the table's width each cell that begins there has. */
export function cellShares({ columns, rows }: TableBlock): number[][] {
  const total = columns.reduce((sum, width) => sum + width, 0);
  /** How many rows from here on are covered by a cell that began above, or begins here. */
  let covered = columns.map(() => 0);
  return rows.map((row) => {
    let at = 0;
    const shares = row.map((cell) => {
      while ((covered[at] ?? 0) > 0) at++;
      const share = columns.slice(at, at + cell.colspan).reduce((sum, width) => sum + width, 0) / total;
      covered.fill(cell.rowspan, at, at + cell.colspan);
      at += cell.colspan;
      return share;
    });
    covered = covered.map((left) => Math.max(0, left - 1));
    return shares;
  });
}
