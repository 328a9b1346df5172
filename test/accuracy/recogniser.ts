/** What a recogniser may say of one case. */
export type Said = 'seen' | 'not-seen' | 'cannot-tell';

export interface Case {
  /** Of a drawing its kind and seed, of a file its name: what is printed when the answer is wrong. */
  readonly name: string;
  /** Whether what is looked for is there, by construction or by the label of the file. */
  readonly isThere: boolean;
  /** Looks, and nothing else: what is drawn or read beforehand is not timed. */
  readonly prepare: () => Promise<() => Said | Promise<Said>>;
}

/** `synthetic`: drawn by the tests; `corpus`: JUANZONG_CORPUS; `real`: JUANZONG_REAL. */
export type Source = 'synthetic' | 'corpus' | 'real';

/** One recogniser, measured: one file, one line in `recognisers.ts`. */
export interface Recogniser {
  /** As in the table of src/inspect/README.md. */
  readonly name: string;
  /** The cases of each source that is here; a source that is not is left out. */
  readonly cases: () => Partial<Record<Source, readonly Case[]>>;
}
