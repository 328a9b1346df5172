import { expect } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';

/** Cut at many places and with bytes changed by a fixed rule, a file is a problem or is read, and never a crash. */
export async function survives(bytes: Uint8Array, name: string, rounds = 60): Promise<void> {
  let seed = 20_221;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < rounds; round++) {
    const copy = round % 2 === 0 ? bytes.slice(0, next(bytes.length)) : Uint8Array.from(bytes);
    for (let change = 0; round % 2 === 1 && change < 12; change++) copy[next(change < 6 ? Math.min(1024, copy.length) : copy.length)] = next(256);
    const { problems } = await inspect(copy, name);
    expect(problems.map((problem) => problem.code), `round ${round}`).not.toContain('crashed');
  }
}
