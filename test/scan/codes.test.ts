import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/model/standard.js';
import { findCode, findItem, itemNumber } from '../../src/scan/codes.js';

const indicator = (code: string, items: string[]): Indicator =>
  ({ code, items: items.map((title, index) => ({ id: `${code}-${index + 1}`, number: index + 1, title })) }) as unknown as Indicator;

const INDICATORS = [
  indicator('A2-3', ['场馆建设', '基地名单', '阵地活动']),
  indicator('A2-1', ['代表大会', '基层组织', '三长兼职', '科技教师', '农技协']),
  indicator('A1-1', ['改革方案', '规划', '机制', '汇报', '重点任务', '市级支持']),
];

describe('indicator codes in names', () => {
  it.each([
    'A2-3 基层科普阵地', 'A2—3基层科普阵地', 'A2－3', 'A2–3 x', 'A2_3', 'A2.3 阵地', 'Ａ２－３', 'ａ２—３', 'a2-3', 'A 2 - 3', '（A2-3）阵地', '指标A2-3', '1. A2-3 阵地',
  ])('%s is A2-3', (name) => expect(findCode(name, INDICATORS)).toEqual({ indicator: 'A2-3', item: null, impossibleItem: false }));

  it.each([
    ['A2-3-1 场馆', 1], ['A2—3①', 1], ['A2-3-①', 1], ['A2.3.2', 2], ['A2-3(3)', 3], ['A2-3（二）名单', 2], ['A2-3第3项', 3],
  ] as const)('%s goes on to item %i', (name, item) => expect(findCode(name, INDICATORS)?.item).toBe(item));

  it.each(['A2-31', 'AA2-3', '2A2-3', 'A12-3', 'B2-3', 'A2', '2-3'])('%s is none', (name) => expect(findCode(name, INDICATORS)).toBeNull());

  it('keeps a year after the code apart from an item', () => {
    expect(findCode('A2-3 2021年总结', INDICATORS)).toEqual({ indicator: 'A2-3', item: null, impossibleItem: false });
  });

  it('names an item that the indicator does not have', () => {
    expect(findCode('A2-3-7 其他', INDICATORS)).toEqual({ indicator: 'A2-3', item: null, impossibleItem: true });
  });
});

describe('items in folder names', () => {
  it.each([['①场馆', 1], ['1', 1], ['1.', 1], ['1、场馆', 1], ['(1)', 1], ['（1）场馆', 1], ['第1项', 1], ['第一项', 1], ['一', 1], ['三、活动', 3], ['(二)', 2], ['２ 名单', 2], ['⑤', 5], ['十一、', 11]] as const)(
    '%s is %i', (name, number) => expect(itemNumber(name)).toBe(number));

  it.each(['2021年', '5处以上基地', '3个企业', '区教育局', '一体两翼'])('%s is none', (name) => expect(itemNumber(name)).toBeNull());

  it('finds an item by its title, and trusts the title over a number that says otherwise', () => {
    const items = (INDICATORS[0] as Indicator).items;
    expect(findItem('基地名单', items)?.number).toBe(2);
    expect(findItem('1场馆建设', items)?.number).toBe(1);
    expect(findItem('1 基地名单', items)?.number).toBe(2);
    expect(findItem('5处以上', items)).toBeNull();
  });
});
