import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { DISK, type Disk } from '../../src/io/disk.js';
import { openStaging, recoverPlace } from '../../src/io/staging.js';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'jz-refused-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A disk that refuses what `when` says: told the act, the first path of it, and how many acts there were before. */
function refusing(code: string, when: (act: string, path: string, before: number) => boolean): { readonly disk: Disk; readonly acts: string[] } {
  const acts: string[] = [];
  const guard = ([act, work]: readonly [string, unknown]) => [act, (...args: readonly unknown[]) => {
    const path = String(args[0]);
    const refuses = when(act, path, acts.length);
    acts.push(`${act} ${path.slice(root.length)}`);
    return refuses ? Promise.reject(Object.assign(new Error(`${code}: ${act}`), { code })) : (work as (...words: readonly unknown[]) => unknown)(...args);
  }] as const;
  return { disk: Object.fromEntries(Object.entries(DISK).map(guard)) as unknown as Disk, acts };
}

const PARTS = ['result.json', 'report/缺项报告.xlsx', 'report/notices/甲.docx'];
const WHOLE = [...PARTS, 'dossier/卷宗.pdf'];

async function write(disk: Disk, mode: 'whole' | 'parts', text: string): Promise<void> {
  const staging = await openStaging(join(root, 'out'), { disk });
  try {
    for (const path of mode === 'whole' ? WHOLE : PARTS) await staging.write(path, text);
    await (mode === 'whole' ? staging.publish() : staging.publishParts());
  } finally {
    await staging.discard();
  }
}

/** The text that all parts of the package share; every text there is when they do not. */
const found = (paths: readonly string[]) => [...new Set(paths.map((path) => readFileSync(join(root, 'out', path), 'utf8')))].join(' and ');

describe('a disk that refuses any one thing', () => {
  it.each([['whole', 'ENOSPC'], ['parts', 'ENOSPC'], ['whole', 'EBUSY'], ['parts', 'EBUSY']] as const)('leaves the package before or the new one, and says which (%s, %s)', async (mode, code) => {
    const counted = refusing(code, () => false);
    await write(DISK, 'whole', 'old');
    await write(counted.disk, mode, 'old');
    expect(counted.acts.length).toBeGreaterThan(20);
    for (let at = 0; at < counted.acts.length; at++) {
      rmSync(root, { recursive: true });
      mkdirSync(root);
      await write(DISK, 'whole', 'old');
      const { disk, acts } = refusing(code, (_act, _path, before) => before === at);
      const error = await write(disk, mode, 'new').then(() => null, (thrown: unknown) => thrown);
      const where = `${at}: ${acts[at]}`;
      if (error) {
        expect([where, error instanceof UserError && error.code]).toEqual([where, 'out/cannot-write']);
        expect((error as UserError).explain('zh-CN')).toMatch(new RegExp(`无法写入“.*out”（${code}）。原有成果未被改动。[\\s\\S]*关闭已打开的成果文件后重试`));
      }
      expect([where, found(mode === 'whole' ? WHOLE : PARTS)]).toEqual([where, error ? 'old' : 'new']);
      expect([where, readFileSync(join(root, 'out/dossier/卷宗.pdf'), 'utf8')]).toEqual([where, mode === 'whole' && !error ? 'new' : 'old']);
      await write(DISK, mode, 'next');
      expect([where, found(mode === 'whole' ? WHOLE : PARTS), readdirSync(root)]).toEqual([where, 'next', ['out']]);
    }
  });
});

describe('a disk that refuses every move from one moment on', () => {
  it.each(['whole', 'parts'] as const)('loses nothing: the next run ends the move or takes it back (%s)', async (mode) => {
    let stopped = 0;
    for (let at = 0; at < 12; at++) {
      rmSync(root, { recursive: true });
      mkdirSync(root);
      await write(DISK, 'whole', 'old');
      let moves = 0;
      const { disk } = refusing('EIO', (act) => act === 'rename' && moves++ >= at);
      const error = await write(disk, mode, 'new').then(() => null, (thrown: unknown) => thrown);
      if (error) stopped++;
      await recoverPlace(join(root, 'out'));
      expect([at, ['old', 'new'].includes(found(mode === 'whole' ? WHOLE : PARTS)), readdirSync(root)]).toEqual([at, true, ['out']]);
      if (!error) expect(found(PARTS)).toBe('new');
    }
    expect(stopped).toBeGreaterThan(2);
  });
});

describe('a workbook of the package that somebody has open', () => {
  /** Windows lets nobody move a folder in which a file is open; it does so for as long as it is open. */
  const open = (path: string) => refusing('EBUSY', (act, from) => act === 'rename' && from === path).disk;

  it('leaves all as it was, whole: the run says so, and goes through once it is closed', async () => {
    for (const mode of ['whole', 'parts'] as const) {
      await write(DISK, 'whole', 'old');
      const place = mode === 'whole' ? join(root, 'out') : join(root, 'out/report');
      await expect(write(open(place), mode, 'new')).rejects.toMatchObject({ code: 'out/cannot-write', args: { code: 'EBUSY' } });
      expect([mode, found(WHOLE), readdirSync(root)]).toEqual([mode, 'old', ['out']]);
      await write(DISK, mode, 'new');
      expect([mode, found(mode === 'whole' ? WHOLE : PARTS)]).toEqual([mode, 'new']);
    }
  });

  it('does not hinder who only reads', async () => {
    await write(DISK, 'whole', 'old');
    writeFileSync(join(root, 'out/report/~$缺项报告.xlsx'), '');
    await recoverPlace(join(root, 'out'));
    expect(found(WHOLE)).toBe('old');
  });
});
