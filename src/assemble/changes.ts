import type { Outcome } from '../model/outcome.js';
import type { RequirementChange, Result, ResultChanges, ResultRequirement } from '../model/result.js';

/** From settled to worst. */
const RANKS: Readonly<Record<Outcome, number>> = { pass: 0, 'not-applicable': 0, pending: 1, review: 2, fail: 3, error: 4 };

/**
 * What became different since the last result. When nothing did, what that result said itself still stands: the
 * comparison is with the last result that differed, and a second run writes the same bytes as the first.
 */
export function compareResults(previous: Result | null, current: Result): ResultChanges | null {
  if (!previous) return null;
  const requirements = current.requirements.flatMap((requirement) => changeOf(previous.requirements.find((each) => each.id === requirement.id), requirement));
  const files = compareFiles(previous, current);
  const isSame = requirements.every(({ change }) => change === 'still-open') && Object.values(files).every((paths) => paths.length === 0);
  if (isSame && previous.asOf === current.asOf) return previous.changes ?? null;
  return {
    before: { asOf: previous.asOf, verdict: previous.verdict, counts: previous.counts, provable: previous.score.provable },
    requirements,
    files,
  };
}

function changeOf(before: ResultRequirement | undefined, now: ResultRequirement): RequirementChange[] {
  const [was, is] = [before ? rank(before) : 0, rank(now)];
  const say = (change: RequirementChange['change']): RequirementChange[] => [{ id: now.id, change, was: before?.outcome ?? null, is: now.outcome }];
  if (was === 0 && is === 0) return [];
  if (was === 0) return say('new');
  if (is === 0) return say('fixed');
  if (is !== was) return say(is > was ? 'worse' : 'better');
  const [more, less] = [problemsOnlyIn(now, before), before ? problemsOnlyIn(before, now) : 0];
  return say(more > less ? 'worse' : more < less ? 'better' : 'still-open');
}

/** A doubt that a person has settled is not open. */
function rank({ outcome, confirmed }: ResultRequirement): number {
  return confirmed ? 0 : RANKS[outcome];
}

function problemsOnlyIn(one: ResultRequirement, other: ResultRequirement | undefined): number {
  const known = new Set(other?.problems.flatMap(keysOf));
  return one.problems.filter((problem) => problem.effect !== 'none').flatMap(keysOf).filter((key) => !known.has(key)).length;
}

/** Of several files alike each counts: one that joins them makes it worse. */
function keysOf({ code, file, page, members }: ResultRequirement['problems'][number]): string[] {
  const places = members?.map((member) => ({ file: member.file, page: member.pages[0] })) ?? [{ file, page }];
  return places.map((place) => `${code}\0${place.file ?? ''}\0${place.page ?? ''}`);
}

function compareFiles(previous: Result, current: Result): ResultChanges['files'] {
  const [before, now] = [previous, current].map((result) => new Map(result.files.map((file) => [file.path, file.sha256]))) as [Map<string, string>, Map<string, string>];
  return {
    added: [...now.keys()].filter((path) => !before.has(path)),
    removed: [...before.keys()].filter((path) => !now.has(path)),
    replaced: [...now].filter(([path, sha256]) => before.has(path) && before.get(path) !== sha256).map(([path]) => path),
  };
}
