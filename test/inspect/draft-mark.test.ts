import { describe, expect, it } from 'vitest';
import { draftMark } from '../../src/inspect/draft-mark.js';

const mark = (title: string | null, lines: string[] = [], stem = '文件', outside: string[] = []) => draftMark(lines, { stem, title, outside });

describe('marked as a draft', () => {
  it.each([
    ['科普工作方案（征求意见稿）', '征求意见稿'], ['科普条例（草案）', '草案'], ['科普条例草案', '草案'], ['科普条例（草案修改稿）', '草案'], ['科普方案 送审稿 2022.3', '送审稿'], ['征求意见稿：科普方案', '征求意见稿'],
    ['《科普条例（草案）》', '草案'], ['关于印发科普方案（讨论稿）的通知', '讨论稿'],
  ])('title: %s', (title, word) => expect(mark(title)).toBe(word));

  it.each([
    ['征 求 意 见 稿', '征求意见稿'], ['（讨论稿）', '讨论稿'], ['样章', '样章'], ['样 本', '样本'], ['复印无效', '复印无效'], ['此件复印无效', '此件复印无效'], ['【送审稿】', '送审稿'], ['仅供内部参考', '仅供内部参考'],
  ])('alone on a line: %s', (line, word) => expect(mark('科普方案', ['科普方案', '一、目标', '……', line])).toBe(word));

  it.each([
    ['科普规划（征求意见第三稿）', '征求意见第三稿'], ['科普规划（第二稿）', '第二稿'], ['科普规划（未定稿）', '未定稿'], ['推荐工作细则拟修订案', '拟修订案'], ['科普规划（上会稿）', '上会稿'], ['科普规划（待审稿）', '待审稿'], ['科普规划（供讨论）', '供讨论'], ['科普规划_draft', 'draft'],
  ])('by another of its names: %s', (title, word) => expect(mark(title)).toBe(word));
  it.each([['内部征求意见稿', '内部征求意见稿'], ['DRAFT', 'DRAFT']])('as a watermark: %s', (line, word) => expect(mark(null, [], '文件', [line])).toBe(word));

  it('in the file’s name', () => expect(mark(null, [], '3.科普方案-讨论稿')).toBe('讨论稿'));
  it('as a watermark or in the header', () => expect(mark('科普方案', ['科普方案'], '方案', ['第 1 页', '草稿'])).toBe('草稿'));
});

describe('no draft', () => {
  it.each([
    '关于《科普条例（草案）》的说明', '关于《科普条例（草案）》审议结果的报告', '关于《十四五规划（草案）》的决议', '关于草案的说明', '抽样样本统计表', '关于印发《科普工作方案》的通知', '试行办法',
  ])('title: %s', (title) => expect(mark(title, [title])).toBeNull());
  it.each(['科普规划（定稿）', '科普办法（试行）', '科技周新闻稿', '在科普日上的发言稿', '审核稿件的通知', '关于第二稿评审情况的报告'])('other words: %s', (title) => expect(mark(title, [title])).toBeNull());
  it.each(['附件：1.科普规划（草案）', '2.科普办法（征求意见稿）'])('what is attached to it: %s', (line) => expect(mark('会议通知', ['会议通知', line])).toBeNull());
  it('a body that speaks of one', () => expect(mark('会议纪要', ['会议纪要', '会议审议了《科普条例（草案）》，原则通过。', '会上讨论稿件三篇。'])).toBeNull());
  it('a bracket far down in a sentence', () => expect(mark('通知', [...Array.from({ length: 9 }, () => '正文。'), '请对方案（征求意见稿）'])).toBeNull());
});
