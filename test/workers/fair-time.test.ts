import { describe, expect, it } from 'vitest';
import { addTime, openFairTime, type TimedTask } from '../../src/workers/fair-time.js';

const task = (seconds: number): TimedTask => ({ seconds, over: () => {}, had: 0, passed: 0 });

describe('the time of a task', () => {
  it('is that of a processor: a machine with other work does not shorten it', () => {
    const slow = task(30);
    expect(addTime([slow], { clock: 60, used: 20 })).toEqual([]);
    expect(addTime([slow], { clock: 20, used: 10 })).toEqual([slow]);
  });

  it('is shared among those at work, and never more than the clock', () => {
    const [one, other] = [task(30), task(11)];
    expect(addTime([one, other], { clock: 20, used: 20 })).toEqual([]);
    expect([one.had, other.had]).toEqual([10, 10]);
    expect(addTime([one, other], { clock: 1, used: 8 })).toEqual([other]);
    expect(one.had).toBe(11);
  });

  it('ends by the clock where no processor is used at all', () => {
    const waiting = task(30);
    expect(addTime([waiting], { clock: 119, used: 0 })).toEqual([]);
    expect(addTime([waiting], { clock: 1, used: 0 })).toEqual([waiting]);
  });

  it('is told once when it is over, and not when the task was done before', async () => {
    const begin = openFairTime();
    let [late, early] = [0, 0];
    const over = new Promise<void>((resolve) => begin(0.1, () => { late++; resolve(); }));
    begin(1_000, () => { early++; })();
    await over;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect([late, early]).toEqual([1, 0]);
  });
});
