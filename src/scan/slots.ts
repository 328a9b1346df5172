import { KINDS } from '../model/kinds.js';
import type { Item } from '../model/standard.js';
import { bareTitle, itemNumber } from './codes.js';

/** The requirement (材料要求) whose slot folder this is: by its title, by its kind's word, then by its number. */
export function findSlot(folder: string, item: Item): string | null {
  const title = bareTitle(folder);
  if (title.length >= 2) {
    const titled = item.requirements.filter((requirement) => bareTitle(requirement.title) === title);
    if (titled.length === 1) return titled[0]?.id ?? null;
    const within = item.requirements.filter((requirement) => isWithin(title, bareTitle(requirement.title)));
    if (within.length === 1) return within[0]?.id ?? null;
    const ofKind = item.requirements.filter((requirement) => KINDS[requirement.kind].tags.includes(title));
    if (ofKind.length === 1) return ofKind[0]?.id ?? null;
  }
  const number = itemNumber(folder);
  return number === null ? null : (item.requirements[number - 1]?.id ?? null);
}

/** The one requirement of an indicator that is called exactly so, for folders that leave the item's level out. */
export function findSlotByTitle(folder: string, items: readonly Item[]): { readonly item: Item; readonly slot: string } | null {
  const title = bareTitle(folder);
  const found = items.flatMap((item) => item.requirements.filter((requirement) => title.length >= 2 && bareTitle(requirement.title) === title).map((requirement) => ({ item, slot: requirement.id })));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function isWithin(a: string, b: string): boolean {
  return a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a));
}
