import { z } from 'zod';
import type { BodyBlock } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { plain } from './text.js';

export default defineCheck({
  id: 'entries',
  summary: 'A list has enough rows.',
  scope: 'each',
  params: z.strictObject({
    min: z.int().positive().describe('Rows with content, the header excluded'),
    not: z.array(z.string().min(1)).min(1).optional().describe('A row with a cell that says one of these, or says it in brackets, may not count: 区级, 拟申报'),
  }),
  needs: ['entries', 'repeatedEntries', 'entryTables', 'text', 'numbered', 'body'],
  messages: {
    'in-tables': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”的名单分在 {tables} 张栏目相同的表中，合计 {found} 条。', en: '“{file}” has its list in {tables} tables with the same columns, {found} in all.' },
      remedy: { zh: '请核对各表是不是同一份名单。', en: 'Check that they are one list.' },
    },
    'too-few': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”列有 {found} 条，要求不少于 {expected} 条。', en: '“{file}” lists {found}; at least {expected} are asked for.' },
      remedy: { zh: '请补齐名单，每条占表格一行。', en: 'Complete the list, one row for each.' },
    },
    repeated: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”列有 {rows} 条，其中 {same} 条与前面的相同，不同的只有 {found} 条，要求不少于 {expected} 条。', en: '“{file}” lists {rows}, of which {same} say what others say; {found} differ, and at least {expected} are asked for.' },
      remedy: { zh: '请删去重复的并补齐名单；确实不同的，写明区别或由专人确认。', en: 'Remove what is repeated and complete the list; if they do differ, say how, or let a person confirm it.' },
    },
    doubtful: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”列有 {rows} 条，其中 {same} 条写明是{words}，其余只有 {found} 条，要求不少于 {expected} 条。', en: '“{file}” lists {rows}, of which {same} are said to be {words}; {found} remain, and at least {expected} are asked for.' },
      remedy: { zh: '请核对这些条目算不算，由专人确认；不算的请补足。', en: 'Check whether these count and let a person confirm it, or complete the list.' },
    },
    read: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”是扫描件，读到的序号到 {found}（读出 {rows} 行），要求不少于 {expected} 条。', en: '“{file}” is a scan; its running numbers were read up to {found} ({rows} rows); at least {expected} are asked for.' },
      remedy: { zh: '请由专人数过后确认，或提交 Excel、Word 表格，每条占一行。', en: 'Let a person count and confirm, or hand in an Excel or Word table, one row for each.' },
    },
    'cannot-count': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”中没有可以数的表格，无法核对是否不少于 {expected} 条。', en: '“{file}” has no table to count; whether it lists at least {expected} could not be checked.' },
      remedy: { zh: '请提交 Excel 或 Word 表格，每条占一行；或由专人数过后确认。', en: 'Hand in an Excel or Word table, one row for each, or let a person count and confirm.' },
    },
  },
  asks: ({ min }) => ({ zh: `名单不少于 ${min} 条`, en: `a list of at least ${min}` }),
  find: (files, { min, not = [] }) =>
    files.flatMap((file): Finding[] => {
      const { entries, numbered, repeatedEntries = 0 } = file.facts;
      // A number may be misread and a row crossed out: what was read of a scan is for a person.
      if (entries === null && numbered) return [{ code: 'read', file: file.path, found: numbered.last, expected: min, args: { rows: numbered.rows } }];
      if (entries === null) return [{ code: 'cannot-count', file: file.path, expected: min }];
      if (entries >= min && entries - repeatedEntries < min) return [{ code: 'repeated', file: file.path, found: entries - repeatedEntries, expected: min, args: { rows: entries, same: repeatedEntries } }];
      const said = rowsThatSay(file.facts.body, not);
      if (entries >= min && entries - said.length < min) return [{ code: 'doubtful', file: file.path, found: Math.max(0, entries - said.length), expected: min, args: { rows: entries, same: said.length, words: [...new Set(said)] } }];
      const told = file.facts.entryTables === undefined ? [] : [{ code: 'in-tables', file: file.path, found: entries, args: { tables: file.facts.entryTables } }];
      return [...told, ...(entries < min ? [{ code: 'too-few', file: file.path, found: entries, expected: min }] : [])];
    }),
});

/** Of each row of the tables that says one of the words, which; a row that is no entry says none of them. */
function rowsThatSay(body: readonly BodyBlock[], words: readonly string[]): readonly string[] {
  const tables = body.flatMap((block) => (block.type === 'table' && block.part === undefined ? [block.rows] : []));
  const columns = (rows: readonly (readonly string[])[] | undefined) => plain((rows?.[0] ?? []).join('|'));
  const rows = tables.filter((table) => columns(table) === columns(tables[0])).flat();
  return rows.flatMap((row) => words.find((word) => row.some((cell) => says(plain(cell), plain(word)))) ?? []);
}

function says(cell: string, word: string): boolean {
  return cell === word || cell.includes(`(${word})`);
}
