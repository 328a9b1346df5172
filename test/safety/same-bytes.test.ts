import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashes, makeWorkspace } from '../build/workspace.js';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));

let folder: string;
let files: Record<string, Uint8Array | string>;
let first: Record<string, string>;

beforeAll(async () => {
  const picture = (colour: string) => sharp({ create: { width: 900, height: 700, channels: 3, background: colour } }).jpeg().toBuffer();
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.addPage([595, 842]).drawText('Minutes of 2022', { x: 80, y: 700 });
  files = {
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
    'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt': '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
    'evidence/1-1 领导班子/1 创建方案/2 研究记录/会议记录2022年9月1日.pdf': await pdf.save(),
    ...Object.fromEntries(await Promise.all(['校门', 'Ämter', '食堂', 'i İ ı'].map(async (name, index) => [`evidence/2-1 校园环境/1 校园照片/${name}.jpg`, await picture(['#345', '#543', '#454', '#765'][index] as string)] as const))),
  };
  folder = makeWorkspace(files);
  await build(folder, 'first');
  first = hashes(join(folder, 'first'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The program itself, as another process, with another environment. */
function build(workspace: string, out: string, environment: NodeJS.ProcessEnv = {}, words: readonly string[] = ['--no-cache']): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, 'build', workspace, '--out', join(folder, out), '--quiet', ...words], { env: { ...process.env, ...environment }, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', (status) => (status === 1 ? resolve() : reject(new Error(`status ${status}`))));
  });
}

describe('the same evidence gives the same bytes', () => {
  it.each([
    ['with one thread', {}, ['--no-cache', '--jobs', '1']],
    ['with four threads', {}, ['--no-cache', '--jobs', '4']],
    ['in another time zone', { TZ: 'Pacific/Kiritimati' }, ['--no-cache']],
    ['in another locale', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, ['--no-cache']],
    ['from a cold cache', {}, ['--cache', 'CACHE']],
    ['from a warm cache', {}, ['--cache', 'CACHE']],
  ])('%s', async (how, environment, words) => {
    await build(folder, how, environment, words.map((word) => (word === 'CACHE' ? join(folder, 'cache') : word)));
    expect(hashes(join(folder, how))).toEqual(first);
  });

  it('from a copy at another path, its files written in another order', async () => {
    const copy = makeWorkspace(Object.fromEntries(Object.entries(files).reverse()));
    try {
      await build(copy, 'copy');
      expect(hashes(join(folder, 'copy'))).toEqual(first);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  it('whatever the times of the files are', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'jz-times-'));
    try {
      cpSync(join(folder, 'evidence'), join(copy, 'evidence'), { recursive: true, preserveTimestamps: false });
      await build(copy, 'times', { TZ: 'America/New_York' });
      expect(hashes(join(folder, 'times'))).toEqual(first);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
