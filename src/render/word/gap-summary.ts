import type { Block, Cell } from '../../model/dossier.js';
import { OUTCOMES } from '../../model/outcome.js';
import type { Result } from '../../model/result.js';
import { say, type Language } from '../../model/text.js';
import { OUTCOME_TONES } from '../blocks/tones.js';
import { openRequirements, type OpenRequirement } from '../report/gaps.js';
import { outcomeLabel, verdictLabel, VERDICT_NOTES } from '../report/labels.js';
import { listed, longDate, points, range } from '../report/wording.js';
import { cell, centred, heading, paragraph, table, text } from './compose.js';
import { debtsByUnit, unitsWithoutDebts } from './debts.js';
import { GAP_WORDS } from './gap-words.js';

/** So many that the summary stays on one page; the rest follows by indicator. */
const MOST_COSTLY = 3;
/** Units stand side by side, for the same reason. */
const UNITS_ABREAST = 4;

/** The first page: verdict, counts, points, what costs most, who owes how much. */
export function summary(result: Result): Block[] {
  const { language, score } = result;
  const open = openRequirements(result);
  const words = (key: keyof typeof GAP_WORDS, args = {}) => say(GAP_WORDS[key], language, args);
  return [
    heading(1, 'summary', words('title')),
    paragraph('plain',
      words('about', { district: result.district, applicant: result.applicant, asOf: longDate(result.asOf, language), standard: result.standard.name, edition: result.standard.edition, total: result.requirements.length }),
      [text(verdictLabel(result.verdict, language), { bold: true, tone: result.verdict === 'complete' ? 'ok' : 'gap' })], language === 'en' ? '. ' : '。', say(VERDICT_NOTES[result.verdict], language), countsOf(result)),
    paragraph('caption', words('chart')),
    paragraph('plain', words('points', { provable: points(score.provable), possible: points(score.possible), judged: range(score.judged), total: points(score.statedTotal) }), score.basis ? `${score.basis}${language === 'en' ? '.' : '。'}` : ''),
    ...(open.length === 0 ? [paragraph('body', words('nothing'))] : [...costly(open, result), ...byUnit(result)]),
  ];
}

/** In figures what the chart shows as bars; outcomes that occur nowhere are left out. */
function countsOf({ counts, language }: Result): string {
  const shown = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => `${outcomeLabel(outcome, language)} ${counts[outcome]}`);
  return say(GAP_WORDS.counts, language, { counts: listed(shown, language) });
}

function costly(open: readonly OpenRequirement[], { language }: Result): Block[] {
  const shown = open.slice(0, MOST_COSTLY);
  return [
    paragraph('caption', say(GAP_WORDS.costly, language, { shown: shown.length, count: open.length })),
    table([3, 7, 4, 2, 9], say(GAP_WORDS.costlyHeader, language).split('|'), shown.map(({ requirement, critical }) => [
      centred(requirement.item),
      cell(`${requirement.title}${critical ? say(GAP_WORDS[critical], language) : ''}`),
      centred([text(outcomeLabel(requirement.outcome, language), { tone: OUTCOME_TONES[requirement.outcome] })]),
      centred(requirement.pointsAtStake > 0 ? points(requirement.pointsAtStake) : '—'),
      cell(fewUnits(requirement.units, language)),
    ])),
  ];
}

/** The first two of many, so that the summary stays on its page; all of them stand below. */
function fewUnits(units: readonly string[], language: Language): string {
  return units.length <= 3 ? listed(units, language) : say(GAP_WORDS.andOthers, language, { units: listed(units.slice(0, 2), language), count: units.length });
}

function byUnit(result: Result): Block[] {
  const { language } = result;
  const owing = debtsByUnit(result).filter((debt) => debt.requirements.length > 0);
  const cells = owing.map((debt) => [cell(debt.unit), centred(String(debt.requirements.length))]);
  const abreast = Math.min(UNITS_ABREAST, cells.length);
  const height = Math.ceil(cells.length / abreast);
  const empty = [cell(''), cell('')];
  const rows = Array.from({ length: height }, (_, row): Cell[] => Array.from({ length: abreast }, (_, column) => cells[column * height + row] ?? empty).flat());
  const done = unitsWithoutDebts(result);
  const header = say(GAP_WORDS.byUnitHeader, language).split('|');
  return [
    paragraph('caption', say(GAP_WORDS.byUnit, language)),
    table(Array.from({ length: abreast }, () => [5, 2]).flat(), Array.from({ length: abreast }, () => header).flat(), rows),
    ...(done.length > 0 ? [paragraph('plain', say(GAP_WORDS.done, language, { units: listed(done, language) }))] : []),
  ];
}
