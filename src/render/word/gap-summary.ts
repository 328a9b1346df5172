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
/** Units stand side by side, those with long names in wider columns; where they are many, those that owe most, and all of them behind. */
const ABREAST = { short: 4, long: 2 } as const;
const MOST_UNITS = { short: 16, long: 6 } as const;
const LONGEST_SHORT = 8;
/** In characters: of units that owe nothing. */
const MOST_DONE = 60;

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

/** The first of many, so that the summary stays on its page; all of them stand below. */
function fewUnits(units: readonly string[], language: Language): string {
  const shown = units.some((unit) => unit.length > LONGEST_SHORT) ? 1 : 2;
  return units.length <= 1.5 * shown ? listed(units, language) : say(GAP_WORDS.andOthers, language, { units: listed(units.slice(0, shown), language), count: units.length });
}

function byUnit(result: Result): Block[] {
  const { language } = result;
  const owing = owingUnits(result);
  const done = unitsWithoutDebts(result);
  if (hasRoom(owing, done, language)) {
    return [...unitTable(owing, say(GAP_WORDS.byUnit, language), language), ...(done.length > 0 ? [paragraph('plain', say(GAP_WORDS.done, language, { units: listed(done, language) }))] : [])];
  }
  const shown = owing.toSorted((a, b) => b.open - a.open).slice(0, MOST_UNITS[widthOf(owing)]);
  return unitTable(shown, say(GAP_WORDS.byUnitMost, language, { shown: shown.length, count: owing.length }), language);
}

/** All of them, for a summary that has no room for them. */
export function unitsInFull(result: Result): Block[] {
  const owing = owingUnits(result);
  const done = unitsWithoutDebts(result);
  return owing.length === 0 || hasRoom(owing, done, result.language) ? [] : unitTable([...owing, ...done.map((unit) => ({ unit, open: 0 }))], say(GAP_WORDS.byUnit, result.language), result.language);
}

interface Owing {
  readonly unit: string;
  readonly open: number;
}

function owingUnits(result: Result): Owing[] {
  return debtsByUnit(result).filter((debt) => debt.requirements.length > 0).map(({ unit, requirements }) => ({ unit, open: requirements.length }));
}

function hasRoom(owing: readonly Owing[], done: readonly string[], language: Language): boolean {
  return owing.length <= MOST_UNITS[widthOf(owing)] && listed(done, language).length <= MOST_DONE;
}

function widthOf(units: readonly Owing[]): 'short' | 'long' {
  return units.every(({ unit }) => unit.length <= LONGEST_SHORT) ? 'short' : 'long';
}

function unitTable(units: readonly Owing[], caption: string, language: Language): Block[] {
  const cells = units.map(({ unit, open }) => [cell(unit), centred(String(open))]);
  const abreast = Math.min(ABREAST[widthOf(units)], cells.length);
  const height = Math.ceil(cells.length / abreast);
  const empty = [cell(''), cell('')];
  const rows = Array.from({ length: height }, (_, row): Cell[] => Array.from({ length: abreast }, (_, column) => cells[column * height + row] ?? empty).flat());
  const header = say(GAP_WORDS.byUnitHeader, language).split('|');
  return [
    paragraph('caption', caption),
    table(Array.from({ length: abreast }, () => (widthOf(units) === 'short' ? [5, 2] : [12, 2])).flat(), Array.from({ length: abreast }, () => header).flat(), rows),
  ];
}
