import type { ReducedPicture, Reducing } from '../convert/reduce-picture.js';
import type { Exhibit, ExhibitSource } from '../model/dossier.js';
import type { Facts } from '../model/facts.js';
import type { Prepared } from '../model/prepared.js';
import type { Result } from '../model/result.js';
import type { Glimpse } from '../render/report/glimpses.js';
import type { SealPlace } from '../render/report/take-glimpse.js';
import type { WordInput } from '../render/word/dossier.js';
import type { WordFrame } from '../render/word/pack.js';
import type { UnpackAnswer, UnpackTask } from './unpack.js';

/** What a worker can be asked to do. Plain data both ways. */
export interface Tasks {
  inspect: { readonly ask: InspectTask; readonly answer: InspectAnswer };
  prepare: { readonly ask: PrepareTask; readonly answer: PreparedAnswer };
  'page-images': { readonly ask: PageImagesTask; readonly answer: PageImagesAnswer };
  /** The dossier as Word but for its pictures. */
  'word-frame': { readonly ask: WordInput; readonly answer: WordFrame };
  /** The report in Word. */
  'gap-report': { readonly ask: Result; readonly answer: Uint8Array };
  'reduce-picture': { readonly ask: ReduceTask; readonly answer: ReducedPicture | null };
  unpack: { readonly ask: UnpackTask; readonly answer: UnpackAnswer };
  glimpse: { readonly ask: GlimpseTask; readonly answer: Glimpse };
  /** Small pictures of pages of a finished volume. */
  thumbnails: { readonly ask: { readonly file: string; readonly pages: readonly number[] }; readonly answer: readonly (string | null)[] };
}

export interface InspectTask {
  /** Absolute path, read only. */
  readonly file: string;
  /** As it stands below `evidence/`: dates and titles are read from names too. */
  readonly name: string;
  readonly cacheFolder: string | null;
  readonly useCache: boolean;
  /** A file larger than this is named, not read. */
  readonly maxBytes: number;
}

export interface PrepareTask {
  /** Absolute path, read only. */
  readonly file: string;
  readonly from: 'pdf' | 'ofd';
  /** False: copied without being compared, for files that take too long. */
  readonly compare: boolean;
  /** Makes the pictures of its pages for Word at once, while the file is open and its scans are decoded. */
  readonly pictures: Pictured | null;
  readonly cacheFolder: string | null;
  readonly useCache: boolean;
}

/** Which pages are pictured, and how they are put right. */
export interface Pictured {
  readonly source: Exclude<ExhibitSource, { type: 'text' }>;
  readonly straightened?: Exhibit['straightened'];
}

export interface PreparedAnswer extends Prepared {
  /** A file of `page-pictures.ts`; null: none were asked for, or they are to be made of what was made of the file. */
  readonly pictures: PageImagesAnswer | null;
}

export interface ReduceTask extends Reducing {
  /** Absolute path, read only. */
  readonly file: string;
}

export interface InspectAnswer {
  readonly sha256: string;
  readonly facts: Facts;
  readonly cached: boolean;
}

export interface PageImagesTask extends Pictured {
  readonly file: string;
  readonly cacheFolder: string | null;
  readonly useCache: boolean;
}

/** A file of `page-pictures.ts`. */
export type PageImagesAnswer = Uint8Array;

export interface GlimpseTask {
  readonly file: string;
  readonly from: 'pdf' | 'ofd' | 'picture';
  readonly seals: readonly SealPlace[];
  /** As inspected: a file that has changed since is not shown. */
  readonly sha256: string;
  readonly cacheFolder: string | null;
  readonly useCache: boolean;
}

export type Request = { [Name in keyof Tasks]: { readonly task: Name; readonly ask: Tasks[Name]['ask'] } }[keyof Tasks];
