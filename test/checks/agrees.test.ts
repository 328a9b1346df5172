import { describe, expect, it } from 'vitest';
import agrees from '../../src/checks/agrees.js';
import { amountsIn } from '../../src/checks/amounts.js';
import type { StatedFigure } from '../../src/model/facts.js';
import { checkTest, document, file, text } from './check-test.js';

describe('amounts in a text', () => {
  const told = (content: string, ...names: string[]) => amountsIn(content, names).map(({ year, value, unit }) => [year, value, unit]);

  it('by year, in a sentence', () =>
    expect(told('2019年，“科学技术普及”项决算总额138.14万元，常住人口41.86万人；2020年，决算总额1,150.2万元。', '科学技术普及', '决算总额')).toEqual([[2019, 138.14, '万元'], [2020, 1150.2, '万元']]));
  it('in a row of a table, in the unit over it', () => expect(told('单位：万元\n20607 　科学技术普及 138.14\n2060799 其他科学技术普及支出 44.20', '科学技术普及')).toEqual([[null, 138.14, '万元']]));
  it.each([
    ['a budget', '2022年，区级预算安排科学技术普及经费182.00万元'], ['a growth', '2021年，科学技术普及经费增长9.3%'], ['a year', '科学技术普及2021年'], ['too far away', '科学技术普及工作得到各级领导高度重视和大力支持，投入138万元'],
  ])('%s is none', (_what, content) => expect(told(content, '科学技术普及')).toEqual([]));
  it('a span names no year', () => expect(told('2019—2021年，常住人口41.86万人', '常住人口')).toEqual([[null, 41.86, '万人']]));
});

const form = (...figures: StatedFigure[]) => [file({ figures }, '数据填报表.xlsx')];
const total = (value: number, year: number): StatedFigure => ({ name: '经费总额', year, value, unit: '万元' });
const paper = (content: string, path: string, over = {}) => file({ text: text(content), ...over }, path);
checkTest(agrees, {
  params: { figures: [{ name: '经费总额', words: ['科学技术普及', '决算总额'], unit: '万元' }], years: [2019, 2020] },
  pass: [
    { what: 'the same in the text', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年，决算总额138.14万元', '简述.docx')] } },
    { what: 'rounded, and in another scale', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年，决算总额约138万元', '简述.docx'), paper('2019年决算总额1381400元', '说明.docx')] } },
    { what: 'the page of one year, which its name gives', files: form(total(138.14, 2019)), context: { siblings: [paper('单位：万元\n20607 科学技术普及 138.14', '2019年明细表.pdf')] } },
    { what: 'nothing to compare with', files: form(total(138.14, 2019)), context: { siblings: [paper('另一年2018年，决算总额99万元', '简述.docx')] } },
    { what: 'one of several amounts fits', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年，决算总额138.14万元。其中科学技术普及讲座20万元', '简述.docx')] } },
  ],
  fail: [
    { what: 'another amount in the text', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年，决算总额183.14万元', '简述.docx')] }, codes: ['differs'], says: ['2019 年“经费总额”两处不一', '填报 138.14 万元', '“简述.docx”写的是 183.14 万元'] },
    { what: 'another amount on the attached page', files: form(total(138.14, 2019), total(150, 2020)), context: { siblings: [paper('单位：万元\n20607 科学技术普及 139.14', '明细表.pdf', { document: document({ title: '2020年明细表' }) })] }, codes: ['differs'], says: ['2020 年'] },
  ],
});
