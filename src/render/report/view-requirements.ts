import type { Problem } from '../../model/outcome.js';
import type { Declaration } from '../../model/project.js';
import type { Result, ResultFile, ResultRequirement } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { factLines, sealLines } from './fact-lines.js';
import { SEVERITY_LABELS, kindLabel, label } from './labels.js';
import { face } from './face.js';
import { anchor, unitKeys, type DossierLinks } from './links.js';
import { listed, points } from './wording.js';

export interface ViewOptions {
  readonly language: Language;
  /** Small pictures by path, as `data:image/…` URIs. */
  readonly thumbnails: ReadonlyMap<string, string>;
}

interface RequirementOptions extends ViewOptions {
  readonly links: DossierLinks;
}

/** Every indicator with its items and requirements, in the standard's order. */
export function indicators(result: Result, options: RequirementOptions) {
  const show = requirementView(result, options);
  return result.indicators.map((indicator) => ({
    anchor: `i-${indicator.code}`, code: indicator.code, printed: indicator.printed, title: indicator.title,
    text: indicator.text, scoringText: indicator.scoringText,
    items: indicator.items.map((item) => ({
      id: item.id, mark: item.mark ?? '', title: item.title, text: item.text,
      units: listed(item.units, options.language), openUnits: item.openUnits,
      precondition: item.precondition, veto: item.veto, reading: item.reading,
      requirements: result.requirements.filter((requirement) => requirement.item === item.id).map(show),
    })),
  }));
}

function requirementView(result: Result, options: RequirementOptions) {
  const { language } = options;
  const units = unitKeys(result);
  const files = new Map(result.files.map((file, index) => [file.path, { file, row: `f-${index + 1}` }]));
  return (requirement: ResultRequirement) => ({
    anchor: anchor(requirement.id), id: requirement.id, title: requirement.title, clause: requirement.clause,
    kind: requirement.kind, kindLabel: kindLabel(requirement.kind, language),
    outcome: requirement.outcome, ...face(requirement, language),
    open: requirement.outcome !== 'pass' && requirement.outcome !== 'not-applicable' && !requirement.optionalAbsent,
    points: requirement.pointsAtStake > 0 ? points(requirement.pointsAtStake) : null,
    units: listed(requirement.units, language), unitKeys: requirement.units.map((unit) => units.get(unit)).join(' '),
    asks: requirement.asks,
    files: requirement.files.map((path) => {
      const known = files.get(path);
      return known ? fileView(known.file, known.row, requirement, options) : { ...nameOf(path), row: null, meta: [], seals: [], exhibit: null, thumbnail: null };
    }),
    problems: requirement.problems.map((problem) => problemView(problem, language)),
    declarations: result.declarations.flatMap((declaration) => declarationLine(declaration, requirement, language)),
  });
}

function fileView(file: ResultFile, row: string, requirement: ResultRequirement, { language, links, thumbnails }: RequirementOptions) {
  const format = file.format.toUpperCase();
  return {
    ...nameOf(file.path), row,
    meta: [file.pages === null ? format : say(FORMAT_PAGES, language, { format, pages: file.pages }), ...factLines(file.facts, language)],
    seals: sealLines(file.facts, requirement.kind === 'sealed', language),
    exhibit: links.of(file.path, file.exhibit),
    thumbnail: thumbnails.get(file.path) ?? null,
  };
}

const FORMAT_PAGES: Text = { zh: '{format}，{pages} 页', en: '{format}, {pages} page(s)' };

export function problemView(problem: Problem, language: Language) {
  const given = (value: string | number | undefined) => (value === undefined ? null : String(value));
  return {
    code: problem.code, severity: problem.severity, severityLabel: label(SEVERITY_LABELS[problem.severity], language),
    message: problem.message, remedy: problem.remedy, file: problem.file ?? null, page: problem.page === undefined ? null : say(PAGE, language, { page: problem.page }),
    found: given(problem.found), expected: given(problem.expected),
  };
}

const PAGE: Text = { zh: '第 {page} 页', en: 'page {page}' };

function nameOf(path: string) {
  const cut = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, cut), name: path.slice(cut) };
}

/** A person's word on this requirement or one of its files. */
function declarationLine(declaration: Declaration, requirement: ResultRequirement, language: Language): string[] {
  switch (declaration.type) {
    case 'not-applicable': return declaration.item === requirement.item ? [say(NOT_APPLICABLE, language, declaration)] : [];
    case 'pending': return declaration.item === requirement.item ? [say(PENDING, language, { ...declaration, by: declaration.by ?? '—' })] : [];
    case 'confirmed': return requirement.files.includes(declaration.file) ? [say(CONFIRMED, language, { ...declaration, note: declaration.note ?? '' })] : [];
    case 'assigned': return [];
  }
}

const NOT_APPLICABLE: Text = { zh: '声明不适用：{reason}（{by}，{date}）', en: 'Declared not applicable: {reason} ({by}, {date})' };
const PENDING: Text = { zh: '声明待补：{reason}，{due} 前补交（{by}）', en: 'Declared pending: {reason}, due {due} ({by})' };
const CONFIRMED: Text = { zh: '人工确认“{file}”（{what}）：{note}（{by}，{date}）', en: 'A person confirmed “{file}” ({what}): {note} ({by}, {date})' };
