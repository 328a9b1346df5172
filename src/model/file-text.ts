import type { ReadPage } from './reading.js';

/** The words of a file. */
export interface FileText {
  /** `ocr`: every word was read from pixels. */
  readonly source: 'native' | 'ocr' | 'none';
  readonly characters: number;
  readonly content: string;
  /** More words stand in a document within this one, of a kind that is not read. */
  readonly lacks?: true;
  /** What was read from the pixels of pages that have no text of their own; absent when none was read. */
  readonly read?: readonly ReadPage[];
}
