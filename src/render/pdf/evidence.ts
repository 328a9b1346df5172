import type { PDFContext, PDFObject, PDFRef } from '../../engines/pdf-lib.js';
import type { ResultExhibit } from '../../model/result.js';
import type { Box, Placement } from './geometry.js';
import type { SourceBookmark } from './source-bookmarks.js';

/** One page of evidence, made ready in a volume's context: everything but stamp and place in the page tree. */
export interface EvidencePage {
  readonly placement: Placement;
  /** Operators in the coordinates of the dossier page. */
  readonly content: string;
  readonly xObjects: ReadonlyMap<string, PDFRef>;
  readonly annotations: readonly PDFRef[];
  /** The page's own transparency group. */
  readonly group: PDFObject | null;
  readonly method: ResultExhibit['method'];
  /** Why it was not made in a better way. */
  readonly detail?: string | null;
}

/** An opened file. `into` begins a copy into a volume; `pageRefs` are the dossier pages that stand for the file's (0-based). */
export interface EvidenceSource {
  readonly pages: number;
  into(context: PDFContext, pageRefs: ReadonlyMap<number, PDFRef>): EvidenceCopy;
  /** Frees what is held outside of JavaScript. */
  close(): void;
}

export interface EvidenceCopy {
  /** Throws when this page cannot be made this way. */
  page(index: number): Promise<EvidencePage>;
  /** The links of a page whose content comes from elsewhere and covers this box of the dossier's page. */
  links?(index: number, area: Box): Promise<readonly PDFRef[]>;
  /** The file's own bookmarks. Asked for after the last page. */
  bookmarks(): readonly SourceBookmark[];
  /** Layers of the copied pages. Asked for after the last page. */
  layers(): readonly Layer[];
}

export interface Layer {
  readonly ref: PDFRef;
  readonly hidden: boolean;
}

/** A page must be drawn from its pixels because a copy would not look the same. */
export class NeedsRendering extends Error {
  override readonly name = 'NeedsRendering';
}
