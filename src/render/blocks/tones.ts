import type { Tone } from '../../model/dossier.js';
import type { Outcome } from '../../model/outcome.js';

/** How strongly an outcome is shown on a printed page. */
export const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = {
  pass: 'ok',
  fail: 'gap',
  review: 'doubt',
  pending: 'doubt',
  'not-applicable': 'quiet',
  error: 'gap',
};
