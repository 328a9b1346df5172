import { expect, it } from 'vitest';
import type { LineText } from '../../../src/inspect/ocr/read-line.js';
import { isSettled, surerUnderSeal, withWitness } from '../../../src/inspect/ocr/under-seal.js';
import { withLostEnd } from '../../../src/inspect/ocr/lost-end.js';

const read = (text: string, least: number): LineText => ({ text, confidence: 0.95, least, leastFigure: least, leastNumeral: least, centres: [...text].map((_character, index) => index / text.length) });

it.each([
  ['the surer of two names', ['云澜区科学技木协会', 0.5], ['云澜区科学技术协会', 0.9], ['云澜区科学技术协会', 0.9]],
  ['the same name as sure as the surer has it', ['云澜区科学技术协会', 0.6], ['云澜区科学技术协会', 0.9], ['云澜区科学技术协会', 0.9]],
  ['no name surely that lost a character to the seal in one copy', ['云澜区科学术协会', 0.9], ['云澜区科学技术协会', 0.5], ['云澜区科学术协会', 0.7]],
  ['no name surely where both are sure of something else', ['云澜区教育局', 0.9], ['云澜区体育局', 0.85], ['云澜区教育局', 0.7]],
  ['the day that the calendar has', ['二〇二四年十十月', 0.9], ['二〇二四年十一月', 0.85], ['二〇二四年十一月', 0.85]],
  ['a zero in whatever shape', ['二O二四年十一月', 0.6], ['二〇二四年十一月', 0.95], ['二〇二四年十一月', 0.95]],
  ['neither of two days', ['2024年7月15日', 0.95], ['2024年7月16日', 0.9], ['2024年7月15日', 0]],
  ['the day whose 日 one copy lost', ['2024年7月15F', 0.85], ['2024年7月15日', 0.57], ['2024年7月15日', 0.57]],
] as const)('of a line under a seal, read from two copies, counts %s', (_what, one, other, [text, least]) => {
  expect(surerUnderSeal(read(...one), read(...other))).toMatchObject({ text, least });
  expect(surerUnderSeal(read(...other), read(...one))).toMatchObject({ text, least });
});

it('the end of a name in the ring of a seal is added where both copies have it, are sure, and it makes a body', async () => {
  const at = { x: 100, y: 50, width: 120, height: 10, angle: 0 };
  const whole = (text: string, ...found: readonly (readonly [string, number])[]) => withLostEnd({ ...read(text, 0.8), at }, found.map((each) => () => Promise.resolve(read(...each))));
  expect((await whole('全国科普教育研究', ['全国科普教育研究会', 0.9], ['全国科普教育研究会', 0.85])).text).toBe('全国科普教育研究会');
  expect((await whole('全国科普教育研究', ['全国科普教育研究会', 0.9], ['全国科普教育研究会', 0.6])).text).toBe('全国科普教育研究');
  expect((await whole('全国科普教育研究', ['全国科普教育研究会', 0.9], ['全国科普教育研究', 0.9])).text).toBe('全国科普教育研究');
  expect((await whole('在科普活动中表现', ['在科普活动中表现优', 0.9], ['在科普活动中表现优', 0.9])).text).toBe('在科普活动中表现');
});

it('a name of which two copies are not sure is sure where a third copy is, unless any of them may have lost a character', async () => {
  const least = async (one: string, other: string, third: LineText, fourth = third) => (await withWitness(read(one, 0.5), [read(one, 0.5), read(other, 0.4)], (width) => Promise.resolve(width < 1 ? third : fourth))).least;
  const name = '云澜区科学技术协会';
  expect(await least(name, name, read(name, 0.9))).toBe(0.9);
  expect(await least(name, name, read(name, 0.9), read('云澜区科学技木协会', 0.9))).toBe(0.5);
  expect(await least(name, name, read(name, 0.8))).toBe(0.5);
  expect(await least('云澜区科学术协会', name, read('云澜区科学术协会', 0.95))).toBe(0.5);
  const holed = { ...read('云澜区科学术协会', 0.95), centres: [0, 1, 2, 3, 4, 6, 7, 8].map((each) => each / 9) };
  expect(await least('云澜区科学术协会', '云澜区科学术协会', holed)).toBe(0.5);
  expect(await least('在活动中表现优', '在活动中表现优', read('在活动中表现优', 0.95))).toBe(0.5);
});

it.each([['云澜区科学技术协会', 0.98, true], ['云澜区科学技术协会', 0.95, false], ['2021年3月12日', 0.99, false], ['二〇二一年三月', 0.99, false], ['印', 0.3, true]] as const)('%s, read with %d, is read from one copy alone: %s', (text, least, settled) => {
  expect(isSettled(read(text, least))).toBe(settled);
});
