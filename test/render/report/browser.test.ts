import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderHtmlReport } from '../../../src/render/report/html.js';
import { CHROMIUM, openBrowser } from './browser.js';
import { fixture, HOSTILE } from './fixture.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PIXEL = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe.runIf(CHROMIUM)('the report in a browser', () => {
  let folder: string;
  let address: string;
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jz-browser-'));
    const result = fixture();
    const [file] = result.files;
    const changes = { before: { asOf: '2022-10-31', verdict: 'incomplete' as const, counts: result.counts, provable: 20 }, requirements: [{ id: 'B1-1-1/plan', change: 'worse' as const, was: 'review' as const, is: 'fail' as const }, { id: 'B1-1-2/civility', change: 'fixed' as const, was: 'fail' as const, is: 'review' as const }], files: { added: [HOSTILE.markup], removed: [], replaced: [] } };
    const html = await renderHtmlReport({ ...result, changes }, { language: 'zh-CN', glimpses: new Map([[file!.path, { thumbnail: PIXEL, seals: [] }]]) });
    writeFileSync(join(folder, 'index.html'), html);
    address = pathToFileURL(join(folder, 'index.html')).href;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    await page.context().close();
    expect(asked.splice(0).filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
    expect(said.splice(0)).toEqual([]);
  });

  async function open(hash = '', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true, ...options })).newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('dialog', (dialog) => { said.push(dialog.message()); void dialog.dismiss(); });
    await page.goto(address + hash);
    return page;
  }
  const shown = () => page.locator('article.requirement:visible').count();
  const hash = () => page.evaluate(() => decodeURIComponent(location.hash));

  it('opens from disk, asks no network for anything, and shows hostile names as text', async () => {
    await open();
    expect(await page.title()).toContain('云溪区');
    for (const name of [HOSTILE.markup, HOSTILE.formula, HOSTILE.template]) expect(await page.locator('#ledger').textContent()).toContain(name);
    await page.click('[data-fold=open]');
    await page.locator('img').scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  });

  it('filters by unit, outcome, kind, severity and text, and keeps the filter in the address', async () => {
    await open();
    const all = await shown();
    await page.selectOption('[name=unit]', '区财政局');
    await expect.poll(shown).toBeLessThan(all);
    const ofUnit = await shown();
    await page.check('[name=outcome][value=fail]', { force: true });
    await expect.poll(shown).toBeLessThan(ofUnit);
    await page.selectOption('[name=severity]', 'error');
    await page.fill('[name=text]', '人均');
    await expect.poll(shown).toBe(1);
    await expect.poll(hash).toBe('#unit=区财政局&outcome=fail&severity=error&text=人均');
    const sent = page.url();
    await page.context().close();
    await open(new URL(sent).hash);
    expect(await shown()).toBe(1);
    expect(await page.locator('#gaps tbody tr:visible').count()).toBe(1);
    await page.click('button[type=reset]');
    await expect.poll(shown).toBe(all);
    await expect.poll(hash).toBe('');
    await page.selectOption('[name=kind]', 'finance');
    await expect.poll(() => page.locator('article:visible').evaluateAll((each) => [...new Set(each.map((article) => (article as HTMLElement).dataset['kind']))])).toEqual(['finance']);
  });

  it('sorts the gaps, and the address remembers how', async () => {
    await open('#sort=standard');
    const order = () => page.locator('.gaps tbody tr').evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['standard'])));
    const standard = await order();
    expect(standard).toEqual([...standard].sort((a, b) => a - b));
    await page.selectOption('[name=sort]', 'stake');
    const stakes = () => page.locator('.gaps tbody tr').evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['stake'])));
    await expect.poll(async () => String(await stakes())).toBe(String([...(await stakes())].sort((a, b) => b - a)));
    await expect.poll(hash).toBe('#sort=stake');
  });

  it('opens what a link points at, also with a filter that hides it', async () => {
    await open('#outcome=review&at=r-B1-1-1.plan');
    const target = page.locator('[id="r-B1-1-1.plan"]');
    expect(await target.isVisible()).toBe(true);
    expect(await target.locator('details').evaluate((details) => (details as HTMLDetailsElement).open)).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  });

  it('can be used with the keyboard alone', async () => {
    await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.locator('.matrix a.square').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const wanted = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['req'] as string);
    await page.keyboard.press('Enter');
    expect(await page.locator(`[id="${wanted}"] details`).evaluate((details) => (details as HTMLDetailsElement).open)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator(`[id="${wanted}"] details`).evaluate((details) => (details as HTMLDetailsElement).open)).toBe(false);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('text');
  });

  it('counts the days from the day on which it is read', async () => {
    await open();
    expect(await page.locator('.imprint .days').allTextContents()).toEqual([expect.stringMatching(/^已过 \d+ 天$/), expect.stringMatching(/^已过 \d+ 天$/)]);
  });

  it.each([['desktop', { viewport: { width: 1280, height: 900 } }], ['phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }]])('has no accessibility violation on a %s, and no sideways scrolling', async (_name, options) => {
    await open('', { ...options, bypassCSP: true });
    if (options.isMobile) await page.click('.filter summary');
    await page.click('[data-fold=open]');
    // What is skipped while it is out of sight would be skipped by the inspection too.
    await page.addStyleTag({ content: '* { content-visibility: visible !important }' });
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe.run({ resultTypes: ['violations'] }));
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(' | ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.viewport.width);
  });

  it('prints whole: what is open, without filter and links of the screen', async () => {
    await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filter, .contents, .actions, .sorting').evaluateAll((each) => each.filter((element) => (element as HTMLElement).offsetParent !== null).length)).toBe(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
    expect(pages).toBeGreaterThan(4);
  });
});
