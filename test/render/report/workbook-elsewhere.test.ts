import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCatalogue } from '../../../src/render/package/catalogue.js';
import { renderWorkbook } from '../../../src/render/report/workbook.js';
import { exhibitsOf, fixture, HOSTILE } from './fixture.js';

const isInstalled = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0;
if (!isInstalled) console.warn('No LibreOffice on this machine: workbooks are not opened elsewhere.');

describe.runIf(isInstalled)('workbooks as LibreOffice opens them', () => {
  const result = fixture();
  let folder: string;
  let gaps: string;
  let catalogue: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jz-sheets-'));
    writeFileSync(join(folder, 'gaps.xlsx'), await renderWorkbook(result));
    writeFileSync(join(folder, 'catalogue.xlsx'), await renderCatalogue(result, exhibitsOf(result)));
    spawnSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'gaps.xlsx'), join(folder, 'catalogue.xlsx')], { timeout: 200_000 });
    [gaps, catalogue] = ['gaps', 'catalogue'].map((name) => readFileSync(join(folder, `${name}.fods`), 'utf8')) as [string, string];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  /** Texts of a sheet's cells, row by row. */
  const rows = (xml: string, name: string) => [...(new RegExp(`<table:table table:name="${name}"[\\s\\S]*?</table:table>`).exec(xml)?.[0] ?? '').matchAll(/<table:table-row [\s\S]*?<\/table:table-row>/g)].map(([row]) => row);

  it('hold no formula; names that look like one are text', () => {
    for (const xml of [gaps, catalogue]) expect(xml).not.toMatch(/table:formula=/);
    for (const xml of [gaps, catalogue]) expect(xml.replaceAll('&apos;', "'").replace(/<[^>]*>/g, '|')).toContain(HOSTILE.formula);
  });

  it('have all their sheets, each list with its filter', () => {
    for (const name of ['总览', '缺项', '待确认', '材料台账', '得分', '按单位']) expect(gaps).toContain(`<table:table table:name="${name}"`);
    expect((gaps.match(/<table:database-range [^>]*table:display-filter-buttons="true"/g) ?? []).length).toBe(5);
    expect(catalogue).toMatch(/<table:database-range [^>]*table:display-filter-buttons="true"/);
  });

  it('have true numbers and dates, and the page of the dossier', () => {
    const [row = ''] = rows(catalogue, '佐证材料总目录').filter((each) => each.includes('B1-1-2-01'));
    expect([...row.matchAll(/office:value-type="float" office:value="(\d+)"/g)].map(([, value]) => value)).toEqual(['3', '1']);
    expect(row).toContain('<text:p>14—16</text:p>');
    expect(gaps).toMatch(/office:value-type="date" office:date-value="2022-12-10"/);
  });

  it('lead from a title to its original', () => {
    const links = [...catalogue.matchAll(/xlink:href="([^"]*)"/g)].map(([, target = '']) => decodeURIComponent(target.replaceAll('&amp;', '&').replaceAll('&apos;', "'")));
    for (const { path } of result.dossier?.exhibits ?? []) expect(links.some((target) => target.endsWith(`data/originals/${path}`)), path).toBe(true);
  });
});
