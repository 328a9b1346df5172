import type { AskedYear, Result } from '../../model/result.js';
import type { Language, Text } from '../../model/text.js';
import { label } from './labels.js';
import { anchor } from './links.js';

/** One year of a requirement as a cell: `has`, `named`, `later` (nothing can be there yet), `lacks` (asked for and nothing there) or `within` (not asked for on its own). */
export function yearView({ year, needed, later, files, named }: AskedYear, language: Language) {
  const state = files > 0 ? 'has' : named ? 'named' : later ? 'later' : needed ? 'lacks' : 'within';
  return { year, state, mark: files > 0 ? String(files) : MARKS[state], label: label(LABELS[state], language) };
}

/** Requirements down, calendar years across; null when the standard names no years. */
export function yearGrid(result: Result, language: Language) {
  const asked = result.requirements.filter((requirement) => requirement.years.length > 0);
  if (asked.length === 0) return null;
  const years = [...new Set(asked.flatMap((requirement) => requirement.years.map(({ year }) => year)))].sort((a, b) => a - b);
  return {
    years,
    rows: asked.map((requirement) => ({
      href: anchor(requirement.id), id: requirement.item, title: requirement.title,
      cells: years.map((year) => {
        const found = requirement.years.find((each) => each.year === year);
        return found ? yearView(found, language) : null;
      }),
    })),
    legend: (['has', 'named', 'lacks', 'later', 'within'] as const).map((state) => ({ state, mark: state === 'has' ? 'n' : MARKS[state], label: label(LABELS[state], language) })),
  };
}

const MARKS = { has: '', named: '○', later: '…', lacks: '×', within: '·' } as const;
const LABELS: Readonly<Record<'has' | 'named' | 'later' | 'lacks' | 'within', Text>> = {
  has: { zh: '有标明该年的材料（件数）', en: 'files marked as of that year (how many)' },
  named: { zh: '只在正文中提到该年', en: 'only named in a text' },
  later: { zh: '尚未形成，待补', en: 'does not exist yet' },
  lacks: { zh: '要求有而未见', en: 'asked for, none seen' },
  within: { zh: '在要求的时段内，不要求逐年', en: 'within the period, not asked for on its own' },
};
