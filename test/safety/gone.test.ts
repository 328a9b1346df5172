import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { readEvidence } from '../../src/io/read-evidence.js';
import type { Progress } from '../../src/model/stage.js';
import { hashes, makeWorkspace, run } from '../build/workspace.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const STATEMENT = 'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt';
let folder: string;
beforeEach(() => {
  folder = makeWorkspace({
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    [STATEMENT]: '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Does something once, when a stage begins. */
const at = (stage: Progress['stage'], act: () => void) => {
  let done = false;
  return (progress: Progress) => {
    if (done || progress.stage !== stage) return;
    done = true;
    act();
  };
};

describe('a file that goes away or changes under way', () => {
  it('is named as gone when it vanished before it was read, and the outcome is unknown', async () => {
    const { result } = await run(folder, { onProgress: at('inspect', () => rmSync(join(folder, STATEMENT))) });
    const statement = result.requirements.find((each) => each.id === '1-1-2/statement');
    expect(statement).toMatchObject({ outcome: 'error', problems: [{ code: 'readable/gone', file: STATEMENT.slice('evidence/'.length) }] });
    expect(result.verdict).toBe('failed');
    expect(result.files.map((file) => file.path)).toContain(STATEMENT.slice('evidence/'.length));
  });

  it.each([
    ['changed', () => writeFileSync(join(folder, STATEMENT), '另一份')],
    ['moved away', () => renameSync(join(folder, STATEMENT), join(folder, 'elsewhere.txt'))],
  ])('stops the package when it was %s after it was read, and what was there before stays', async (_how, act) => {
    await run(folder);
    const before = hashes(join(folder, 'out'));
    const error = await run(folder, { onProgress: at('package', act) }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).code).toBe('evidence/changed');
    expect((error as UserError).explain('zh-CN')).toContain(STATEMENT.slice('evidence/'.length));
    expect(hashes(join(folder, 'out'))).toEqual(before);
  });
});

describe('reading one file', () => {
  it('waits for a file that is still growing', async () => {
    const file = join(folder, 'growing.txt');
    const handle = openSync(file, 'w');
    writeSync(handle, 'a'.repeat(1 << 20));
    const writing = setInterval(() => writeSync(handle, 'b'.repeat(1000)), 1);
    setTimeout(() => clearInterval(writing), 200);
    const read = await readEvidence(file, 1 << 30);
    clearInterval(writing);
    closeSync(handle);
    if (read.state !== 'read') return expect(read.state).toBe('changing');
    // Whole as it was at one moment, however much came after it on a machine that pauses; never a piece of it.
    const whole = readFileSync(file).subarray(0, read.bytes.length);
    expect([(read.bytes.length - (1 << 20)) % 1000, read.sha256]).toEqual([0, createHash('sha256').update(whole).digest('hex')]);
  });

  it('is named as changing when it never rests', async () => {
    const file = join(folder, 'restless.txt');
    const big = Buffer.alloc(8 << 20, 'a');
    writeFileSync(file, big);
    const handle = openSync(file, 'r+');
    const writing = setInterval(() => writeSync(handle, String(Math.random())), 0);
    const read = await readEvidence(file, 1 << 30);
    clearInterval(writing);
    closeSync(handle);
    expect(read).toEqual({ state: 'changing' });
  });

  it.each([['nowhere.txt', 'gone'], ['evidence', 'refused']])('%s is %s', async (name, state) => {
    expect((await readEvidence(join(folder, name), 1 << 30)).state).toBe(state);
  });
});
