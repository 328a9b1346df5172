import type { Block, Cell } from '../../model/dossier.js';
import { matterOf } from '../../model/matters.js';
import type { Declaration } from '../../model/project.js';
import type { Result, ResultIndicator, ResultRequirement } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { OUTCOME_TONES } from '../blocks/tones.js';
import { decidingProblems, openRequirements } from '../report/gaps.js';
import { DECLARATION_LABELS, DISPOSITION_LABELS, label, outcomeLabel } from '../report/labels.js';
import { listed, longDate } from '../report/wording.js';
import { cell, centred, heading, lines, paragraph, table, text } from './compose.js';
import { unitsInFull } from './gap-summary.js';
import { GAP_WORDS } from './gap-words.js';
import { problemLines } from './problem-lines.js';

/** Everything open, indicator by indicator, then what belongs to none: problems, remarks, files left out, declarations. */
export function details(result: Result): Block[] {
  const open = new Set(openRequirements(result).map((each) => each.requirement.id));
  return [
    heading(1, 'details', say(GAP_WORDS.details, result.language)),
    ...result.indicators.flatMap((indicator) => indicatorBlocks(indicator, open, result)),
    ...unitsInFull(result),
    ...titled(result, GAP_WORDS.others, table([9, 8], header(result, GAP_WORDS.otherHeader), result.problems.map((problem) => {
      const [first, ...rest] = problemLines({ ...problem, remedy: '' }, result);
      return [cell(lines([first ?? '', ...rest])), cell(problem.remedy)];
    }))),
    ...titled(result, GAP_WORDS.remarks, table([4, 8, 7], header(result, GAP_WORDS.remarkHeader), remarks(result, open).map(({ requirement, problem }) => [
      centred(requirement.item), cell(lines(problemLines({ ...problem, remedy: '' }, result))), cell(problem.remedy),
    ]))),
    ...titled(result, GAP_WORDS.strays, table([9, 3, 7], header(result, GAP_WORDS.strayHeader), leftOut(result).map((file) => [
      cell(file.path), centred(label(DISPOSITION_LABELS[file.disposition], result.language)), cell(file.reason ?? ''),
    ]))),
    ...titled(result, GAP_WORDS.declarations, table([3, 5, 6, 3, 4], header(result, GAP_WORDS.declarationHeader), result.declarations.map((each) => {
      const { subject, note, by, date } = declared(each, result.language);
      return [centred(label(DECLARATION_LABELS[each.type], result.language)), cell(subject), cell(note), cell(by), cell(date ? longDate(date, result.language) : '')];
    }))),
  ];
}

function indicatorBlocks(indicator: ResultIndicator, open: ReadonlySet<string>, result: Result): Block[] {
  const { language } = result;
  const own = result.requirements.filter((requirement) => requirement.indicator === indicator.code);
  const owed = own.filter((requirement) => open.has(requirement.id));
  if (owed.length === 0) return [];
  return [
    heading(2, indicator.code, `${indicator.printed}　${indicator.title}`),
    paragraph('note', say(GAP_WORDS.settled, language, { total: own.length, open: owed.length })),
    table(DETAIL_COLUMNS, header(result, GAP_WORDS.detailHeader), owed.flatMap((requirement) => requirementRows(requirement, result))),
  ];
}

const DETAIL_COLUMNS = [4, 15, 5, 9];

/** One row that names it, and below, as wide as the page, what is wrong, what to do, and what it asks for. */
function requirementRows({ item, title, clause, outcome, units, problems, asks }: ResultRequirement, result: Result): Cell[][] {
  const { language } = result;
  const asked = asks.length === 0 ? [] : [[text(say(GAP_WORDS.asks, language, { asks: asks.join(language === 'en' ? '; ' : '；') }), { tone: 'quiet' })] as const];
  return [
    [
      centred(item),
      cell(lines([[text(title, { bold: true })], [text(clause, { kai: true })]])),
      centred([text(outcomeLabel(outcome, language), { tone: OUTCOME_TONES[outcome] })]),
      cell(listed(units, language)),
    ],
    [cell(lines([...problems.flatMap((problem) => problemLines(problem, result)), ...asked]), { colspan: DETAIL_COLUMNS.length })],
  ];
}

/** What was noticed about requirements that are settled. */
function remarks(result: Result, open: ReadonlySet<string>) {
  return result.requirements
    .filter((requirement) => !open.has(requirement.id))
    .flatMap((requirement: ResultRequirement) => decidingProblems(requirement).map((problem) => ({ requirement, problem })));
}

function leftOut(result: Result) {
  return result.files.filter((file) => file.disposition !== 'included');
}

function titled(result: Result, title: Text, block: Block): Block[] {
  const empty = block.type === 'table' && block.rows.length === block.headerRows;
  return empty ? [] : [paragraph('caption', say(title, result.language)), block];
}

function header(result: Result, titles: Text): string[] {
  return say(titles, result.language).split('|');
}

function declared(declaration: Declaration, language: Language): { readonly subject: string; readonly note: string; readonly by: string; readonly date: string } {
  switch (declaration.type) {
    case 'not-applicable': return { subject: declaration.item, note: declaration.reason, by: declaration.by, date: declaration.date };
    case 'pending': return { subject: declaration.item, note: declaration.reason, by: declaration.by ?? '', date: declaration.due };
    case 'confirmed': return { subject: declaration.file, note: [say(matterOf(declaration.what), language), declaration.note ?? ''].filter(Boolean).join(language === 'en' ? ': ' : '：'), by: declaration.by, date: declaration.date };
    case 'shared': return { subject: declaration.files.join('、'), note: declaration.reason, by: declaration.by, date: declaration.date };
    case 'assigned': return { subject: declaration.file, note: declaration.requirement, by: declaration.by ?? '', date: '' };
  }
}
