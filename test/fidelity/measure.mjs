// npm run fidelity -- FOLDER: how every page of every PDF below a folder comes into a dossier, and what could not be kept.
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Piscina } from 'piscina';

const SECONDS = 300;
const THREADS = 2;

const folder = resolve(process.argv[2] ?? '.');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.pdf$/i.test(name)).map((name) => join(folder, name)).sort();
const pool = new Piscina({ filename: new URL('./prove-file.mjs', import.meta.url).href, maxThreads: THREADS, concurrentTasksPerWorker: 1 });

const totals = { files: files.length, opened: 0, hung: 0, pages: 0, copied: 0, mended: 0, rendered: 0, lost: 0 };
const wholly = { copied: 0, mended: 0, rendered: 0, lost: 0 };
let [sum, compared] = [0, 0];
const named = [];
const refused = [];
let next = 0;
const lane = async () => {
  while (next < files.length) {
    const file = files[next++];
    const name = relative(folder, file);
    const timer = new AbortController();
    const timeout = setTimeout(() => timer.abort(), SECONDS * 1000);
    try {
      const { opens, reason, pages } = await pool.run(file, { signal: timer.signal });
      if (!opens) { refused.push(`${name}: ${reason}`); continue; }
      totals.opened++;
      totals.pages += pages.length;
      const ways = new Set();
      for (const page of pages) {
        const way = page.document === null ? 'lost' : page.method;
        ways.add(way);
        totals[way]++;
        if (page.mean !== null) { sum += page.mean; compared++; }
      }
      const worst = ['lost', 'rendered', 'mended', 'copied'].find((way) => ways.has(way));
      wholly[worst]++;
      if (worst !== 'copied') named.push(`${worst}\t${name}\t${pages.filter((page) => page.method !== 'copied').length} of ${pages.length}\t${pages.find((page) => page.detail)?.detail ?? ''}`);
    } catch (error) {
      totals.hung++;
      named.push(`hung\t${name}\t\t${timer.signal.aborted ? `longer than ${SECONDS} s` : error}`);
    } finally {
      clearTimeout(timeout);
    }
  }
};
await Promise.all(Array.from({ length: THREADS }, lane));
await pool.destroy();
console.log(named.sort().join('\n'));
if (process.argv.includes('--refused')) console.log(refused.sort().map((line) => `not opened\t${line}`).join('\n'));
console.log(JSON.stringify({ ...totals, filesByWorstPage: wholly, meanDifferenceOfCopiedPages: compared ? Number((sum / compared).toFixed(4)) : null }, null, 1));
