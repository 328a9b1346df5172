import type { FactProblem } from '../model/facts.js';

/** Most names that are told. */
const MOST_NAMED = 3;
const MOST_CHARACTERS = 120;

/** Files within a file: how many, and the names of the first; none is looked into. */
export function attachedProblem(names: readonly string[], code: 'attached' | 'portfolio' = 'attached'): FactProblem[] {
  if (names.length === 0) return [];
  const named = names.slice(0, MOST_NAMED).join('、').slice(0, MOST_CHARACTERS);
  return [{ code, page: null, detail: `${names.length}: ${named}${names.length > MOST_NAMED ? '…' : ''}` }];
}
