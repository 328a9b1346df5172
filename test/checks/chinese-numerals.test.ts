import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../src/checks/amounts.js';
import { inFigures } from '../../src/checks/chinese-numerals.js';

describe('numerals in words', () => {
  it.each([
    ['二〇二一年', '2021年'], ['二○二○年', '2020年'], ['一百三十八万元', '138万元'], ['壹佰叁拾捌万壹仟肆佰元整', '1381400元整'], ['十二人', '12人'], ['二十人次', '20人次'],
    ['一百零五人', '105人'], ['一千零五十元', '1050元'], ['三点五元', '3.5元'], ['四十一点八六万人', '41.86万人'], ['一亿二千万元', '12000万元'],
    ['两万三千元', '23000元'], ['一百〇二万零三十元', '1020030元'], ['十亿元', '10亿元'], ['一万二千亿元', '12000亿元'], ['一亿二千万零五百元', '120000500元'],
  ])('%s → %s', (written, figures) => expect(inFigures(written)).toBe(figures));
  it.each(['百千元', '一二三元', '第十二人民医院', '万元', '三五千元', '一些人', '千家万户', '九三学社', '一九年'])('%s is left alone', (text) => expect(inFigures(text)).toBe(text));
  it('are read as amounts', () => expect(amountsIn('二〇一九年，决算总额一百三十八点一四万元，常住人口四十一万八千六百人', ['决算总额', '常住人口']).map(({ year, value, unit, decimals }) => [year, value, unit, decimals])).toEqual([[2019, 138.14, '万元', 2], [2019, 418600, '人', 0]]));
});
