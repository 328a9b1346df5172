import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/model/result.js';
import { startClock } from '../../src/steps/clock.js';
import { examine } from '../../src/steps/examine.js';
import { loadWorkspace, type Workspace } from '../../src/steps/load-workspace.js';
import { NOTHING_UNPACKED } from '../../src/steps/unpack-archives.js';
import { openPool, type Pool } from '../../src/workers/pool.js';

const SAMPLE = fileURLToPath(new URL('../../evidence', import.meta.url));

let folder: string;
let workspace: Workspace;
let pool: Pool;
let whole: Result;
const look = async () => (await examine({ workspace, unpacked: NOTHING_UNPACKED, pool, previous: whole ?? null, clock: startClock(() => {}), cache: { use: true, folder: join(folder, 'cache') }, language: 'zh-CN', renumber: false, reading: 'off' })).result;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jz-spoiled-'));
  cpSync(SAMPLE, join(folder, 'evidence'), { recursive: true });
  workspace = await loadWorkspace(folder, 'zh-CN');
  pool = openPool({ megabytes: 500 });
  whole = await look();
});
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What an office program leaves when a password is set: a compound file with an encrypted stream (MS-OFFCRYPTO, 2.3.4). */
const LOCKED_OFFICE = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from('EncryptedPackage\0', 'utf16le'), Buffer.alloc(1024)]);

async function locked(path: string, bytes: Buffer): Promise<Uint8Array> {
  if (!path.endsWith('.pdf')) return LOCKED_OFFICE;
  const pdf = await PDFDocument.load(bytes);
  pdf.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
  return pdf.save({ useObjectStreams: false });
}

const SPOILS: readonly { readonly how: string; readonly which: RegExp; readonly every: number; readonly spoil: (path: string, bytes: Buffer) => Promise<Uint8Array | null> | Uint8Array | null }[] = [
  { how: 'deleted', which: /./, every: 1, spoil: () => null },
  { how: 'emptied', which: /./, every: 4, spoil: () => new Uint8Array() },
  { how: 'truncated', which: /\.(pdf|jpg|png|docx|xlsx)$/, every: 4, spoil: (_path, bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)) },
  { how: 'locked by a password', which: /\.(pdf|docx|xlsx)$/, every: 4, spoil: locked },
];

describe('spoiling any one file of the sample gives a draft that names it', () => {
  it.each(SPOILS)('$how', async ({ which, every, spoil }) => {
    const paths = whole.files.filter((file) => file.disposition === 'included' && which.test(file.path)).map((file) => file.path).filter((_path, index) => index % every === 0);
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      const place = join(folder, 'evidence', path);
      const bytes = readFileSync(place);
      const spoiled = await spoil(path, bytes);
      if (spoiled === null) rmSync(place);
      else writeFileSync(place, spoiled);
      const result = await look();
      writeFileSync(place, bytes);
      expect(result.verdict, path).not.toBe('complete');
      const named = [...result.requirements.filter((each) => each.outcome !== 'pass').flatMap((each) => each.problems), ...result.problems].filter((problem) => problem.severity !== 'notice');
      expect(named.some((problem) => problem.file === path || problem.message.includes(path)), path).toBe(true);
    }
  }, 180_000);
});
