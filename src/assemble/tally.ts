import type { Exhibit, Tally } from '../model/dossier.js';
import type { ResultRequirement, ScoredRule } from '../model/result.js';

/** How far a set of requirements is, in figures. Optional material that was not handed in is not asked for. */
export function tally(requirements: readonly ResultRequirement[], exhibits: readonly Exhibit[]): Tally {
  const asked = requirements.filter((each) => !each.optionalAbsent);
  const count = (outcome: ResultRequirement['outcome']) => asked.filter((each) => each.outcome === outcome).length;
  const mine = exhibits.filter((exhibit) => asked.some((each) => each.id === exhibit.requirement));
  return {
    asked: asked.length,
    pass: count('pass'), fail: count('fail'), review: count('review'), pending: count('pending'), notApplicable: count('not-applicable'), error: count('error'),
    exhibits: mine.length,
    first: mine[0]?.number ?? null,
    last: mine.at(-1)?.number ?? null,
    open: asked.filter((each) => ['fail', 'pending', 'review', 'error'].includes(each.outcome) && !each.confirmed).map(({ id, title, outcome, units }) => ({ id, title, outcome, units })),
  };
}

/** Points of one indicator, as `score` sums them for all. */
export function pointsOf(rules: readonly ScoredRule[]): { readonly provable: number; readonly possible: number; readonly judged: readonly [number, number] } {
  const fixed = rules.filter((rule) => rule.range === null && rule.points !== null && rule.state !== 'alternative');
  const judged = rules.filter((rule) => rule.state === 'judged');
  return {
    provable: sum(fixed.filter((rule) => rule.state === 'provable').map((rule) => rule.points ?? 0)),
    possible: sum(fixed.map((rule) => rule.points ?? 0)),
    judged: [sum(judged.map((rule) => rule.range?.[0] ?? 0)), sum(judged.map((rule) => rule.range?.[1] ?? 0))],
  };
}

/** Points come in halves; adding them in thousandths keeps the sum exact. */
export function sum(points: readonly number[]): number {
  return points.reduce((total, each) => total + Math.round(each * 1000), 0) / 1000;
}
