import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { collectGarbage } from '../io/collect-garbage.js';
import { openFairTime } from './fair-time.js';
import type { Tasks } from './tasks.js';

/** Threads that read what cannot be trusted. A task over its time is ended with its thread; the others go on. */
export interface Pool {
  readonly jobs: number;
  run<Name extends keyof Tasks>(task: Name, ask: Tasks[Name]['ask'], limits: TaskLimits): Promise<Tasks[Name]['answer']>;
  /** Ends the threads, and lets go of all that they held and answered, while nothing is asked of them; the next task starts others. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export interface TaskLimits {
  /** Of a processor (`fair-time.ts`). */
  readonly seconds: number;
}

export class TaskTimeout extends Error {
  override readonly name = 'TaskTimeout';
}

/** What kept a thread from answering: its time or its memory ran out, or it failed. */
export function whyEnded(error: unknown): 'timeout' | 'out-of-memory' | 'crashed' {
  if (error instanceof TaskTimeout) return 'timeout';
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'crashed';
}

// Threads load built files: under the test runner this module is the source, its thread is not.
const ENTRY = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/workers/worker.js' : './worker.js', import.meta.url));

export function openPool(options: { readonly jobs?: number; readonly megabytes: number }): Pool {
  const jobs = Math.max(1, options.jobs ?? availableParallelism());
  const start = () => new Piscina({
    filename: ENTRY,
    minThreads: 0,
    maxThreads: jobs,
    concurrentTasksPerWorker: 1,
    idleTimeout: 2_000,
    resourceLimits: { maxOldGenerationSizeMb: options.megabytes },
  });
  let piscina = start();
  const begin = openFairTime();
  return {
    jobs,
    async run(task, ask, limits) {
      const timer = new AbortController();
      const done = begin(limits.seconds, () => timer.abort());
      try {
        return await piscina.run({ task, ask }, { signal: timer.signal });
      } catch (error) {
        if (timer.signal.aborted) throw new TaskTimeout(`took longer than ${limits.seconds} s`);
        throw error;
      } finally {
        done();
      }
    },
    async rest() {
      const ending = piscina;
      piscina = start();
      await ending.destroy();
      collectGarbage();
    },
    close: () => piscina.destroy(),
  };
}

/**
 * Runs `work` over a list, at most `width` at a time, results in the order of the list. Tasks are handed out one
 * by one, so that the time of a task counts from when a thread is free for it.
 */
export async function mapInOrder<Item, Out>(items: readonly Item[], width: number, work: (item: Item, index: number) => Promise<Out>): Promise<Out[]> {
  const results = new Array<Out>(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
