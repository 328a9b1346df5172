import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.js';
import { openRequirements } from '../../../src/render/report/gaps.js';
import { planNotices, renderNotice } from '../../../src/render/word/notice.js';
import { fixture } from '../report/fixture.js';
import { openDocx } from './outline.js';

const renderNotices = (result: Result) => Promise.all(planNotices(result).map(async (notice) => ({ unit: notice.unit, bytes: await renderNotice(notice) })));
const notices = async (result: Result) => new Map((await renderNotices(result)).map(({ unit, bytes }) => [unit, openDocx(bytes).text]));
const change = (result: Result, id: string, over: Partial<Result['requirements'][number]>): Result => ({
  ...result, requirements: result.requirements.map((each) => (each.id === id ? { ...each, ...over } : each)),
});

describe('notices', () => {
  const result = fixture();
  const owed = openRequirements(result).map((each) => each.requirement);

  it('go to every unit that owes something and to no other', async () => {
    const owing = new Set(owed.flatMap((each) => each.units));
    expect([...(await notices(result)).keys()].sort()).toEqual([...owing].sort());
    expect(owing.has('区科技局')).toBe(false);
  });

  it('hold all of one unit’s things and nothing of another’s', async () => {
    for (const [unit, words] of await notices(result)) {
      expect(words).toContain(`JzPlain: ${unit}：`);
      for (const requirement of owed) {
        const heading = `${requirement.item}　${result.indicators.flatMap((each) => each.items).find((item) => item.id === requirement.item)?.title}：${requirement.title}`;
        // A long heading breaks before its bracket.
        expect(words.replaceAll('⏎', '').includes(heading), `${unit} ${requirement.id}`).toBe(requirement.units.includes(unit));
      }
    }
  });

  it('say what is wrong, which clause asks, what will do, into which folder, by when, and have a line to sign', async () => {
    const words = (await notices(result)).get('区委办') as string;
    expect(words).toContain('row | 条款依据 | 会议纪要盖章版或截图等材料');
    expect(words).toContain('“会议纪要（征求意见稿）.pdf”是征求意见稿。');
    expect(words).toContain('→ 请提供正式印发的文件。');
    expect(words).toContain('row | 应交材料 | · 盖章版扫描件（PDF 或图片）⏎· 须见印章');
    expect(words).toContain('row | 放入文件夹 | evidence/B1-1 党委和政府重视、制度健全/B1-1-4 常委会听取汇报/2 会议纪要盖章版或截图');
    expect(words).toContain('row | 完成期限 | 2022年12月10日前');
    expect(words).toContain('row | 共同责任单位 | 区政府办、区科协');
    expect(words).toContain('负责人（签字）：');
  });

  it('give the day that was declared for what is pending', async () => {
    const declared = { ...result, dueDate: null, declarations: [{ type: 'pending', item: 'B2-1-2', reason: '换届', due: '2023-01-15', by: null }] } as Result;
    const all = await notices(declared);
    expect(all.get('各街道')).toContain('row | 完成期限 | 2023年1月15日前');
    expect(all.get('区委办')).not.toContain('完成期限');
    expect(all.get('区委办')).toContain('请于近日内将材料');
  });

  it('name an open phrase to the leading unit; it gets none itself', async () => {
    const units = ['区政府办', '区科协', '相关单位'];
    const all = await notices({ ...change(result, 'B1-1-4/hear', { units }), openUnits: ['相关单位'] });
    expect(all.has('相关单位')).toBe(false);
    expect(all.get('区政府办')).toContain('标准另列“相关单位”');
    expect(all.get('区科协')).not.toContain('相关单位');
  });

  it('let nothing be owed by no one', async () => {
    const all = await notices({ ...change(result, 'B1-1-4/hear', { units: ['相关单位'] }), openUnits: ['相关单位'] });
    expect(all.get(result.applicant)).toContain('会议纪要盖章版或截图');
    expect(all.get(result.applicant)).toContain('标准另列“相关单位”');
  });

  it('name the unit’s own files that found no place', async () => {
    const files = result.files.map((file) => (file.path === '@SUM(A1).pdf' ? { ...file, unit: '区绩效办' } : file));
    const all = await notices({ ...result, files });
    expect(all.get('区绩效办')).toContain('row | @SUM(A1).pdf | 不在任何指标文件夹内 | 请移入对应的材料文件夹，或在文件名前写明编号⏎可能属于：B3-3-1 特色工作简述、B3-1-2 服务品牌');
    expect([...all].filter(([, words]) => words.includes('@SUM(A1).pdf'))).toHaveLength(1);
  });

  it('are not written when all is settled', async () => {
    expect(await renderNotices({ ...result, files: [], requirements: result.requirements.map((each) => ({ ...each, outcome: 'pass' as const })) })).toEqual([]);
  });

  it('give the same bytes twice', async () => {
    const [first, again] = [await renderNotices(result), await renderNotices(fixture())];
    expect(first.every((notice, index) => Buffer.compare(notice.bytes, again[index]!.bytes) === 0)).toBe(true);
  });
});
