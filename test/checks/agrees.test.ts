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
  it.each([
    ['years and amounts in turn', '2019、2020年经费总额分别为120、130.5万元', [[2019, 120, '万元'], [2020, 130.5, '万元']]],
    ['a span of years in turn', '2019—2021年经费总额分别为120万元、130万元和140万元', [[2019, 120, '万元'], [2020, 130, '万元'], [2021, 140, '万元']]],
    ['year by year behind the name', '经费总额2019年120万元，2020年130万元', [[2019, 120, '万元'], [2020, 130, '万元']]],
    ['years and amounts in numerals', '贰零壹玖年经费总额壹佰贰拾万元', [[2019, 120, '万元']]],
    ['full-width digits, blanks between thousands', '２０１９年经费总额1 200 000元', [[2019, 1200000, '元']]],
    ['without the counted', '2019年经费总额42万', [[2019, 42, '万']]],
  ])('%s', (_what, content, found) => expect(told(content, '经费总额')).toEqual(found));
  it.each([
    ['the columns of a row, shares aside', '单位：万元\n科学技术普及\t138.14\t120.00\t15.1%\t18.14', [[null, 138.14, '万元'], [null, 120, '万元'], [null, 18.14, '万元']]],
    ['behind the number of the row', '单位：万元\n五、科学技术普及 33 42,908.76', [[null, 42908.76, '万元']]],
    ['with digits set apart', '单位：万元\n科学技术普及 4 2 . 5', [[null, 42.5, '万元']]],
    ['beside the budget it went into', '2016年科普经费纳入了财政预算，科学技术普及达到了60万元', [[2016, 60, '万元']]],
    ['for each person, which is another amount', '2016年科学技术普及按人平1.6元，每人1.6元', []],
  ])('%s', (_what, content, found) => expect(told(content, '科学技术普及')).toEqual(found));
  it.each([['more years than amounts', '2019、2020、2021年经费总额分别为120、130万元'], ['the amount per head', '2019年人均经费总额3元']])('%s: none', (_what, content) => expect(told(content, '经费总额')).toEqual([]));
  it('a span names no year', () => expect(told('2019—2021年，常住人口41.86万人', '常住人口')).toEqual([[null, 41.86, '万人']]));
});

const form = (...figures: StatedFigure[]) => [file({ figures }, '数据填报表.xlsx')];
const ALONE = ['not-compared'];
const total = (value: number, year: number): StatedFigure => ({ name: '经费总额', year, value, unit: '万元' });
const paper = (content: string, path: string, over = {}) => file({ text: text(content), ...over }, path);
checkTest(agrees, {
  params: { figures: [{ name: '经费总额', words: ['科学技术普及', '决算总额'], unit: '万元' }], years: [2019, 2020] },
  pass: [
    { what: 'the same in the text', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年，决算总额138.14万元', '简述.docx')] } },
    { what: 'rounded, and in another scale', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年，决算总额约138万元', '简述.docx'), paper('2019年决算总额1381400元', '说明.docx')] } },
    { what: 'beside a year that is compared with', files: form(total(138.14, 2019), total(150, 2020)), context: { siblings: [paper('2020年增长8.6%，较2019年有所提高，决算总额150万元', '简述.docx'), paper('2020年决算总额150万元，较2019年决算总额138.14万元增长8.6%', '说明.docx')] } },
    { what: 'beside what came from above', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年争取上级科学技术普及专项20万元，决算总额138.14万元', '简述.docx'), paper('2019年市级科学技术普及20万元。2019年决算总额138.14万元', '说明.docx')] } },
    { what: 'the page of one year, which its name gives', files: form(total(138.14, 2019)), context: { siblings: [paper('单位：万元\n20607 科学技术普及 138.14', '2019年明细表.pdf')] } },
    { what: 'nothing to compare with', files: form(total(138.14, 2019)), context: { siblings: [paper('另一年2018年，决算总额99万元', '简述.docx')] }, codes: ALONE, says: ['经费总额（2019）', '简述.docx'] },
    { what: 'nothing besides', files: form(total(138.14, 2019)) },
    { what: 'the same in a table of the summary', files: form(total(138.14, 2019)), context: { siblings: [paper('见下表', '简述.docx', { figures: [{ name: '决算总额（万元）', year: 2019, value: 138.1, unit: '万元' }] })] } },
    { what: 'without a unit, in ones', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年决算总额1381400', '简述.docx')] } },
    { what: 'one of the columns of the page', files: form(total(138.14, 2019)), context: { siblings: [paper('单位：万元\n科学技术普及 120.00 138.14 115.1%', '2019年明细表.pdf')] } },
    { what: 'one of several amounts fits', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年，决算总额138.14万元。其中科学技术普及讲座20万元', '简述.docx')] } },
  ],
  fail: [
    { what: 'another amount in the text', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年，决算总额183.14万元', '简述.docx')] }, codes: ['differs'], says: ['2019 年“经费总额”两处不一', '填报 138.14 万元', '“简述.docx”写的是 183.14 万元'] },
    { what: 'another amount in a table of the summary', files: form(total(138.14, 2019)), context: { siblings: [paper('见下表', '简述.docx', { figures: [{ name: '决算总额（万元）', year: 2019, value: 183.1, unit: '万元' }] })] }, codes: ['differs'], says: ['183.1 万元'] },
    { what: 'none of the columns of the page', files: form(total(138.14, 2019)), context: { siblings: [paper('单位：万元\n科学技术普及 33 120.00 118.10', '2019年明细表.pdf')] }, codes: ['differs'], says: ['120 万元'] },
    { what: 'the amount of the year before', files: form(total(138.14, 2020)), context: { siblings: [paper('2019、2020年决算总额分别为138.14万元、150万元', '简述.docx')] }, codes: ['differs'], says: ['150 万元'] },
    { what: 'a tenth of it', files: form(total(138.14, 2019)), context: { siblings: [paper('2019年决算总额13.814', '简述.docx')] }, codes: ['differs'] },
    { what: 'another amount on the attached page', files: form(total(138.14, 2019), total(150, 2020)), context: { siblings: [paper('单位：万元\n20607 科学技术普及 139.14', '明细表.pdf', { document: document({ title: '2020年明细表' }) })] }, codes: ['differs', ...ALONE], says: ['2020 年', '经费总额（2019）'] },
  ],
});
