import type { Cell } from '../../model/dossier.js';

/**
 * Rows that all fill the table's width: the last cell of a shorter one is widened, or an empty one stands where nothing else does.
 * Typst sets cells one after the other, so that a short row would be filled with the cells of the next.
 */
export function wholeRows(rows: readonly (readonly Cell[])[], width: number): Cell[][] {
  /** How many rows from here on are covered by a cell that began above. */
  const covered = Array.from({ length: width }, () => 0);
  return rows.map((row) => {
    const isFree = covered.map((left) => left === 0);
    const cells = [...row];
    let at = 0;
    const end = row.map((cell) => {
      while (isFree[at] === false) at++;
      for (let column = at; column < at + cell.colspan; column++) covered[column] = Math.max(covered[column] ?? 0, cell.rowspan);
      return (at += cell.colspan);
    }).at(-1) ?? 0;
    const last = cells.at(-1);
    const rest = isFree.slice(end);
    if (last && rest.length > 0 && rest.every(Boolean)) {
      cells[cells.length - 1] = { ...last, colspan: last.colspan + rest.length };
      covered.fill(last.rowspan, end);
    } else {
      cells.push(...rest.filter(Boolean).map((): Cell => ({ inlines: [], align: 'left', colspan: 1, rowspan: 1, header: false })));
    }
    covered.forEach((left, column) => { covered[column] = Math.max(0, left - 1); });
    return cells;
  });
}
