import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Case, Source } from './recogniser.js';
import { RECOGNISERS } from './recognisers.js';
import { tableOf, type Answer, type Row } from './table.js';

const README = fileURLToPath(new URL('../../src/inspect/README.md', import.meta.url));
const [START, END] = ['<!-- accuracy: npm run accuracy -->\n', '<!-- end of accuracy -->'];

/** Names asked for on the command line; none: all. */
const ASKED = (process.env['JUANZONG_RECOGNISERS'] ?? '').split(',').filter(Boolean);

/** `npm run accuracy`: asks every recogniser about every case that is here, prints the table and writes it into src/inspect/README.md. */
it('measures every recogniser', async () => {
  const rows: Row[] = [];
  const asked = RECOGNISERS.filter(({ name }) => ASKED.length === 0 || ASKED.includes(name));
  expect(asked.length, `no such recogniser: ${ASKED.join(', ')}`).toBeGreaterThan(0);
  for (const recogniser of asked) {
    for (const [source, cases] of Object.entries(recogniser.cases()) as [Source, readonly Case[]][]) {
      const answers: Answer[] = [];
      for (const each of cases) answers.push(await ask(each));
      rows.push({ recogniser: recogniser.name, source, answers });
    }
  }
  const readme = readFileSync(README, 'utf8');
  const [start, end] = [readme.indexOf(START) + START.length, readme.indexOf(END)];
  expect(end, `${README} has lost its marks`).toBeGreaterThanOrEqual(start);
  const table = tableOf(rows, readme.slice(start, end));
  console.log(table);
  writeFileSync(README, `${readme.slice(0, start)}${table}\n${readme.slice(end)}`);
});

/** Processor time of the look, which a busy machine stretches less than the clock. */
async function ask({ name, isThere, prepare }: Case): Promise<Answer> {
  let started = process.cpuUsage();
  try {
    const look = await prepare();
    started = process.cpuUsage();
    return { name, isThere, said: await look(), milliseconds: spentSince(started) };
  } catch {
    return { name, isThere, said: 'failed', milliseconds: spentSince(started) };
  }
}

function spentSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
