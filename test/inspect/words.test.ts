import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/inspect/words.js';

const count = (text: string) => {
  const { lower, upper } = countWords([text]);
  return [lower, upper];
};

describe('字数 as Word counts it', () => {
  it.each([
    ['使用 Adobe Photoshop 打开图片', 8, 8],
    ['一二三四五 six seven eight', 8, 8],
    ['EXH.C-◇', 2, 2],
    ['2021年，增长80%。', 7, 7],
    ['2021 80% Photoshop', 3, 3],
    ['科普，进校园！', 7, 7],
    ['，。、；：？！（）《》【】', 13, 13],
    ['①②③ 25℃', 2, 5], ['占比≥60%', 3, 4], ['3×4米', 2, 4], ['1200㎡', 1, 2], ['Ⅱ类', 2, 2], ['☑是□否', 4, 4],
    ['𠮷野家', 3, 3],
    ['科　普', 2, 2],
    ['科\u200b普', 2, 2], ['kilo\u200bmetre', 1, 1], ['e\u0301cole', 1, 1],
    ['don’t', 1, 3],
    ['“科普”', 4, 4],
    ['科普——活动', 5, 6],
    ['以及……', 3, 4],
    ['阿·基米德', 5, 5],
    ['', 0, 0],
    ['   ', 0, 0],
  ])('%s', (text, lower, upper) => expect(count(text)).toEqual([lower, upper]));

  it('counts each paragraph by itself: a run ends with its line', () => expect(countWords(['Science', 'Day'])).toMatchObject({ lower: 1, title: 'Science' }));

  it('shows a title apart and does not count it', () =>
    expect(countWords(['科普场馆建设情况简述', '我区建成科技馆1座。'])).toEqual({ lower: 10, upper: 10, characters: 10, title: '科普场馆建设情况简述', apart: [] }));

  it.each([['我区建成科技馆。', '第二段。'], ['一、基本情况', '第二段。'], ['各位领导：', '第二段。'], ['只有一行']])('takes no sentence, section or only line for a title: %s', (...paragraphs) =>
    expect(countWords(paragraphs).title).toBeNull());

  it('counts characters without blanks', () => expect(countWords(['a b　c 科普'])).toMatchObject({ characters: 5 }));

  it('never counts more by the lower than by the upper count', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...'科普abc 1—…“”·，。\u200b𠮷'), { maxLength: 40 }), (characters) => {
      const [lower, upper] = count(characters.join('')) as [number, number];
      expect(lower).toBeLessThanOrEqual(upper);
      expect(upper).toBeLessThanOrEqual(characters.length);
    }));
  });
});
