import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeUnchecked, verifyPackage, type BuildOutcome } from '../../src/index.js';
import { hashes, makeWorkspace, run } from './workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));

/** Another kind of evaluation with codes of another shape: not one line of code is written for it. */
let folder: string;
let outcome: BuildOutcome;

beforeAll(async () => {
  const photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#6a8caf' } }).jpeg().toBuffer();
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]).drawText('Minutes of 2022', { x: 80, y: 700 });
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1.1 领导班子/（2）师德师风/师德说明/德育处/师德说明.txt': '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
    'evidence/1—1 领导班子/①创建方案/2 研究记录/会议记录2022年9月1日.pdf': await pdf.save(),
    'evidence/1-2 学生社团/1 社团名单/校团委/社团名单.md': `|序号|社团|\n|--|--|\n${['合唱', '书法', '航模', '足球', '戏剧', '编程'].map((name, index) => `|${index + 1}|${name}|`).join('\n')}\n`,
    'evidence/1-2 学生社团/参与比例/数据.yaml': '- { name: 参与社团的学生比例, value: 86, unit: "%" }\n',
    'evidence/照片.jpg': photo,
  });
  outcome = await run(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a pack of another evaluation goes through the whole program', () => {
  it('finds what is there and names what is not', () => {
    const { result } = outcome;
    expect(result.standard.id).toBe('wenming-xiaoyuan');
    expect(result.verdict).toBe('incomplete');
    expect(outcome.exit).toBe(1);
    expect(Object.fromEntries(result.requirements.slice(0, 6).map((each) => [each.id, `${each.outcome} ${each.problems.filter((problem) => problem.effect !== 'none').map((problem) => problem.code).join(' ')}`.trim()]))).toEqual({
      '1-1-1/plan': 'fail count/missing',
      '1-1-1/minutes': 'fail each-year/missing-year',
      '1-1-2/statement': 'pass',
      '1-1-2/awards': 'not-applicable',
      '1-2-1/roster': 'pass',
      '1-2-1/share': 'pass',
    });
  });

  it('accounts for every file', () => {
    const { files } = outcome.result;
    expect(files.map((file) => [file.path.split('/').pop(), file.disposition, file.reasonCode])).toEqual([
      ['会议记录2022年9月1日.pdf', 'included', null],
      ['社团名单.md', 'included', null],
      ['数据.yaml', 'included', null],
      ['师德说明.txt', 'included', null],
      ['project.yaml', 'excluded', 'project-file'],
      ['照片.jpg', 'unassigned', 'no-indicator'],
    ].sort((a, b) => files.findIndex((file) => file.path.endsWith(a[0] as string)) - files.findIndex((file) => file.path.endsWith(b[0] as string))));
  });

  it('numbers exhibits by its own codes and proves the package', async () => {
    expect(outcome.result.dossier?.exhibits.map((exhibit) => exhibit.number)).toEqual(['1-1-1-01', '1-1-2-01', '1-2-1-01', '1-2-1-02']);
    expect(await verifyPackage(join(folder, 'out'))).toMatchObject({ ok: true, flaws: [], exhibits: 4 });
  });

  it('says that a list of its own in place of the catalogue was not checked', async () => {
    const { unchecked } = await verifyPackage(join(folder, 'out'));
    expect(unchecked.map((each) => describeUnchecked(each, 'zh-CN')).join()).toMatch(/^未核对印在卷宗里的总目录.*catalogue/);
  });

  it('says nothing of any other standard', async () => {
    expect(JSON.stringify(outcome.result)).not.toMatch(/科普|科协|A1-1/);
  });

  it('makes the same bytes again, with one thread or two', async () => {
    const first = hashes(join(folder, 'out'));
    await run(folder, { out: join(folder, 'again'), jobs: 1 });
    expect(hashes(join(folder, 'again'))).toEqual(first);
    await run(folder, { out: join(folder, 'third'), jobs: 2 });
    expect(hashes(join(folder, 'third'))).toEqual(first);
  });

  it('leaves the evidence as it was', async () => {
    const before = hashes(join(folder, 'evidence'));
    await run(folder, { out: join(folder, 'fourth') });
    expect(hashes(join(folder, 'evidence'))).toEqual(before);
  });

  it('with --final and gaps writes the report and no dossier', async () => {
    const final = await run(folder, { out: join(folder, 'final'), final: true });
    expect(final.exit).toBe(1);
    expect(final.written).toContain('report/index.html');
    expect(final.written.filter((path) => path.startsWith('dossier/'))).toEqual([]);
  });
});
