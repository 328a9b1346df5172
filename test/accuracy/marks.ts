import { findMarks } from '../../src/inspect/seal/find-marks.js';
import { MARKED, UNMARKED } from '../inspect/seal/drawn-marks.js';
import { recogniserOf } from './cases.js';

/** Marks in pixels and as annotations. On pictures nobody can say that there is none: `cannot-tell` where nothing is marked is no doubt raised. */
export default recogniserOf({
  name: 'marks',
  drawn: { there: MARKED, notThere: UNMARKED },
  look: (pixels, mmPerPixel) => (findMarks(pixels, mmPerPixel).length > 0 ? 'seen' : 'not-seen'),
  labelled: (file) => (file.class === 'pdf/highlight' ? true : null),
  need: 'highlights',
  said: ({ highlightVerdict }) => (highlightVerdict === 'cannot-tell' ? 'not-seen' : highlightVerdict),
});
