/** A task that is worked on, and the seconds it has had. */
export interface TimedTask {
  readonly seconds: number;
  readonly over: () => void;
  /** Of a processor, and by the clock. */
  had: number;
  passed: number;
}

/** What passed since the last look: seconds by the clock, and of all processors for this whole process. */
export interface Passed {
  readonly clock: number;
  readonly used: number;
}

/** A task that waits for something that never comes uses no processor: by the clock it may take so many times its limit. */
const MOST_CLOCK = 4;
const LOOK_MS = 250;

/**
 * Limits of time that a machine with other work does not shorten: a task has had its time when that much of a processor was
 * spent on it. Threads do not tell what they use, so each is taken to have had an equal share of what the process used.
 */
export function openFairTime(): (seconds: number, over: () => void) => () => void {
  const running = new Set<TimedTask>();
  let timer: NodeJS.Timeout | null = null;
  let last = now();
  const look = () => {
    const next = now();
    const late = addTime(running, { clock: next.clock - last.clock, used: next.used - last.used });
    last = next;
    for (const task of late) end(task);
    for (const task of late) task.over();
  };
  const end = (task: TimedTask) => {
    running.delete(task);
    if (running.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
  return (seconds, over) => {
    const task: TimedTask = { seconds, over, had: 0, passed: 0 };
    if (timer) look();
    else last = now();
    running.add(task);
    timer ??= setInterval(look, LOOK_MS);
    return () => end(task);
  };
}

/** Adds what passed to every task; those that have had their time. */
export function addTime(running: Iterable<TimedTask>, { clock, used }: Passed): TimedTask[] {
  const tasks = [...running];
  const share = Math.min(clock, used / Math.max(1, tasks.length));
  for (const task of tasks) {
    task.had += share;
    task.passed += clock;
  }
  return tasks.filter(({ seconds, had, passed }) => had >= seconds || passed >= MOST_CLOCK * seconds);
}

function now(): Passed {
  const { user, system } = process.cpuUsage();
  return { clock: performance.now() / 1000, used: (user + system) / 1e6 };
}
