import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'jz-cli-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') } });
  return { status, stdout, stderr };
};

describe('wrong usage is status 2 and says what to do', () => {
  it.each([
    [['bulid'], /没有“bulid”这个命令/], [['build', '--finale'], /“--finale”不认识/], [['build', '--jobs', 'many'], /1 到 64/], [['build', '--lang', 'de'], /zh-CN 或 en/],
    [['init'], /请给出要建立的目录/], [['inspect'], /请给出要检测的文件/], [['standard', 'show'], /standard check/], [['init', 'x', '--unit', '区没有局'], /没有责任单位“区没有局”/],
  ])('%j', (words, message) => {
    const { status, stdout, stderr } = run(...words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('what cannot be read is status 3 and names it', () => {
  it('a folder without project.yaml', () => expect(run('check', 'nowhere')).toMatchObject({ status: 3, stdout: '', stderr: expect.stringMatching(/project\.yaml[\s\S]*juanzong init/) }));
  it('a file that is not there', () => expect(run('inspect', 'gone.pdf')).toMatchObject({ status: 3, stderr: expect.stringMatching(/gone\.pdf/) }));
  it('a place without a dossier', () => expect(run('verify', '.')).toMatchObject({ status: 3, stderr: expect.stringMatching(/没有卷宗/) }));
  it('a standard that is not there', () => expect(run('standard', 'check', './no-pack').status).toBe(3));
});

describe('help and version', () => {
  it('speak Chinese, English with --lang en', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/退出码/) });
    expect(run('--help', '--lang', 'en')).toMatchObject({ status: 0, stdout: expect.stringMatching(/Exit status/) });
    expect(run('build', '--help').stdout).toMatch(/--final/);
    expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a workspace', () => {
  it('is made, says in every folder what to drop there, and overwrites nothing', () => {
    expect(run('init', 'w').status).toBe(0);
    const files = readdirSync(join(folder, 'w'), { recursive: true, encoding: 'utf8' });
    const folders = readdirSync(join(folder, 'w', 'evidence'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const each of folders) expect(readdirSync(join(each.parentPath, each.name))).toContain('填报说明.txt');
    const guide = files.find((path) => /A2-3-1[^/]*\/1[^/]*\/填报说明\.txt$/.test(path)) as string;
    expect(readFileSync(join(folder, 'w', guide), 'utf8')).toMatch(/责任单位：[\s\S]*不超过 200 字[\s\S]*可用格式/);
    writeFileSync(join(folder, 'w', guide), 'mine');
    expect(run('init', 'w', '--json')).toMatchObject({ status: 0, stdout: expect.stringMatching(/"written":\[\]/) });
    expect(readFileSync(join(folder, 'w', guide), 'utf8')).toBe('mine');
  });

  it('is read back folder by folder: no guide is left without a place', () => {
    const { status, stdout } = run('check', 'w', '--json', '--quiet', '--out', 'o');
    const result = JSON.parse(stdout) as { files: { path: string; disposition: string; reasonCode: string; format: string; requirement: string | null }[]; requirements: unknown[] };
    expect(status).toBe(1);
    expect(result.files.filter((file) => file.disposition === 'unassigned')).toEqual([]);
    const forms = result.files.filter((file) => file.path.endsWith('.xlsx'));
    expect(forms.map((file) => file.reasonCode)).toEqual(forms.map(() => 'blank-form'));
    expect(forms.length).toBeGreaterThan(1);
    expect(JSON.parse(readFileSync(join(folder, 'o', 'result.json'), 'utf8'))).toEqual(result);
  });

  it('can be handed out to one unit as a zip with only its own things', () => {
    expect(run('init', 'z', '--unit', '区财政局').status).toBe(0);
    const entries = Object.keys(unzipSync(readFileSync(join(folder, 'z', '区财政局-填报包.zip'))));
    expect(entries.filter((path) => path.endsWith('填报说明.txt')).length).toBeGreaterThan(2);
    expect(entries.filter((path) => /A[13]-/.test(path))).toEqual([]);
    expect(entries.some((path) => path.endsWith('数据填报表.xlsx'))).toBe(true);
  });
});

it('inspect says what is wrong with a file and what to do, in both languages', () => {
  writeFileSync(join(folder, '批复.docx'), Buffer.from('PK\x03\x04 cut off', 'latin1'));
  expect(run('inspect', '批复.docx').stdout).toMatch(/问题：“批复\.docx”不完整，可能没有复制完或没有下载完。请重新复制或下载完整的文件。\n {2}细节：truncated/);
  expect(run('inspect', '批复.docx', '--lang', 'en').stdout).toMatch(/problem: “批复\.docx” ends too early[^\n]*Copy or download the whole file again\.\n {2}detail: truncated/);
});

it('inspect prints the facts, and with --json nothing else', () => {
  writeFileSync(join(folder, '简述.txt'), '标题\n使用 Adobe Photoshop 打开图片');
  expect(run('inspect', '简述.txt').stdout).toMatch(/简述\.txt[\s\S]*8/);
  expect(JSON.parse(run('inspect', '--json', '简述.txt').stdout)).toMatchObject([{ path: '简述.txt', format: 'txt', pages: 0, words: { lower: 8, upper: 8, title: '标题' }, encrypted: 'no', text: { source: 'native' } }]);
});

it('standard check finds the shipped pack and its templates in order', () => {
  expect(run('standard', 'check', 'kepu-2021-2025')).toMatchObject({ status: 0, stdout: '未发现错误。\n' });
});

describe('a person’s word', () => {
  const file = 'A2-2 科普经费保障充分/A2-2-1 财政投入/3 决算明细页/明细.txt';
  const project = () => readFileSync(join(folder, 'p', 'evidence', 'project.yaml'), 'utf8');
  beforeAll(() => {
    run('init', 'p');
    const [indicator] = readdirSync(join(folder, 'p', 'evidence')).filter((name) => name.startsWith('A2-2'));
    const place = readdirSync(join(folder, 'p', 'evidence', indicator as string), { recursive: true, encoding: 'utf8' }).find((path) => /A2-2-1[^/]*\/3 [^/]*$/.test(path)) as string;
    writeFileSync(join(folder, 'p', 'evidence', indicator as string, place, '明细.txt'), '2021 年科学技术普及');
  });

  it('is appended to project.yaml, whose own text stays, with name and day', () => {
    const before = project();
    const path = readdirSync(join(folder, 'p', 'evidence'), { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith('明细.txt')) as string;
    expect(run('confirm', path, 'p', '--by', '张三', '--what', 'seal/not-seen', '--note', '=1+1: 已看原件', '--date', '2022-11-25', '--json')).toMatchObject({ status: 0, stdout: expect.stringContaining('"list":"confirmed"') });
    expect(run('waive', 'A2—1⑤', 'p', '--by', '李四', '--note', '无涉农情况', '--date', '2022-11-20').status).toBe(0);
    expect(run('waive', 'A2-2-2', 'p', '--by', '李四', '--note', '尚未批复', '--due', '2022-12-31').status).toBe(0);
    expect(project().startsWith(before)).toBe(true);
    expect(parse(project())).toMatchObject({ declarations: {
      confirmed: [{ file: path, what: 'seal', note: '=1+1: 已看原件', by: '张三', date: '2022-11-25', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      notApplicable: [{ item: 'A2-1-5', reason: '无涉农情况', by: '李四', date: '2022-11-20' }],
      pending: [{ item: 'A2-2-2', reason: '尚未批复', due: '2022-12-31', by: '李四' }],
    } });
  });

  it('is refused, and nothing written, when it cannot be read back', () => {
    const before = project();
    for (const [words, status, message] of [
      [['confirm', file, 'p', '--what', 'seal'], 2, /--by/],
      [['confirm', 'no/such.pdf', 'p', '--by', 'x', '--what', 'seal'], 3, /没有文件“no\/such\.pdf”/],
      [['confirm', '../evidence/../../cli.txt', 'p', '--by', 'x', '--what', 'seal'], 3, /没有文件/],
      [['waive', 'A9-9-9', 'p', '--by', 'x', '--note', 'y'], 2, /标准中没有考察内容“A9-9-9”/],
      [['waive', 'A2-1-4', 'p', '--by', 'x', '--note', 'y', '--date', '2022-02-31'], 2, /没有写入/],
      [['waive', 'A2-1-5', 'p', '--by', '李四', '--note', '再说一次'], 2, /已经写在/],
    ] as const) expect(run(...words)).toMatchObject({ status, stderr: expect.stringMatching(message) });
    expect(project()).toBe(before);
  });
});
