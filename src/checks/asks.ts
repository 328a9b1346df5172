import { KINDS } from '../model/kinds.js';
import type { Demands, Form, Requirement } from '../model/standard.js';
import { say, type Language, type Text } from '../model/text.js';
import { CHECKS } from './index.js';

const ANY: Text = { zh: '以下形式任选其一：', en: 'Any one of these:' };
const FORM: Text = { zh: '（{number}）{title}（{kind}）{asks}', en: '({number}) {title} ({kind}){asks}' };

/** What would satisfy a requirement, a line for each demand; where several forms will do, a line for each form. */
export function asksOf(requirement: Requirement, language: Language): string[] {
  const all = demandLines(requirement.demands, language);
  const [only] = requirement.forms;
  if (requirement.forms.length === 1 && only) return [kindName(only, language), ...all, ...demandLines(only.demands, language)];
  return [say(ANY, language), ...requirement.forms.map((form, index) => formLine(form, index + 1, language)), ...all];
}

function formLine(form: Form, number: number, language: Language): string {
  const asks = demandLines(form.demands, language);
  const [colon, join] = language === 'en' ? [': ', '; '] : ['：', '；'];
  return say(FORM, language, { number, title: form.title, kind: kindName(form, language), asks: asks.length > 0 ? colon + asks.join(join) : '' });
}

function demandLines(demands: Demands, language: Language): string[] {
  return CHECKS.filter((check) => check.id in demands).flatMap((check) => {
    const text = check.asks(demands[check.id]);
    return text ? [say(text, language)] : [];
  });
}

function kindName(form: Form, language: Language): string {
  return language === 'en' ? KINDS[form.kind].en : KINDS[form.kind].zh;
}
