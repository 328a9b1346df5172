import type { Facts, FactProblem } from '../model/facts.js';
import type { Format } from '../model/kinds.js';

/** What a format reader is given. */
export interface SourceFile {
  readonly bytes: Uint8Array;
  /** Path below `evidence/`, or a file's own name. */
  readonly name: string;
  readonly format: Format;
}

/** What a format reader adds to the facts; what it leaves out is not known. */
export type FormatFacts = Partial<Omit<Facts, 'format' | 'extension' | 'document'>> & {
  /** Date of taking, for the document's date. */
  readonly takenAt?: string | null;
};

/** One input format, or a family that one library reads. */
export interface FormatReader {
  readonly id: string;
  readonly formats: readonly Format[];
  /** Bad input may throw; the caller turns it into a problem. */
  readonly read: (file: SourceFile) => Promise<FormatFacts> | FormatFacts;
}

/** A file that could not be used, with the reason. */
export function unreadable(code: FactProblem['code'], detail: string | null = null): FormatFacts {
  return {
    readable: code === 'unsupported-format' || code === 'unknown-format' || code === 'archive' ? 'unsupported' : 'no',
    encrypted: code === 'encrypted' ? 'user' : 'no',
    problems: [{ code, page: null, detail }],
  };
}
