import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../../src/engines/pdfium.js';
import type { Result } from '../../../src/model/result.js';
import { openRequirements } from '../../../src/render/report/gaps.js';
import { visible } from '../../../src/render/report/visible.js';
import { renderGapReport } from '../../../src/render/word/gap-report.js';
import { fixture } from '../report/fixture.js';
import { openDocx } from './outline.js';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice) console.warn('No LibreOffice on this machine: the gap report is not laid out.');
const open = async (result: Result) => openDocx(await renderGapReport(result));
/** Before and after the page break that ends the summary. */
const pages = async (result: Result) => {
  const { outline } = await open(result);
  const at = outline.findIndex((line) => line.startsWith('▼'));
  return { summary: outline.slice(0, at).join('\n'), details: outline.slice(at).join('\n') };
};

describe('the gap report', () => {
  const result = fixture();
  const owed = openRequirements(result).map((each) => each.requirement);

  it('sums up: verdict, counts, points, what costs most, who owes how much', async () => {
    const { summary } = await pages(result);
    expect(summary).toContain('云溪区（填报单位：云溪区科学技术协会）截至2022年11月30日');
    expect(summary).toContain('材料不齐');
    expect(summary).toContain('其中通过 26、缺项 4、待人工确认 5、待补 2、不适用 2、检测失败 1。');
    expect(summary).toMatch(/JzExhibitImage: .*\[picture 156 × \d+ mm\]/);
    expect(summary).toContain(`固定分 ${result.score.provable} 分（固定分共 ${result.score.possible} 分）；由专家评判的区间 0—${result.score.judged[1]} 分`);
    expect(summary).toContain('row | B1-1-1 | 深化改革实施方案正式文件盖章版（前置条件） | 缺项 | 1 | 区委办');
    expect(summary).toContain(`影响最大的 3 条（共 ${owed.length} 条未完备`);
    expect(summary).toMatch(/row \| 区委办 \| 2 \|/);
    expect(summary).toContain('已无欠缺的单位：区科技局、区应急管理局、区卫健局、区融媒体中心、区工商联。');
  });

  it('names every open requirement with every problem, its next step and its units, and no settled one', async () => {
    const { details } = await pages(result);
    for (const requirement of owed) {
      const all = details.split('\n');
      const at = all.findIndex((line) => line.startsWith(`  row | ${requirement.item} | ${requirement.title}⏎`));
      const row = at < 0 ? undefined : all.slice(at, at + 2).join('\n');
      expect(row, requirement.id).toBeDefined();
      for (const problem of requirement.problems) {
        expect(row).toContain(visible(problem.message));
        expect(row).toContain(`→ ${problem.remedy}`);
        if (problem.expected !== undefined) expect(row).toContain(String(problem.expected));
      }
      expect(row).toContain(requirement.units.join('、'));
    }
    const settled = result.requirements.filter((each) => each.outcome === 'pass' && each.problems.length === 0 && !owed.some((other) => other.item === each.item && other.title.includes(each.title)));
    for (const { title, item } of settled) expect(details).not.toContain(`row | ${item} | ${title}⏎`);
  });

  it('names what belongs to no requirement: problems, remarks, files left out, declarations', async () => {
    const { details } = await pages(result);
    for (const problem of result.problems) expect(details).toContain(visible(problem.message));
    for (const file of result.files.filter((each) => each.disposition !== 'included')) expect(details).toContain(visible(file.path));
    for (const requirement of result.requirements) for (const problem of requirement.problems) expect(details).toContain(visible(problem.message));
    expect(details).toContain('张三');
    expect(details).toContain('原件为钢印');
  });

  it('says so when nothing is open', async () => {
    const complete = { ...result, verdict: 'complete' as const, requirements: result.requirements.map((each) => ({ ...each, outcome: 'pass' as const, problems: [] })) };
    const { summary } = await pages(complete);
    expect(summary).toContain('没有缺项，也没有待确认事项。');
    expect(summary).not.toContain('影响最大');
  });

  it('speaks the language of the result', async () => {
    const { summary } = await pages({ ...result, language: 'en' });
    expect(summary).toContain('Gap report');
    expect(summary).not.toMatch(/[缺结]论|责任单位/);
  });

  it('gives the same bytes twice', async () => {
    expect(Buffer.compare(await renderGapReport(result), await renderGapReport(fixture()))).toBe(0);
  });
});

describe('its summary', () => {
  const many = (count: number, name: (index: number) => string): Result => {
    const result = fixture();
    let next = 0;
    return { ...result, requirements: result.requirements.map((each) => (each.outcome === 'pass' ? each : { ...each, outcome: 'fail' as const, confirmed: false, units: [0, 1, 2].map(() => name(next++ % count)) })) };
  };

  it('names those that owe most where units are many, and all of them behind', async () => {
    const { summary, details } = await pages(many(30, (index) => `区第${index + 1}责任单位工作委员会`));
    const rows = (text: string) => text.split('\n').filter((line) => /\| 区第\d+责任单位工作委员会 \|/.test(`| ${line.replace(/^ *row \| /, '')}`));
    expect(summary).toContain('个单位中最多的 6 个，全部见后');
    expect(rows(summary)).toHaveLength(3);
    for (let index = 1; index <= 30; index++) expect(details).toContain(`区第${index}责任单位工作委员会 |`);
  });

  it.runIf(hasOffice)('stands on one page, with thirty units or with long names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jz-gap-'));
    try {
      const cases = { short: many(30, (index) => `区${'一二三四五六七八九十'[index % 10]}${'甲乙丙'[Math.floor(index / 10)]}局`), long: many(30, (index) => `云溪区第${index + 1}责任单位工作委员会办公室`), few: fixture() };
      for (const [name, result] of Object.entries(cases)) writeFileSync(join(folder, `${name}.docx`), await renderGapReport(result));
      spawnSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...Object.keys(cases).map((name) => join(folder, `${name}.docx`))]);
      for (const name of Object.keys(cases)) {
        const pdf = await openPdf(readFileSync(join(folder, `${name}.pdf`)));
        expect([name, pdf.text(0).includes('影响最大'), pdf.text(1).trimStart().startsWith('逐项情况')]).toEqual([name, true, true]);
        pdf.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
