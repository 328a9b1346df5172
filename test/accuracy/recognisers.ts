import fields from './fields.js';
import marks from './marks.js';
import pictureKinds from './picture-kinds.js';
import type { Recogniser } from './recogniser.js';
import seals from './seals.js';

/** In the order of the table. */
export const RECOGNISERS: readonly Recogniser[] = [seals, marks, ...pictureKinds, ...fields];
