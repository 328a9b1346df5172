import type { Progress, Stage } from '../model/stage.js';

/** Names the stage a run is in, tells how far it is, and remembers how long each took. */
export interface Clock {
  enter(stage: Stage): void;
  count(done: number, total: number): void;
  stop(): readonly Timing[];
}

export interface Timing {
  readonly stage: Stage;
  readonly milliseconds: number;
}

export function startClock(onProgress: (progress: Progress) => void): Clock {
  const timings: { stage: Stage; milliseconds: number }[] = [];
  let entered = performance.now();
  const leave = () => {
    const last = timings.at(-1);
    if (last) last.milliseconds = Math.round(performance.now() - entered);
    entered = performance.now();
  };
  return {
    enter(stage) {
      leave();
      timings.push({ stage, milliseconds: 0 });
      onProgress({ stage, done: 0, total: 0 });
    },
    count(done, total) {
      const stage = timings.at(-1)?.stage;
      if (stage) onProgress({ stage, done, total });
    },
    stop() {
      leave();
      return timings;
    },
  };
}
