import { describe, expect, it } from 'vitest';
import { entryFacts } from '../../src/inspect/entries.js';
import { figuresInBody, figuresInRows } from '../../src/inspect/figures.js';
import { inspect } from '../../src/inspect/inspect.js';
import type { BodyBlock } from '../../src/model/facts.js';
import { xlsx } from './samples.js';

describe('figures stated in a form', () => {
  it('reads the form that init makes', () =>
    expect(figuresInRows([['指标名称', '年度', '数值', '单位', '备注'], ['科普经费总额', '2021', '1,286.5', '万元', ''], ['志愿者人数', '', '1200', '人', ''], ['常住人口', '2021', '', '万人', '']])).toEqual([
      { name: '科普经费总额', year: 2021, value: 1286.5, unit: '万元' },
      { name: '志愿者人数', year: null, value: 1200, unit: '人' },
    ]));

  it.each([
    [['项目', '年份', '数值（万元）'], ['经费', '2021年', '１２８６'], { name: '经费', year: 2021, value: 1286, unit: '万元' }],
    [['项目名称', '金额', '计量单位'], ['2021年经费', '12.5', '万元'], { name: '2021年经费', year: 2021, value: 12.5, unit: '万元' }],
    [['统计指标', '数量'], ['覆盖率', '85%'], { name: '覆盖率', year: null, value: 85, unit: '%' }],
    [['内容', '数值'], ['志愿者', '1200人'], { name: '志愿者', year: null, value: 1200, unit: '人' }],
  ])('under other headings: %j', (header, row, figure) => expect(figuresInRows([['填报表'], header as string[], row as string[]])).toEqual([figure]));

  it('with a name merged over several years', () =>
    expect(figuresInRows([['指标', '年度', '数值', '单位'], ['经费', '2020', '10', '万元'], ['', '2021', '11', '万元']]).map((figure) => [figure.name, figure.year])).toEqual([['经费', 2020], ['经费', 2021]]));

  it('with a column for each year', () =>
    expect(figuresInRows([['指标', '单位', '2020年', '2021'], ['经费', '万元', '10', '11']])).toEqual([{ name: '经费', year: 2020, value: 10, unit: '万元' }, { name: '经费', year: 2021, value: 11, unit: '万元' }]));

  it('with a row for each year', () =>
    expect(figuresInRows([['年度', '科普经费（万元）', '常住人口（万人）'], ['2021', '120', '60.5']])).toEqual([
      { name: '科普经费（万元）', year: 2021, value: 120, unit: '万元' }, { name: '常住人口（万人）', year: 2021, value: 60.5, unit: '万人' },
    ]));

  it('with years side by side, each amount of the year before it', () =>
    expect(figuresInRows([['年份', '经费', '年份', '经费'], ['2019', '10', '2020', '11'], ['2021', '12', '', '']])).toEqual([
      { name: '经费', year: 2019, value: 10, unit: null }, { name: '经费', year: 2020, value: 11, unit: null }, { name: '经费', year: 2021, value: 12, unit: null },
    ]));

  it.each([['总人口（万）', '万'], ['产量（万吨）', '万吨'], ['面积（平方公里）', '平方公里'], ['经费（如有）', null], ['指数（1978年=100）', null]])('the unit of “%s” is %s', (heading, unit) =>
    expect(figuresInRows([['年度', heading], ['2021', '5']])).toEqual([{ name: heading, year: 2021, value: 5, unit }]));

  const money = [['项目', '金额'], ['科普经费', '1381400'], ['常住人口', '418600'], ['人均经费', '3元']];
  it.each([
    ['in a row above', () => figuresInRows([['经费表', ''], ['', '单位：元'], ...money])],
    ['in a paragraph above', () => figuresInBody([{ type: 'paragraph', text: '（金额单位：人民币元）', heading: null }, { type: 'table', rows: money } as BodyBlock])],
  ])('the unit of amounts stands %s the table', (_where, read) => expect(read().map(({ name, unit }) => [name, unit])).toEqual([['科普经费', '元'], ['常住人口', null], ['人均经费', '元']]));
  it.each(['单位：万元、人', '填报单位：区财政局', '单位'])('“%s” is no unit of amounts', (caption) => expect(figuresInRows(money, [caption])[0]?.unit).toBeNull());

  it.each(['二〇二一年', '二零二一', '贰零贰壹年度', '２０２１'])('a year written as %s', (year) => expect(figuresInRows([['指标', '年度', '数值'], ['经费', year, '1']])[0]?.year).toBe(2021));
  it.each(['二〇二', '一二三四五', ''])('“%s” is no year', (year) => expect(figuresInRows([['指标', '年度', '数值'], ['经费', year, '1']])[0]?.year).toBeNull());
  it.each(['', '约1200', '1,28', '>50', '三百', '1.2.3', '12/30'])('“%s” is no figure', (value) => expect(figuresInRows([['指标', '数值'], ['经费', value]])).toEqual([]));
  it('a table without the headings states none', () => expect(figuresInRows([['姓名', '单位'], ['甲', '5']])).toEqual([]));

  it('in YAML, in either language', async () => {
    const facts = await inspect(new TextEncoder().encode('- { name: 志愿者人数, year: 2021, value: 1200, unit: 人 }\n- { 指标: 经费, 年度: 2020, 数值: "1,200", 单位: 万元 }\n- { name: 待填, value: }\n'), 'a.yaml');
    expect(facts.figures).toEqual([{ name: '志愿者人数', year: 2021, value: 1200, unit: '人' }, { name: '经费', year: 2020, value: 1200, unit: '万元' }]);
  });

  it('says where a YAML form is mistaken', async () =>
    expect(await inspect(new TextEncoder().encode('a: [1, 2\nb: }'), 'a.yaml')).toMatchObject({ readable: 'no', problems: [{ code: 'corrupt', detail: expect.stringContaining('line') }] }));

  it('refuses a YAML bomb', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefg'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[index]}`).join(', ')}]`)].join('\n');
    expect(await inspect(new TextEncoder().encode(bomb), 'a.yaml')).toMatchObject({ readable: 'no', problems: [{ code: 'corrupt' }] });
  });
});

describe('entries of a list', () => {
  it('are the rows below the header', () => expect(entryFacts([[['志愿者名单'], ['序号', '姓名'], ['1', '甲'], ['2', '乙'], ['3', ''], ['', ''], ['合计', '2人'], ['备注：无']]]).entries).toBe(2));
  it('are repeated where only the running number differs', () => {
    expect(entryFacts([[['序号', '姓名', '单位'], ['1', '甲', '一小'], ['2', '甲 ', '一小'], ['3', '甲', '二小'], ['4', '乙', '一小'], ['合计', '4', '']]])).toEqual({ entries: 4, repeatedEntries: 1 });
    expect(entryFacts([[['单位名称'], ['甲小学'], ['乙小学']]])).toEqual({ entries: 2 });
  });
  const bases = (...rows: string[][]) => entryFacts([[['序号', '基地名称', '类型'], ...rows]]);
  it('have a name', () => expect(bases(['1', '甲馆', '科普基地'], ['2', '', '科普基地'], ['3', '待定', '科普基地'], ['4', '／', '科普基地'])).toEqual({ entries: 1 }));
  it('are one when they bear one name', () => {
    expect(bases(['1', '甲馆', '科普基地'], ['2', '甲 馆', '农村示范基地'], ['3', '甲馆。', '特色学校'])).toEqual({ entries: 3, repeatedEntries: 2 });
    expect(entryFacts([[['序号', '单位名称', '基地名称'], ['1', '区教育局', '甲馆'], ['2', '区教育局', '乙馆']]])).toEqual({ entries: 2 });
  });
  it('are neither the header on each page nor headings of parts', () => {
    expect(bases(['1', '甲馆', '基地'], ['序号', '基地名称', '类型'], ['2', '乙馆', '基地'])).toEqual({ entries: 2 });
    expect(bases(['一、', '科普基地', '共 1 处'], ['1', '甲馆', '基地'], ['（二）特色学校', '共 1 处', ''], ['2', '乙小学', '学校'])).toEqual({ entries: 2 });
    expect(bases(['一、', '甲馆', '基地'], ['二、', '乙馆', '基地'])).toEqual({ entries: 2 });
  });
  it('are neither sums nor signatures below', () => expect(bases(['1', '甲馆', '基地'], ['', '总数', '1'], ['以上共1处', '', '填报人：甲'], ['单位负责人：乙', '联系电话：1', '']).entries).toBe(1));
  it('may stand in one column', () => expect(entryFacts([[['单位名称'], ['甲小学'], ['乙小学']]]).entries).toBe(2));
  it('cannot be counted without a table', async () => expect(await inspect(new TextEncoder().encode('甲、乙、丙'), 'a.txt')).toMatchObject({ entries: null }));
  it('are counted in a workbook', async () => expect(await inspect(await xlsx([['名单'], ['序号', '姓名'], [1, '甲'], [2, '乙']]), 'a.xlsx')).toMatchObject({ entries: 2 }));
});
