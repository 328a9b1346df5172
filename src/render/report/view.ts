import { matterOf } from '../../model/matters.js';
import { OUTCOMES } from '../../model/outcome.js';
import type { Declaration } from '../../model/project.js';
import type { Result } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { pairedPictures } from './alike-pictures.js';
import { decidingProblems, openRequirements } from './gaps.js';
import {
  DECLARATION_LABELS, DISPOSITION_LABELS, FACE_LABELS, SEVERITY_LABELS, VERDICT_LABELS, VERDICT_NOTES,
  ASSIGNED_BY_LABELS, kindLabel, label, noticeLine, outcomeLabel, outcomeMark, reasonLabel,
} from './labels.js';
import { anchor, dossierLinks, unitKeys, type DossierLinks } from './links.js';
import { changesView } from './view-changes.js';
import { matrix } from './view-matrix.js';
import { indicators, problemView, type ViewOptions } from './view-requirements.js';
import { scoreView } from './view-score.js';
import { unitsView } from './view-units.js';
import { yearGrid } from './view-years.js';
import { listed, longDate, points, range, size } from './wording.js';
import { words } from './words.js';

/** Everything the page shows, in words and in order, so that the template only places it. Every field is there. */
export function view(result: Result, options: ViewOptions) {
  const { language } = options;
  const links = dossierLinks(result);
  const shown = indicators(result, { ...options, links });
  return {
    language,
    t: words(language),
    head: head(result, language),
    ring: ring(result),
    outcomes: outcomes(result, language),
    points: pointsView(result),
    filter: filterChoices(result, language),
    changes: changesView(result, language),
    matrix: matrix(result, language),
    years: yearGrid(result, language),
    gaps: gaps(result, language),
    units: unitsView(result),
    indicators: shown,
    pairedPictures: pairedPictures(shown),
    score: scoreView(result, language),
    ledger: ledger(result, language, links),
    problems: result.problems.map((problem) => problemView(problem, result, language)),
    declarations: result.declarations.map((declaration) => declarationView(declaration, language)),
    dossier: dossierView(result, language, links),
  };
}

function head(result: Result, language: Language) {
  return {
    district: result.district,
    applicant: result.applicant,
    standard: result.standard,
    tool: result.tool,
    draft: result.dossier?.draft ?? result.verdict !== 'complete',
    verdict: result.verdict,
    verdictLabel: label(VERDICT_LABELS[result.verdict], language),
    verdictNote: label(VERDICT_NOTES[result.verdict], language),
    asOf: longDate(result.asOf, language),
    asOfDay: result.asOf,
    dueDate: result.dueDate ? longDate(result.dueDate, language) : null,
    dueDay: result.dueDate,
  };
}

/** Arcs of a circle whose circumference counts 100, so that a share is a length. */
function ring(result: Result) {
  const total = OUTCOMES.reduce((sum, outcome) => sum + result.counts[outcome], 0);
  let start = 0;
  const arcs = OUTCOMES.filter((outcome) => result.counts[outcome] > 0).map((outcome) => {
    const length = (result.counts[outcome] / total) * 100;
    const arc = { outcome, dash: `${length.toFixed(3)} ${(100 - length).toFixed(3)}`, offset: (25 - start).toFixed(3) };
    start += length;
    return arc;
  });
  return { total, arcs };
}

function outcomes(result: Result, language: Language) {
  const total = OUTCOMES.reduce((sum, outcome) => sum + result.counts[outcome], 0);
  const confirmed = result.requirements.filter((requirement) => requirement.confirmed).length;
  const optional = result.requirements.filter((requirement) => requirement.optionalAbsent).length;
  return {
    rows: OUTCOMES.map((outcome) => ({
      outcome,
      label: outcomeLabel(outcome, language),
      mark: outcomeMark(outcome, language),
      count: result.counts[outcome],
      share: total === 0 ? '—' : `${((result.counts[outcome] / total) * 100).toFixed(1)}%`,
    })),
    confirmed: confirmed === 0 ? null : say(CONFIRMED_NOTE, language, { count: confirmed }),
    optional: optional === 0 ? null : say(OPTIONAL_NOTE, language, { count: optional }),
  };
}

const CONFIRMED_NOTE: Text = { zh: '待人工确认中有 {count} 项的疑点已由专人逐一确认：不再列为待办，也不算通过。', en: 'Of those that need a person, {count} had every doubt confirmed by one: no longer open, and still no pass.' };
const OPTIONAL_NOTE: Text = { zh: '以上含选交而未交的要求 {count} 项：不是缺项，也没有材料可证明。', en: 'This includes {count} optional requirement(s) for which nothing was handed in: not a gap, and nothing proven.' };

/** Lengths of the bar are percent of all stated points. */
function pointsView({ score }: Result) {
  const whole = Math.max(score.possible + score.judged[1], score.provable, 1);
  const percent = (value: number) => ((value / whole) * 100).toFixed(2);
  return {
    provable: points(score.provable), possible: points(score.possible), judged: range(score.judged),
    statedTotal: points(score.statedTotal), basis: score.basis,
    bar: { provable: percent(score.provable), possible: percent(score.possible), judgedFrom: percent(score.possible), judged: percent(score.judged[1]) },
  };
}

function filterChoices(result: Result, language: Language) {
  const units = unitKeys(result);
  const kinds = [...new Set(result.requirements.map((requirement) => requirement.kind))];
  return {
    units: [...units].map(([name, key]) => ({ name, key })),
    kinds: kinds.map((kind) => ({ kind, label: kindLabel(kind, language) })),
    severities: (['error', 'warning', 'notice'] as const).map((severity) => ({ severity, label: label(SEVERITY_LABELS[severity], language) })),
  };
}

function gaps(result: Result, language: Language) {
  const units = unitKeys(result);
  const places = new Map(result.requirements.map((requirement, index) => [requirement.id, index]));
  return openRequirements(result).map((open, index) => ({
    place: index + 1,
    id: open.requirement.id,
    href: anchor(open.requirement.id),
    title: open.requirement.title,
    item: open.item?.title ?? '',
    outcome: open.requirement.outcome,
    label: outcomeLabel(open.requirement.outcome, language),
    mark: outcomeMark(open.requirement.outcome, language),
    precondition: open.critical === 'precondition',
    veto: open.critical === 'veto',
    points: open.requirement.pointsAtStake > 0 ? points(open.requirement.pointsAtStake) : null,
    gain: open.gain > 0 ? points(open.gain) : null,
    sort: { standard: places.get(open.requirement.id) ?? 0, stake: open.requirement.pointsAtStake, outcome: OUTCOMES.indexOf(open.requirement.outcome) },
    units: listed(open.requirement.units, language),
    unitKeys: open.requirement.units.map((unit) => units.get(unit)).join(' '),
    problems: decidingProblems(open.requirement).map((problem) => ({ message: problem.message, remedy: problem.remedy })),
  }));
}

function ledger(result: Result, language: Language, links: DossierLinks) {
  const units = unitKeys(result);
  const kinds = new Map(result.requirements.map((requirement) => [requirement.id, requirement]));
  const dispositions = (['included', 'excluded', 'unassigned'] as const).map((disposition) => ({
    label: label(DISPOSITION_LABELS[disposition], language),
    count: result.files.filter((file) => file.disposition === disposition).length,
  }));
  const files = result.files.map((file, index) => {
    const requirement = file.requirement ? kinds.get(file.requirement) : undefined;
    return {
      anchor: `f-${index + 1}`, path: file.path, format: file.format, size: size(file.bytes), pages: file.pages,
      sha256: file.sha256, hash: file.sha256.slice(0, 12), unit: file.unit ?? '—', unitKey: file.unit ? (units.get(file.unit) ?? '') : '',
      requirement: requirement ? { id: requirement.id, href: anchor(requirement.id), title: requirement.title } : null,
      place: requirement ? '' : (file.item ?? file.indicator ?? '—'),
      outcome: requirement?.outcome ?? '', kind: requirement?.kind ?? '',
      assignedBy: file.assignedBy ? label(ASSIGNED_BY_LABELS[file.assignedBy], language) : null,
      disposition: file.disposition, dispositionLabel: label(DISPOSITION_LABELS[file.disposition], language),
      reason: file.reason ?? (file.reasonCode ? reasonLabel(file.reasonCode, language) : null),
      suggestions: file.suggestions.map((id) => ({ id, href: anchor(id), title: kinds.get(id)?.title ?? id, known: kinds.has(id) })),
      exhibit: links.of(file.path, file.exhibit),
    };
  });
  const groups = ledgerGroups(result, files.map((row, index) => ({ row, indicator: result.files[index]?.indicator ?? null })), language);
  return { total: result.files.length, dispositions, groups, isCut: groups.some(({ later }) => later) };
}

/** A browser lays out a long table as a whole, and short ones as they come into sight. */
const MOST_ROWS = 100;
/** Rows beyond these lie in the page as text, which costs no time until the script makes rows of it, some at a time. */
const ROWS_AT_ONCE = 600;

/** Tables of the ledger: one for each indicator, or several where it has many files; what belongs to none comes last. */
function ledgerGroups<Row>(result: Result, rows: readonly { readonly row: Row; readonly indicator: string | null }[], language: Language) {
  const known = new Map(result.indicators.map((indicator) => [indicator.code, `${indicator.printed} ${indicator.title}`]));
  const codes = [...known.keys(), null];
  let before = 0;
  return codes.flatMap((code) => {
    const mine = rows.filter(({ indicator }) => (code === null ? indicator === null || !known.has(indicator) : indicator === code)).map(({ row }) => row);
    const parts = Math.ceil(mine.length / MOST_ROWS);
    const title = code === null ? words(language).noIndicator : (known.get(code) ?? code);
    return Array.from({ length: parts }, (_, part) => {
      const files = mine.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS);
      before += files.length;
      return { title: parts === 1 ? title : `${title} ${part + 1}/${parts}`, later: before > ROWS_AT_ONCE, files };
    });
  });
}

function declarationView(declaration: Declaration, language: Language) {
  const common = { type: declaration.type, label: label(DECLARATION_LABELS[declaration.type], language), by: declaration.by ?? '—' };
  switch (declaration.type) {
    case 'not-applicable': return { ...common, subject: declaration.item, reason: declaration.reason, date: declaration.date };
    case 'pending': return { ...common, subject: declaration.item, reason: declaration.reason, date: say(DUE, language, { date: declaration.due }) };
    case 'confirmed': return { ...common, subject: declaration.file, reason: [label(matterOf(declaration.what), language), declaration.note].filter(Boolean).join(language === 'en' ? ': ' : '：'), date: declaration.date };
    case 'shared': return { ...common, subject: declaration.files.join('\n'), reason: declaration.reason, date: declaration.date };
    case 'assigned': return { ...common, subject: declaration.file, reason: `→ ${declaration.requirement}`, date: '—' };
  }
}

const DUE: Text = { zh: '{date} 前补交', en: 'due {date}' };

function dossierView({ dossier }: Result, language: Language, links: DossierLinks) {
  if (!dossier) return null;
  return {
    pages: dossier.pages,
    exhibits: dossier.exhibits.length,
    volumes: dossier.volumes.map((volume, index) => ({ number: index + 1, file: volume.file, href: links.volume(index + 1), pages: volume.pages, size: size(volume.bytes), from: volume.firstPage, to: volume.firstPage + volume.pages - 1 })),
    fonts: dossier.fonts.map((font) => ({ ...font, face: label(FACE_LABELS[font.slot], language) })),
    missingGlyphs: dossier.missingGlyphs,
    notices: dossier.notices.map((notice) => ({ exhibit: notice.exhibit, path: notice.path, severity: notice.code === 'missing' ? 'error' : 'warning', line: noticeLine(notice, language), detail: notice.detail })),
  };
}
