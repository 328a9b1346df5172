/**
 * Entries of a list: rows with content below the header of the first table. A line above the header that fills one cell
 * is its title; rows with nothing but a running number, sums (合计) and notes below are no entries. Null without a table.
 */
function entriesIn(rows: readonly (readonly string[])[]): readonly (readonly string[])[] | null {
  const filled = rows.map((row) => distinct(row.map((cell) => cell.trim()).filter((cell) => cell !== '')));
  const header = filled.findIndex((row) => row.length >= 2);
  if (header >= 0) return filled.slice(header + 1).filter((row) => row.length >= 2 && isEntry(row));
  // A single column of names.
  const column = filled.filter((row) => row.length === 1);
  return column.length >= 2 ? column.slice(1).filter(isEntry) : null;
}

/** A cell merged over several columns is repeated by some writers. */
function distinct(row: readonly string[]): readonly string[] {
  return new Set(row).size === 1 ? row.slice(0, 1) : row;
}

function isEntry(row: readonly string[]): boolean {
  const [first = '', second = ''] = row;
  const word = /^\d*$/.test(first) ? second : first;
  return !/^(?:合\s*计|总\s*计|小\s*计|共计|备注|说明|注\s*[:：]|填表|制表|审核)/u.test(word);
}

/** How many there are, and how many of them say what one before them says, running numbers aside. */
export function entryFacts(rows: readonly (readonly string[])[]): { readonly entries: number | null; readonly repeatedEntries?: number } {
  const entries = entriesIn(rows);
  if (entries === null) return { entries };
  const said = new Set(entries.map((row) => row.map((cell) => cell.replace(/\s/gu, '')).filter((cell, at) => at > 0 || !/^\d{1,5}$/.test(cell)).join('\0')));
  const repeatedEntries = entries.length - said.size;
  return { entries: entries.length, ...(repeatedEntries > 0 ? { repeatedEntries } : {}) };
}
