import marks from './marks.js';
import type { Recogniser } from './recogniser.js';
import seals from './seals.js';

/** In the order of the table. */
export const RECOGNISERS: readonly Recogniser[] = [seals, marks];
