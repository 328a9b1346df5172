import { readFileSync } from 'node:fs';
import { inspect } from '../../src/inspect/inspect.js';
import { findMarks } from '../../src/inspect/seal/find-marks.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { MARKED, UNMARKED } from '../inspect/seal/drawn-marks.js';
import type { Draw } from '../inspect/seal/drawn-seals.js';
import { LONG_MM, paint } from '../inspect/seal/paint.js';
import { dice } from '../inspect/seal/strokes.js';
import { realFiles } from './real-files.js';
import type { Case, Recogniser } from './recogniser.js';

const SEEDS = [101, 202, 303, 404];

/** Marks in pixels and as annotations. On pictures nobody can say that there is none: `cannot-tell` where nothing is marked is no doubt raised. */
const recogniser: Recogniser = {
  name: 'marks',
  cases() {
    const corpus = readCorpus();
    const real = realFiles('marks');
    return {
      synthetic: [...drawn(MARKED, true), ...drawn(UNMARKED, false)],
      ...(corpus ? { corpus: corpus.files.filter((file) => file.class === 'pdf/highlight').map((file) => inspected(`${corpus.folder}/${file.path}`, file.path, true)) } : {}),
      ...(real ? { real: real.map((file) => inspected(file.path, file.name, file.isThere)) } : {}),
    };
  },
};

export default recogniser;

function drawn(kinds: Readonly<Record<string, Draw>>, isThere: boolean): Case[] {
  return Object.entries(kinds).flatMap(([kind, draw]) => SEEDS.map((seed): Case => ({
    name: `${kind} (${seed})`,
    isThere,
    async prepare() {
      const pixels = await paint(draw(dice(seed)), seed);
      return () => (findMarks(pixels, seed % 2 ? LONG_MM / pixels.height : null).length > 0 ? 'seen' : 'not-seen');
    },
  })));
}

function inspected(path: string, name: string, isThere: boolean): Case {
  return {
    name,
    isThere,
    prepare: async () => {
      const bytes = readFileSync(path);
      return async () => {
        const { highlightVerdict } = await inspect(bytes, name, { needs: ['highlights'] });
        return highlightVerdict === 'cannot-tell' ? 'not-seen' : highlightVerdict;
      };
    },
  };
}
