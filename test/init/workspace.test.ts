import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initWorkspace } from '../../src/steps/init-workspace.js';
import { scan } from '../../src/scan/scan.js';
import { openDocx } from '../render/word/outline.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
let folder: string;
let pack: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jz-init-'));
  pack = join(folder, 'pack');
  cpSync(PACK, pack, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const make = (update = false) => initWorkspace({ folder: join(folder, 'w'), standard: pack, unit: null, update });
const place = (path: string) => join(folder, 'w', path);
const all = () => readdirSync(join(folder, 'w'), { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).sort();

describe('a new workspace', () => {
  it('says the same in every folder as text and in Word', async () => {
    const { written, kept } = await make();
    expect(kept).toEqual([]);
    const guides = written.filter((path) => path.endsWith('填报说明.txt'));
    expect(guides.length).toBeGreaterThan(5);
    const guide = guides.find((path) => path.split('/').length === 4) as string;
    const { outline } = openDocx(readFileSync(place(guide.replace(/txt$/, 'docx'))));
    const words = outline.join('\n').replace(/\s+/g, '');
    for (const line of readFileSync(place(guide), 'utf8').replace('\uFEFF', '').split('\r\n').map((each) => each.replace(/^\s*·?\s*/, '').replace(/\s+/g, '')).filter(Boolean)) expect(words).toContain(line);
  });

  it('has forms that take numbers only and tell the unit', async () => {
    const form = all().find((path) => path.endsWith('数据填报表.xlsx')) as string;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(place(form));
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
    const value = sheet.getCell('C2');
    expect(value.dataValidation).toMatchObject({ type: 'decimal', operator: 'greaterThanOrEqual', showErrorMessage: true });
    expect(value.dataValidation.promptTitle).toContain(String(sheet.getCell('D2').value));
    expect([value.protection?.locked, sheet.getCell('A2').protection?.locked ?? true]).toEqual([false, true]);
  });
});

describe('after the standard has changed', () => {
  it('adds what is missing, puts what is new beside the old, and overwrites nothing', async () => {
    const form = all().find((path) => path.endsWith('数据填报表.xlsx')) as string;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(place(form));
    (workbook.worksheets[0] as ExcelJS.Worksheet).getCell('C2').value = 12;
    await workbook.xlsx.writeFile(place(form));
    const before = new Map(all().filter((path) => /\.\w+$/.test(path)).map((path) => [path, readFileSync(place(path)).toString('base64')]));
    expect(await make(true)).toMatchObject({ written: [], renewed: [], obsolete: [] });

    const yaml = readFileSync(join(pack, 'standard.yaml'), 'utf8');
    const changed = yaml.replace("unit: '%'", 'unit: 个').replace('max: 800', 'max: 700');
    expect(changed).not.toBe(yaml);
    writeFileSync(join(pack, 'standard.yaml'), changed);
    const gone = [...before.keys()].find((path) => path.endsWith('填报说明.docx') && path.split('/').length > 3) as string;
    rmSync(place(gone));
    const { written, renewed } = await make(true);
    expect(written).toEqual([gone]);
    expect(renewed.some((path) => path.endsWith('数据填报表（新）.xlsx'))).toBe(true);
    expect(renewed.some((path) => path.endsWith('填报说明（新）.txt'))).toBe(true);
    for (const [path, content] of before) if (path !== gone) expect(readFileSync(place(path)).toString('base64')).toBe(content);
    const entries = renewed.map((path) => ({ path: path.replace(/^evidence\//, ''), type: 'file' as const, bytes: 1 }));
    const guides = scan(entries, { indicators: [] } as never, { units: [] } as never).filter(({ path }) => path.includes('填报说明'));
    expect(new Set(guides.map(({ exclude }) => exclude))).toEqual(new Set(['guide']));
    const again = await make(true);
    expect(again.written).toEqual([]);
    expect(all().filter((path) => path.includes('（新2）') && path.endsWith('.txt'))).toEqual([]);
  });
});
