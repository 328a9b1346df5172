import type { ResultRequirement } from '../../model/result.js';
import type { Language } from '../../model/text.js';
import { OPTIONAL_ABSENT_LABEL, OPTIONAL_ABSENT_MARK, label, outcomeLabel, outcomeMark } from './labels.js';

/** How a requirement's square looks and reads. An optional one that was not handed in has its own face. */
export function face(requirement: ResultRequirement, language: Language) {
  if (requirement.optionalAbsent) {
    return { tone: 'optional', mark: label(OPTIONAL_ABSENT_MARK, language), label: label(OPTIONAL_ABSENT_LABEL, language) };
  }
  return { tone: requirement.outcome, mark: outcomeMark(requirement.outcome, language), label: outcomeLabel(requirement.outcome, language) };
}
