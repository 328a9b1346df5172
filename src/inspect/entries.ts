/** What a list names, and how many of its entries name what one before them does; null without a table. */
export interface EntryFacts {
  readonly entries: number | null;
  readonly repeatedEntries?: number;
  /** Tables with the same columns, where there are several: a page, a sheet or a unit each. */
  readonly entryTables?: number;
}

/**
 * Entries of a list: rows with content below the header of the first table. A line above the header that fills one cell
 * is its title; rows with nothing but a running number or without a name, the header once more, headings of its parts, sums (合计),
 * signatures and notes below are no entries. Null without a table.
 */
function entriesIn(rows: readonly (readonly string[])[]): { readonly entries: readonly (readonly string[])[]; readonly name: number | null } | null {
  const cells = rows.map((row) => row.map(squeeze));
  const filled = rows.map((row) => distinct(row.map((cell) => cell.trim()).filter((cell) => cell !== '')));
  const header = filled.findIndex((row) => row.length >= 2);
  if (header < 0) {
    // A single column of names.
    const column = filled.filter((row) => row.length === 1);
    return column.length >= 2 ? { entries: column.slice(1).filter(isEntry), name: null } : null;
  }
  const heading = cells[header] as readonly string[];
  const below = cells.flatMap((row, at) => (at > header && (filled[at]?.length ?? 0) >= 2 && isEntry(filled[at] as readonly string[]) && row.join('\0') !== heading.join('\0') ? [row] : []));
  const isNumbered = below.some(([first = '']) => /^\d/.test(first));
  const listed = below.filter((row) => !(isNumbered && PART.test(row.find((cell) => cell !== '') ?? '')));
  const name = nameColumn(heading, listed);
  return { entries: name === null ? listed : listed.filter((row) => !isBlank(row[name] ?? '')), name };
}

/** 一、 and （二） over rows that count 1, 2, 3. */
const PART = /^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]/u;

/** The column that says what is listed: of several that are called a name the one that differs most. Null where none is called so. */
function nameColumn(heading: readonly string[], rows: readonly (readonly string[])[]): number | null {
  for (const called of [/名称|名单/u, /^姓名$/u, /^(?:基地|场馆|学校|单位|机构|企业)$/u]) {
    const columns = heading.flatMap((cell, at) => (called.test(cell) ? [at] : []));
    const different = (at: number) => new Set(rows.map((row) => row[at] ?? '')).size;
    if (columns.length > 0) return columns.reduce((best, at) => (different(at) > different(best) ? at : best));
  }
  return null;
}

/** Nothing, or what stands for it. */
function isBlank(cell: string): boolean {
  return /^(?:无|暂无|没有|待定|待补|待填|待报|空缺|[-—－–/／\\、.．。·…×*＊xX?？]*)$/u.test(cell);
}

/** A cell merged over several columns is repeated by some writers. */
function distinct(row: readonly string[]): readonly string[] {
  return new Set(row).size === 1 ? row.slice(0, 1) : row;
}

const SUM = /^(?:合计|总计|小计|共计|总数|汇总|累计|以上|总共|共\d+)/u;
const FOOT = /^(?:备注|说明|注[:：]|填表|填报|制表|审核|审批|上报|报送|联系人|联系电话|(?:单位|部门)?(?:主要|分管)?(?:负责人|领导)(?:签[字名])?[:：(（]|(?:单位|公章|盖章|日期|时间)[:：(（])/u;

function isEntry(row: readonly string[]): boolean {
  const [first = '', second = ''] = row.map(squeeze);
  const word = /^\d*$/.test(first) ? second : first;
  return !SUM.test(word) && !FOOT.test(word);
}

/** Those of the first table and of all that have the same columns. */
export function entryFacts(tables: readonly (readonly (readonly string[])[])[]): EntryFacts {
  const [first = []] = tables;
  const heading = headingOf(first);
  const alike = heading === '' ? [first] : tables.filter((table) => headingOf(table) === heading);
  const facts = countEntries(alike.flat());
  return alike.length > 1 && facts.entries !== null ? { ...facts, entryTables: alike.length } : facts;
}

/** What its columns are called; empty for a single one. */
export function headingOf(rows: readonly (readonly string[])[]): string {
  const header = rows.find((row) => distinct(row.map((cell) => cell.trim()).filter((cell) => cell !== '')).length >= 2) ?? [];
  return header.map(squeeze).filter((cell) => cell !== '').join('\0');
}

/** How many there are, and how many of them name what one before them names, or say the same where no column is called a name. */
function countEntries(rows: readonly (readonly string[])[]): EntryFacts {
  const list = entriesIn(rows);
  if (list === null) return { entries: null };
  const { entries, name } = list;
  const isOfPersons = name !== null && rows.some((row) => squeeze(row[name] ?? '') === '姓名');
  const said = new Set(entries.map((row) => (name === null || isOfPersons ? row.map(squeeze).filter((cell, at) => at > 0 || !/^\d{1,5}$/.test(cell)).join('\0') : bare(row[name] ?? ''))));
  const repeatedEntries = entries.length - said.size;
  return { entries: entries.length, ...(repeatedEntries > 0 ? { repeatedEntries } : {}) };
}

function squeeze(cell: string): string {
  return cell.normalize('NFKC').replace(/\s/gu, '');
}

/** Without marks around and behind it. */
function bare(name: string): string {
  return name.replace(/[《》“”"'。.,，;；]/gu, '');
}
