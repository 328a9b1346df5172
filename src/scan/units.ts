import type { Unit } from '../model/standard.js';
import { normaliseName } from './codes.js';

/**
 * The unit a name speaks of, by its full name or an alias; the longest match wins, so that 区委办 is not
 * found in 区委办公室工作组. A body known only by the pattern of its kind (云溪街道 of 各街道) goes by its own name.
 */
export function findUnit(name: string, units: readonly Unit[]): string | null {
  const text = normaliseName(name);
  let best: { unit: string; length: number } | null = null;
  for (const unit of units) {
    if (unit.open) continue;
    for (const known of [unit.name, ...unit.aliases]) {
      const wanted = normaliseName(known);
      if (wanted.length >= 2 && text.includes(wanted) && wanted.length > (best?.length ?? 0)) best = { unit: unit.name, length: wanted.length };
    }
  }
  return best?.unit ?? memberOf(name, units);
}

function memberOf(name: string, units: readonly Unit[]): string | null {
  const bare = name.normalize('NFC').trim();
  const member = units.some((unit) => unit.members.some((pattern) => bare.endsWith(pattern) && bare.length > pattern.length && bare.length <= 12));
  return member ? bare : null;
}
