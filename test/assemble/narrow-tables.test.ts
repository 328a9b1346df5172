import { expect, it } from 'vitest';
import { narrowTables } from '../../src/assemble/narrow-tables.js';

const row = (name: string, width: number) => Array.from({ length: width }, (_each, column) => `${name}${column + 1}`);

it('a table wider than a page is set in parts that begin with its first column, and no cell is lost', () => {
  const parts = narrowTables([{ type: 'table', rows: [row('甲', 25), row('乙', 25)], columns: row('', 25).map(Number) }], 'zh-CN');
  expect(parts.map((part) => (part.type === 'paragraph' ? part.text : part.rows.map((cells) => `${cells[0]} ${cells[1]}…${cells.at(-1)}`)))).toEqual([
    '（表格较宽，分段排印：第 1—12 列，共 25 列）', ['甲1 甲2…甲12', '乙1 乙2…乙12'],
    '（表格较宽，分段排印：第 13—23 列，共 25 列）', ['甲1 甲13…甲23', '乙1 乙13…乙23'],
    '（表格较宽，分段排印：第 24—25 列，共 25 列）', ['甲1 甲24…甲25', '乙1 乙24…乙25'],
  ]);
  expect(parts[3]).toMatchObject({ columns: [1, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23] });
});

it('cells merged across the edge of a part keep what lies inside', () => {
  const merged = [{ row: 0, column: 10, rows: 1, columns: 4 }, { row: 1, column: 0, rows: 2, columns: 1 }, { row: 1, column: 20, rows: 1, columns: 2 }];
  const parts = narrowTables([{ type: 'table', rows: [row('a', 23), row('b', 23), row('c', 23)], merged }], 'en').filter((part) => part.type === 'table');
  expect(parts.map((part) => part.merged)).toEqual([
    [{ row: 0, column: 10, rows: 1, columns: 2 }, { row: 1, column: 0, rows: 2, columns: 1 }],
    [{ row: 0, column: 1, rows: 1, columns: 2 }, { row: 1, column: 0, rows: 2, columns: 1 }, { row: 1, column: 9, rows: 1, columns: 2 }],
  ]);
});

it('a table that fits is left as it is', () => {
  const body = [{ type: 'table' as const, rows: [row('a', 12)] }, { type: 'paragraph' as const, text: '段', heading: null }];
  expect(narrowTables(body, 'zh-CN')).toEqual(body);
});
