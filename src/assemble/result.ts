import type { InspectedFile } from '../model/evidence.js';
import { OUTCOMES, type Outcome, type Problem } from '../model/outcome.js';
import type { Project } from '../model/project.js';
import { REASONS } from '../model/reasons.js';
import { resultFacts } from '../model/result-facts.js';
import type { Result, ResultFile, ResultIndicator, ResultRequirement } from '../model/result.js';
import type { Indicator, Standard } from '../model/standard.js';
import { say, type Language } from '../model/text.js';
import { score } from './score.js';

export interface Findings {
  readonly requirements: readonly ResultRequirement[];
  readonly problems: readonly Problem[];
  readonly verdict: Result['verdict'];
}

export interface ResultInput {
  readonly tool: string;
  readonly language: Language;
  readonly standard: Standard;
  readonly project: Project;
  readonly files: readonly InspectedFile[];
  readonly findings: Findings;
  /** Exhibit number of each included file, by path. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly retired: readonly string[];
  readonly renumbered: NonNullable<Result['renumbered']>;
}

/** Puts everything known into the one source of truth. The dossier is added once its pages are written. */
export function makeResult(input: ResultInput): Result {
  const { standard, project, findings, language } = input;
  return {
    version: 1,
    tool: input.tool,
    language,
    asOf: project.asOf,
    dueDate: project.dueDate,
    district: project.district,
    applicant: project.applicant,
    standard: { id: standard.id, edition: standard.edition, name: standard.name, title: standard.title, sha256: standard.sha256 },
    verdict: findings.verdict,
    counts: countOutcomes(findings.requirements),
    indicators: standard.indicators.map((indicator) => describeIndicator(indicator, standard)),
    requirements: findings.requirements,
    files: input.files.map((file) => describeFile(file, input.numbers.get(file.path) ?? null, language)),
    problems: findings.problems,
    declarations: project.declarations,
    openUnits: project.units.filter((unit) => unit.open).map((unit) => unit.name),
    score: score(standard, findings.requirements),
    changes: null,
    retiredNumbers: input.retired,
    renumbered: input.renumbered,
    dossier: null,
  };
}

function countOutcomes(requirements: readonly ResultRequirement[]): Record<Outcome, number> {
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, requirements.filter((each) => each.outcome === outcome).length])) as Record<Outcome, number>;
}

function describeIndicator(indicator: Indicator, standard: Standard): ResultIndicator {
  return {
    code: indicator.code,
    printed: indicator.printed,
    group: indicator.group,
    groupTitle: standard.groups.find((group) => group.code === indicator.group)?.title ?? '',
    title: indicator.title,
    text: indicator.text,
    scoringText: indicator.scoringText,
    items: indicator.items.map(({ id, mark, title, text, units, openUnits, precondition, veto, reading }) => ({ id, mark, title, text, units, openUnits, precondition, veto, reading })),
  };
}

function describeFile(file: InspectedFile, exhibit: string | null, language: Language): ResultFile {
  return {
    path: file.path,
    bytes: file.bytes,
    sha256: file.sha256,
    format: file.facts.format,
    pages: file.facts.pages.length || null,
    indicator: file.indicator,
    item: file.item,
    requirement: file.requirement,
    assignedBy: file.assignedBy,
    unit: file.unit,
    disposition: file.disposition,
    reasonCode: file.reason,
    reason: file.reason ? say(REASONS[file.reason], language) : null,
    suggestions: file.suggestions,
    exhibit,
    facts: resultFacts(file.facts),
  };
}
