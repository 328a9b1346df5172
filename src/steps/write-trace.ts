import { writeOver } from '../io/write-over.js';
import type { FileTiming, Timings } from '../model/timings.js';

/** Writes the timings in the Trace Event Format, which Chrome (chrome://tracing) and Perfetto show: stages above, the files of each below. */
export async function writeTrace(path: string, timings: Timings): Promise<void> {
  await writeOver(path, `${JSON.stringify({ displayTimeUnit: 'ms', traceEvents: traceEvents(timings) })}\n`);
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  /** X: something that lasted; C: a number that changes. */
  readonly ph: 'X' | 'C';
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args: Readonly<Record<string, number>>;
}

export function traceEvents({ stages, files }: Timings): TraceEvent[] {
  const lasting = (name: string, cat: string, tid: number, { from, milliseconds }: { from: number; milliseconds: number }): TraceEvent =>
    ({ name, cat, ph: 'X', pid: 1, tid, ts: from * 1000, dur: milliseconds * 1000, args: {} });
  return [
    ...stages.map((each) => lasting(each.stage, 'stage', 0, each)),
    ...stages.map(({ from, megabytes }): TraceEvent => ({ name: 'memory', cat: 'stage', ph: 'C', pid: 1, tid: 0, ts: from * 1000, args: { megabytes } })),
    ...inLanes(files).map(({ lane, file }) => lasting(file.path, file.stage, lane + 1, file)),
  ];
}

/** Files that were worked on together stand below each other. */
function inLanes(files: readonly FileTiming[]): { readonly lane: number; readonly file: FileTiming }[] {
  const ends: number[] = [];
  return files.toSorted((a, b) => a.from - b.from || (a.path < b.path ? -1 : 1)).map((file) => {
    const free = ends.findIndex((end) => end <= file.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = file.from + file.milliseconds;
    return { lane, file };
  });
}
