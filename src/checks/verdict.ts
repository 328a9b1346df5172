import type { UnreadableFolder } from '../model/evidence.js';
import type { Problem } from '../model/outcome.js';
import type { Result, ResultRequirement } from '../model/result.js';

/**
 * `failed`: something could not be looked at, so even the gaps are not all known. `complete`: every requirement
 * passes, was declared not applicable, is optional, or has nothing but doubts that a named person settled, and
 * no file is still without a place. Pending is not complete, whoever promised it.
 */
export function verdictOf(
  requirements: readonly Pick<ResultRequirement, 'outcome' | 'confirmed'>[],
  unreadableFolders: readonly UnreadableFolder[],
  problems: readonly Pick<Problem, 'effect'>[] = [],
): Result['verdict'] {
  const isUnseen = unreadableFolders.length > 0 || problems.some((problem) => problem.effect === 'fail');
  if (isUnseen || requirements.some((each) => each.outcome === 'error')) return 'failed';
  const settled = requirements.every(({ outcome, confirmed }) => outcome === 'pass' || outcome === 'not-applicable' || (outcome === 'review' && confirmed === true));
  return settled && problems.every((problem) => problem.effect === 'none') ? 'complete' : 'incomplete';
}
