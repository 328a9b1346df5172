import { describe, expect, it } from 'vitest';
import { watermarksIn } from '../../../../src/inspect/ocr/facts/watermarks.js';
import type { ReadLine } from '../../../../src/model/facts.js';

const line = (text: string, left: number, top: number, confidence = 0.95): ReadLine => ({ text, confidence, least: confidence, box: { left, top, width: 0.2, height: 0.03 }, startsRow: true, centres: [] });
const found = (...lines: ReadLine[]) => watermarksIn({ page: 1, turn: 0, skew: 0, lines, unread: 0 });

describe('watermarks on photos', () => {
  it.each(['2021-05-12 10:33', '2021年5月12日 星期三', '地点：云澜区科普广场', '@云澜发布', 'www.example.com', '©某某图库'])('in a corner: %s', (text) => {
    expect(found(line(text, 0.04, 0.88))).toEqual([text]);
    expect(found(line(text, 0.78, 0.03))).toEqual([text]);
  });
  it('the same words all over the picture', () => expect(found(line('样图', 0.2, 0.2), line('样图', 0.5, 0.5), line('样图', 0.3, 0.7))).toEqual(['样图']));
  it.each([
    ['a banner amid the photo', line('2021年5月12日科技周', 0.4, 0.3)], ['below, away from the sides', line('2021-05-12', 0.4, 0.9)], ['words that say nothing of the kind', line('热烈欢迎', 0.04, 0.88)],
    ['read without being sure', line('2021-05-12 10:33', 0.04, 0.88, 0.5)],
  ])('none: %s', (_what, each) => expect(found(each)).toEqual([]));
  it('none: words that stand twice', () => expect(found(line('科普', 0.3, 0.3), line('科普', 0.5, 0.4))).toEqual([]));
});
