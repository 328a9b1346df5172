import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sheetBlocks, toldNames } from '../../src/inspect/sheet-blocks.js';
import { readSheet } from '../../src/inspect/xlsx-sheet.js';
import { parseXml } from '../../src/inspect/xml.js';
import type { BodyBlock, TableLayout } from '../../src/model/facts.js';
import { tableCells } from '../../src/render/blocks/table-cells.js';

const shown = (rows: readonly (readonly string[])[]) => sheetBlocks(rows).map((block) => (block.type === 'paragraph' ? block.text : block.rows.map((row) => row.join('|')).join(' / ')));

describe('a sheet', () => {
  it('has its title and notes apart from its table', () => {
    expect(shown([['科普专干花名册', '', ''], ['（截至 2022 年）', '', ''], ['序号', '姓名', '村'], ['1', '甲', '东'], ['填表人：乙', '', '']])).toEqual(['科普专干花名册', '（截至 2022 年）', '序号|姓名|村 / 1|甲|东', '填表人：乙']);
  });
  it('has a title that some writers repeat in every column', () => expect(shown([['名册', '名册', '名册'], ['序号', '姓名', '村']])).toEqual(['名册', '序号|姓名|村']));
  it('keeps lines of one cell within the table, and rows that have only their number', () => {
    expect(shown([['序号', '姓名'], ['东村', ''], ['1', '甲'], ['2', '']])).toEqual(['序号|姓名 / 东村| / 1|甲 / 2|']);
  });
  it('of one column is a table', () => expect(shown([['名单'], ['甲'], ['乙']])).toEqual(['名单 / 甲 / 乙']));
  it('has the name of its tab before it, unless its title says it', () => {
    const named = (rows: readonly (readonly string[])[], name: string) => sheetBlocks(rows, { name })[0];
    expect(named([['序号', '姓名']], '3月')).toEqual({ type: 'paragraph', text: '3月', heading: null, part: 'tab' });
    expect(named([['3月花名册', ''], ['序号', '姓名']], '3月')).toEqual({ type: 'paragraph', text: '3月花名册', heading: null });
  });
  it('alone under a name that nobody gave has none; of several every one tells its name', () => {
    expect(toldNames([{ name: 'Sheet1' }])).toEqual([{ name: undefined }]);
    expect(toldNames([{ name: '名单' }])).toEqual([{ name: '名单' }]);
    expect(toldNames([{ name: 'Sheet1' }, { name: 'Sheet2' }])).toEqual([{ name: 'Sheet1' }, { name: 'Sheet2' }]);
  });
  it('without anything is nothing', () => expect(sheetBlocks([])).toEqual([]));
});

describe('a sheet with columns of different widths and merged cells', () => {
  const rows = '<row r="1"><c r="A1" t="str"><v>名册</v></c></row><row r="3"><c r="A3" t="str"><v>序号</v></c><c r="B3" t="str"><v>姓名</v></c><c r="C3" t="str"><v>单位</v></c></row><row r="4"><c r="A4" t="str"><v>一、街道</v></c></row><row r="5"><c r="A5"><v>1</v></c><c r="B5" t="str"><v>甲</v></c><c r="C5" t="str"><v>东街</v></c></row><row r="6"><c r="A6"><v>2</v></c><c r="B6" t="str"><v>乙</v></c></row>';
  const sheet = (more: string) => sheetBlocks(...read(`<worksheet><cols><col min="1" max="1" width="6"/><col min="3" max="16384" width="30"/></cols><sheetData>${rows}</sheetData>${more}</worksheet>`));
  const read = (xml: string): [readonly (readonly string[])[], { readonly layout: TableLayout }] => {
    const { rows: texts, layout } = readSheet(parseXml(strToU8(xml)), { strings: [], formats: [], sights: [], dayShift: 0 });
    return [texts, { layout }];
  };
  const table = (more: string) => sheet(more).find((block) => block.type === 'table') as Extract<BodyBlock, { type: 'table' }>;

  it('keeps both, counted from the first row of its table', () => {
    const found = table('<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A4:C4"/><mergeCell ref="C5:C6"/><mergeCell ref="B90:C91"/></mergeCells>');
    expect(found.columns).toEqual([60, 84, 300]);
    expect(found.merged).toEqual([{ row: 1, column: 0, rows: 1, columns: 3 }, { row: 2, column: 2, rows: 2, columns: 1 }]);
    expect(tableCells(found).map((row) => row.map(({ text, colspan, rowspan }) => `${text} ${colspan}×${rowspan}`))).toEqual([
      ['序号 1×1', '姓名 1×1', '单位 1×1'], ['一、街道 3×1'], ['1 1×1', '甲 1×1', '东街 1×2'], ['2 1×1', '乙 1×1'],
    ]);
  });

  it('takes of merged cells that lie over each other or reach beyond the table what can be set', () => {
    const found = table('<mergeCells><mergeCell ref="A4:ZZ9"/><mergeCell ref="A4:B5"/><mergeCell ref="nonsense"/></mergeCells>');
    const cells = tableCells(found);
    expect(cells.flat().reduce((sum, { colspan, rowspan }) => sum + colspan * rowspan, 0)).toBe(12);
    expect(cells[1]?.[0]).toEqual({ text: '一、街道', colspan: 3, rowspan: 3 });
  });
});
