/**
 * Entries of a list: rows with content below the header of the first table. A line above the header that fills one cell
 * is its title; lines such as 合计 and notes below are no entries. Null when there is no table.
 */
export function countEntries(rows: readonly (readonly string[])[]): number | null {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== ''));
  const header = filled.findIndex((row) => row.length >= 2);
  if (header < 0) return null;
  return filled.slice(header + 1).filter((row) => row.length >= 2 && !/^(合计|总计|小计|备注|说明|注)/.test((row[0] as string).trim())).length;
}
