import { readFileSync } from 'node:fs';
import type { Facts } from '../../src/model/facts.js';
import { inspect } from '../../src/inspect/inspect.js';
import type { Pixels } from '../../src/inspect/seal/pixels.js';
import { readCorpus, type CorpusFile } from '../corpus/read-corpus.js';
import type { Draw } from '../inspect/seal/drawn-seals.js';
import { LONG_MM, paint } from '../inspect/seal/paint.js';
import { dice } from '../inspect/seal/strokes.js';
import { realFiles } from './real-files.js';
import type { Case, Recogniser, Said } from './recogniser.js';

/** Drawings of each kind; odd seeds with their scale known. None of them is a seed of the tests. */
const SEEDS = [101, 202, 303, 404];

/** What a recogniser of seals or marks is asked, and of what. */
export interface Question {
  readonly name: string;
  /** Drawings of pages with it and without it, by kind. */
  readonly drawn: { readonly there: Readonly<Record<string, Draw>>; readonly notThere: Readonly<Record<string, Draw>> };
  readonly look: (pixels: Pixels, mmPerPixel: number | null) => Said;
  /** Of a file of the corpus whether it has it; null when the corpus does not say. */
  readonly labelled: (file: CorpusFile) => boolean | null;
  readonly need: 'seals' | 'highlights';
  readonly said: (facts: Facts) => Said;
}

/** Asks of drawings, of the files of the corpus and of the real ones in the folders `name`/there and `name`/not-there. */
export function recogniserOf({ name, drawn, look, labelled, need, said }: Question): Recogniser {
  const inspected = (path: string, file: string, isThere: boolean): Case => ({
    name: file,
    isThere,
    prepare: async () => {
      const bytes = readFileSync(path);
      return async () => said(await inspect(bytes, file, { needs: [need] }));
    },
  });
  const painted = (kinds: Readonly<Record<string, Draw>>, isThere: boolean): Case[] => Object.entries(kinds).flatMap(([kind, draw]) => SEEDS.map((seed): Case => ({
    name: `${kind} (${seed})`,
    isThere,
    prepare: async () => {
      const pixels = await paint(draw(dice(seed)), seed);
      return () => look(pixels, seed % 2 ? LONG_MM / pixels.height : null);
    },
  })));
  return {
    name,
    cases() {
      const corpus = readCorpus();
      const real = realFiles(name);
      return {
        synthetic: [...painted(drawn.there, true), ...painted(drawn.notThere, false)],
        ...(corpus ? { corpus: corpus.files.flatMap((file) => { const isThere = labelled(file); return isThere === null ? [] : [inspected(`${corpus.folder}/${file.path}`, file.path, isThere)]; }) } : {}),
        ...(real ? { real: real.map((file) => inspected(file.path, file.name, file.isThere)) } : {}),
      };
    },
  };
}
