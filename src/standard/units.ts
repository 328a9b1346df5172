import type { Unit } from '../model/standard.js';
import { didYouMean, type Mistake } from './mistakes.js';
import type { UnitYaml } from './schema.js';
import type { YamlPath } from './yaml.js';

/** Finds units by any of their names and says which names clash. */
export interface UnitBook {
  readonly units: readonly Unit[];
  readonly mistakes: readonly Mistake[];
  /** The unit's own name; null for a name nobody has. */
  nameOf(name: string): string | null;
  /** Every name and alias. */
  readonly known: readonly string[];
}

export function openUnitBook(written: readonly UnitYaml[], at: YamlPath): UnitBook {
  const owner = new Map<string, string>();
  const mistakes: Mistake[] = [];
  written.forEach((unit, index) => {
    [unit.name, ...(unit.aliases ?? [])].forEach((name, position) => {
      const other = owner.get(name);
      const path = position === 0 ? [...at, index, 'name'] : [...at, index, 'aliases', position - 1];
      if (other !== undefined) mistakes.push({ path, what: { zh: `“${name}”已是“${other}”的名称`, en: `“${name}” is already a name of “${other}”` } });
      else owner.set(name, unit.name);
    });
  });
  return { units: written.map(toUnit), mistakes, nameOf: (name) => owner.get(name) ?? null, known: [...owner.keys()] };
}

export function toUnit(unit: UnitYaml): Unit {
  return { name: unit.name, aliases: unit.aliases ?? [], open: unit.open ?? false, members: unit.members ?? [] };
}

/** Own names of the units a list names, without repeats; a name nobody has is a mistake. */
export function resolveUnits(names: readonly string[], book: UnitBook, at: YamlPath): { readonly units: readonly string[]; readonly mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = [];
  const units = names.flatMap((name, index) => {
    const unit = book.nameOf(name);
    if (unit === null) mistakes.push({ path: [...at, index], what: { zh: `单位表中没有“${name}”`, en: `“${name}” is not in the list of units` }, hint: didYouMean(name, book.known) });
    return unit ?? [];
  });
  return { units: [...new Set(units)], mistakes };
}
