import type { PhotoCaption } from '../model/dossier.js';
import type { InspectedFile, UnreadableFolder } from '../model/evidence.js';
import { requirementFolder } from '../model/folders.js';
import { grouped } from '../model/grouped.js';
import type { Problem } from '../model/outcome.js';
import type { Project } from '../model/project.js';
import type { Result, ResultRequirement } from '../model/result.js';
import type { Indicator, Item, Requirement, Standard } from '../model/standard.js';
import { say, type Language, type Text } from '../model/text.js';
import { asksOf } from './asks.js';
import type { CheckContext } from './check.js';
import { wordOn } from './declarations.js';
import { byText, evaluate, type Evaluation } from './evaluate.js';
import { findAlike } from './alike.js';
import { findLookalikes } from './lookalikes.js';
import { looseProblems } from './loose-problems.js';
import { pointsAtStake } from './points-at-stake.js';
import { shownOf } from './shows.js';
import { toProblem } from './wording.js';

export interface RunInput {
  readonly standard: Standard;
  readonly project: Project;
  readonly files: readonly InspectedFile[];
  /** What is told of pictures, by path. */
  readonly captions?: ReadonlyMap<string, PhotoCaption>;
  readonly unreadableFolders: readonly UnreadableFolder[];
  /** Of the sentences. */
  readonly language: Language;
}

export interface RunOutcome {
  /** In the order of the standard, every one of them. */
  readonly requirements: ResultRequirement[];
  /** Those of no requirement. The result of the last run tells which files are gone; it has no say in anything else. */
  readonly looseProblems: (previous: Result | null) => Problem[];
}

/** Holds every requirement of the standard against the facts. Pure: the same input gives the same words. */
export function runChecks(input: RunInput): RunOutcome {
  const files = handedIn(input.files);
  const lookalikes = findLookalikes([...input.files].sort((a, b) => byText(a.path, b.path)));
  const all = { ...input, alike: findAlike(input.files, lookalikes.groups), calledAs: namesOf(input.standard) };
  const requirements = input.standard.indicators.flatMap((indicator) =>
    indicator.items.flatMap((item) => item.requirements.map((requirement) => checkRequirement({ indicator, item, requirement }, files.get(requirement.id) ?? [], { ...all, siblings: siblingsOf(item, requirement, files) }))));
  return { requirements, looseProblems: (previous) => looseProblems({ ...input, previous: previous ?? undefined, lookalikes, declarations: input.project.declarations, asOf: input.project.asOf }) };
}

/** The files of each requirement, by path. Those that cannot be opened belong too, though not to the dossier. */
function handedIn(files: readonly InspectedFile[]): ReadonlyMap<string, readonly InspectedFile[]> {
  const sorted = files.filter((file) => file.requirement !== null).sort((a, b) => byText(a.path, b.path));
  return grouped(sorted, (file) => file.requirement as string);
}

/** What was handed in for the item besides. */
function siblingsOf(item: Item, requirement: Requirement, files: ReadonlyMap<string, readonly InspectedFile[]>): readonly InspectedFile[] {
  return item.requirements.flatMap((each) => (each.id === requirement.id ? [] : (files.get(each.id) ?? [])));
}

function namesOf({ indicators }: Standard): CheckContext['calledAs'] {
  const names = new Map(indicators.flatMap(({ items }) => items.flatMap((item) => item.requirements.map(({ id, title }) => [id, `${item.id} ${title}`] as const))));
  return (requirement) => names.get(requirement) ?? requirement;
}

interface Place {
  readonly indicator: Indicator;
  readonly item: Item;
  readonly requirement: Requirement;
}

type Input = RunInput & Pick<CheckContext, 'alike' | 'siblings' | 'calledAs'>;

function checkRequirement(place: Place, files: readonly InspectedFile[], input: Input): ResultRequirement {
  const { indicator, item, requirement } = place;
  const { language } = input;
  const { outcome, optionalAbsent, confirmed, noted } = declaredAway(place, input) ?? evaluate(requirement, files, { context: contextOf(place, input), word: wordOn(item.id, files, input.project) });
  return {
    id: requirement.id,
    indicator: indicator.code,
    item: item.id,
    kind: requirement.kind,
    title: requirement.title,
    clause: requirement.clause,
    units: requirement.units,
    outcome,
    optionalAbsent,
    ...(confirmed ? { confirmed } : {}),
    files: files.map((file) => file.path),
    problems: isDeclaredAway(place, input) ? unforeseen(item, language) : noted.map((each) => toProblem(each, language)),
    pointsAtStake: pointsAtStake(input.standard, requirement.id),
    asks: asksOf(requirement, language),
    ...shownOf(requirement, files, input.project.asOf),
  };
}

/** An item that was declared 不适用 is not looked into. */
function declaredAway(place: Place, input: RunInput): Evaluation | null {
  const { item } = place;
  const declared = isDeclaredAway(place, input);
  // Where the standard does not foresee it, a person must say so.
  return declared ? { outcome: item.notApplicableIf === null ? 'review' : 'not-applicable', optionalAbsent: false, confirmed: false, noted: [] } : null;
}

function isDeclaredAway({ item }: Place, { project }: RunInput): boolean {
  return project.declarations.some((each) => each.type === 'not-applicable' && each.item === item.id);
}

const UNFORESEEN: { readonly message: Text; readonly remedy: Text } = {
  message: { zh: '本项声明为不适用，但标准没有写明什么情况下可以不适用。', en: 'Declared not applicable, although the standard does not say when it may be.' },
  remedy: { zh: '请核对这项声明是否有依据。', en: 'Check what the declaration rests on.' },
};

function unforeseen(item: Item, language: Language): Problem[] {
  if (item.notApplicableIf !== null) return [];
  return [{ code: 'declaration/unforeseen', severity: 'warning', effect: 'review', message: say(UNFORESEEN.message, language), remedy: say(UNFORESEEN.remedy, language) }];
}

function contextOf({ indicator, item, requirement }: Place, { standard, project, captions, alike, siblings, calledAs }: Input): CheckContext {
  const { id, title, absent, kind, words } = requirement;
  return {
    asOf: project.asOf,
    units: project.units,
    district: project.district,
    superiors: project.superiors,
    kind,
    issuers: [],
    notIssuers: [],
    applicant: project.applicant,
    requirement: { id, title, absent, folder: requirementFolder(indicator, item, item.requirements, requirement), owedBy: { units: requirement.units, isOpen: item.openUnits } },
    words,
    printed: { texts: [indicator.title, indicator.text, item.title, item.text, title, requirement.clause], names: [standard.name, standard.title, standard.source.name] },
    caps: project.caps,
    alike,
    caption: (path) => captions?.get(path),
    siblings,
    calledAs,
    shared: project.declarations.filter((each) => each.type === 'shared'),
  };
}
