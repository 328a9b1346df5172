import { describe, expect, it } from 'vitest';
import { sheetBlocks } from '../../src/inspect/sheet-blocks.js';

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
  it('without anything is nothing', () => expect(sheetBlocks([])).toEqual([]));
});
