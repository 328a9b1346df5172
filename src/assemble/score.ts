import type { ResultRequirement, Score, ScoredRule } from '../model/result.js';
import type { Indicator, ScoringRule, Standard } from '../model/standard.js';
import { pointsOf } from './tally.js';

/**
 * What the evidence proves of the stated points. Judged points are the experts' business: they appear as a
 * range and are never given. Of two alternatives only the better one counts.
 */
export function score(standard: Standard, requirements: readonly ResultRequirement[]): Score {
  const passed = new Set(requirements.filter((each) => each.outcome === 'pass').map((each) => each.id));
  const scored = standard.indicators.flatMap((indicator) => indicator.rules.map((rule) => scoreRule(rule, indicator, passed)));
  const rules = scored.map((rule) => settleAlternative(rule, standard, scored));
  return {
    ...pointsOf(rules),
    statedTotal: standard.statedPoints,
    basis: standard.scoringBasis,
    rules,
  };
}

function scoreRule(rule: ScoringRule, indicator: Indicator, passed: ReadonlySet<string>): ScoredRule {
  const waitsFor = rule.provenBy.filter((id) => !passed.has(id));
  const base = { id: rule.id, indicator: indicator.code, text: rule.text, points: null, range: null, provenBy: rule.provenBy.filter((id) => passed.has(id)), waitsFor };
  if (rule.veto) return { ...base, state: 'veto' };
  if (rule.adjustment) return { ...base, state: 'remark' };
  if (rule.range) return { ...base, state: 'judged', range: rule.range };
  if (rule.perUnit !== null) return scorePerUnit(rule, base);
  const proven = rule.provenBy.length > 0 && waitsFor.length === 0;
  return { ...base, points: rule.points, state: proven ? 'provable' : 'open' };
}

/** “每承担 1 项得 2 分”: how many there are among the files an expert must say, so it is a range from one to the cap. */
function scorePerUnit(rule: ScoringRule, base: Omit<ScoredRule, 'state'>): ScoredRule {
  const cap = rule.cap ?? rule.perUnit ?? 0;
  const proven = rule.provenBy.length > 0 && base.waitsFor.length === 0;
  return { ...base, state: 'judged', range: [proven ? Math.min(rule.perUnit ?? 0, cap) : 0, cap] };
}

/** The worse of two alternatives is out, unless only it is proven. */
function settleAlternative(rule: ScoredRule, standard: Standard, all: readonly ScoredRule[]): ScoredRule {
  const rules = standard.indicators.flatMap((indicator) => indicator.rules);
  const other = rules.find((each) => each.id === rule.id)?.alternativeTo ?? rules.find((each) => each.alternativeTo === rule.id)?.id;
  const rival = all.find((each) => each.id === other);
  if (!rival) return rule;
  const worth = (each: ScoredRule) => (each.state === 'provable' ? 1000 : 0) + (each.points ?? each.range?.[1] ?? 0);
  const isFirst = rules.findIndex((each) => each.id === rule.id) < rules.findIndex((each) => each.id === rival.id);
  const loses = worth(rule) < worth(rival) || (worth(rule) === worth(rival) && !isFirst);
  return loses ? { ...rule, state: 'alternative' } : rule;
}
