import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** GNU time tells what a process and its children used; without it only the clock on the wall is known. */
const TIME = '/usr/bin/time';
export const HAS_TIME = existsSync(TIME);

/**
 * Runs one whole process. Seconds on the wall, seconds of processor (user and system, threads included), peak memory in MB.
 * @param {{ command: string, args: readonly string[], cwd?: string, exits?: readonly number[] }} job
 * @returns {Promise<{ wall: number, cpu: number | null, megabytes: number | null, output: string }>}
 */
export async function measure({ command, args, cwd, exits = [0] }) {
  const note = join(tmpdir(), `juanzong-bench-${process.pid}`);
  const [program, ...rest] = HAS_TIME ? [TIME, '-o', note, '-f', '%e %U %S %M', command, ...args] : [command, ...args];
  const started = performance.now();
  const { code, output } = await run(program, rest, cwd);
  const wall = (performance.now() - started) / 1000;
  if (!exits.includes(code)) throw new Error(`${command} ${args.slice(0, 3).join(' ')} … ended with ${code}:\n${output.slice(-2000)}`);
  if (!HAS_TIME) return { wall, cpu: null, megabytes: null, output };
  const [, user, system, kilobytes] = (await readFile(note, 'utf8')).trim().split('\n').at(-1).split(' ').map(Number);
  await rm(note, { force: true });
  return { wall, cpu: user + system, megabytes: kilobytes / 1000, output };
}

function run(program, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { output = (output + bytes.toString('utf8')).slice(-20_000); });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

export function median(values) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Slope of the line through the logarithms: 1 when twice as much takes twice as long. @param {readonly [number, number][]} points */
export function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (at) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  return logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
