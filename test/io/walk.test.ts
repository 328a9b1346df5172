import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walk } from '../../src/io/walk.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'jz-walk-')); });
afterEach(() => { execFileSync('chmod', ['-R', 'u+rwx', folder]); rmSync(folder, { recursive: true, force: true }); });

describe('walking evidence', () => {
  it('lists every entry, whatever it is called', async () => {
    const names = ['（一）[附件]{1}.txt', '*?!.pdf', '=cmd().xlsx', '#set.md', '.hidden', ' leading', 'é'.normalize('NFD'), 'é'.normalize('NFC'), '<script>.png', '龑䶮㛃𬱖', 'a\nb', '-rf', `${'长'.repeat(80)}.pdf`];
    mkdirSync(join(folder, 'A1-1 [重视]（制度）', '(1) {方案}'), { recursive: true });
    for (const name of names) writeFileSync(join(folder, 'A1-1 [重视]（制度）', '(1) {方案}', name), name);
    const { entries, unreadable } = await walk(folder);
    expect(entries.map((entry) => entry.path.split('/').pop())).toEqual([...names].sort());
    expect(entries.every((entry) => entry.type === 'file' && entry.bytes > 0)).toBe(true);
    expect(unreadable).toEqual([]);
  });

  it('goes into folders whatever they are called', async () => {
    for (const name of ['c\nd', '[x]', '(y)', '{z}', '*', '.git', '!n']) {
      mkdirSync(join(folder, name, 'deeper\n'), { recursive: true });
      writeFileSync(join(folder, name, 'deeper\n', 'x'), 'x');
    }
    expect((await walk(folder)).entries).toHaveLength(7);
  });

  it('names links and never follows them, cycles included', async () => {
    mkdirSync(join(folder, 'a'));
    symlinkSync('..', join(folder, 'a', 'cycle'));
    symlinkSync('/etc/hostname', join(folder, 'a', 'outside'));
    symlinkSync('nowhere', join(folder, 'a', 'broken'));
    expect((await walk(folder)).entries).toEqual(['a/broken', 'a/cycle', 'a/outside'].map((path) => ({ path, type: 'link', bytes: 0 })));
  });

  it('names pipes as what they are', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect((await walk(folder)).entries).toEqual([{ path: 'pipe', type: 'other', bytes: 0 }]);
  });

  it('names a file whose name is no UTF-8', async () => {
    execFileSync('sh', ['-c', `cd "$0" && : > "$(printf '\\262\\304\\301\\317.txt')"`, folder]);
    const { entries } = await walk(folder);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.type).toBe('unreadable-name');
  });

  it.skipIf(process.getuid?.() === 0)('reports a folder that cannot be opened and goes on', async () => {
    mkdirSync(join(folder, 'closed'));
    writeFileSync(join(folder, 'closed', 'x'), 'x');
    writeFileSync(join(folder, 'open'), 'x');
    chmodSync(join(folder, 'closed'), 0);
    const { entries, unreadable } = await walk(folder);
    expect(entries.map((entry) => entry.path)).toEqual(['open']);
    expect(unreadable).toEqual([{ path: 'closed', cause: 'EACCES' }]);
  });
});
