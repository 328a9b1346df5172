import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFacts } from '../../src/inspect/empty-facts.js';
import { inspect } from '../../src/inspect/inspect.js';
import { walk } from '../../src/io/walk.js';
import { scan, settle } from '../../src/scan/scan.js';
import { loadWorkspace, type Workspace } from '../../src/steps/load-workspace.js';
import { verifyPackage, type BuildOutcome } from '../../src/index.js';
import { makeWorkspace, run } from '../build/workspace.js';
import { byteHashes, countEntries, grow, NAMES, trees } from './hostile-trees.js';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const PROJECT = { 'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n` };

describe('every file of any tree', () => {
  let folder: string;
  let workspace: Workspace;
  beforeAll(async () => {
    folder = makeWorkspace(PROJECT);
    workspace = await loadWorkspace(folder, 'zh-CN');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is included, excluded with a reason or unassigned, once', async () => {
    await fc.assert(fc.asyncProperty(trees, async (tree) => {
      const root = mkdtempSync(join(tmpdir(), 'jz-tree-'));
      try {
        grow(root, tree);
        const { entries, unreadable } = await walk(root);
        expect(unreadable).toEqual([]);
        expect(entries).toHaveLength(countEntries(root));
        const scanned = scan(entries, workspace.standard, workspace.project);
        const settled = await Promise.all(scanned.map(async (each) => {
          const facts = each.exclude ? emptyFacts(each.path) : await inspect(readFileSync(join(root, each.path)), each.path);
          return settle(each, { sha256: '', facts }, workspace.standard, workspace.project);
        }));
        expect(new Set(settled.map((file) => file.path)).size).toBe(entries.length);
        for (const file of settled) {
          expect(['included', 'excluded', 'unassigned']).toContain(file.disposition);
          if (file.disposition === 'included') expect(file.requirement).not.toBeNull();
          else expect(file.reason).not.toBeNull();
        }
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }), { numRuns: 120, seed: 20221130 });
  });
});

it('has names that differ only in case, in how they are composed, and names of all the bytes a disk allows, each as itself', async () => {
  const root = mkdtempSync(join(tmpdir(), 'jz-twins-'));
  try {
    grow(root, NAMES.map((name) => ({ path: [name], kind: 'file' as const })));
    const found = (await walk(root)).entries.map((entry) => entry.path);
    // A disk that takes twins for one name has one file of them, and that one is listed.
    expect(found).toHaveLength(countEntries(root));
    expect(found.filter((name) => Buffer.byteLength(name) === 255)).toHaveLength(2);
    expect(found.filter((name) => name.toLowerCase() === 'case.txt').length).toBe(readdirSync(root).filter((name) => name.toLowerCase() === 'case.txt').length);
    expect(found.filter((name) => name.normalize('NFC') === 'é.txt').length).toBe(readdirSync(root).filter((name) => name.normalize('NFC') === 'é.txt').length);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

describe('a district whose every name is hostile', () => {
  let folder: string;
  let outcome: BuildOutcome;
  let before: Record<string, string>;
  const out = (path: string) => join(folder, 'out', path);
  beforeAll(async () => {
    folder = makeWorkspace(PROJECT);
    const item = '1-1 领导班子/2 师德师风/1 师德说明';
    grow(join(folder, 'evidence'), NAMES.map((name) => ({ path: [item, name], kind: 'file' as const })));
    grow(join(folder, 'evidence'), [{ path: [item, '链接'], kind: 'link' }, { path: ['1-2 学生社团', '回路'], kind: 'cycle' }, { path: [item, '管道'], kind: 'pipe' }, { path: [item, '设备'], kind: 'device' }, { path: [item, '旧码'], kind: 'gbk' }]);
    before = byteHashes(join(folder, 'evidence'));
    outcome = await run(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has each file once in the result, and as many in every output', async () => {
    const { files } = outcome.result;
    expect(files).toHaveLength(countEntries(join(folder, 'evidence')));
    expect(new Set(files.map((file) => file.path)).size).toBe(files.length);
    expect(files.filter((file) => file.disposition !== 'included').every((file) => file.reason)).toBe(true);
    expect(outcome.result.verdict).not.toBe('complete');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(out('report/缺项报告.xlsx'));
    const ledger = workbook.getWorksheet('材料台账');
    // Each row once, header apart.
    expect(ledger?.actualRowCount).toBe(files.length + 1);
    const included = files.filter((file) => file.disposition === 'included').map((file) => file.path).sort();
    expect(outcome.result.dossier?.exhibits.map((exhibit) => exhibit.path).sort()).toEqual(included);
    const originals = (await walk(out('dossier/data/originals'))).entries.map((entry) => entry.path);
    expect(included.filter((path) => !originals.includes(path))).toEqual([]);
    expect(originals.filter((path) => !files.some((file) => file.path === path))).toEqual([]);
    const list = new ExcelJS.Workbook();
    await list.xlsx.readFile(out('dossier/目录.xlsx'));
    const numbers = new Set<string>();
    list.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => numbers.add(cell.text))));
    expect(outcome.result.dossier?.exhibits.filter((exhibit) => !numbers.has(exhibit.number))).toEqual([]);
    ledger?.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
  });

  it('has its names as text in the report, and runs none of them', () => {
    const html = readFileSync(out('report/index.html'), 'utf8');
    expect(html.match(/<script>alert|<img src=x/g) ?? []).toEqual([]);
    expect(html.includes('&lt;script&gt;alert(1)&lt;')).toBe(true);
    expect(html.includes('Content-Security-Policy')).toBe(true);
  });

  it('has no control character and no turned text in what a terminal or Word shows', () => {
    const xml = execFileSync('unzip', ['-p', out('dossier/卷宗.docx'), 'word/document.xml'], { maxBuffer: 1 << 28 }).toString();
    expect(xml.match(/.{0,40}[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069].{0,40}/gu) ?? []).toEqual([]);
  });

  it('left the evidence as it was', () => {
    expect(byteHashes(join(folder, 'evidence'))).toEqual(before);
  });

  it('can be proven from its files, whatever they are called', async () => {
    expect((await verifyPackage(out(''))).flaws).toEqual([]);
  });
});

it('a folder that cannot be opened is named and fails the package', async () => {
  const folder = makeWorkspace({ ...PROJECT, 'evidence/1-1 领导班子/读不到/里面.txt': '里面' });
  try {
    // Folders whose name is no text cannot be entered by anyone, whatever rights the test has.
    execFileSync('sh', ['-c', 'cd "$0" && mkdir "$(printf "\\262\\304\\301\\317")"', join(folder, 'evidence')]);
    writeFileSync(Buffer.concat([Buffer.from(join(folder, 'evidence/')), Buffer.from([0xb2, 0xc4, 0xc1, 0xcf]), Buffer.from('/x.txt')]), 'x');
    const { result } = await run(folder, { dossier: false });
    expect(result.verdict).toBe('failed');
    expect(JSON.stringify(result.problems)).toContain('材料');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
