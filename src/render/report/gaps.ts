import type { Outcome } from '../../model/outcome.js';
import type { Result, ResultIndicator, ResultRequirement } from '../../model/result.js';

export type ResultItem = ResultIndicator['items'][number];

/** A requirement that still asks something of somebody. */
export interface OpenRequirement {
  readonly requirement: ResultRequirement;
  readonly item: ResultItem | null;
  /** The standard makes the whole evaluation depend on its item. */
  readonly critical: 'precondition' | 'veto' | null;
}

/** In the order in which they weigh when the points are equal. */
const OPEN: readonly Outcome[] = ['fail', 'error', 'pending', 'review'];

/**
 * Everything open, the most costly first: precondition and veto items, then by points at stake, then gaps
 * before what is only pending or doubtful, then in the order of the standard. Points of several entries may
 * belong to the same rule and must not be added up.
 */
export function openRequirements(result: Result): OpenRequirement[] {
  const items = new Map(result.indicators.flatMap((indicator) => indicator.items).map((item) => [item.id, item]));
  return result.requirements
    .filter((requirement) => OPEN.includes(requirement.outcome) && !requirement.optionalAbsent)
    .map((requirement, place) => ({ requirement, place, item: items.get(requirement.item) ?? null }))
    .map((open) => ({ ...open, critical: criticalOf(open.item) }))
    .sort((a, b) => Number(b.critical !== null) - Number(a.critical !== null)
      || b.requirement.pointsAtStake - a.requirement.pointsAtStake
      || OPEN.indexOf(a.requirement.outcome) - OPEN.indexOf(b.requirement.outcome)
      || a.place - b.place)
    .map(({ requirement, item, critical }) => ({ requirement, item, critical }));
}

/** True when something is missing or wrong, not merely doubtful. */
export function isGap({ requirement }: OpenRequirement): boolean {
  return requirement.outcome !== 'review';
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
