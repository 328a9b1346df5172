import { expect, it } from 'vitest';
import { againstOwn } from '../../../src/model/own-words.js';
import type { ReadLine } from '../../../src/model/reading.js';

const line = (text: string): ReadLine => ({ text, confidence: 1, least: 1, startsRow: true, box: { left: 0, top: 0, width: 1, height: 0.02 }, centres: [] });
const all = ['关于举办科普活动的通知', '各镇科协：', '现将有关事项通知如下。', '2021年3月12日', '3'];

it.each([
  ['all of it, broken elsewhere and with blanks', '关于举办科普活动的通\n知 各镇科协:现将有关事\n项通知如下。 2021 年 3 月 12 日', true, []],
  ['a character in ten misread', '关干举办科普活动的通知\n各镇科协\n现将有关事项遍知如下\n2021年3月12日', true, []],
  ['all but a line', '关于举办科普活动的通知 各镇科协 现将有关事项通知如下', true, ['2021年3月12日', '3']],
  ['a number alone', '3', false, all],
  ['other words', '二〇二二年度科普经费使用情况说明，由云澜区财政局审核。', false, all],
  ['nothing', '', null, all],
] as const)('what was read, held against own words that have %s', (_what, own, agrees, lacking) => {
  const told = againstOwn({ lines: all.map(line), own });
  expect([told.agrees, told.lacking.map(({ text }) => text)]).toEqual([agrees, lacking]);
});
