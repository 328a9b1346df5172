import type { Block, Exhibit, PageMap } from '../../model/dossier.js';
import type { Fonts } from './fonts.js';

export interface LayoutInput {
  readonly blocks: readonly Block[];
  /** In the order of the dossier; their page counts are known from the facts. */
  readonly exhibits: readonly Exhibit[];
  readonly draft: boolean;
  readonly title: string;
  readonly author: string;
  /** `YYYY-MM-DD`: the only date in the file. */
  readonly date: string;
  readonly fonts: Fonts;
}

/** The dossier as planned: generated pages laid out, every page numbered, nothing merged yet. */
export interface Layout {
  /** The generated pages only; its links are placeholders that `writeVolumes` resolves. */
  readonly pdf: Uint8Array;
  readonly map: PageMap;
  /** Page by page, generated and evidence alike; `sequence[i]` is printed as `i + 1`. */
  readonly sequence: readonly SequencePage[];
  readonly outline: readonly OutlineEntry[];
  /** What the placeholder link `jz:<index>` points to. */
  readonly targets: readonly Target[];
  readonly fonts: readonly { readonly slot: string; readonly family: string; readonly substitute: boolean }[];
  /** Characters that no font has; 〓 stands in their place. */
  readonly missingGlyphs: readonly { readonly character: string; readonly where: string }[];
  readonly draft: boolean;
  readonly title: string;
  readonly author: string;
  readonly date: string;
}

export type SequencePage =
  /** `index`: 0-based page of `Layout.pdf`; `exhibit`: set when the page is one of a typeset exhibit. */
  | { readonly type: 'generated'; readonly index: number; readonly exhibit: ExhibitPage | null }
  | { readonly type: 'evidence'; readonly exhibit: ExhibitPage };

export interface ExhibitPage {
  readonly number: string;
  /** 1-based page of the exhibit, of so many. */
  readonly page: number;
  readonly of: number;
}

export interface OutlineEntry {
  readonly title: string;
  /** 1 for an indicator, 2 for an item, and so on; an exhibit is one deeper than the heading above it. */
  readonly depth: number;
  readonly target: number;
}

/** A place in the dossier: a heading or the first page of an exhibit. */
export interface Target {
  readonly id: string;
  readonly type: 'heading' | 'exhibit';
  /** Printed page. */
  readonly page: number;
  /** Distance from the page's top in points. */
  readonly top: number;
}

/** Lays out the generated pages and numbers every page of the dossier. Same input, same bytes. */
export async function layoutDossier(_input: LayoutInput): Promise<Layout> {
  throw new Error('not yet');
}
