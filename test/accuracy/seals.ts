import { readFileSync } from 'node:fs';
import { inspect } from '../../src/inspect/inspect.js';
import { findSeals } from '../../src/inspect/seal/find-seals.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { LOOKALIKES, UNSEALED } from '../inspect/seal/drawn-red.js';
import { SEALED, type Draw } from '../inspect/seal/drawn-seals.js';
import { LONG_MM, paint } from '../inspect/seal/paint.js';
import { dice } from '../inspect/seal/strokes.js';
import { realFiles } from './real-files.js';
import type { Case, Recogniser } from './recogniser.js';

/** Drawings of each kind; odd seeds with their scale known. None of them is a seed of the tests. */
const SEEDS = [101, 202, 303, 404];

const recogniser: Recogniser = {
  name: 'seals',
  cases() {
    const corpus = readCorpus();
    const labelled = corpus?.files.filter((file) => file.class === 'seal_pos' || (file.class === 'seal_pdf' && file.label === 'neg'));
    const real = realFiles('seals');
    return {
      synthetic: [...drawn(SEALED, true), ...drawn({ ...UNSEALED, ...LOOKALIKES }, false)],
      ...(corpus && labelled ? { corpus: labelled.map((file) => inspected(`${corpus.folder}/${file.path}`, file.path, file.class === 'seal_pos')) } : {}),
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
      return () => findSeals(pixels, seed % 2 ? LONG_MM / pixels.height : null).verdict;
    },
  })));
}

function inspected(path: string, name: string, isThere: boolean): Case {
  return {
    name,
    isThere,
    prepare: async () => {
      const bytes = readFileSync(path);
      return async () => (await inspect(bytes, name, { needs: ['seals'] })).sealVerdict;
    },
  };
}
