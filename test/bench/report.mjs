// How the HTML report behaves with many files: size, and the longest pause while it opens, is filtered, searched and read.
// `npm run build && node test/bench/report.mjs [files]`; needs a Chromium.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
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
  /** The longest task of the page's main thread: as it took, and as the processor worked on it, which other programs do not lengthen. */
  const during = async (what, work) => {
    await browser.startTracing(page, { categories: ['toplevel'] });
    await work();
    await page.waitForTimeout(1500);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const threads = new Set(traceEvents.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map((event) => `${event.pid} ${event.tid}`));
    const tasks = traceEvents.filter((event) => event.ph === 'X' && threads.has(`${event.pid} ${event.tid}`));
    const longest = (key) => Math.round(Math.max(0, ...tasks.map((task) => task[key] ?? 0)) / 1000);
    console.log(`${what}: longest pause ${longest('dur')} ms, of which the processor ${longest('tdur')} ms`);
  };
  console.log(`load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`);
  await during('opening', () => page.goto(pathToFileURL(place).href));
  await page.focus('[name=text]');
  await during('typing in the filter', () => page.keyboard.type('2021', { delay: 60 }));
  await during('going to the ledger', () => page.evaluate(() => document.getElementById('ledger').scrollIntoView()));
  await during('filtering with the ledger in sight', () => page.keyboard.insertText(' 图'));
  await during('clearing the filter', () => page.evaluate(() => document.querySelector('button[type=reset]').click()));
  await during('opening a cell', () => page.evaluate(() => document.querySelector('.matrix a.square').click()));
  await during('opening all further files of a requirement', () => page.evaluate(() => { const [most] = [...document.querySelectorAll('.more')].sort((a, b) => b.querySelectorAll('.part').length - a.querySelectorAll('.part').length); most.closest('article').firstElementChild.open = true; most.scrollIntoView(); most.open = true; }));
  await during('unfolding everything', () => page.evaluate(() => { document.getElementById('details').scrollIntoView(); document.querySelector('[data-fold=open]').click(); }));
  await during('scrolling', async () => {
    await page.mouse.move(600, 600);
    for (let step = 0; step < 40; step++) { await page.mouse.wheel(0, 3000); await page.waitForTimeout(30); }
  });
  await during('going to a file by its address', () => page.evaluate((id) => { location.hash = id; }, `at=f-${COUNT}`));
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
