import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { recoverPlace } from '../../src/io/staging.js';
import { dice } from '../inspect/seal/strokes.js';

const WRITER = fileURLToPath(new URL('./package-writer.mjs', import.meta.url));
const KILLS = fileURLToPath(new URL('./kill-program.mjs', import.meta.url));

/** Starts a program and kills it so many milliseconds after its first word, so that start-up does not count. */
function killed(words: readonly string[], milliseconds: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    let timer: NodeJS.Timeout | null = null;
    child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    child.stdout.once('data', () => { timer = setTimeout(() => child.kill('SIGKILL'), milliseconds); });
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
        const said = await killed([WRITER, place, mode, String(number)], random(0, 12));
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

  it('leaves the package before or the one begun, evidence and cache when it is the whole program, and the next run clears up', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [KILLS, '--kills', '8'], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ failures: 0 });
  }, 240_000);
});
