import type { Seal } from '../../model/facts.js';
import { matterOf } from '../../model/matters.js';
import type { Problem } from '../../model/outcome.js';
import type { Declaration } from '../../model/project.js';
import type { Result, ResultFile, ResultRequirement } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { alikePictures, allMembers } from './alike-pictures.js';
import { confirmationLine } from './confirmations.js';
import { factLines, sealLines } from './fact-lines.js';
import { shownSeals, type Glimpse } from './glimpses.js';
import { SEAL_KINDS, SEVERITY_LABELS, kindLabel, label } from './labels.js';
import { face } from './face.js';
import { yearView } from './view-years.js';
import { anchor, unitKeys, type DossierLinks } from './links.js';
import { listed, points } from './wording.js';

export interface ViewOptions {
  readonly language: Language;
  /** Small pictures by path. */
  readonly glimpses: ReadonlyMap<string, Glimpse>;
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
    open: requirement.outcome !== 'pass' && requirement.outcome !== 'not-applicable' && !requirement.optionalAbsent && !requirement.confirmed,
    points: requirement.pointsAtStake > 0 ? points(requirement.pointsAtStake) : null,
    units: listed(requirement.units, language), unitKeys: requirement.units.map((unit) => units.get(unit)).join(' '),
    asks: requirement.asks,
    severities: [...new Set(requirement.problems.map((problem) => problem.severity))].join(' '),
    years: requirement.years.map((year) => yearView(year, language)),
    ...cutFiles(requirement.files.map((path) => {
      const known = files.get(path);
      return known ? fileView(known.file, known.row, requirement, options) : { ...nameOf(path), row: null, meta: [], seals: [], crops: [], exhibit: null, thumbnail: null, words: null, type: '' };
    })),
    problems: requirement.problems.map((problem) => ({ ...problemView(problem, result, language), pair: alikePictures(problem, options.glimpses, (path) => files.get(path)?.row ?? null), all: allMembers(problem) })),
    declarations: result.declarations.flatMap((declaration) => declarationLine(declaration, requirement, language)),
  });
}

/** So many at once are read, and laid out without a pause; the others are folded away, in lists of so many. */
const MOST_SHOWN = 24;
const MOST_IN_LIST = 60;

function cutFiles<File>(files: readonly File[]) {
  const others = files.slice(MOST_SHOWN);
  const parts = Array.from({ length: Math.ceil(others.length / MOST_IN_LIST) }, (_, part) => others.slice(part * MOST_IN_LIST, (part + 1) * MOST_IN_LIST));
  return { files: files.slice(0, MOST_SHOWN), more: others.length === 0 ? null : { count: others.length, parts } };
}

function fileView(file: ResultFile, row: string, requirement: ResultRequirement, { language, links, glimpses }: RequirementOptions) {
  const glimpse = glimpses.get(file.path);
  const format = file.format.toUpperCase();
  return {
    ...nameOf(file.path), row,
    meta: [file.pages === null ? format : say(FORMAT_PAGES, language, { format, pages: file.pages }), ...factLines(file.facts, language), ...wordRule(file, requirement, language)],
    seals: sealLines(file.facts, requirement.kind === 'sealed', language),
    exhibit: links.of(file.path, file.exhibit),
    thumbnail: glimpse?.thumbnail ?? null, words: glimpse?.words ?? null, type: format,
    crops: shownSeals(file).flatMap((seal, index) => cropView(seal, glimpse?.seals[index] ?? null, language)),
  };
}

/** A crop of the page with what was seen framed, and how much it looks like a seal; never whose it is. */
function cropView(seal: Seal, picture: string | null, language: Language) {
  if (!picture) return [];
  const args = { page: seal.page, kind: label(SEAL_KINDS[seal.kind], language), confidence: Math.round(seal.confidence * 100) };
  return [{ picture, caption: say(CROP, language, args), alt: say(CROP_ALT, language, args) }];
}

const CROP: Text = { zh: '第 {page} 页 · {kind} · 相似度 {confidence}%', en: 'page {page} · {kind} · likeness {confidence}%' };
const CROP_ALT: Text = { zh: '第 {page} 页检出的印迹局部图', en: 'detail of page {page} with the imprint that was seen' };
/** How the words were counted, where the number of words decides something. */
function wordRule(file: ResultFile, { mostWords }: ResultRequirement, language: Language): string[] {
  return file.facts.words && mostWords !== null ? [say(WORD_RULE, language, { most: mostWords })] : [];
}

const WORD_RULE: Text = {
  zh: '上限 {most} 字（计法：每个汉字、全角标点各计 1，连续的西文或数字计 1，标题行不计）',
  en: 'limit {most} 字 (each Han character and full-width mark counts 1, each other run 1, a title line 0)',
};

const FORMAT_PAGES: Text = { zh: '{format}，{pages} 页', en: '{format}, {pages} page(s)' };

export function problemView(problem: Problem, result: Result, language: Language) {
  const given = (value: string | number | undefined) => (value === undefined ? null : String(value));
  return {
    code: problem.code, severity: problem.severity, severityLabel: label(SEVERITY_LABELS[problem.severity], language),
    message: problem.message, remedy: problem.remedy,
    // A path is long enough to be read once.
    file: problem.file && !problem.message.includes(problem.file) ? problem.file : null, page: problem.page === undefined ? null : say(PAGE, language, { page: problem.page }),
    confirmed: confirmationLine(problem, result, language),
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
    case 'confirmed': return requirement.files.includes(declaration.file) ? [say(declaration.note ? CONFIRMED_WITH : CONFIRMED, language, { ...declaration, what: label(matterOf(declaration.what), language), note: declaration.note ?? '' })] : [];
    case 'shared': return requirement.files.some((file) => declaration.files.includes(file)) ? [say(SHARED, language, { ...declaration, files: declaration.files.join(language === 'en' ? ', ' : '、') })] : [];
    case 'assigned': return [];
  }
}

const NOT_APPLICABLE: Text = { zh: '声明不适用：{reason}（{by}，{date}）', en: 'Declared not applicable: {reason} ({by}, {date})' };
const PENDING: Text = { zh: '声明待补：{reason}，{due} 前补交（{by}）', en: 'Declared pending: {reason}, due {due} ({by})' };
const SHARED: Text = { zh: '声明共用“{files}”：{reason}（{by}，{date}）', en: 'Declared shared, “{files}”: {reason} ({by}, {date})' };
const CONFIRMED: Text = { zh: '人工确认“{file}”的{what}（{by}，{date}）', en: 'A person confirmed “{file}”: {what} ({by}, {date})' };
const CONFIRMED_WITH: Text = { zh: '人工确认“{file}”的{what}：{note}（{by}，{date}）', en: 'A person confirmed “{file}”: {what}; {note} ({by}, {date})' };
