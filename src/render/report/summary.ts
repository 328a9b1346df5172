import { OUTCOMES } from '../../model/outcome.js';
import { requirementFolder } from '../../model/folders.js';
import type { Result, ResultRequirement } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { decidingProblems, isGap, openRequirements, type OpenRequirement } from './gaps.js';
import { DISPOSITION_LABELS, VERDICT_LABELS, VERDICT_NOTES, label, outcomeLabel } from './labels.js';
import { indicatorTable, type Paint } from './summary-table.js';
import { visibleData } from './visible.js';
import { listed, longDate, points, range } from './wording.js';

/** How many gaps the closing summary names. */
const NAMED = 3;

/**
 * What the terminal says at the end: verdict, counts, points, the most costly gaps with their next step, what
 * was written where. One line each, free of control characters whatever the evidence is called.
 */
export function summaryLines(result: Result, language: Language, options: SummaryOptions = {}): string[] {
  const { written = [], isUnchanged = false, width = 100, paint = (text) => text } = options;
  const shown = oneLine(visibleData(result));
  return [
    ...verdictLines(shown, language, paint),
    ...(shown.indicators.length > 0 ? ['', ...indicatorTable(shown, { language, width, paint })] : []),
    ...gapLines(shown, language, paint),
    ...(written.length > 0 ? ['', label(isUnchanged ? UNCHANGED : WRITTEN, language), ...oneLine(visibleData(written)).map((path) => `  ${path}`)] : []),
  ];
}

export interface SummaryOptions {
  readonly written?: readonly string[];
  /** They were there before, and nothing in them is different. */
  readonly isUnchanged?: boolean;
  /** Columns of the terminal. */
  readonly width?: number;
  /** Plain unless given. */
  readonly paint?: Paint;
}

/** A copy of plain data in which every text is one line. */
function oneLine<T>(data: T): T {
  return JSON.parse(JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? value.replaceAll('\n', ' ') : value))) as T;
}

function verdictLines(result: Result, language: Language, paint: Paint): string[] {
  const dot = ' · ';
  const counts = OUTCOMES.map((outcome) => `${outcomeLabel(outcome, language)} ${result.counts[outcome]}`).join(dot);
  const total = OUTCOMES.reduce((sum, outcome) => sum + result.counts[outcome], 0);
  const files = (['included', 'excluded', 'unassigned'] as const)
    .map((disposition) => `${label(DISPOSITION_LABELS[disposition], language)} ${result.files.filter((file) => file.disposition === disposition).length}`)
    .join(dot);
  const due = result.dueDate ? say(DUE, language, { due: longDate(result.dueDate, language) }) : '';
  const { provable, possible, judged, basis } = result.score;
  const missing = result.dossier?.notices.filter((notice) => notice.code === 'missing').length ?? 0;
  return [
    say(VERDICT, language, { verdict: paint(label(VERDICT_LABELS[result.verdict], language), VERDICT_TONES[result.verdict]), note: label(VERDICT_NOTES[result.verdict], language) }),
    say(DATES, language, { asOf: longDate(result.asOf, language), due }),
    say(REQUIREMENTS, language, { total, counts }),
    say(FILES, language, { total: result.files.length, counts: files }),
    say(POINTS, language, { provable: points(provable), possible: points(possible), judged: range(judged), basis: basis ? ` · ${basis}` : '' }),
    ...(missing > 0 ? [say(MISSING, language, { count: missing })] : []),
    ...(result.problems.length > 0 ? [say(OTHERS, language, { count: result.problems.length })] : []),
  ];
}

/** The most costly gaps, with doubts on which everything depends; where there are none, the doubts that weigh most. */
function gapLines(result: Result, language: Language, paint: Paint): string[] {
  const open = openRequirements(result);
  const gaps = open.filter((each) => isGap(each) || each.critical !== null);
  const chosen = gaps.length > 0 ? gaps : open;
  if (chosen.length === 0) return [];
  const named = chosen.slice(0, NAMED);
  const heading = say(gaps.length > 0 ? GAPS : DOUBTS, language, { named: named.length, total: chosen.length });
  return ['', paint(heading, 'strong'), ...named.flatMap((gap, index) => gapLine(gap, index + 1, { result, language, paint }))];
}

function gapLine({ requirement, item, critical }: OpenRequirement, place: number, { result, language, paint }: { readonly result: Result; readonly language: Language; readonly paint: Paint }): string[] {
  const weight = requirement.pointsAtStake > 0 ? say(STAKE, language, { points: points(requirement.pointsAtStake) }) : '';
  const first = say(GAP, language, {
    place, weight, critical: critical ? label(CRITICAL[critical], language) : '', id: requirement.item,
    title: requirement.title, item: item?.title ?? '', outcome: paint(outcomeLabel(requirement.outcome, language), requirement.outcome), units: listed(requirement.units, language),
  });
  const [problem] = decidingProblems(requirement);
  const folder = folderOf(requirement, result);
  const into = folder && problem && !problem.remedy.includes(folder) ? [say(INTO, language, { folder })] : [];
  return problem ? [first, `     ${problem.message}`, `     → ${problem.remedy}`, ...into] : [first, ...into];
}

/** Where its files go, relative to the workspace. */
function folderOf(requirement: ResultRequirement, { indicators, requirements }: Result): string | null {
  const indicator = indicators.find((each) => each.code === requirement.indicator);
  const item = indicator?.items.find((each) => each.id === requirement.item);
  return indicator && item ? `evidence/${requirementFolder(indicator, item, requirements.filter((each) => each.item === item.id), requirement)}` : null;
}

const VERDICT_TONES = { complete: 'pass', incomplete: 'fail', failed: 'error' } as const;
const INTO: Text = { zh: '     放入：{folder}', en: '     into: {folder}' };
const VERDICT: Text = { zh: '结论：{verdict}。{note}', en: 'Verdict: {verdict}. {note}' };
const DATES: Text = { zh: '日期：截至 {asOf}{due}', en: 'Dates: as of {asOf}{due}' };
const DUE: Text = { zh: '，补交期限 {due}', en: ', missing material due {due}' };
const REQUIREMENTS: Text = { zh: '要求：{total} 项（{counts}）', en: 'Requirements: {total} ({counts})' };
const FILES: Text = { zh: '文件：{total} 个（{counts}）', en: 'Files: {total} ({counts})' };
const POINTS: Text = { zh: '得分：固定分值 {possible} 分中材料可证明 {provable} 分；由专家评判 {judged} 分{basis}', en: 'Points: {provable} of {possible} fixed points proven; judged by experts {judged}{basis}' };
const OTHERS: Text = { zh: '另有 {count} 个问题不属于任何一项要求，见报告“其他问题”。', en: '{count} more problem(s) belong to no requirement: see “Other problems” in the report.' };
const MISSING: Text = { zh: '卷宗：{count} 处页面未能入卷，以说明页代替，见报告“卷宗”。', en: 'Dossier: pages could not be put in at {count} place(s); see “Dossier” in the report.' };
const GAPS: Text = { zh: '最要紧的缺项（{named}／{total}）：', en: 'Most costly gaps ({named} of {total}):' };
const DOUBTS: Text = { zh: '最要紧的待确认事项（{named}／{total}）：', en: 'Doubts that weigh most ({named} of {total}):' };
const GAP: Text = { zh: '  {place}. {critical}{id} {title}（{outcome}{weight}，{units}）', en: '  {place}. {critical}{id} {title} ({outcome}{weight}; {units})' };
const STAKE: Text = { zh: '，涉及 {points} 分', en: ', {points} points at stake' };
const CRITICAL: Readonly<Record<NonNullable<OpenRequirement['critical']>, Text>> = {
  precondition: { zh: '【前置条件】', en: '[precondition] ' },
  veto: { zh: '【一票否决】', en: '[veto] ' },
};
const WRITTEN: Text = { zh: '已写入：', en: 'Written:' };
const UNCHANGED: Text = { zh: '材料和成果自上次以来都没有变化，沿用：', en: 'Nothing in evidence or package has changed since the last run; as before:' };
