import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.js';
import { makeWorkspace, run } from '../build/workspace.js';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const ETHICS = '1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt';
const CLUBS = '1-2 学生社团/社团名单/社团名单.md';
const roster = (count: number) => `|序号|社团|\n|--|--|\n${Array.from({ length: count }, (_, index) => `|${index + 1}|第${index + 1}社|\n`).join('')}`;

describe('check --watch', () => {
  let folder: string;
  let child: ChildProcess;
  let said = '';
  let closed: Promise<number | null>;
  const place = (path: string) => join(folder, 'evidence', path);

  beforeAll(() => {
    folder = makeWorkspace({
      'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
      [`evidence/${ETHICS}`]: '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
      [`evidence/${CLUBS}`]: roster(2),
    });
    for (const path of [ETHICS, CLUBS, 'project.yaml']) utimesSync(place(path), 1_700_000_000, 1_700_000_000);
    child = spawn(process.execPath, [MAIN, 'check', folder, '--watch', '--out', join(folder, 'out'), '--cache', join(folder, 'cache'), '--trace', join(folder, 'trace.json'), '--jobs', '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    closed = new Promise((resolve) => child.on('close', resolve));
  });
  afterAll(async () => {
    child.kill('SIGKILL');
    await closed;
    rmSync(folder, { recursive: true, force: true });
  });

  const runs = () => said.split('等待材料变动').length - 1;
  const until = (test: () => boolean) => expect.poll(test, { timeout: 240_000, interval: 50 }).toBe(true);
  /** Files that the last run opened. */
  const inspected = () => (JSON.parse(readFileSync(join(folder, 'trace.json'), 'utf8')) as { traceEvents: { cat: string; name: string }[] }).traceEvents.filter((event) => event.cat === 'inspect').map((event) => event.name).sort();
  const result = () => JSON.parse(readFileSync(join(folder, 'out', 'result.json'), 'utf8')) as Result;
  const outcomeOf = (id: string) => result().requirements.find((each) => each.id === id)?.outcome;

  it('checks everything once, then waits', async () => {
    await until(() => runs() === 1);
    expect(inspected()).toEqual([ETHICS, CLUBS, 'project.yaml'].sort());
    expect(outcomeOf('1-2-1/roster')).toBe('fail');
  }, 250_000);

  it('looks again into what was changed, and into nothing else', async () => {
    writeFileSync(place(CLUBS), roster(12));
    await until(() => runs() === 2);
    expect(said).toContain(`有 1 个文件变动：${CLUBS}`);
    expect(inspected()).toEqual([CLUBS]);
    expect(outcomeOf('1-2-1/roster')).toBe('pass');
  }, 250_000);

  it('says that a file is still being copied, and looks into it once it is whole', async () => {
    const copy = '1-2 学生社团/社团名单/社团名单二.md';
    writeFileSync(place(copy), '|序号|社团|\n|--|--|\n');
    let rows = 0;
    const copying = setInterval(() => appendFileSync(place(copy), `|${++rows}|另${rows}社|\n`), 50);
    await until(() => said.includes(`仍在复制：${copy}`)).finally(() => clearInterval(copying));
    expect(runs()).toBe(2);
    await until(() => runs() === 3);
    expect(inspected()).toEqual([copy]);
    expect(result().files.find((file) => file.path === copy)).toMatchObject({ disposition: 'included', facts: { entries: rows, problems: [] } });
  }, 250_000);

  it('waits out a mistake in project.yaml', async () => {
    const before = readFileSync(place('project.yaml'), 'utf8');
    writeFileSync(place('project.yaml'), `${before}colour: red\n`);
    await until(() => runs() === 4);
    expect(said).toMatch(/project\.yaml:5/);
    expect(result().files).toHaveLength(4);
    writeFileSync(place('project.yaml'), before);
  }, 250_000);

  it('ends when it is interrupted, and leaves the last report', async () => {
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect(await closed).toBe(130);
    expect(outcomeOf('1-2-1/roster')).toBe('pass');
  }, 250_000);
});

it('a file that is being copied is named so, not as damaged, and is not opened', async () => {
  const folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    [`evidence/${CLUBS}`]: '%PDF-1.7 half of a file',
  });
  try {
    const { result } = await run(folder, { dossier: false, settling: new Set([CLUBS]) });
    expect(result.files.find((file) => file.path === CLUBS)).toMatchObject({ sha256: '', facts: { problems: [{ code: 'changing' }] } });
    const problems = result.requirements.flatMap((each) => each.problems).filter((problem) => problem.file === CLUBS);
    expect(problems.map((problem) => problem.code)).toEqual(['readable/changing']);
    expect(problems[0]?.message).toContain('仍在复制');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
