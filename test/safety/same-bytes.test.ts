import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
  // Time that runs out on a crowded machine is the one thing that may differ.
  files = {
    'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\nlimits: { fileSeconds: 600 }\n`,
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
function build(workspace: string, out: string, environment: NodeJS.ProcessEnv = {}, words: readonly string[] = ['--no-cache', '--jobs', '2']): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, 'build', workspace, '--out', join(folder, out), '--quiet', ...words], { env: { ...process.env, ...environment }, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', (status) => (status === 1 ? resolve() : reject(new Error(`status ${status}`))));
  });
}

/** Every way in which two runs may differ, each in one of four runs; each differs from the first run in several. */
it('the same evidence gives the same bytes, with other threads, zones, locales, caches, paths, orders and times of files', async () => {
  const copy = makeWorkspace(Object.fromEntries(Object.entries(files).reverse()));
  const times = mkdtempSync(join(tmpdir(), 'jz-times-'));
  try {
    cpSync(join(folder, 'evidence'), join(times, 'evidence'), { recursive: true, preserveTimestamps: false });
    for (const path of Object.keys(files)) utimesSync(join(times, path), 86_400, 86_400);
    const cached = ['--cache', join(folder, 'cache')];
    const runs: readonly (readonly [what: string, workspace: string, environment: NodeJS.ProcessEnv, words: readonly string[]])[] = [
      ['one thread, a copy at another path written in another order, a zone a day ahead', copy, { TZ: 'Pacific/Kiritimati' }, ['--no-cache', '--jobs', '1']],
      ['four threads, another locale, a cold cache', folder, { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, [...cached, '--jobs', '4']],
      ['a warm cache, a zone behind', folder, { TZ: 'America/New_York' }, cached],
      ['a warm cache, other times of the files, another path, one thread', times, {}, [...cached, '--jobs', '1']],
    ];
    for (const [what, workspace, environment, words] of runs) {
      await build(workspace, what, environment, words);
      expect([what, hashes(join(folder, what))]).toEqual([what, first]);
    }
  } finally {
    for (const each of [copy, times]) rmSync(each, { recursive: true, force: true });
  }
}, 600_000);
