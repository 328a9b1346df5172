import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { SealPlace } from '../inspect/ocr/wash-seals.js';
import { openChild, type Child } from '../io/child.js';
import type { ReadPage } from '../model/facts.js';

/** Processes that read words from pixels, each with one session on one thread. */
export interface Readers {
  readonly jobs: number;
  /** Rejects when the process died or took too long over this page; the others go on. */
  read(task: ReadTask, limits: { readonly seconds: number }): Promise<ReadAnswer>;
  close(): void;
}

export interface ReadTask {
  /** Absolute path, read only. */
  readonly file: string;
  /** Its name, for formats that look alike. */
  readonly name: string;
  /** 1-based. */
  readonly page: number;
  /** What was found on it before: words stand under seals. */
  readonly seals: readonly SealPlace[];
  /** The names along the seals are asked for and nothing else. */
  readonly only?: 'seals';
}

export type ReadAnswer =
  | { readonly state: 'read'; readonly page: ReadPage }
  | { readonly state: 'unreadable'; readonly detail: string }
  /** The packages are there but do not run on this machine. */
  | { readonly state: 'no-engine'; readonly detail: string };

// Processes load built files: under the test runner this module is the source, the process is not.
const ENTRY = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/workers/reader.js' : './reader.js', import.meta.url));

/** Callers ask at most `jobs` questions at a time. */
export function openReaders(options: { readonly jobs?: number; /** Done once, before the first process starts. */ readonly makeRoom?: () => Promise<void> }): Readers {
  const jobs = Math.max(1, options.jobs ?? availableParallelism());
  let room: Promise<void> | undefined;
  const all: Child<ReadTask, ReadAnswer>[] = [];
  const idle: Child<ReadTask, ReadAnswer>[] = [];
  return {
    jobs,
    async read(task, limits) {
      await (room ??= options.makeRoom?.());
      const child = idle.pop() ?? openChild<ReadTask, ReadAnswer>(ENTRY);
      if (!all.includes(child)) all.push(child);
      try {
        return await child.ask(task, limits);
      } finally {
        idle.push(child);
      }
    },
    close: () => all.forEach((child) => child.end()),
  };
}
