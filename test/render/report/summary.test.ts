import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../../src/model/outcome.js';
import { columnsOf } from '../../../src/render/report/columns.js';
import { summaryLines } from '../../../src/render/report/summary.js';
import { fixture } from './fixture.js';

describe('the closing summary', () => {
  it('says verdict, counts, points, the most costly gaps and what was written', () => {
    const lines = summaryLines(fixture(), 'zh-CN', { written: ['out/result.json', 'out/report/index.html'] });
    const table = lines.findIndex((line) => line.startsWith('  指标'));
    expect(lines.splice(table, 1 + fixture().indicators.length + 1)).toHaveLength(fixture().indicators.length + 2);
    expect(lines).toEqual([
      '结论：材料不齐。尚有缺项或待确认事项，卷宗只能作为草稿。',
      '日期：截至 2022年11月30日，补交期限 2022年12月10日',
      '要求：40 项（通过 26 · 缺项 4 · 待人工确认 5 · 待补 2 · 不适用 2 · 检测失败 1）',
      '文件：51 个（入卷 41 · 排除 4 · 未归类 6）',
      '得分：固定分值 46 分中材料可证明 30 分；由专家评判 0—7 分 · 评分规则参考（依据第一批创建单位）',
      '卷宗：1 处页面未能入卷，以说明页代替，见报告“卷宗”。',
      '另有 2 个问题不属于任何一项要求，见报告“其他问题”。',
      '',
      '最要紧的缺项（3／8）：',
      '  1. 【前置条件】B1-1-1 深化改革实施方案正式文件盖章版（缺项，涉及 1 分，区委办）',
      '     没有收到“深化改革实施方案正式文件盖章版”。',
      '     → 请区委办提供盖章版扫描件，放入 B1-1/B1-1-1。',
      '     放入：evidence/B1-1 党委和政府重视、制度健全/B1-1-1 深化改革实施方案',
      '  2. 【一票否决】B3-2-3 未发生情况说明（待人工确认，区委宣传部、区公安分局）',
      '     近三年有无此类活动，只能由专人确认。',
      '     → 请核对后在声明中写明确认人和日期。',
      '     放入：evidence/B3-2 社会资源广泛动员/B3-2-3 抵制愚昧迷信',
      '  3. B2-2-1 人均经费数据（缺项，涉及 4 分，区财政局）',
      '     2021 年人均经费申报 2.60 元，按总额与人口计算为 2.06 元。',
      '     → 请核对总额、常住人口与人均数后重新填报。',
      '     放入：evidence/B2-2 经费保障充分/B2-2-1 财政投入/1 人均经费数据',
      '',
      '已写入：',
      '  out/result.json',
      '  out/report/index.html',
    ]);
  });

  it('has a line for each indicator whose columns stand under each other, and stays within the terminal', () => {
    const lines = summaryLines(fixture(), 'zh-CN', { width: 72 });
    const table = lines.slice(lines.findIndex((line) => line.startsWith('  指标')), lines.indexOf('最要紧的缺项（3／8）：') - 1);
    expect(table).toHaveLength(1 + fixture().indicators.length);
    for (const line of table) expect(columnsOf(line)).toBeLessThanOrEqual(72);
    // The figures end where the words above them end.
    const edge = (line: string) => columnsOf(/^\s+\S+\s+\S+/.exec(line)?.[0] ?? '');
    for (const line of table) expect(edge(line)).toBe(edge(table[0] as string));
  });

  it('is painted on request, and then still says the same', () => {
    const painted = summaryLines(fixture(), 'zh-CN', { paint: (text, tone) => `<${tone}>${text}</>` }).join('\n');
    expect(painted).toContain('<fail>材料不齐</>');
    expect(painted.replace(/<[a-z-]*>|<\/>/g, '')).toBe(summaryLines(fixture(), 'zh-CN').join('\n'));
  });

  it('speaks English', () => {
    const lines = summaryLines(fixture(), 'en');
    expect(lines[0]).toBe('Verdict: Incomplete. There are gaps or open questions; the dossier can only be a draft.');
    expect(lines).toContain('Most costly gaps (3 of 8):');
    expect(lines).not.toContain('Written:');
  });

  it('names no gap where there is none', () => {
    const all = fixture().requirements.map((requirement) => ({ ...requirement, outcome: 'pass' as const, problems: [] }));
    const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, outcome === 'pass' ? all.length : 0])) as Record<(typeof OUTCOMES)[number], number>;
    const lines = summaryLines(fixture({ verdict: 'complete', requirements: all, counts, problems: [], dossier: null }), 'zh-CN');
    expect(lines.filter((line) => line.startsWith('     '))).toEqual([]);
    expect(lines[0]).toContain('材料齐全');
  });

  it('falls back to the doubts that weigh most', () => {
    const doubts = fixture().requirements.filter((requirement) => requirement.outcome === 'review' && requirement.item !== 'B3-2-3');
    expect(summaryLines(fixture({ requirements: doubts }), 'zh-CN')).toContain('最要紧的待确认事项（3／4）：');
  });

  it('keeps control characters of names away from the terminal', () => {
    const [first, ...rest] = fixture().requirements;
    const hostile = { ...first!, problems: [{ ...first!.problems[0]!, message: '坏\u001b[2J\u202e名\n字' }] };
    const text = summaryLines(fixture({ requirements: [hostile, ...rest] }), 'zh-CN', { written: ['out/\u0007x'] }).join('\n');
    expect(text).toContain('坏⟨U+001B⟩[2J⟨U+202E⟩名 字');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });
});
