import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openPool } from '../../src/workers/pool.js';

it('threads that rest leave nothing behind, and the next task is done all the same', async () => {
  const file = join(tmpdir(), `rest-${process.pid}.txt`);
  writeFileSync(file, '云澜区科学技术协会');
  const pool = openPool({ jobs: 1, megabytes: 200 });
  const ask = { file, name: 'rest.txt', cacheFolder: null, useCache: false, maxBytes: 1000 };
  const threads = () => (process.report.getReport() as unknown as { workers: unknown[] }).workers.length;
  const before = threads();
  try {
    await pool.run('inspect', ask, { seconds: 60 });
    const working = threads();
    await pool.rest();
    expect(working).toBeGreaterThan(threads());
    expect(threads()).toBe(before);
    expect((await pool.run('inspect', ask, { seconds: 60 })).facts.text.content).toContain('云澜区');
  } finally {
    await pool.close();
    rmSync(file);
  }
});
