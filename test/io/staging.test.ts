import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { openStaging } from '../../src/io/staging.js';

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

  it('clears what a killed run left behind, and puts back a package it was about to replace', async () => {
    mkdirSync(join(root, '.juanzong-out-999999999-0123abcd'));
    mkdirSync(join(root, '.juanzong-out-999999999-0123abcd-old'));
    writeFileSync(join(root, '.juanzong-out-999999999-0123abcd-old', 'result.json'), '{}');
    mkdirSync(join(root, '.juanzong-other-999999999-0123abcd'));
    const staging = await openStaging(out());
    await staging.discard();
    expect(readdirSync(root).sort()).toEqual(['.juanzong-other-999999999-0123abcd', 'out']);
    expect(existsSync(join(out(), 'result.json'))).toBe(true);
  });

  it('says what cannot be written and what to do', async () => {
    writeFileSync(join(root, 'file'), '');
    const error = await openStaging(join(root, 'file', 'out')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).explain('zh-CN')).toMatch(/无法写入.*原有成果未被改动[\s\S]*→ 请检查/);
  });
});
