import type { ScoredRule } from '../../model/result.js';

export interface RuleSums {
  readonly provable: number;
  readonly possible: number;
  /** Null: nothing is left to experts. */
  readonly judged: readonly [number, number] | null;
  readonly hasFixed: boolean;
}

/** What some rules prove, state and leave to experts; an alternative that does not count is not counted. */
export function sumRules(rules: readonly ScoredRule[]): RuleSums {
  const fixed = rules.filter((rule) => rule.points !== null && (rule.state === 'provable' || rule.state === 'open'));
  const judged = rules.flatMap((rule) => (rule.state === 'judged' && rule.range ? [rule.range] : []));
  return {
    provable: sum(fixed.filter((rule) => rule.state === 'provable').map((rule) => rule.points as number)),
    possible: sum(fixed.map((rule) => rule.points as number)),
    judged: judged.length === 0 ? null : [sum(judged.map(([low]) => low)), sum(judged.map(([, high]) => high))],
    hasFixed: fixed.length > 0,
  };
}

/** Points come in halves; adding them in thousandths keeps the sum exact. */
function sum(points: readonly number[]): number {
  return points.reduce((total, each) => total + Math.round(each * 1000), 0) / 1000;
}
