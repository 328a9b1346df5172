import type { Mistake } from './mistakes.js';
import type { IndicatorYaml, RuleYaml, StandardYaml } from './schema.js';

/** The most a rule can give; what vetoes or only remarks gives nothing. */
function mostPoints(rule: RuleYaml): number {
  return rule.points ?? rule.range?.[1] ?? rule.cap ?? rule.perUnit ?? 0;
}

/** Stated maximum of the rules of one indicator: of alternatives, only the better one counts. */
function sumOfRules(rules: readonly RuleYaml[]): number {
  const best = new Map<number, number>();
  const rootOf: number[] = [];
  rules.forEach((rule, index) => {
    const root = rule.alternativeTo === undefined ? index : (rootOf[rule.alternativeTo - 1] ?? index);
    rootOf.push(root);
    best.set(root, Math.max(best.get(root) ?? 0, mostPoints(rule)));
  });
  return sum([...best.values()]);
}

/** Sums that do not come to what is stated: rules to indicators, indicators to groups and to the whole. */
export function checkPoints(standard: StandardYaml): Mistake[] {
  const mistakes: Mistake[] = [];
  const compare = (path: Mistake['path'], stated: number, found: number) => {
    if (Math.abs(stated - found) > 1e-9) mistakes.push({ path, what: { zh: `写的是 ${stated} 分，各项相加是 ${found} 分`, en: `states ${stated} points, but its parts add up to ${found}` } });
  };
  standard.indicators.forEach((indicator, index) => {
    compare(['indicators', index, 'maxPoints'], indicator.maxPoints ?? 0, sumOfRules(indicator.rules ?? []));
  });
  standard.groups.forEach((group, index) => {
    if (group.points !== undefined) compare(['groups', index, 'points'], group.points, sumOfMaxima(standard.indicators.filter((each) => each.group === group.code)));
  });
  compare(['statedPoints'], standard.statedPoints, sumOfMaxima(standard.indicators));
  return mistakes;
}

function sumOfMaxima(indicators: readonly IndicatorYaml[]): number {
  return sum(indicators.map((indicator) => indicator.maxPoints ?? 0));
}

function sum(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((total, each) => total + each, 0) * 1000) / 1000;
}
