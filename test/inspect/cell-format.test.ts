import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cellFormat, shownAs } from '../../src/inspect/cell-format.js';
import { inspect } from '../../src/inspect/inspect.js';

describe('a number in a cell is shown as its format says', () => {
  it.each<[string, number, string | undefined, string, string]>([
    ['a day', 14, undefined, '44927', '2023-01-01'],
    ['a day of a format of its own', 176, 'yyyy"年"m"月"d"日"', '44927', '2023-01-01'],
    ['the 28 February 1900', 14, undefined, '59', '1900-02-28'],
    ['a day, though a clock is stored with it', 14, undefined, '44927.6', '2023-01-01'],
    ['a day and its clock', 22, undefined, '44927.604166666664', '2023-01-01 14:30'],
    ['a day at midnight', 22, undefined, '44927', '2023-01-01'],
    ['a clock', 20, undefined, '0.375', '09:00'],
    ['a length of time', 46, undefined, '1.25', '1.25'],
    ['a length of time of a format of its own', 177, '[h]:mm', '1.25', '1.25'],
    ['a share', 9, undefined, '0.853', '85%'],
    ['a share with decimals', 10, undefined, '0.8531', '85.31%'],
    ['a share of a format of its own', 178, '0.0%;[Red]-0.0%', '0.8531', '85.3%'],
    ['growth', 178, '0.0%', '1.2', '120%'],
    ['a percent sign that is only words', 179, '0.00"%"', '85.3', '85.3'],
    ['an amount with a unit', 180, '0.00"元/日"', '3.86', '3.86'],
    ['an amount in red', 181, '[Red]0.00', '0.30000000000000004', '0.3'],
  ])('%s', (_what, id, code, stored, shown) => expect(shownAs(stored, cellFormat(id, code))).toBe(shown));

  it('counts days from 1904 where the workbook does', async () => {
    const book = (date1904: string) => zipSync(Object.fromEntries(Object.entries({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr ${date1904}/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1" s="0"><v>43465</v></c></row></sheetData></worksheet>',
    }).map(([name, text]) => [name, strToU8(text)])));
    expect((await inspect(book('date1904="1"'), 'a.xlsx')).body).toMatchObject([{ rows: [['2023-01-01']] }]);
    expect((await inspect(book(''), 'a.xlsx')).body).toMatchObject([{ rows: [['2018-12-31']] }]);
  });
});
