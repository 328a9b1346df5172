import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * How well recognisers do. `npm run accuracy`: those of `recognisers.ts`, the table of src/inspect/README.md;
 * `npm run accuracy -- table marks photos`: only these, the other rows stay.
 * `npm run accuracy -- NAME`: one on material made for it; prints a table and accepts nothing.
 */
const MEASURES = {
  table,
  ocr: async (rest) => (await import('./ocr.mjs')).default(rest),
  layouts: async (rest) => (await import('./layouts.mjs')).default(rest),
  pictures: async (rest) => (await import('./pictures.mjs')).default(rest),
  scans: async (rest) => (await import('./scans.mjs')).default(rest),
  handwriting: async (rest) => (await import('./handwriting.mjs')).default(rest),
  search: async (rest) => (await import('./search.mjs')).default(rest),
  words: async (rest) => (await import('./words.mjs')).default(rest),
};

const [name = 'table', ...rest] = process.argv.slice(2);
const measure = MEASURES[name];
if (!measure) {
  console.error(`npm run accuracy -- ${Object.keys(MEASURES).join('|')}`);
  process.exit(2);
}
await measure(rest);

/** In vitest, which reads the drawings of the tests as they are. */
function table(rest) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/accuracy/vitest.config.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, JUANZONG_RECOGNISERS: rest.join(',') } });
  process.exitCode = status ?? 1;
}
