import { expect, it } from 'vitest';
import { keptBrackets } from '../../../src/render/word/title-lines.js';

const shown = (text: string, perLine: number) => keptBrackets([{ type: 'text', text }], perLine).map((inline) => (inline.type === 'text' ? inline.text : '/')).join('');

it('breaks a title before a bracket that would be torn apart, and nowhere else', () => {
  expect(shown('2021—2025年度全国科普示范县（市、区）创建工作', 17)).toBe('2021—2025年度全国科普示范县/（市、区）创建工作');
  expect(shown('深化改革方案（A1）', 17)).toBe('深化改革方案（A1）');
  expect(shown('一二三四五六七八九十（一）二三四五六七八九十（二三）', 20)).toBe('一二三四五六七八九十（一）二三四五六七八九十（二三）');
  expect(shown('甲'.repeat(9) + '（乙丙）' + '丁'.repeat(6) + '（戊己）', 10)).toBe(`${'甲'.repeat(9)}/（乙丙）${'丁'.repeat(6)}（戊己）`);
});
