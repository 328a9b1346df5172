import type { ResultRequirement } from '../../model/result.js';
import type { Language } from '../../model/text.js';
import { CONFIRMED_LABEL, CONFIRMED_MARK, OPTIONAL_ABSENT_LABEL, OPTIONAL_ABSENT_MARK, label, outcomeLabel, outcomeMark } from './labels.js';

/** How a requirement's square looks and reads. An optional one that was not handed in and one whose every doubt a person has settled have faces of their own. */
export function face(requirement: ResultRequirement, language: Language) {
  if (requirement.optionalAbsent) {
    return { tone: 'optional', mark: label(OPTIONAL_ABSENT_MARK, language), label: label(OPTIONAL_ABSENT_LABEL, language) };
  }
  if (requirement.confirmed) return { tone: 'confirmed', mark: label(CONFIRMED_MARK, language), label: label(CONFIRMED_LABEL, language) };
  return { tone: requirement.outcome, mark: outcomeMark(requirement.outcome, language), label: outcomeLabel(requirement.outcome, language) };
}
