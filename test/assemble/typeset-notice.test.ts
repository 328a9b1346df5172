import { expect, it } from 'vitest';
import { leftOutRemark, typesetNotice } from '../../src/assemble/typeset-notice.js';

it('what is left out of a text that is set is said over it, of a summary too', () => {
  const facts = { pictures: 2, leftOut: [{ part: 'hidden-sheet' as const, count: 1 }, { part: 'header' as const, count: 1 }] };
  expect(typesetNotice(facts, 'summary', 'zh-CN')).toBe('以下内容由电子文档的文字和表格重新排印；文中 2 幅图片、1 张隐藏的工作表、页眉页脚未排印，见所附原件。');
  expect(typesetNotice(facts, 'list', 'en')).toContain('2 picture(s), 1 hidden sheet(s), headers and footers.');
  expect(typesetNotice({}, 'summary', 'zh-CN')).toBeNull();
  expect(typesetNotice({}, 'list', 'zh-CN')).toContain('版式以所附原件为准');
});

it('what pages do not show is said of a file that goes in as it is', () => {
  expect(leftOutRemark({ leftOut: [{ part: 'comment', count: 3 }, { part: 'attachment', count: 1 }] }, 'zh-CN')).toBe('原件另有 3 条批注、1 个附加文件，未编入，见原件');
  expect(leftOutRemark({}, 'zh-CN')).toBeNull();
});
