import type { ExitStatus } from '../errors.js';
import type { Reading } from '../model/reading.js';
import type { Result } from '../model/result.js';
import type { Progress } from '../model/stage.js';
import type { Language } from '../model/text.js';
import type { Timings } from '../model/timings.js';

/** What a run is asked for. */
export interface BuildOptions {
  /** The workspace: holds `evidence/`. */
  readonly folder: string;
  readonly out: string;
  readonly language: Language;
  readonly jobs?: number;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  /** Assemble a dossier; without it only the report is written and a dossier that is there stays. */
  readonly dossier: boolean;
  /** No draft: with gaps, no dossier. */
  readonly final: boolean;
  /** Forget the numbers of the last run. */
  readonly renumber: boolean;
  /** Private key to sign the package with; null for none. */
  readonly signWith?: string | null;
  /** Which scanned pages are read: by default none. */
  readonly reading?: Reading;
  /** Take the files out of zips and treat them like any others. */
  readonly unpack?: boolean;
  /** Files that are still being copied: named as such, not looked into. */
  readonly settling?: ReadonlySet<string>;
  readonly onProgress: (progress: Progress) => void;
}

/** What came of it. */
export interface BuildOutcome {
  readonly result: Result;
  readonly exit: ExitStatus;
  /** What was written, now or by the run that this one would only repeat; relative to `out`, in the order of writing. */
  readonly written: readonly string[];
  /** Nothing was touched since the last run, so nothing was written. */
  readonly isUnchanged: boolean;
  readonly timings: Timings;
}
