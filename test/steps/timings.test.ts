import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { timingLines } from '../../src/cli/timing-lines.js';
import type { Timings } from '../../src/model/timings.js';
import { startClock } from '../../src/steps/clock.js';
import { writeTrace } from '../../src/steps/write-trace.js';

const file = (path: string, from: number, milliseconds: number) => ({ path, stage: 'inspect' as const, from, milliseconds });
const TIMINGS: Timings = {
  stages: [{ stage: 'scan', from: 0, milliseconds: 10, megabytes: 90 }, { stage: 'inspect', from: 10, milliseconds: 100, megabytes: 200 }],
  files: [file('b.pdf', 40, 20), file('a.pdf', 10, 60), file('c.pdf', 70, 40), ...Array.from({ length: 12 }, (_each, index) => file(`${index}.txt`, 200 + index, 1))],
};

it('the clock tells how long each stage and each file took, and how much memory there was', async () => {
  const clock = startClock(() => {});
  clock.enter('scan');
  clock.enter('inspect');
  expect(await clock.file('a.pdf', () => setTimeout(20, 'done'))).toBe('done');
  await expect(clock.file('b.pdf', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  const { stages, files } = clock.stop();
  expect(stages.map(({ stage }) => stage)).toEqual(['scan', 'inspect']);
  expect(stages.every(({ megabytes }) => megabytes > 10)).toBe(true);
  expect(files.map(({ path, stage }) => [path, stage])).toEqual([['a.pdf', 'inspect'], ['b.pdf', 'inspect']]);
  expect(files[0]?.milliseconds).toBeGreaterThan(10);
});

it('names the ten slowest files, the slowest first', () => {
  const lines = timingLines(TIMINGS, 'en');
  expect(lines.slice(0, 5)).toEqual(['scanning\t10 ms\t90 MB', 'inspecting\t100 ms\t200 MB', 'Slowest files:', 'inspecting\t60 ms\ta.pdf', 'inspecting\t40 ms\tc.pdf']);
  expect(lines.length).toBe(3 + 10);
});

it('writes a trace in which files that were worked on together stand below each other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jz-trace-'));
  await writeTrace(join(folder, 'trace.json'), TIMINGS);
  const { traceEvents } = JSON.parse(readFileSync(join(folder, 'trace.json'), 'utf8')) as { traceEvents: { name: string; ph: string; tid: number; ts: number; dur: number }[] };
  const lane = (name: string) => traceEvents.find((event) => event.name === name)?.tid;
  expect([lane('inspect'), lane('a.pdf'), lane('b.pdf'), lane('c.pdf')]).toEqual([0, 1, 2, 1]);
  expect(traceEvents.find((event) => event.name === 'a.pdf')).toMatchObject({ ph: 'X', ts: 10_000, dur: 60_000 });
  rmSync(folder, { recursive: true });
});
