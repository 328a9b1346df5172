import { cp, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../dist/index.js';

/**
 * Rebuilds one workspace many times in one process, as a watcher does, one file touched each time, and prints the memory:
 *   node test/bench/soak.mjs [times] [workspace]      default: 100 times the sample district
 */
const times = Number(process.argv[2] ?? 100);
const source = process.argv[3] ?? fileURLToPath(new URL('../..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'juanzong-soak-'));
await cp(join(source, 'evidence'), join(folder, 'evidence'), { recursive: true });
const options = { folder, out: join(folder, 'out'), language: 'zh-CN', cache: { use: true, folder: join(folder, 'cache') }, dossier: true, final: false, renumber: false, onProgress: () => {} };
const taken = [];
for (let time = 1; time <= times; time++) {
  await utimes(join(folder, 'evidence/project.yaml'), time, time);
  await build(options);
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  taken.push(rss / 1e6);
  if (time % 10 === 0 || time === 1) console.log(`${time}\tresident ${(rss / 1e6).toFixed(0)} MB\theap ${(heapUsed / 1e6).toFixed(0)} MB\toutside ${(external / 1e6).toFixed(0)} MB`);
}
const mean = (part) => part.reduce((sum, each) => sum + each, 0) / part.length;
const third = Math.ceil(times / 3);
console.log(`second third ${mean(taken.slice(third, 2 * third)).toFixed(0)} MB, last third ${mean(taken.slice(2 * third)).toFixed(0)} MB on average`);
await rm(folder, { recursive: true, force: true });
