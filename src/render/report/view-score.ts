import type { Result, ScoredRule } from '../../model/result.js';
import type { Language } from '../../model/text.js';
import { RULE_STATE_LABELS, label } from './labels.js';
import { anchor } from './links.js';
import { sumRules } from './rule-sums.js';
import { points, range } from './wording.js';

/** Every rule by indicator: what it is worth, what proves it now, what would. A judged rule is a range, never a number. */
export function scoreView(result: Result, language: Language) {
  const title = new Map(result.indicators.map((indicator) => [indicator.code, `${indicator.printed} ${indicator.title}`]));
  const requirements = new Map(result.requirements.map((requirement) => [requirement.id, requirement]));
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, href: anchor(id), title: requirements.get(id)?.title ?? id, outcome: requirements.get(id)?.outcome ?? 'fail' }));
  const row = (rule: ScoredRule) => {
    const counts = rule.state !== 'alternative' && rule.state !== 'remark';
    return {
      id: rule.id, text: rule.text, state: rule.state, stateLabel: label(RULE_STATE_LABELS[rule.state], language),
      worth: rule.range ? range(rule.range) : rule.points === null ? '—' : points(rule.points),
      provenBy: counts ? named(rule.provenBy) : [],
      waitsFor: counts ? named(rule.waitsFor) : [],
    };
  };
  const codes = [...new Set([...result.indicators.map((indicator) => indicator.code), ...result.score.rules.map((rule) => rule.indicator)])];
  return codes.map((code) => {
    const rules = result.score.rules.filter((rule) => rule.indicator === code);
    const { provable, possible, judged } = sumRules(rules);
    return { code, title: title.get(code) ?? code, sums: { provable: points(provable), possible: points(possible), judged: judged && range(judged) }, rules: rules.map(row) };
  });
}
