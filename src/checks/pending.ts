import { z } from 'zod';

export const pendingReasons = z
  .record(z.string().regex(/^\d{4}$/), z.string().min(1))
  .describe('Years whose material may not exist yet, each with the reason, without a full stop: these are 待补, not missing');

/** The years that may wait, grouped by reason, in the order given. */
export function reasonsBy(years: readonly number[], pending: Readonly<Record<string, string>> = {}): [reason: string, years: number[]][] {
  const groups = new Map<string, number[]>();
  for (const year of years) {
    const reason = pending[String(year)];
    if (reason !== undefined) groups.set(reason, [...(groups.get(reason) ?? []), year]);
  }
  return [...groups];
}

/** The years for which reasons are given why nothing can be there yet. */
export function laterYears(pending: Readonly<Record<string, string>> | undefined): number[] {
  return Object.keys(pending ?? {}).map(Number);
}
