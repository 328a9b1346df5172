import type { BodyBlock } from '../model/facts.js';
import { say, type Language, type Text } from '../model/text.js';

type TableBody = Extract<BodyBlock, { type: 'table' }>;

/** Of so many columns of 10 points across a page each still takes two Chinese characters beside its rules. */
const MOST_COLUMNS = 12;

const PART: Text = { zh: '（表格较宽，分段排印：第 {from}—{to} 列，共 {all} 列）', en: '(a wide table in parts: columns {from}–{to} of {all})' };

/** Tables wider than a page can show are set in parts, one below the other; each begins with the first column, which says what the row is. */
export function narrowTables(body: readonly BodyBlock[], language: Language): BodyBlock[] {
  return body.flatMap((block) => (block.type === 'table' ? parts(block, language) : [block]));
}

function parts(table: TableBody, language: Language): BodyBlock[] {
  const all = table.rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (all <= MOST_COLUMNS) return [table];
  const starts = Array.from({ length: Math.ceil((all - 1) / (MOST_COLUMNS - 1)) }, (_each, part) => 1 + part * (MOST_COLUMNS - 1));
  return starts.flatMap((from): BodyBlock[] => {
    const to = Math.min(all, from + MOST_COLUMNS - 1);
    const note = say(PART, language, { from: from === 1 ? 1 : from + 1, to, all });
    return [{ type: 'paragraph', text: note, heading: null, ...(table.part ? { part: table.part } : {}) }, columnsOf(table, from, to)];
  });
}

/** The first column, and those from `from` up to `to` (0-based, exclusive); of cells merged across the edge what lies inside. */
function columnsOf({ rows, columns, merged, ...table }: TableBody, from: number, to: number): TableBody {
  const taken = <T>(row: readonly T[]) => [...row.slice(0, 1), ...row.slice(from, to)];
  const inside = merged?.flatMap((cell) => {
    const [left, right] = [Math.max(cell.column, from), Math.min(cell.column + cell.columns, to)];
    const first = cell.column === 0;
    const start = first ? 0 : left - from + 1;
    const width = Math.max(0, right - left) + (first ? 1 : 0);
    return width > 0 && (width > 1 || cell.rows > 1) ? [{ ...cell, column: start, columns: width }] : [];
  });
  return { ...table, rows: rows.map(taken), ...(columns ? { columns: taken(columns) } : {}), ...(inside?.length ? { merged: inside } : {}) };
}
