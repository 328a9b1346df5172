import { describe, expect, it } from 'vitest';
import { placeholders } from '../../src/inspect/placeholders.js';

const found = (...lines: string[]) => placeholders(lines, lines[0] ?? null);

describe('what a template leaves to be filled', () => {
  it.each([
    ['20××年工作总结', '20××年'], ['于XX年X月X日举行', 'XX年X月X日'], ['云科协发〔20××〕×号', '〔20××〕×号'], ['云科协发〔2022〕××号', '〔2022〕××号'], ['云科协发〔2022〕　　号', '〔2022〕号'], ['共有＿＿＿＿个村', '共有____个'],
    ['（请填写单位全称）', '(请填写单位全称)'], ['【此处填写简述】', '【此处填写简述】'], ['【单位名称】', '【单位名称】'], ['单击此处输入文字', '单击此处输入文字'], ['{{ district }}', '{{district}}'],
  ])('%s', (line, expected) => expect(found('工作总结', line).some((each) => expected.includes(each) || each.includes(expected))).toBe(true));

  it('a name left open in the title', () => expect(found('××区科学技术协会工作总结', '一年来，开展了活动。')).toEqual(['××区']));
  it('several names left open', () => expect(found('工作总结', '××街道开展了活动', '××学校参加')).toEqual(['××街道', '××学校']));
  it('each once, at most ten', () => expect(found(...Array.from({ length: 30 }, (_each, index) => `〔${2000 + index}〕××号`))).toHaveLength(10));
});

describe('what is no template', () => {
  it.each([
    ['a name hidden in a case', ['典型案例', '居民张××，男，住××小区，由××社区走访。', '李××参加××学校的讲座']], ['one house not named', ['典型案例', '在××社区举办讲座']],
    ['a line to sign on', ['承诺书', '负责人签字：________', '日期：＿＿＿＿', '甲方：______']], ['a multiplication', ['说明', '面积 3×4 米，XXL 号']], ['a filled form', ['情况表', '共有12个村，2022年3月1日']],
    ['某 for a made-up place', ['某区科协工作总结', '某街道开展活动']], ['brackets that explain', ['通知', '（联系人：甲）', '【公益】讲座']],
  ])('%s', (_what, lines) => expect(found(...lines)).toEqual([]));
});
