import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../../src/engines/pdfium.js';
import { verifyPackage, type BuildOutcome } from '../../src/index.js';
import { readBack } from '../../src/render/pdf/read-back.js';
import { resultGolden, volumeGolden } from './outline.js';
import { hashes, run } from './workspace.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const GAPS = JSON.parse(readFileSync(join(ROOT, 'test/sample/gaps.json'), 'utf8')) as { readonly requirement: string; readonly code: string; readonly outcome?: string; readonly file?: string }[];

const hasOffice = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
if (!hasOffice) console.warn('No LibreOffice on this machine: the pages of the Word dossier are not counted.');

/** The sample district that comes with the repository. Accept new goldens with `npm test -- -u`. */
let out: string;
let outcome: BuildOutcome;
let before: Record<string, string>;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'jz-sample-'));
  before = hashes(join(ROOT, 'evidence'));
  outcome = await run(ROOT, { out: join(out, 'out'), cache: { use: true, folder: join(out, 'cache') } });
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the sample district', () => {
  it('has every planted gap, and nothing else is called a gap', () => {
    const failed = outcome.result.requirements.filter((each) => each.outcome === 'fail' || each.outcome === 'error');
    const found = failed.map(({ id, problems }) => ({ requirement: id, codes: [...new Set(problems.filter((problem) => problem.effect === 'fail').map((problem) => problem.code))] }));
    const planted = GAPS.filter((gap) => (gap.outcome ?? 'fail') === 'fail');
    expect(found).toEqual(outcome.result.requirements.flatMap(({ id }) => {
      const codes = planted.filter((gap) => gap.requirement === id).map((gap) => gap.code);
      return codes.length > 0 ? [{ requirement: id, codes }] : [];
    }));
    expect(planted.length).toBeGreaterThanOrEqual(12);
  });

  it('names the file of each gap that has one', () => {
    for (const gap of GAPS.filter((each) => each.file)) {
      const requirement = outcome.result.requirements.find((each) => each.id === gap.requirement);
      expect(requirement?.problems.find((problem) => problem.code === gap.code)?.file, gap.requirement).toBe(gap.file);
    }
  });

  it('accounts for every file once, in the result and in the package', () => {
    const { files } = outcome.result;
    expect(files.map((file) => file.path)).toEqual(Object.keys(before).sort());
    const kept = files.filter((file) => file.requirement !== null && file.disposition !== 'unassigned').map((file) => file.path);
    const packed = outcome.written.filter((path) => path.startsWith('dossier/data/originals/')).map((path) => path.slice('dossier/data/originals/'.length));
    expect(packed.sort()).toEqual(kept.sort());
  });

  it('is a draft that verify proves', async () => {
    expect(outcome.exit).toBe(1);
    expect(outcome.result.dossier?.draft).toBe(true);
    expect(await verifyPackage(join(out, 'out'))).toMatchObject({ ok: true, flaws: [], unchecked: [] });
  });

  it('has the result and the outline that were accepted', async () => {
    await expect(`${JSON.stringify(resultGolden(outcome.result), null, 1)}\n`).toMatchFileSnapshot('../golden/sample-result.json');
    const volumes = await Promise.all((outcome.result.dossier?.volumes ?? []).map(async ({ file }) => volumeGolden(await readBack(readFileSync(join(out, 'out', 'dossier', file))))));
    await expect(volumes.join('\n')).toMatchFileSnapshot('../golden/sample-outline.txt');
  });

  it('comes out the same from one thread, byte for byte, and nothing in evidence/ was touched', async () => {
    const first = hashes(join(out, 'out'));
    await run(ROOT, { out: join(out, 'again'), jobs: 1, cache: { use: true, folder: join(out, 'cache') } });
    expect(hashes(join(out, 'again'))).toEqual(first);
    expect(hashes(join(ROOT, 'evidence'))).toEqual(before);
  });

  it.runIf(hasOffice)('has in Word, as LibreOffice sets it, the pages of the PDF: as many, under the same numbers', async () => {
    const dossier = join(out, 'out', 'dossier');
    spawnSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(out, 'profile')).href}`, '--headless', '--convert-to', 'pdf', '--outdir', out, join(dossier, '卷宗.docx')], { timeout: 200_000 });
    const numbers = async (file: string) => {
      const document = await openPdf(readFileSync(file));
      const found = Array.from({ length: document.pageCount }, (_each, page) => [...document.text(page).matchAll(/—\s*(\d+)\s*—/g)].at(-1)?.[1] ?? null);
      document.close();
      return found;
    };
    expect(await numbers(join(out, '卷宗.pdf'))).toEqual(await numbers(join(dossier, '卷宗.pdf')));
  });

  it('stays small enough to travel with the repository', () => {
    expect(existsSync(join(ROOT, 'evidence', 'project.yaml'))).toBe(true);
    expect(outcome.result.files.reduce((sum, file) => sum + file.bytes, 0)).toBeLessThan(15_000_000);
  });
});
