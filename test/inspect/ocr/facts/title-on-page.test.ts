import { describe, expect, it } from 'vitest';
import { titleOnPage } from '../../../../src/inspect/ocr/facts/title-on-page.js';
import type { ReadLine } from '../../../../src/model/facts.js';

const at = (text: string, middle: number, top: number, { height = 0.03, startsRow = true } = {}): ReadLine => {
  const width = height * 0.7 * [...text].length;
  return { text, confidence: 1, least: 1, startsRow, box: { left: middle - width / 2, top, width, height }, centres: [] };
};

describe('a title, held against where its words stand', () => {
  const rules = at('员工考勤及休假管理制度', 0.5, 0.14);
  it('is without the mark in the corner and the name at the edge above it', () => {
    const lines = [at('澜臣', 0.2, 0.04), at('云澜澜臣标识科技有限公司', 0.3, 0.07, { height: 0.024 }), rules, at('第一章 总则', 0.5, 0.2)];
    expect(titleOnPage('澜臣云澜澜臣标识科技有限公司员工考勤及休假管理制度', lines)).toBe('员工考勤及休假管理制度');
  });
  it('is without what stands half a page above it', () => {
    expect(titleOnPage('云澜省青年艺术双年展入选证书', [at('云澜省青年艺术双年展', 0.5, 0.1), at('入选证书', 0.52, 0.58)])).toBe('入选证书');
  });
  it('is without a row over it that stands elsewhere, read in several pieces', () => {
    const lines = [at('云澜教育委员会', 0.5, 0.1), at('学生', 0.65, 0.14), at('性别男', 0.8, 0.14, { startsRow: false }), at('关于举办科普日活动的通知', 0.4, 0.18)];
    expect(titleOnPage('云澜教育委员会学生性别男关于举办科普日活动的通知', lines)).toBe('关于举办科普日活动的通知');
  });
  it('is none where it is the mark of a body and a word of its web site at the other side', () => {
    const lines = (far: number) => [at('云澜区科普协会', 0.3, 0.05), at('组织机构', far, 0.05, { startsRow: false }), at('公示信息', 0.5, 0.12)];
    expect(titleOnPage('云澜区科普协会组织机构', lines(0.85))).toBeNull();
    expect(titleOnPage('云澜区科普协会组织机构', lines(0.43))).toBe('云澜区科普协会组织机构');
  });
  it('is without a remark in brackets that stands elsewhere', () => {
    expect(titleOnPage('授权书(旗舰店)', [at('授权书', 0.5, 0.1), at('(旗舰店)', 0.8, 0.14)])).toBe('授权书');
  });
  it('keeps rows set in the middle, one below the other', () => {
    const rows = [at('中共云澜区委关于加强', 0.5, 0.1), at('新时代科学技术普及工作的实施意见', 0.51, 0.14)];
    expect(titleOnPage('中共云澜区委关于加强新时代科学技术普及工作的实施意见', rows)).toBe('中共云澜区委关于加强新时代科学技术普及工作的实施意见');
  });
  it('is none where the row below it belongs to it', () => {
    expect(titleOnPage('中国大学生机械工程', [at('中国大学生机械工程', 0.5, 0.05), at('创新创意大赛', 0.5, 0.085), at('二等奖', 0.5, 0.4)])).toBeNull();
    expect(titleOnPage('青年志愿者培养工程', [at('青年志愿者培养工程', 0.5, 0.05), at('第81期骨干培训班', 0.5, 0.085)])).toBeNull();
    expect(titleOnPage('科普工作两栏简介', [at('科普工作两栏简介', 0.5, 0.05), at('创新创意大赛', 0.5, 0.2)])).toBe('科普工作两栏简介');
  });
  it('is none where it is the head of a table, though 荣 誉 册 may be set wide apart', () => {
    const row = (...words: readonly string[]) => words.map((text, index) => at(text, 0.2 + index * 0.2, 0.1, { startsRow: index === 0 }));
    expect(titleOnPage('序号活动名称日期人次', [...row('序号', '活动名称', '日期', '人次'), at('1', 0.2, 0.14)])).toBeNull();
    expect(titleOnPage('荣誉册', row('荣', '誉', '册'))).toBe('荣誉册');
  });
  it('is none where it stands all over the page, as what was laid over it does', () => {
    const strewn = [0.1, 0.3, 0.5, 0.7].map((top) => at('禁止盗图', 0.5, top));
    expect(titleOnPage('禁止盗图', strewn)).toBeNull();
    expect(titleOnPage('禁止盗图', strewn.slice(1))).toBe('禁止盗图');
  });
  it('is none where the year lost its beginning', () => {
    expect(titleOnPage('008年云澜省青年艺术双年展', [at('008年云澜省青年艺术双年展', 0.5, 0.1)])).toBeNull();
  });
});
