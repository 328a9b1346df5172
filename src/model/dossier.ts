import type { BodyBlock } from './facts.js';
import type { Result, ResultIndicator, ResultRequirement, ScoredRule } from './result.js';
import type { RequirementKind } from './kinds.js';
import type { Problem } from './outcome.js';

/** One file in the dossier (佐证材料, 件), numbered, with everything its pages and its catalogue row need. */
export interface Exhibit {
  /** 件号, `A2-3-1-01`. */
  readonly number: string;
  readonly title: string;
  /** Relative to `evidence/`. */
  readonly path: string;
  readonly sha256: string;
  readonly requirement: string;
  readonly kind: RequirementKind;
  /** 责任者: the document's issuer, else the unit that handed it in. */
  readonly responsible: string | null;
  /** 文号. */
  readonly documentNumber: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly remark: string | null;
  /** For a signed file: who signed what as far as is known, that the merged copy is not the signed original, and where that lies. */
  readonly signed?: string | null;
  /** How single pages of the copy are straightened, by page (1-based). */
  readonly straightened?: Readonly<Record<number, Straightening>>;
  /** What a photograph shows; null for anything else. */
  readonly caption: PhotoCaption | null;
  /** The exhibit before it, when both are photographs that fit on one page. */
  readonly sharesPageWith?: string | null;
  /** How its pages are made. */
  readonly source: ExhibitSource;
}

/** What brings a scanned page upright and its lines level; its picture stays byte for byte what it is. */
export interface Straightening {
  /** Clockwise, first. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
  /** Anticlockwise, about the page's middle, then. */
  readonly degrees: number;
}

/** OFD by our own converter, office documents by LibreOffice. */
export type ConvertedFrom = 'ofd' | 'office';

/** What LibreOffice made of an office document. */
export interface OfficePages {
  /** Null: none, and `detail` says why, technical, in English. */
  readonly pages: number | null;
  readonly detail: string | null;
  /** As it calls itself, with its version. */
  readonly program: string;
}

/** 时间、地点、人物、主题 of a photograph, as far as they are known. */
export interface PhotoCaption {
  readonly time: string | null;
  readonly place: string | null;
  readonly people: string | null;
  readonly topic: string | null;
}

export type ExhibitSource =
  /** Pages of a PDF; `from`: of the PDF that was made from a file of another format. */
  | { readonly type: 'pdf'; readonly pages: number; readonly from?: ConvertedFrom }
  /** One page for each frame of an image, or for each piece of a long strip that is cut at these rows. */
  | { readonly type: 'image'; readonly pages: number; readonly cuts?: readonly number[]; /** Rows of the strip that is cut. */ readonly rows?: number }
  /** Set from its own text and tables; the layout decides how many pages. */
  | { readonly type: 'text'; readonly heading: string; readonly body: readonly BodyBlock[]; readonly notice: string | null };

/** What the dossier is made from (the templates' words). Everything here is decided; only page numbers are still open. */
export interface DossierPlan {
  readonly result: Result;
  readonly draft: boolean;
  readonly indicators: readonly PlanIndicator[];
  /** In the order of the dossier. */
  readonly exhibits: readonly Exhibit[];
  readonly gapsByUnit: readonly { readonly unit: string; readonly gaps: readonly { readonly requirement: ResultRequirement; readonly lines: readonly string[] }[] }[];
}

export interface PlanIndicator extends Omit<ResultIndicator, 'items'> {
  /** True for the first indicator of its group. */
  readonly opensGroup: boolean;
  /** 1-based position of its group, and its own within the group. */
  readonly groupOrdinal: number;
  readonly ordinalInGroup: number;
  readonly rules: readonly ScoredRule[];
  readonly points: { readonly provable: number; readonly possible: number; readonly judged: readonly [number, number] };
  readonly tally: Tally;
  readonly items: readonly PlanItem[];
}

/** How far an indicator or an item is. */
export interface Tally {
  /** Requirements, without optional ones that were not handed in. */
  readonly asked: number;
  readonly pass: number;
  readonly fail: number;
  readonly review: number;
  readonly pending: number;
  readonly notApplicable: number;
  readonly error: number;
  readonly exhibits: number;
  /** Number of its first and last exhibit. */
  readonly first: string | null;
  readonly last: string | null;
  /** What is not settled. */
  readonly open: readonly Pick<ResultRequirement, 'id' | 'title' | 'outcome' | 'units'>[];
}

export type PlanItem = ResultIndicator['items'][number] & {
  readonly requirements: readonly PlanRequirement[];
  readonly tally: Tally;
};

export interface PlanRequirement extends ResultRequirement {
  /** Its problems as the dossier tells them: of many of one kind the first, and the files of all others in one sentence. */
  readonly told: readonly Problem[];
  readonly exhibits: readonly Exhibit[];
}

/** A volume (分册) as it is planned. */
export interface PlannedVolume {
  /** 1-based. */
  readonly number: number;
  /** Id of the heading or exhibit with which it begins, and of the one with which the next begins; null: the dossier's own ends. */
  readonly from: string | null;
  readonly until: string | null;
  /** Pages of the section named by `from` that stand in earlier volumes: only what alone is larger than a volume is parted. */
  readonly skip: number;
  /** What it begins with. */
  readonly title: string;
  /** Numbers of the exhibits that begin in it. */
  readonly exhibits: readonly string[];
}

// ---- Blocks: what templates render to, and what PDF and Word are both made of ----

export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly bold?: boolean; readonly kai?: boolean; readonly tone?: Tone }
  | { readonly type: 'break' }
  /** A link to the block or exhibit with this id. */
  | { readonly type: 'link'; readonly to: string; readonly text: string }
  /** The printed number of the page on which the block or exhibit with this id begins. */
  | { readonly type: 'page'; readonly of: string; readonly end?: boolean }
  /** How many pages the exhibit with this number has. */
  | { readonly type: 'pages'; readonly of: string };

/** ok 通过, gap 缺项, doubt 待确认, quiet 次要. */
export const TONES = ['ok', 'gap', 'doubt', 'quiet'] as const;
export type Tone = (typeof TONES)[number];

export const PARAGRAPH_STYLES = [
  'body', 'plain', 'center', 'right', 'note', 'caption',
  'signature', 'cover-title', 'cover-subtitle', 'cover-volume', 'cover-line', 'cover-small', 'cover-draft', 'slip-title', 'slip-gap',
] as const;
export type ParagraphStyle = (typeof PARAGRAPH_STYLES)[number];

export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly id: string; readonly inlines: readonly Inline[]; readonly inContents: boolean }
  | { readonly type: 'paragraph'; readonly style: ParagraphStyle; readonly inlines: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly type: 'table'; readonly columns: readonly number[]; readonly headerRows: number; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'space'; readonly lines: number }
  /** `page`: the printed number of the page that begins here, where it is known. */
  | { readonly type: 'page-break'; readonly page?: number }
  /** An empty page without a number printed on it, so that what follows begins on a right-hand page. */
  | { readonly type: 'blank-page' }
  /** The table of contents of all headings with `inContents`; with `from` and `until`, of those that stand between the two ids. */
  | { readonly type: 'contents'; readonly depth: number; readonly from?: string | null; readonly until?: string | null }
  /**
   * The pages of an exhibit. It always begins on a new page and what follows begins on a new page.
   * `blocks` null: its pages come from the file. Otherwise the blocks are its pages.
   */
  | { readonly type: 'exhibit'; readonly number: string; readonly blocks: readonly Block[] | null };

export interface Cell {
  readonly inlines: readonly Inline[];
  readonly align: 'left' | 'center' | 'right';
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
}

/** Where everything came to stand once the generated pages were laid out. Page numbers are the printed, continuous ones. */
export interface PageMap {
  readonly pages: number;
  /** First printed page of each heading id. */
  readonly headings: Readonly<Record<string, number>>;
  /** First and last printed page of each exhibit number. */
  readonly exhibits: Readonly<Record<string, { readonly first: number; readonly last: number }>>;
}
