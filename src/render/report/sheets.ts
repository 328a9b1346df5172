import type { Problem } from '../../model/outcome.js';
import type { Result, ResultFile, ResultRequirement, ScoredRule } from '../../model/result.js';
import { allMembers } from './alike-pictures.js';
import { confirmationOf } from './confirmations.js';
import { decidingProblems, isGap, openRequirements, type OpenRequirement } from './gaps.js';
import { ASSIGNED_BY_LABELS, DISPOSITION_LABELS, RULE_STATE_LABELS, kindLabel, label, outcomeLabel, reasonLabel } from './labels.js';
import type { Sheet } from './spreadsheet.js';
import { listed, points, range } from './wording.js';
import { words, type Words } from './words.js';

/** 缺项: one row for each requirement with something missing or wrong, the most costly first. */
export function gapsSheet(result: Result): Sheet<OpenRequirement> {
  const { language } = result;
  const t = words(language);
  return {
    name: t.sheetGaps,
    rows: openRequirements(result).filter(isGap),
    columns: [
      { header: t.number, width: 14, type: 'text', value: ({ requirement }) => requirement.id },
      { header: t.item, width: 11, type: 'text', value: ({ item }) => item?.title ?? null },
      { header: t.requirement, width: 18, type: 'text', value: ({ requirement }) => requirement.title },
      { header: t.kind, width: 9, type: 'text', value: ({ requirement }) => kindLabel(requirement.kind, language) },
      { header: t.outcome, width: 10, type: 'text', value: ({ requirement }) => outcomeLabel(requirement.outcome, language), tone: ({ requirement }) => requirement.outcome },
      { header: t.weight, width: 8, type: 'text', value: ({ critical }) => (critical ? t[critical] : null) },
      { header: t.pointsAtStake, width: 6, type: 'points', value: ({ requirement }) => requirement.pointsAtStake },
      { header: t.units, width: 12, type: 'text', value: ({ requirement }) => listed(requirement.units, language) },
      { header: t.clause, width: 30, type: 'text', value: ({ requirement }) => requirement.clause },
      { header: t.problem, width: 42, type: 'text', value: ({ requirement }) => lines(decidingProblems(requirement), 'message') },
      { header: t.remedy, width: 38, type: 'text', value: ({ requirement }) => lines(decidingProblems(requirement), 'remedy') },
      { header: t.files, width: 30, type: 'text', value: ({ requirement }) => requirement.files.join('\n') },
      { header: t.dueDate, width: 11, type: 'date', value: () => result.dueDate },
    ],
  };
}

interface Doubt {
  readonly requirement: ResultRequirement | null;
  readonly problem: Problem | null;
}

/** 待确认: one row for each doubt, with room for a person's answer. */
export function doubtsSheet(result: Result): Sheet<Doubt> {
  const { language } = result;
  const t = words(language);
  const own = result.requirements.flatMap((requirement): Doubt[] => {
    const doubts = requirement.problems.filter((problem) => problem.effect === 'review').map((problem) => ({ requirement, problem }));
    return doubts.length === 0 && requirement.outcome === 'review' ? [{ requirement, problem: null }] : doubts;
  });
  return {
    name: t.sheetDoubts,
    rows: [...own, ...result.problems.map((problem) => ({ requirement: null, problem }))],
    columns: [
      { header: t.number, width: 14, type: 'text', value: ({ requirement }) => requirement?.id ?? t.belongsToNone },
      { header: t.requirement, width: 16, type: 'text', value: ({ requirement }) => requirement?.title ?? null },
      { header: t.outcome, width: 10, type: 'text', value: ({ requirement }) => (requirement ? outcomeLabel(requirement.outcome, language) : null), tone: ({ requirement }) => requirement?.outcome ?? null },
      { header: t.pointsAtStake, width: 6, type: 'points', value: ({ requirement }) => requirement?.pointsAtStake ?? null },
      { header: t.units, width: 12, type: 'text', value: ({ requirement }) => (requirement ? listed(requirement.units, language) : null) },
      { header: t.problem, width: 26, type: 'text', value: ({ problem }) => problem?.message ?? null },
      { header: t.remedy, width: 22, type: 'text', value: ({ problem }) => problem?.remedy ?? null },
      { header: t.file, width: 20, type: 'text', value: ({ problem }) => (problem && allMembers(problem)?.map(({ path }) => path).join('\n')) ?? problem?.file ?? null },
      { header: t.pageNumber, width: 6, type: 'number', value: ({ problem }) => problem?.page ?? null },
      { header: t.found, width: 10, type: 'text', value: ({ problem }) => given(problem?.found) },
      { header: t.expected, width: 10, type: 'text', value: ({ problem }) => given(problem?.expected) },
      { header: t.opinion, width: 14, type: 'text', value: ({ problem }) => (problem && confirmationOf(problem, result)?.note) ?? null },
      { header: t.confirmedBy, width: 8, type: 'text', value: ({ problem }) => problem?.confirmedBy ?? null },
      { header: t.date, width: 11, type: 'date', value: ({ problem }) => (problem && confirmationOf(problem, result)?.date) ?? null },
    ],
  };
}

/** 材料台账: every file and what became of it. */
export function ledgerSheet(result: Result): Sheet<ResultFile> {
  const { language } = result;
  const t = words(language);
  const exhibits = new Map(result.dossier?.exhibits.map((exhibit) => [exhibit.path, exhibit]));
  return {
    name: t.sheetLedger,
    rows: result.files,
    columns: [
      { header: t.path, width: 40, type: 'text', value: (file) => file.path },
      { header: t.format, width: 7, type: 'text', value: (file) => file.format },
      { header: t.bytes, width: 11, type: 'number', value: (file) => file.bytes },
      { header: t.pages, width: 6, type: 'number', value: (file) => file.pages },
      { header: t.unit, width: 11, type: 'text', value: (file) => file.unit },
      { header: t.belongsTo, width: 16, type: 'text', value: (file) => file.requirement ?? file.item ?? file.indicator },
      { header: t.assignedBy, width: 9, type: 'text', value: (file) => (file.assignedBy ? label(ASSIGNED_BY_LABELS[file.assignedBy], language) : null) },
      { header: t.disposition, width: 8, type: 'text', value: (file) => label(DISPOSITION_LABELS[file.disposition], language), tone: (file) => ({ included: null, excluded: 'not-applicable', unassigned: 'fail' } as const)[file.disposition] },
      { header: t.reason, width: 18, type: 'text', value: (file) => file.reason ?? (file.reasonCode ? reasonLabel(file.reasonCode, language) : null) },
      { header: t.exhibit, width: 11, type: 'text', value: (file) => exhibits.get(file.path)?.number ?? file.exhibit },
      { header: t.volume, width: 6, type: 'number', value: (file) => exhibits.get(file.path)?.volume ?? null },
      { header: t.firstPage, width: 6, type: 'number', value: (file) => exhibits.get(file.path)?.firstPage ?? null },
      { header: t.lastPage, width: 6, type: 'number', value: (file) => exhibits.get(file.path)?.lastPage ?? null },
      { header: t.documentDate, width: 11, type: 'date', value: (file) => file.facts.document.date },
      { header: t.documentNumber, width: 13, type: 'text', value: (file) => file.facts.document.number },
      { header: 'SHA-256', width: 16, type: 'code', value: (file) => file.sha256 },
    ],
  };
}

/** 得分: every rule. A judged rule has bounds and no points. */
export function scoreSheet(result: Result): Sheet<ScoredRule> {
  const { language, score } = result;
  const t = words(language);
  const sums = `${t.provable} ${points(score.provable)} / ${t.possible} ${points(score.possible)} · ${t.judged} ${range(score.judged)}`;
  return {
    name: t.sheetScore,
    above: [{ text: [score.basis, sums, t.judgedNote].filter(Boolean).join(' · '), style: 'note' }],
    rows: score.rules,
    columns: [
      { header: t.number, width: 10, type: 'text', value: (rule) => rule.id },
      { header: t.indicator, width: 8, type: 'text', value: (rule) => rule.indicator },
      { header: t.rule, width: 60, type: 'text', value: (rule) => rule.text },
      { header: t.state, width: 14, type: 'text', value: (rule) => label(RULE_STATE_LABELS[rule.state], language), tone: (rule) => ({ provable: 'pass', open: 'fail', judged: 'review', alternative: 'not-applicable', veto: 'not-applicable', remark: 'not-applicable' } as const)[rule.state] },
      { header: t.points, width: 8, type: 'points', value: (rule) => rule.points },
      { header: t.judgedFrom, width: 8, type: 'points', value: (rule) => rule.range?.[0] ?? null },
      { header: t.judgedTo, width: 8, type: 'points', value: (rule) => rule.range?.[1] ?? null },
      { header: t.waitsFor, width: 30, type: 'text', value: (rule) => rule.waitsFor.join('\n') },
    ],
  };
}

interface Owed {
  readonly unit: string;
  /** Null: the unit owes nothing. */
  readonly open: OpenRequirement | null;
}

/** 按单位: what each unit owes; a unit that owes nothing is listed as done. */
export function byUnitSheet(result: Result): Sheet<Owed> {
  const { language } = result;
  const t = words(language);
  const open = openRequirements(result);
  const units = [...new Set(result.requirements.flatMap((requirement) => requirement.units))];
  return {
    name: t.sheetByUnit,
    rows: units.flatMap((unit): Owed[] => {
      const mine = open.filter(({ requirement }) => requirement.units.includes(unit));
      return mine.length === 0 ? [{ unit, open: null }] : mine.map((each) => ({ unit, open: each }));
    }),
    columns: [
      { header: t.unit, width: 13, type: 'text', value: ({ unit }) => unit },
      { header: t.outcome, width: 10, type: 'text', value: (owed) => (owed.open ? outcomeLabel(owed.open.requirement.outcome, language) : t.owesNothing), tone: (owed) => owed.open?.requirement.outcome ?? 'pass' },
      { header: t.number, width: 14, type: 'text', value: (owed) => owed.open?.requirement.id ?? null },
      { header: t.requirement, width: 20, type: 'text', value: (owed) => owed.open?.requirement.title ?? null },
      { header: t.asks, width: 48, type: 'text', value: (owed) => owed.open?.requirement.asks.join('\n') ?? null },
      { header: t.problem, width: 42, type: 'text', value: (owed) => (owed.open ? lines(decidingProblems(owed.open.requirement), 'message') : null) },
      { header: t.remedy, width: 38, type: 'text', value: (owed) => (owed.open ? lines(decidingProblems(owed.open.requirement), 'remedy') : null) },
      { header: t.pointsAtStake, width: 6, type: 'points', value: (owed) => owed.open?.requirement.pointsAtStake ?? null },
      { header: t.together, width: 14, type: 'text', value: ({ unit, open: each }) => others(unit, each, result, t) },
      { header: t.dueDate, width: 11, type: 'date', value: (owed) => (owed.open ? result.dueDate : null) },
    ],
  };
}

function others(unit: string, open: OpenRequirement | null, { language }: Result, t: Words): string | null {
  if (!open) return null;
  const names = open.requirement.units.filter((name) => name !== unit);
  return names.length === 0 ? null : `${listed(names, language)}${open.item?.openUnits ? t.openUnits : ''}`;
}

function lines(problems: readonly Problem[], part: 'message' | 'remedy'): string {
  return [...new Set(problems.map((problem) => problem[part]))].join('\n');
}

function given(value: string | number | undefined): string | number | null {
  return value ?? null;
}
