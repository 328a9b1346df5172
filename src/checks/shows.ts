import type { InspectedFile } from '../model/evidence.js';
import type { AskedYear, ResultRequirement } from '../model/result.js';
import type { Demands, Requirement } from '../model/standard.js';
import type { Shown } from './check.js';
import { yearsOf } from './dates.js';
import { CHECKS } from './index.js';

/** Longer periods are no grid that anybody reads. */
const MOST_YEARS = 12;

/** What a report draws of a requirement's demands: the years it speaks of against its files, and the 字数 allowed. */
export function shownOf(requirement: Requirement, files: readonly InspectedFile[], asOf: string): Pick<ResultRequirement, 'years' | 'mostWords'> {
  const shown = [requirement.demands, ...requirement.forms.map((form) => form.demands)].flatMap((demands) => shownBy(demands, asOf));
  const limits = shown.flatMap(({ mostWords }) => mostWords ?? []);
  return { years: grid(shown, files), mostWords: limits.length > 0 ? Math.max(...limits) : null };
}

function shownBy(demands: Demands, asOf: string): Shown[] {
  return CHECKS.filter((check) => check.id in demands).flatMap((check) => check.shows?.(demands[check.id], asOf) ?? []);
}

function grid(shown: readonly Shown[], files: readonly InspectedFile[]): AskedYear[] {
  const needed = new Set(shown.flatMap(({ eachOf }) => eachOf ?? []));
  const later = new Set(shown.flatMap((each) => each.later ?? []));
  const within = shown.flatMap(({ period }) => (period && period[1] - period[0] < MOST_YEARS ? yearsBetween(period) : []));
  const stated = files.map((file) => ({ stated: file.facts.figures.flatMap(({ year }) => year ?? []), ...yearsOf(file) }));
  return [...new Set([...needed, ...within])].sort((a, b) => a - b).map((year) => {
    const sure = stated.filter((file) => file.sure.includes(year) || file.stated.includes(year)).length;
    return { year, needed: needed.has(year), later: later.has(year), files: sure, named: sure === 0 && stated.some((file) => file.maybe.includes(year)) };
  });
}

function yearsBetween([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
