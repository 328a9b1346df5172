import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recoverPlace } from '../../src/io/staging.js';
import { verifyPackage } from '../../src/index.js';
import { dice } from '../inspect/seal/strokes.js';
import { makeWorkspace, run } from '../build/workspace.js';

const WRITER = fileURLToPath(new URL('./package-writer.mjs', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));

/** Starts a program and kills it so many milliseconds after its first word, so that start-up does not count. */
function killed(words: readonly string[], milliseconds: number, after: 'stdout' | 'stderr'): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let timer: NodeJS.Timeout | null = null;
    child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    child[after].once('data', () => { timer = setTimeout(() => child.kill('SIGKILL'), milliseconds); });
    child.on('error', reject);
    child.on('close', () => { if (timer) clearTimeout(timer); resolve(said); });
  });
}

/** The numbers in the files of a package; one number when it is whole. */
function numbersIn(place: string, parts: readonly string[]): string[] {
  return [...new Set(parts.map((path) => readFileSync(join(place, path), 'utf8')))];
}

describe('a run killed at any moment', () => {
  const random = dice(7);
  it.each(['whole', 'parts'])('leaves one package whole, a hundred times (%s)', async (mode) => {
    const root = mkdtempSync(join(tmpdir(), 'jz-kill-'));
    const place = join(root, 'out');
    const parts = ['result.json', 'report/index.html', 'report/notices/甲.docx', ...(mode === 'whole' ? ['dossier/卷宗.pdf', 'dossier/data/a'] : [])];
    let number = 1;
    try {
      for (let kill = 0; kill < 100; kill++) {
        const said = await killed([WRITER, place, mode, String(number)], random(0, 12), 'stdout');
        const finished = said.trim().split('\n').map(Number).at(-1) as number;
        await recoverPlace(place);
        const [found, ...others] = numbersIn(place, parts);
        expect(others).toEqual([]);
        // The last that was reported as written, or the one begun after it.
        expect([finished, finished + 1]).toContain(Number(found));
        expect(readdirSync(root)).toEqual(['out']);
        number = Number(found) + 1;
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }, 240_000);

  it('of the program itself leaves a package that verify proves, and the next run clears up', async () => {
    const folder = makeWorkspace({
      'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
      'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt': '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
    });
    try {
      await run(folder);
      for (let kill = 0; kill < 8; kill++) {
        await killed([MAIN, 'build', folder, '--out', join(folder, 'out'), '--no-cache'], random(0, 1500), 'stderr');
        expect((await verifyPackage(join(folder, 'out'))).flaws).toEqual([]);
      }
      await run(folder);
      expect(readdirSync(folder).sort()).toEqual(['evidence', 'out']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 240_000);
});
