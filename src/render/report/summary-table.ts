import { OUTCOMES, type Outcome } from '../../model/outcome.js';
import type { Result } from '../../model/result.js';
import type { Language, Text } from '../../model/text.js';
import { columnsOf, fitTo, padTo } from './columns.js';
import { label, outcomeLabel } from './labels.js';
import { sumRules } from './rule-sums.js';
import { points, range } from './wording.js';

/** Paints a text by what it says; a plain terminal paints nothing. */
export type Paint = (text: string, tone: Outcome | 'strong') => string;

/**
 * One line for each indicator: its outcomes, what the evidence proves of its points, its title, which is cut at the
 * terminal's edge. Outcomes that occur nowhere have no column.
 */
export function indicatorTable(result: Result, { language, width, paint }: { readonly language: Language; readonly width: number; readonly paint: Paint }): string[] {
  const shown = OUTCOMES.filter((outcome) => result.counts[outcome] > 0);
  const rows = result.indicators.map((indicator) => {
    const mine = result.requirements.filter((requirement) => requirement.indicator === indicator.code);
    const counts = shown.map((outcome) => mine.filter((requirement) => requirement.outcome === outcome).length);
    return { code: indicator.code, counts, points: pointsOf(result, indicator.code), title: indicator.title };
  });
  const heads = shown.map((outcome) => outcomeLabel(outcome, language));
  const codes = Math.max(columnsOf(label(INDICATOR, language)), ...rows.map(({ code }) => columnsOf(code)));
  const scores = Math.max(columnsOf(label(POINTS, language)), ...rows.map((row) => columnsOf(row.points)));
  const line = (code: string, cells: readonly string[], score: string, title: string) => {
    const left = `  ${padTo(code, codes)}  ${cells.join('  ')}  ${padTo(score, scores, 'start')}  `;
    return { left, title };
  };
  const room = width - (2 + codes + 2 + heads.reduce((sum, head) => sum + columnsOf(head) + 2, 0) + scores + 2);
  const head = line(label(INDICATOR, language), heads, label(POINTS, language), '');
  return [
    head.left.trimEnd(),
    ...rows.map((row) => {
      const cells = row.counts.map((count, index) => {
        const cell = padTo(count === 0 ? '.' : String(count), columnsOf(heads[index] as string), 'start');
        return count === 0 ? cell : paint(cell, shown[index] as Outcome);
      });
      const { left, title } = line(row.code, cells, row.points, row.title);
      return room >= 8 ? left + fitTo(title, room) : left.trimEnd();
    }),
  ];
}

/** `11.5/16`, with what experts judge behind it: `2/3(0-5)`. */
function pointsOf(result: Result, indicator: string): string {
  const { provable, possible, judged, hasFixed } = sumRules(result.score.rules.filter((rule) => rule.indicator === indicator));
  const own = hasFixed ? `${points(provable)}/${points(possible)}` : '';
  const experts = judged ? `(${range(judged).replace('—', '-')})` : '';
  return own + experts || '-';
}

const INDICATOR: Text = { zh: '指标', en: 'Indicator' };
const POINTS: Text = { zh: '分值(评判)', en: 'Points(judged)' };
