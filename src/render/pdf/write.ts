import type { Exhibit, } from '../../model/dossier.js';
import type { ResultDossier, ResultExhibit } from '../../model/result.js';
import type { Fonts } from './fonts.js';
import type { Layout } from './layout.js';

export interface WriteInput {
  readonly layout: Layout;
  readonly exhibits: readonly Exhibit[];
  /** The bytes of an evidence file, path relative to `evidence/`. Called once per exhibit, in order. */
  readonly openEvidence: (path: string) => Promise<Uint8Array>;
  readonly target: VolumeTarget;
  /** A volume ends before it grows over a cap; null: no cap. */
  readonly caps: { readonly bytes: number | null; readonly pages: number | null };
  readonly fonts: Fonts;
  /** Pages written so far. */
  readonly onPages?: (done: number, total: number) => void;
}

/** Where volumes go: `src/io/staging.ts` fits. */
export interface VolumeTarget {
  append(file: string): Promise<VolumeFile>;
}

export interface VolumeFile {
  append(bytes: Uint8Array): Promise<void>;
  close(): Promise<unknown>;
}

export interface WrittenDossier {
  readonly volumes: ResultDossier['volumes'];
  /** In the order of the dossier. */
  readonly exhibits: readonly WrittenExhibit[];
  /** What could not be kept as it was; empty when every page was. */
  readonly notices: readonly WriteNotice[];
}

export type WrittenExhibit = Pick<ResultExhibit, 'number' | 'volume' | 'firstPage' | 'lastPage' | 'method'>;

export interface WriteNotice {
  /** `rendered`: drawn by PDFium because copying would have changed it. `missing`: a page saying so stands in its place. */
  readonly code: 'rendered' | 'missing';
  readonly exhibit: string;
  readonly path: string;
  /** 1-based pages of the exhibit. */
  readonly pages: readonly number[];
  /** Technical reason, in English. */
  readonly detail: string;
}

/** Merges generated and evidence pages into numbered volumes, one source in memory at a time. Same input, same bytes. */
export async function writeVolumes(_input: WriteInput): Promise<WrittenDossier> {
  throw new Error('not yet');
}
