import type { Facts, FactProblem } from '../model/facts.js';
import type { Format } from '../model/kinds.js';
import type { TextLine } from './text-line.js';

/** What a format reader is given. */
export interface SourceFile {
  readonly bytes: Uint8Array;
  /** Path below `evidence/`, or a file's own name. */
  readonly name: string;
  readonly format: Format;
  /** Whether somebody asks for seals and marks: looking at every page's pixels is the dear part. */
  readonly look: boolean;
}

/** What a format reader adds to the facts; what it leaves out is not known. */
export type FormatFacts = Partial<Omit<Facts, 'format' | 'extension' | 'document' | 'privateNumbers'>> & {
  /** The text by lines with their places; made from `body` or `text` when left out. */
  readonly lines?: readonly TextLine[];
  /** Words outside the text: headers, footers, watermarks. They may mark a draft. */
  readonly outside?: readonly string[];
  /** Date of taking, for the document's date. */
  readonly takenAt?: string | null;
};

/** One input format, or a family that one library reads. */
export interface FormatReader {
  readonly id: string;
  readonly formats: readonly Format[];
  /** Throws Unreadable for a file it cannot use; whatever else it throws counts as a bug and is a problem of that one file. */
  readonly read: (file: SourceFile) => Promise<FormatFacts> | FormatFacts;
}

/** The file cannot be used, and why. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly code: FactProblem['code'];
  readonly detail: string | null;
  constructor(code: FactProblem['code'], detail: string | null = null) {
    super(`${code}: ${detail ?? ''}`);
    this.code = code;
    this.detail = detail;
  }
}

/** Known by name, not looked into. */
const UNSUPPORTED: readonly FactProblem['code'][] = ['unsupported-format', 'unknown-format', 'archive'];

/** The facts of a file that could not be used. */
export function unreadable(code: FactProblem['code'], detail: string | null = null): FormatFacts {
  return {
    readable: UNSUPPORTED.includes(code) ? 'unsupported' : 'no',
    encrypted: code === 'encrypted' ? 'user' : 'no',
    sealReason: UNSUPPORTED.includes(code) ? 'not-inspected' : 'unreadable',
    problems: [{ code, page: null, detail }],
  };
}

/** Text of a detail: short, one line, no paths of this machine. */
export function detailOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').replace(/(?<![\w.…])(?:file:\/\/)?\/(?:[\w.@+-]+\/)+[\w.@+-]+/g, '…').slice(0, 200);
}
