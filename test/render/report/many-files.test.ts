import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtmlReport } from '../../../src/render/report/html.js';
import { CHROMIUM, openBrowser } from './browser.js';
import { fixture } from './fixture.js';

const COUNT = 1_500;
const LAST = 'B1-1/&lt;script&gt;alert(1)&lt;/script&gt;</script><img src=x onerror="alert(1)"> 末.pdf';

describe.runIf(CHROMIUM)('a report of many files, whose rows lie in it as text at first', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  const said: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jz-many-'));
    const result = fixture();
    const [first] = result.files;
    const [, requirement] = result.requirements;
    const files = Array.from({ length: COUNT }, (_, index) => ({ ...first!, path: index === COUNT - 1 ? LAST : `B1-1/材料 ${index}.pdf`, requirement: requirement!.id }));
    const requirements = result.requirements.map((each) => (each === requirement ? { ...each, files: files.map((file) => file.path) } : each));
    writeFileSync(join(folder, 'index.html'), await renderHtmlReport({ ...result, files, requirements }, { language: 'zh-CN' }));
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('dialog', (dialog) => { said.push(dialog.message()); void dialog.dismiss(); });
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = (hash = '') => page.goto('about:blank').then(() => page.goto(pathToFileURL(join(folder, 'index.html')).href + hash));
  const rows = () => page.locator('#ledger tbody tr').count();

  it('makes every row, in order, with names from hostile folders as text', async () => {
    await open();
    await expect.poll(rows).toBe(COUNT);
    expect(await page.locator('#ledger tbody tr').evaluateAll((all) => all.map((row) => row.id))).toEqual(Array.from({ length: COUNT }, (_, index) => `f-${index + 1}`));
    expect(await page.locator('#ledger tbody tr .path').last().textContent()).toBe(LAST);
    expect(said).toEqual([]);
  });

  it('finds the last of them by a word, in the ledger and under its requirement', async () => {
    await open('#text=末.pdf');
    await expect.poll(() => page.locator('#ledger tbody tr:not([hidden])').evaluateAll((all) => all.map((row) => row.id))).toEqual([`f-${COUNT}`]);
    expect(await page.locator('article.requirement:not([hidden])').count()).toBe(1);
    await open('#text=onerror="alert');
    expect(await page.locator('article.requirement:not([hidden])').count()).toBe(1);
    await open('#text=/plain');
    expect(await page.locator('article.requirement:not([hidden])').count()).toBe(0);
  });

  it('goes to any of them by its address, at once', async () => {
    await open(`#f-${COUNT}`);
    await page.locator(`#f-${COUNT}`).waitFor({ state: 'visible' });
    expect(await page.locator(`#f-${COUNT}`).evaluate((row) => { const { top, bottom } = row.getBoundingClientRect(); return bottom > 0 && top < innerHeight; })).toBe(true);
  });

  it('shows further files of a requirement when they are unfolded', async () => {
    await open();
    const more = page.locator('article .more');
    await more.evaluate((details) => { (details.closest('article')!.firstElementChild as HTMLDetailsElement).open = true; });
    expect(await more.locator('li').count()).toBe(0);
    await more.locator('summary').click();
    await expect.poll(() => more.locator('li').count()).toBe(COUNT - 24);
  });

  it('prints every row, also when it was printed before they were made', async () => {
    await open();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await rows()).toBe(COUNT);
  });
});
