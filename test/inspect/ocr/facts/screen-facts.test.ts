import { expect, it } from 'vitest';
import { screenFacts } from '../../../../src/inspect/ocr/facts/screen-facts.js';
import type { ReadLine } from '../../../../src/model/facts.js';

const at = (text: string, left: number, top: number, width: number, height: number, confidence = 1): ReadLine => ({ text, confidence, least: confidence, startsRow: true, box: { left, top, width, height }, centres: [] });
const read = (...lines: ReadLine[]) => screenFacts({ page: 1, turn: 0, skew: 0, unread: 0, lines });

it('takes the number below its words, with the unit beside it', () => {
  const { figures } = read(at('注册科技志愿者', 0.07, 0.22, 0.2, 0.015), at('本年新增', 0.53, 0.219, 0.12, 0.018), at('1,286', 0.07, 0.251, 0.15, 0.029), at('214', 0.53, 0.251, 0.1, 0.029), at('人', 0.64, 0.265, 0.03, 0.011));
  expect(figures).toEqual([{ name: '注册科技志愿者', value: 1286, unit: null, confidence: 1 }, { name: '本年新增', value: 214, unit: '人', confidence: 1 }]);
});

it('takes the number to the right of its words, and counts 万', () => {
  expect(read(at('服务总时长', 0.1, 0.5, 0.2, 0.02), at('3.2万小时', 0.8, 0.5, 0.15, 0.02)).figures[0]).toBeUndefined();
  expect(read(at('服务总时长', 0.1, 0.5, 0.2, 0.02), at('3.2万小时', 0.4, 0.5, 0.15, 0.02)).figures).toEqual([{ name: '服务总时长', value: 32000, unit: '小时', confidence: 1 }]);
});

it('takes the number above its words, where it is set larger, whatever leads on from them', () => {
  const { figures } = read(at('4.88', 0.33, 0.224, 0.1, 0.02), at('12次', 0.81, 0.225, 0.1, 0.02), at('信用时数>', 0.31, 0.25, 0.15, 0.018), at('献血次数', 0.78, 0.25, 0.15, 0.018));
  expect(figures).toEqual([{ name: '信用时数', value: 4.88, unit: null, confidence: 1 }, { name: '献血次数', value: 12, unit: '次', confidence: 1 }]);
  // An icon over its words.
  expect(read(at('0', 0.81, 0.81, 0.03, 0.022, 0.9), at('兑换记录', 0.79, 0.84, 0.13, 0.018)).figures).toEqual([]);
});

it('takes no number without words, no date, and nothing read badly', () => {
  expect(read(at('1286', 0.5, 0.5, 0.1, 0.02), at('2022-07-15', 0.1, 0.7, 0.1, 0.02), at('活动场次', 0.1, 0.66, 0.1, 0.02)).figures).toEqual([]);
  expect(read(at('活动场次', 0.1, 0.5, 0.1, 0.02), at('88', 0.25, 0.5, 0.1, 0.02, 0.6)).figures).toEqual([]);
});

it('takes no number of a person, an account or a certificate', () => {
  for (const [label, number] of [['手机号码', '13812345678'], ['身份证号', '110101199003077758'], ['准考证号', '130481151105517'], ['QQ号', '12345678']] as const) {
    expect(read(at(label, 0.1, 0.5, 0.2, 0.02), at(number, 0.1, 0.525, 0.2, 0.02)).figures, label).toEqual([]);
  }
});

it('finds the web address at the top, and none in the text', () => {
  expect(read(at('https://www.yunlan.gov.example/wgk/202109/t20210911_0386.html', 0.1, 0.05, 0.4, 0.02)).address).toBe('https://www.yunlan.gov.example/wgk/202109/t20210911_0386.html');
  expect(read(at('详见www.kepu.cn', 0.1, 0.6, 0.4, 0.02)).address).toBeNull();
});
