import type { Outcome } from '../../model/outcome.js';
import type { Result, ResultIndicator, ResultRequirement } from '../../model/result.js';

export type ResultItem = ResultIndicator['items'][number];

/** A requirement that still asks something of somebody. */
export interface OpenRequirement {
  readonly requirement: ResultRequirement;
  readonly item: ResultItem | null;
  /** The standard makes the whole evaluation depend on its item. */
  readonly critical: 'precondition' | 'veto' | null;
  /** What it gains: of each rule that waits for it, the points divided by how many requirements that rule waits for. */
  readonly gain: number;
}

/** In the order in which they weigh when the points are equal. */
const OPEN: readonly Outcome[] = ['fail', 'error', 'pending', 'review'];

/**
 * Everything open, what gains most first: precondition and veto items, then by points for each missing thing, then by
 * points at stake, then gaps before what is only pending or doubtful, then in the order of the standard. Points at
 * stake of several entries may belong to the same rule and must not be added up.
 */
export function openRequirements(result: Result): OpenRequirement[] {
  const items = new Map(result.indicators.flatMap((indicator) => indicator.items).map((item) => [item.id, item]));
  return result.requirements
    .filter((requirement) => OPEN.includes(requirement.outcome) && !requirement.optionalAbsent && !requirement.confirmed)
    .map((requirement, place) => ({ requirement, place, item: items.get(requirement.item) ?? null }))
    .map((open) => ({ ...open, critical: criticalOf(open.item), gain: gainOf(open.requirement.id, result) }))
    .sort((a, b) => Number(b.critical !== null) - Number(a.critical !== null)
      || b.gain - a.gain
      || b.requirement.pointsAtStake - a.requirement.pointsAtStake
      || OPEN.indexOf(a.requirement.outcome) - OPEN.indexOf(b.requirement.outcome)
      || a.place - b.place)
    .map(({ requirement, item, critical, gain }) => ({ requirement, item, critical, gain }));
}

/** True when something is missing or wrong, not merely doubtful. */
export function isGap({ requirement }: OpenRequirement): boolean {
  return requirement.outcome !== 'review';
}

/** Judged ranges count with their maximum. In thousandths, so that a sum of thirds does not depend on its order. */
function gainOf(id: string, { score }: Result): number {
  const waiting = score.rules.filter((rule) => (rule.state === 'open' || rule.state === 'judged') && rule.waitsFor.includes(id));
  return waiting.reduce((sum, rule) => sum + Math.round(((rule.points ?? rule.range?.[1] ?? 0) / rule.waitsFor.length) * 1000), 0) / 1000;
}

function criticalOf(item: ResultItem | null): OpenRequirement['critical'] {
  if (item?.precondition) return 'precondition';
  return item?.veto ? 'veto' : null;
}

/** Problems that decided the outcome; remarks only when nothing else is there. */
export function decidingProblems(requirement: ResultRequirement): ResultRequirement['problems'] {
  const deciding = requirement.problems.filter((problem) => problem.effect !== 'none');
  return deciding.length > 0 ? deciding : requirement.problems;
}
