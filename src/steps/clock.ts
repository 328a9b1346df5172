import type { Progress, Stage } from '../model/stage.js';
import type { FileTiming, StageTiming, Timings } from '../model/timings.js';

/** Names the stage a run is in, tells how far it is, and remembers how long each took, and each file in it. */
export interface Clock {
  enter(stage: Stage): void;
  count(done: number, total: number): void;
  /** Does the work on one file of the present stage. */
  file<Done>(path: string, work: () => Promise<Done>): Promise<Done>;
  stop(): Timings;
}

const LOOK_AT_MEMORY_MS = 50;

export function startClock(onProgress: (progress: Progress) => void): Clock {
  const began = performance.now();
  const now = () => Math.round(performance.now() - began);
  const stages: { -readonly [Key in keyof StageTiming]: StageTiming[Key] }[] = [];
  const files: FileTiming[] = [];
  const lookAtMemory = () => {
    const last = stages.at(-1);
    if (last) last.megabytes = Math.max(last.megabytes, Math.round(process.memoryUsage.rss() / 1e6));
  };
  const timer = setInterval(lookAtMemory, LOOK_AT_MEMORY_MS).unref();
  const leave = () => {
    lookAtMemory();
    const last = stages.at(-1);
    if (last) last.milliseconds = now() - last.from;
  };
  return {
    enter(stage) {
      leave();
      stages.push({ stage, from: now(), milliseconds: 0, megabytes: 0 });
      onProgress({ stage, done: 0, total: 0 });
    },
    count(done, total) {
      const stage = stages.at(-1)?.stage;
      if (stage) onProgress({ stage, done, total });
    },
    async file(path, work) {
      const from = now();
      const stage = stages.at(-1)?.stage ?? 'load';
      try {
        return await work();
      } finally {
        files.push({ path, stage, from, milliseconds: now() - from });
      }
    },
    stop() {
      leave();
      clearInterval(timer);
      return { stages, files };
    },
  };
}
