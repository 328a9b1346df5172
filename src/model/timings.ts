import type { Stage } from './stage.js';

/** How long a run took and how much memory. Times in milliseconds, `from` since the run began. */
export interface Timings {
  readonly stages: readonly StageTiming[];
  /** In the order in which they were done with. */
  readonly files: readonly FileTiming[];
}

export interface StageTiming {
  readonly stage: Stage;
  readonly from: number;
  readonly milliseconds: number;
  /** Largest memory of the process, threads included, that was seen while it lasted, in megabytes (1,000,000 bytes). */
  readonly megabytes: number;
}

export interface FileTiming {
  readonly path: string;
  readonly stage: Stage;
  readonly from: number;
  readonly milliseconds: number;
}
