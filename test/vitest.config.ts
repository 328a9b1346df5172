import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that start real programs and end them: on a crowded machine one of these can be late once. No other gets a second chance. */
const PROGRAMS = ['test/cli/{cli,watch}.test.ts', 'test/build/office.test.ts', 'test/render/report/{browser,many-files}.test.ts', 'test/safety/{isolation,killed,limits,same-bytes}.test.ts', 'test/workers/overrun.test.ts'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    testTimeout: 120_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'programs', include: PROGRAMS, retry: 1, testTimeout: 300_000 } },
      { extends: true, test: { name: 'code', include: ['test/**/*.test.ts'], exclude: [...configDefaults.exclude, ...PROGRAMS] } },
    ],
  },
});
