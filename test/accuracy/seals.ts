import { findSeals } from '../../src/inspect/seal/find-seals.js';
import { BADGES, LOOKALIKES, UNSEALED } from '../inspect/seal/drawn-red.js';
import { SEALED } from '../inspect/seal/drawn-seals.js';
import { recogniserOf } from './cases.js';

export default recogniserOf({
  name: 'seals',
  drawn: { there: SEALED, notThere: { ...UNSEALED, ...LOOKALIKES, ...BADGES } },
  look: (pixels, mmPerPixel) => findSeals(pixels, mmPerPixel).verdict,
  labelled: (file) => (file.class === 'seal_pos' ? true : file.class === 'seal_pdf' && file.label === 'neg' ? false : null),
  need: 'seals',
  said: ({ sealVerdict }) => sealVerdict,
});
