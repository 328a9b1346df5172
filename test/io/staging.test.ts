import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { openStaging, recoverPlace } from '../../src/io/staging.js';
import { openWriteThread } from '../../src/workers/write-thread.js';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'jz-stage-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));
const out = () => join(root, 'out');

describe('a package is written beside its place and moved in', () => {
  it('replaces the previous one as a whole', async () => {
    mkdirSync(out());
    writeFileSync(join(out(), 'old.txt'), 'old');
    const staging = await openStaging(out());
    await staging.write('a/b.txt', '新');
    expect(readdirSync(out())).toEqual(['old.txt']);
    await staging.publish();
    await staging.discard();
    expect(readdirSync(out())).toEqual(['a']);
    expect(readFileSync(join(out(), 'a/b.txt'), 'utf8')).toBe('新');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('leaves the previous one when the run is given up', async () => {
    mkdirSync(out());
    writeFileSync(join(out(), 'old.txt'), 'old');
    const staging = await openStaging(out());
    await staging.write('new.txt', 'new');
    await staging.discard();
    expect(readFileSync(join(out(), 'old.txt'), 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('parts replace their namesakes and leave the rest', async () => {
    mkdirSync(join(out(), 'dossier'), { recursive: true });
    mkdirSync(join(out(), 'report'));
    writeFileSync(join(out(), 'report', 'gone.txt'), 'x');
    const staging = await openStaging(out());
    await staging.write('report/index.html', 'x');
    await staging.publishParts();
    expect(readdirSync(out()).sort()).toEqual(['dossier', 'report']);
    expect(readdirSync(join(out(), 'report'))).toEqual(['index.html']);
  });

  it('knows the hash of everything it wrote', async () => {
    const staging = await openStaging(out());
    const growing = await staging.append('volume.pdf');
    await growing.append(Buffer.from('a'));
    await growing.append(Buffer.from('bc'));
    await growing.close();
    expect(staging.files).toEqual([{ path: 'volume.pdf', bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' }]);
    await staging.discard();
  });

  it('writes a large file on in another thread, in the order of the calls, and knows its hash', async () => {
    const writing = openWriteThread();
    const staging = await openStaging(out(), { writeAside: writing.writeAside });
    const growing = await staging.append('volume.pdf');
    const whole: Buffer[] = [];
    for (let piece = 0; piece < 30; piece++) {
      const bytes = piece % 3 === 0 ? Buffer.from(new SharedArrayBuffer(1_000_003)).fill(piece) : Buffer.alloc(1_000_003 + (piece === 20 ? 5_000_000 : 0), piece);
      whole.push(Buffer.from(bytes));
      void growing.append(bytes.subarray(0, 17));
      const written = growing.append(bytes.subarray(17));
      if (piece % 4 === 0) await written;
      if (piece % 7 === 6) await growing.rest();
      if (piece % 10 === 9) expect(await growing.digest()).toBe(createHash('sha256').update(Buffer.concat(whole)).digest('hex'));
    }
    await growing.close();
    const content = Buffer.concat(whole);
    expect(readFileSync(join(staging.folder, 'volume.pdf')).equals(content)).toBe(true);
    expect(staging.files).toEqual([{ path: 'volume.pdf', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }]);
    await staging.discard();
    await writing.close();
  });

  it('tells who appends what the disk refuses the other thread', async () => {
    const writing = openWriteThread();
    const staging = await openStaging(out(), { writeAside: (file, begun) => writing.writeAside(`${file}.elsewhere`, begun) });
    const growing = await staging.append('volume.pdf');
    await growing.append(Buffer.alloc(9 << 20));
    await expect(growing.append(Buffer.from('x'))).rejects.toMatchObject({ code: 'out/cannot-write', args: { code: 'ENOENT' } });
    await expect(growing.close()).rejects.toThrow();
    await staging.discard();
    await writing.close();
  });

  describe('after a run was killed', () => {
    const DEAD = JSON.stringify({ pid: 999_999_999, host: hostname(), started: '1' });
    const work = '.juanzong-out-0123abcd';
    const leave = (files: Record<string, string>) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(root, path, '..'), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    };

    it('its unfinished package is cleared, other places are let be', async () => {
      leave({ [`${work}/a.txt`]: 'half', [`${work}.owner`]: DEAD, '.juanzong-out.lock': DEAD, 'out/a.txt': 'old', '.juanzong-other-0123abcd/x': '' });
      await (await openStaging(out())).discard();
      expect(readdirSync(root).sort()).toEqual(['.juanzong-other-0123abcd', 'out']);
      expect(readFileSync(join(out(), 'a.txt'), 'utf8')).toBe('old');
    });

    it.each([
      ['before the first move', { [`${work}/a.txt`]: 'new', 'out/a.txt': 'old' }],
      ['with the old one put away', { [`${work}/a.txt`]: 'new', [`${work}.old/a.txt`]: 'old' }],
      ['with the new one in place', { 'out/a.txt': 'new', [`${work}.old/a.txt`]: 'old' }],
    ])('its complete package is moved in: %s', async (_when, files) => {
      leave({ ...files, [`${work}.move`]: '"whole"', [`${work}.owner`]: DEAD, '.juanzong-out.lock': DEAD });
      await recoverPlace(out());
      expect(readdirSync(root)).toEqual(['out']);
      expect(readFileSync(join(out(), 'a.txt'), 'utf8')).toBe('new');
    });

    it('the package before is put back when the note of the move is cut off', async () => {
      leave({ [`${work}/a.txt`]: 'new', [`${work}.old/a.txt`]: 'old', [`${work}.move`]: '', [`${work}.owner`]: DEAD });
      await recoverPlace(out());
      expect(readdirSync(root)).toEqual(['out']);
      expect(readFileSync(join(out(), 'a.txt'), 'utf8')).toBe('old');
    });

    it('a report half moved in is moved in whole, beside the dossier that was there', async () => {
      leave({
        [`${work}/report/i`]: 'new', 'out/result.json': 'new', 'out/report/i': 'old', 'out/dossier/d': 'old', [`${work}.old/result.json`]: 'old',
        [`${work}.move`]: '["report","result.json"]', [`${work}.owner`]: DEAD,
      });
      await recoverPlace(out());
      expect(readdirSync(root)).toEqual(['out']);
      expect(['report/i', 'result.json', 'dossier/d'].map((path) => readFileSync(join(out(), path), 'utf8'))).toEqual(['new', 'new', 'old']);
    });

    it('a work folder of a run that goes on is let be', async () => {
      leave({ [`${work}/a.txt`]: 'half', [`${work}.owner`]: JSON.stringify({ pid: process.ppid, host: hostname(), started: null }) });
      await (await openStaging(out())).discard();
      expect(existsSync(join(root, work, 'a.txt'))).toBe(true);
    });
  });

  it('is written by one run at a time, and the second is told which one', async () => {
    const first = await openStaging(out());
    const error = await openStaging(out()).catch((thrown: unknown) => thrown);
    expect((error as UserError).code).toBe('out/in-use');
    expect((error as UserError).explain('zh-CN')).toContain(String(process.pid));
    await first.write('a.txt', 'a');
    await first.publish();
    await first.discard();
    await (await openStaging(out())).discard();
    expect(readdirSync(root)).toEqual(['out']);
  });

  it('is nobody else’s to read before it is in its place', async () => {
    const staging = await openStaging(out());
    expect(statSync(staging.folder).mode & 0o077).toBe(0);
    await staging.write('a.txt', 'a');
    await staging.publish();
    await staging.discard();
    expect(statSync(out()).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it('says what cannot be written and what to do', async () => {
    writeFileSync(join(root, 'file'), '');
    const error = await openStaging(join(root, 'file', 'out')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).explain('zh-CN')).toMatch(/无法写入.*原有成果未被改动[\s\S]*→ 请检查/);
  });
});
