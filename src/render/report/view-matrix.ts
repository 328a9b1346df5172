import type { Result, ResultIndicator, ResultRequirement } from '../../model/result.js';
import type { Language } from '../../model/text.js';
import { face } from './face.js';
import { anchor } from './links.js';

/** Indicators down, their items across, one square for each requirement. Short rows are filled with empty cells. */
export function matrix(result: Result, language: Language) {
  const width = Math.max(0, ...result.indicators.map((indicator) => indicator.items.length));
  const groups = new Map<string, ResultIndicator[]>();
  for (const indicator of result.indicators) groups.set(indicator.group, [...(groups.get(indicator.group) ?? []), indicator]);
  return {
    columns: Array.from({ length: width }, (_, index) => index + 1),
    span: width + 2,
    groups: [...groups].map(([code, indicators]) => ({
      code,
      title: indicators[0]?.groupTitle ?? '',
      rows: indicators.map((indicator) => row(indicator, result.requirements, width, language)),
    })),
  };
}

function row(indicator: ResultIndicator, requirements: readonly ResultRequirement[], width: number, language: Language) {
  const mine = requirements.filter((requirement) => requirement.indicator === indicator.code);
  const counted = mine.filter((requirement) => !requirement.optionalAbsent);
  return {
    code: indicator.code, printed: indicator.printed, title: indicator.title, href: `i-${indicator.code}`,
    passed: counted.filter((requirement) => requirement.outcome === 'pass').length, total: counted.length,
    cells: Array.from({ length: width }, (_, index) => cell(indicator.items[index], mine, language)),
  };
}

function cell(item: ResultIndicator['items'][number] | undefined, requirements: readonly ResultRequirement[], language: Language) {
  if (!item) return null;
  return {
    mark: item.mark ?? item.id, title: item.title, critical: item.precondition !== null || item.veto !== null,
    squares: requirements.filter((requirement) => requirement.item === item.id).map((requirement) => ({
      id: requirement.id, href: anchor(requirement.id), title: requirement.title,
      ...face(requirement, language),
    })),
  };
}
