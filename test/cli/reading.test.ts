import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isReadingInstalled } from '../../src/engines/onnx.js';
import type { Result } from '../../src/model/result.js';
import { scanned } from '../inspect/ocr/scanned-pages.js';
import { picturesPdf } from '../sample/drawing/pdf.mjs';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const HIDING = fileURLToPath(new URL('without-engine.cjs', import.meta.url));
/** The slot asks for what was decided since 2020. */
const SLOT = 'evidence/A1-1 党委和政府重视/A1-1-5 年度重点任务';
const SCAN = `${SLOT}/扫描0007.pdf`;
/** Of processes on a machine that does other things too. */
const PATIENCE = 300_000;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jz-reading-'));
  write('evidence/project.yaml', 'standard: kepu-2021-2025\ndistrict: 云澜区\napplicant: 云澜区科学技术协会\nasOf: 2022-11-30\n');
  write(SCAN, await scan(['2018年3月12日']));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Papers of one page each, one after the other, as a scanner that knows no names puts them out. */
async function scan(dates: readonly string[]): Promise<Uint8Array> {
  const pages = await Promise.all(dates.map((date) => scanned({
    head: '云澜区人民政府文件', number: `云政发〔${date.slice(0, 4)}〕6号`, title: '关于将科普工作列入年度重点工作任务的通知', to: '各街道办事处，区直各部门：',
    body: ['现将科普工作列入年度重点工作任务，请结合实际认真抓好落实。'], sign: '云澜区人民政府', date, seal: '云澜区人民政府',
  }, { seed: date })));
  return picturesPdf(pages.flat().map(({ jpeg }) => ({ jpeg, width: 210, height: 297 })), { title: 'scan', day: '2022-11-08' });
}

const environment = (more: Record<string, string>) => ({ ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), ...more });
const run = (words: readonly string[], more: Record<string, string> = {}) => spawnSync(process.execPath, [MAIN, ...words], { cwd: folder, encoding: 'utf8', env: environment(more), maxBuffer: 50_000_000 });
const WITHOUT_ENGINE = { NODE_OPTIONS: `--require ${HIDING}` };
const task = (stdout: string) => (JSON.parse(stdout) as Result).requirements.find(({ id }) => id === 'A1-1-5/annual-task')!;

describe.runIf(isReadingInstalled())('with the engine', () => {
  it('a scan of 2018 where something since 2020 is asked for is caught', () => {
    const { stdout, status } = run(['check', '--json']);
    const { outcome, problems } = task(stdout);
    expect([status, outcome]).toEqual([1, 'fail']);
    expect(problems.find(({ code }) => code === 'window/outside')).toMatchObject({ found: expect.stringContaining('2018') });
  }, PATIENCE);

  it('inspect reads a scan, says how far it is and how sure, and reads nothing with --ocr off', () => {
    const { stdout, stderr } = run(['inspect', SCAN]);
    expect(stderr).toContain('识别文字');
    expect(stdout).toMatch(/文号 云政发〔2018〕6号[\s\S]*日期 2018-03-12（据文字识别）[\s\S]*标题 关于将科普工作列入年度重点工作任务的通知[\s\S]*识别的把握：文号 \d+ %/);
    expect(JSON.parse(run(['inspect', '--json', '--quiet', '--ocr', 'off', SCAN]).stdout)).toMatchObject([{ text: { source: 'none' }, document: { date: null }, problems: [] }]);
  }, PATIENCE);

  it('keeps what was read when a run is interrupted', async () => {
    const many = join(folder, '多页.pdf');
    writeFileSync(many, await scan(['2019年1月1日', '2019年2月2日', '2019年3月3日', '2019年4月4日']));
    const cache = join(folder, 'interrupted');
    const entries = () => readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.includes('.')).map((entry) => join(entry.parentPath, entry.name));
    const child = spawn(process.execPath, [MAIN, 'inspect', '--cache', cache, '--jobs', '1', many], { stdio: ['ignore', 'ignore', 'pipe'], env: environment({}) });
    const ended = new Promise<number | null>((resolve) => void child.once('exit', (code) => resolve(code)));
    await new Promise<void>((resolve) => void child.stderr.on('data', (chunk: Buffer) => chunk.toString().includes('识别文字') && resolve()));
    const before = entries().length;
    while (entries().length <= before) await new Promise((resolve) => void setTimeout(resolve, 50));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const kept = entries().map((path) => [path, statSync(path, { bigint: true }).mtimeNs] as const);
    expect(kept.length).toBeLessThan(before + 4);
    expect(run(['inspect', '--json', '--cache', cache, many]).stdout).toContain('"source": "ocr"');
    for (const [path, written] of kept) expect(statSync(path, { bigint: true }).mtimeNs).toBe(written);
  }, PATIENCE);
});

describe('without the engine', () => {
  it('everything else is done, and the report says what was not read', () => {
    const { stdout, status, stderr } = run(['build', '--json', '--quiet'], WITHOUT_ENGINE);
    expect([status, stderr]).toEqual([1, '']);
    const { problems, dossier } = JSON.parse(stdout) as Result;
    expect(problems.find(({ code }) => code === 'reading/no-engine')).toMatchObject({ message: '没有文字识别组件：1 个文件共 1 页扫描图像上的文字没有读取，其日期、文号、标题只取自文件名。' });
    expect(task(stdout).problems.map(({ code }) => code)).toContain('window/unknown');
    expect(dossier?.exhibits.map(({ path }) => `evidence/${path}`)).toEqual([SCAN]);
  }, PATIENCE);

  it('inspect says of a scan that it was not read', () => {
    expect(run(['inspect', SCAN], WITHOUT_ENGINE).stdout).toContain('没有安装文字识别组件');
    expect(JSON.parse(run(['inspect', '--json', SCAN], WITHOUT_ENGINE).stdout)).toMatchObject([{ text: { source: 'none' }, problems: [{ code: 'not-read', detail: 'the reading engine is not installed' }] }]);
  }, PATIENCE);
});
