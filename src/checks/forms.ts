import type { InspectedFile } from '../model/evidence.js';
import { KINDS } from '../model/kinds.js';
import type { Effect } from '../model/outcome.js';
import type { Form, Requirement } from '../model/standard.js';
import { namesAny, stem } from './text.js';
import type { Noted } from './wording.js';

/**
 * The forms a file may be: those whose kind can come in its format, narrowed by the tag in its name, then by the
 * words in it and the words of the kind (截图, 证书). A step that would leave none is skipped, so there is always one to hold it against.
 */
export function formsFor(file: InspectedFile, requirement: Requirement): readonly Form[] {
  const steps: readonly ((form: Form) => boolean)[] = [
    (form) => KINDS[form.kind].formats.includes(file.facts.format),
    (form) => file.tag !== null && KINDS[form.kind].tags.includes(file.tag),
    (form) => namesAny(stem(file.path), form.words),
    (form) => namesAny(stem(file.path), KINDS[form.kind].tags),
  ];
  return steps.reduce((forms, fits) => {
    const left = forms.filter(fits);
    return left.length > 0 ? left : forms;
  }, requirement.forms);
}

const WEIGHT: Readonly<Record<Effect, number>> = { none: 0, pending: 1, review: 2, fail: 3 };

/** The attempt that comes closest: the mildest worst finding, then the fewest of that kind, then the first. */
export function bestOf(attempts: readonly (readonly Noted[])[]): readonly Noted[] {
  const weighed = attempts.map((attempt) => ({ attempt, ...weigh(attempt) }));
  return weighed.reduce((best, each) => (each.worst < best.worst || (each.worst === best.worst && each.count < best.count) ? each : best)).attempt;
}

function weigh(attempt: readonly Noted[]): { readonly worst: number; readonly count: number } {
  const weights = attempt.map((noted) => (noted.failed ? 4 : WEIGHT[noted.effect]));
  const worst = Math.max(0, ...weights);
  return { worst, count: worst === 0 ? 0 : weights.filter((weight) => weight === worst).length };
}
