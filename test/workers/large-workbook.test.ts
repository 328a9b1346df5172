import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { openPool, whyEnded } from '../../src/workers/pool.js';
import { xlsx } from '../inspect/samples.js';
import { seeded } from '../safety/damage.mjs';

const folder = mkdtempSync(join(tmpdir(), 'juanzong-workbook-'));
const pool = openPool({ jobs: 1, megabytes: 90 });
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A workbook of one sheet of numbers. */
function workbook(rows: number): Uint8Array {
  const random = seeded(7);
  const sheet = Array.from({ length: rows }, (_each, row) => `<row r="${row + 1}">${['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((column) => `<c r="${column}${row + 1}"><v>${Math.floor(random() * 1e9)}</v></c>`).join('')}</row>`).join('');
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'), '_rels/.rels': strToU8('<Relationships/>'),
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  }, { level: 1 });
}

const look = (name: string, bytes: Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return pool.run('inspect', { file, name, cacheFolder: null, useCache: false, maxBytes: 1024 ** 3 }, { seconds: 120 });
};

it('a workbook that takes more memory than a thread may use ends as that, and the next file is read', async () => {
  expect(await look('大表.xlsx', workbook(60_000)).catch(whyEnded)).toBe('out-of-memory');
  expect((await look('小表.xlsx', await xlsx([['姓名'], ['甲']]))).facts.readable).toBe('yes');
});

it('a sheet of more than 32 MB is too large before it is unpacked', async () => {
  const { facts } = await look('巨表.xlsx', workbook(160_000));
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'too-large', detail: expect.stringContaining('sheet1.xml') })]);
});
