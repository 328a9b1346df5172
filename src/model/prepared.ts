/** A margin of a sheet in which a stamp can stand. */
export type Margin = 'foot' | 'head';

/** Where one page of an exhibit comes from, once every way of making it was tried and compared with its source. */
export interface PreparedPage {
  /** 0: the file of evidence as it is; n: the nth document made from it. Null: no way was found. */
  readonly document: number | null;
  /** `copied`: as it is. `mended`: copied from a document written anew. `rendered`: a picture with its text. `converted`: made from another format. */
  readonly method: 'copied' | 'mended' | 'rendered' | 'converted';
  /** Why a better way was not taken: technical, in English. */
  readonly detail: string | null;
  /** The margin that the stamp may stand in, as nothing of the page is there; null: the page must make room for it. */
  readonly margin: Margin | null;
}

/** The detail of a page that was copied but not compared with its source. */
export const UNCOMPARED = 'not compared with its source: that took too long';

export interface Prepared {
  /** Documents made from the file, each with all its pages in order. */
  readonly documents: readonly Uint8Array[];
  readonly pages: readonly PreparedPage[];
}
