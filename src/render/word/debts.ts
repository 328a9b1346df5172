import { requirementFolder } from '../../model/folders.js';
import type { Result, ResultFile, ResultIndicator, ResultRequirement } from '../../model/result.js';
import { openRequirements } from '../report/gaps.js';

/** What one unit (责任单位) still owes. */
export interface Debt {
  readonly unit: string;
  readonly requirements: readonly OwedRequirement[];
  /** Files it handed in that are in no place of the dossier. */
  readonly strays: readonly ResultFile[];
}

export interface OwedRequirement {
  readonly requirement: ResultRequirement;
  readonly indicator: ResultIndicator;
  readonly item: ResultIndicator['items'][number];
  /** Where its files belong, relative to the workspace. */
  readonly folder: string;
  /** Other units that answer for it too. */
  readonly others: readonly string[];
  /** Open phrases (相关单位), named to the leading unit only. */
  readonly concerned: readonly string[];
  /** `YYYY-MM-DD`: as declared for the item, else the project's day; null when none is set. */
  readonly due: string | null;
}

/**
 * Every unit that owes something, in the order of the standard. The first unit of a requirement leads; an open
 * phrase owes nothing. What nobody in particular owes falls to the applicant, so that nothing is owed by no one;
 * files of no known unit are the report's.
 */
export function debtsByUnit(result: Result): Debt[] {
  const open = new Set(openRequirements(result).map((each) => each.requirement.id));
  const owed = result.requirements.filter((requirement) => open.has(requirement.id));
  // A file that made its requirement fail is spoken of there.
  const strays = result.files.filter((file) => (file.disposition === 'unassigned' || BAD_REASONS.includes(file.reasonCode)) && !open.has(file.requirement ?? ''));
  const owers = (requirement: ResultRequirement) => named(requirement, result);
  const units = [...new Set([...owed.flatMap(owers), ...strays.flatMap((file) => file.unit ?? [])])];
  return units.map((unit) => ({
    unit,
    requirements: owed.filter((requirement) => owers(requirement).includes(unit)).flatMap((requirement) => describe(requirement, unit, result)),
    strays: strays.filter((file) => file.unit === unit),
  }));
}

/** Units that are asked for something and owe nothing any more, in the order of the standard; open phrases are not units. */
export function unitsWithoutDebts(result: Result): string[] {
  const owing = new Set(debtsByUnit(result).map((debt) => debt.unit));
  const asked = new Set(result.requirements.flatMap((requirement) => requirement.units));
  return [...asked].filter((unit) => !owing.has(unit) && !isOpen(unit, result));
}

/** Excluded for a reason that the unit can mend. */
const BAD_REASONS: readonly ResultFile['reasonCode'][] = ['unreadable', 'unsupported', 'media', 'archive', 'unreadable-name', 'link'];

/** Units that can be asked; the applicant when there are none. */
function named(requirement: ResultRequirement, result: Result): readonly string[] {
  const units = requirement.units.filter((unit) => !isOpen(unit, result));
  return units.length > 0 ? units : [result.applicant];
}

function isOpen(unit: string, result: Result): boolean {
  return result.openUnits?.includes(unit) ?? false;
}

function describe(requirement: ResultRequirement, unit: string, result: Result): OwedRequirement[] {
  const indicator = result.indicators.find((each) => each.code === requirement.indicator);
  const item = indicator?.items.find((each) => each.id === requirement.item);
  if (!indicator || !item) throw new Error(`The result has no item ${requirement.item}.`);
  const units = named(requirement, result);
  const declared = result.declarations.find((declaration) => declaration.type === 'pending' && declaration.item === item.id);
  return [{
    requirement, indicator, item,
    folder: `evidence/${requirementFolder(indicator, item, result.requirements.filter((each) => each.item === item.id), requirement)}`,
    others: units.filter((each) => each !== unit),
    concerned: units[0] === unit ? requirement.units.filter((each) => isOpen(each, result)) : [],
    due: declared?.type === 'pending' && requirement.outcome === 'pending' ? declared.due : result.dueDate,
  }];
}
