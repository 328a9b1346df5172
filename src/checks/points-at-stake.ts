import type { ScoringRule, Standard } from '../model/standard.js';

/** Points of the rules that wait for a requirement; ranges count with their maximum, of alternatives the better one. */
export function pointsAtStake(standard: Standard, requirement: string): number {
  const rules = standard.indicators.flatMap((indicator) => indicator.rules).filter((rule) => rule.provenBy.includes(requirement));
  const best = new Map<string, number>();
  for (const rule of rules) {
    const family = rule.alternativeTo ?? rule.id;
    best.set(family, Math.max(best.get(family) ?? 0, worth(rule)));
  }
  // Points come in halves; adding thousandths keeps the sum exact.
  return [...best.values()].reduce((sum, each) => sum + Math.round(each * 1000), 0) / 1000;
}

function worth(rule: ScoringRule): number {
  if (rule.veto || rule.adjustment) return 0;
  return rule.points ?? rule.range?.[1] ?? rule.cap ?? rule.perUnit ?? 0;
}
