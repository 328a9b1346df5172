// How the HTML report behaves with many files: size, and the longest pause while it opens and while one types in its filter.
// `npm run build && node test/bench/report.mjs [files]`; needs a Chromium.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from '../../dist/index.js';
import { renderHtmlReport } from '../../dist/render/report/html.js';

const COUNT = Number(process.argv[2] ?? 5000);
const folder = mkdtempSync(join(tmpdir(), 'jz-bench-'));
try {
  const { result } = await build({ folder: '.', out: join(folder, 'out'), language: 'zh-CN', cache: { use: true, folder: null }, dossier: false, final: false, renumber: false, onProgress: () => {} });
  const included = result.files.filter((file) => file.requirement !== null);
  const files = Array.from({ length: COUNT }, (_, index) => {
    const file = included[index % included.length];
    return { ...file, path: file.path.replace(/([^/]*)$/, `${index} $1`) };
  });
  const requirements = result.requirements.map((requirement) => ({ ...requirement, files: files.filter((file) => file.requirement === requirement.id).map((file) => file.path) }));
  const place = join(folder, 'index.html');
  writeFileSync(place, await renderHtmlReport({ ...result, files, requirements }, { language: 'zh-CN' }));
  console.log(`${COUNT} files: ${(statSync(place).size / 1e6).toFixed(1)} MB`);

  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(() => {
    globalThis.pauses = [];
    new PerformanceObserver((list) => globalThis.pauses.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: 'longtask', buffered: true });
  });
  // On a busy machine every pause is longer: a loop of known length tells by how much. An idle core needs some 40 ms for it.
  const busy = await page.evaluate(() => { const from = performance.now(); let x = 0; for (let i = 0; i < 3e7; i++) x += i % 7; return Math.round(performance.now() - from + (x < 0 ? 1 : 0)); });
  console.log(`a loop of 30 million steps: ${busy} ms`);
  const pauses = async (what) => {
    await page.waitForTimeout(1500);
    const longest = await page.evaluate(() => { const found = Math.max(0, ...globalThis.pauses); globalThis.pauses.length = 0; return found; });
    console.log(`${what}: longest pause ${longest} ms`);
  };
  await page.goto(pathToFileURL(place).href);
  await pauses('opening');
  await page.locator('[name=text]').pressSequentially('2021', { delay: 60 });
  await pauses('typing in the filter');
  await page.evaluate(() => document.getElementById('ledger').scrollIntoView());
  await pauses('going to the ledger');
  await page.fill('[name=text]', '图');
  await pauses('filtering with the ledger in sight');
  await page.click('button[type=reset]');
  await pauses('clearing the filter');
  await page.evaluate(() => document.querySelector('.matrix a.square').click());
  await pauses('opening a cell');
  for (let step = 0; step < 20; step++) { await page.mouse.wheel(0, 3000); await page.waitForTimeout(30); }
  await pauses('scrolling');
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
