import type { Format } from './kinds.js';
import type { FileText } from './file-text.js';
import type { LeftOut } from './left-out.js';
import type { ScreenFacts } from './reading.js';

export type { ReadLine, ReadPage, ScreenFacts, ShownFigure } from './reading.js';
/** Three values: seen, not seen, cannot tell. Never “genuine” or “valid”. */
export type Sight = 'seen' | 'not-seen' | 'cannot-tell';

/** Everything the program could see in one file. Plain data: it is cached and sent between threads. */
export interface Facts {
  readonly format: Format;
  /** The extension in the name, lower case without dot, and whether it is one the format goes by. */
  readonly extension: { readonly found: string; readonly fits: boolean };
  /** `repaired`: opened only after mending; `unsupported`: known but not looked into. */
  readonly readable: 'yes' | 'repaired' | 'no' | 'unsupported';
  readonly encrypted: 'no' | 'owner' | 'user';
  readonly pages: readonly PageFacts[];
  readonly text: FileText;
  /** Paragraphs and tables of a flowing document, in order; empty for pages and pictures. */
  readonly body: readonly BodyBlock[];
  readonly words: Words | null;
  readonly image: ImageFacts | null;
  /** Absent when no picture was read. */
  readonly screen?: ScreenFacts;
  /** Words that a camera or a site wrote over a photo, as read; absent when it was not read or shows none. */
  readonly watermarks?: readonly string[];
  /** Every picture that was looked at. */
  readonly looks: readonly PictureLook[];
  /** Pictures inside a flowing document; they are not set when it is set from its text. */
  readonly pictures?: number;
  /** What else is not set then; absent when there is nothing. */
  readonly leftOut?: readonly LeftOut[];
  readonly seals: readonly Seal[];
  readonly sealVerdict: Sight;
  /** Round stamps in blue ink, or black ones on a grey copy: named, and never taken for a red seal. */
  readonly stamps: readonly Stamp[];
  /** Why the verdict is `cannot-tell`; null otherwise, and with doubtful finds, which speak for themselves. */
  readonly sealReason: 'grey' | 'low-resolution' | 'other-ink' | 'unreadable' | 'not-inspected' | null;
  readonly signatures: readonly Signature[];
  readonly highlights: readonly Highlight[];
  /** `cannot-tell` on scans and pictures, where a coloured marker may be there unseen. */
  readonly highlightVerdict: Sight;
  readonly document: DocumentFacts;
  /** Identity, mobile and bank card numbers in the text or the name, masked. */
  readonly privateNumbers: readonly PrivateNumber[];
  /** Figures stated in a form: one row each. */
  readonly figures: readonly StatedFigure[];
  /** Rows with content in the first table or sheet and those with the same columns, header excluded; null when there is no table. */
  readonly entries: number | null;
  /** Of these, rows that say what one before them says, running numbers aside, and in how many tables they stand; absent when there are none, or one. */
  readonly repeatedEntries?: number;
  readonly entryTables?: number;
  /** Of a list that is only a picture: the last running number in its first column, and how many rows were read with theirs. */
  readonly numbered?: { readonly last: number; readonly rows: number };
  readonly problems: readonly FactProblem[];
}

export interface PageFacts {
  /** Size as seen, after rotation and cropping, in millimetres. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** `scan`: one picture covers the page and there is no native text. */
  readonly content: 'text' | 'scan' | 'mixed' | 'blank';
  /** Of the picture that covers the page. */
  readonly dpi: number | null;
  /** Grey or bilevel, so that a red seal could not be told. */
  readonly grey: boolean;
  /** Pictures on it that are large enough to show something; absent where there is none. */
  readonly pictures?: number;
  /** Quarter turns clockwise that bring its words upright; absent when they are, or when nobody could read them. */
  readonly turn?: 1 | 2 | 3;
  /** By how many degrees its lines then fall towards the right; absent where they run level, or when nobody could read them. */
  readonly skew?: number;
}

/** How a table is laid out, as far as its file says. */
export interface TableLayout {
  /** Widths beside each other; absent when they are alike or unknown. */
  readonly columns?: readonly number[];
  readonly merged?: readonly MergedCell[];
}

/** Cells that are one, their text that of the first of them; row and column count from 0. */
export interface MergedCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type BodyBlock = (
  | { readonly type: 'paragraph'; readonly text: string; readonly heading: number | null }
  | ({ readonly type: 'table'; readonly rows: readonly (readonly string[])[] } & TableLayout)
) & {
  /** It stands beside the body: not counted in `words`. `tab`: the name of a sheet, the title of a window. `drawing`: what a chart or a SmartArt says. */
  readonly part?: 'text-box' | 'footnote' | 'endnote' | 'tab' | 'drawing';
};

/** 字数 as Word counts it: see domain rules in `inspect/words.ts`. */
export interface Words {
  readonly lower: number;
  readonly upper: number;
  /** 字符数（不计空格）. */
  readonly characters: number;
  /** A first line that is a title; not counted above. */
  readonly title: string | null;
  /** What stands beside the body, by the lower count; not counted above. Empty parts are left out. */
  readonly apart: readonly { readonly part: 'text-box' | 'note' | 'header'; readonly words: number }[];
}

export interface ImageFacts {
  /** Pixels as seen, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number | null;
  readonly grey: boolean;
  /** EXIF time of taking, `YYYY-MM-DD`. */
  readonly takenAt: string | null;
  readonly camera: string | null;
  /** Perceptual hash, 16 hexadecimal digits. */
  readonly hash: string;
  /** Rows at which a long strip is cut into pages of the dossier. */
  readonly cuts?: readonly number[];
}

/** A picture that was looked at: a picture file or one of its frames, a page that is one picture, a picture in a flowing document. */
export interface PictureLook extends PictureKind, PictureQuality {
  /** Page or frame; in a flowing document its place among the pictures. 1-based. */
  readonly page: number;
  /** Pixels as seen. */
  readonly width: number;
  readonly height: number;
  /** The whole picture as 64 × 64 greys, one letter each, to tell it again by; '' for one that shows too little. */
  readonly thumbnail: string;
}

/** What a reader of the picture must put up with; null: of no meaning for its kind, or not to be told. */
export interface PictureQuality {
  /** Of a photo. `blurred` and `soft`: out of focus, or a small picture made larger; which of the two cannot be told. */
  readonly sharpness: 'sharp' | 'soft' | 'blurred' | null;
  /** Of a photo: nearly all of it black, or burnt out. */
  readonly light: 'even' | 'dark' | 'bright' | null;
  /** Of a scan: by how much its lines of text run askew, clockwise positive, from −6 to 6. */
  readonly skewDegrees: number | null;
}

/** Which is which, by what can be measured; what a picture shows is not understood. */
export interface PictureKind {
  readonly kind: 'screenshot' | 'photo' | 'scan' | 'cannot-tell';
  /** 0…1, of the likeliest kind. */
  readonly confidence: number;
  /** What speaks for the kind; when it cannot be told, all that was noticed. */
  readonly reasons: readonly PictureReason[];
}

export type PictureReason =
  | 'screenshot-mark' | 'camera' | 'exposure' | 'scanner' | 'screen-size' | 'sheet-size' | 'sheet-shape' | 'scan-density'
  | 'even-areas' | 'no-even-areas' | 'few-colours' | 'many-colours' | 'bars' | 'paper' | 'page-on-black' | 'no-paper' | 'two-tones';

export interface Seal {
  /** 1-based. */
  readonly page: number;
  /** Centre as a fraction of the page's width and height, from the top left. */
  readonly x: number;
  readonly y: number;
  /** Null when the page's true size is unknown. */
  readonly diameterMm: number | null;
  /** `edge`: cut by the page's edge, or one page's share of a seal stamped across several (骑缝章). */
  readonly kind: 'round' | 'oval' | 'rectangle' | 'triangle' | 'edge' | 'signature';
  /** 0…1: how much looks like a seal, not how genuine it is. */
  readonly confidence: number;
  /** What a crop must show, as fractions of the page's width and height from the top left. */
  readonly box?: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** The ring's outer edge around x, y: half axes as fractions of the page's width, the long one's angle in degrees clockwise. */
  readonly outline?: { readonly a: number; readonly b: number; readonly angle: number };
  /** What was read along its ring, and how surely; absent when nobody read it. */
  readonly name?: { readonly text: string; readonly confidence: number; readonly least?: number };
}

/** A round stamp that is not red: a 收文章, or the copy of a seal. */
export interface Stamp extends Seal {
  readonly ink: 'blue' | 'black';
}

export interface Signature {
  readonly page: number | null;
  /** Centre as a fraction of the page as seen, from the top left, and size; null when it shows nothing on a page. */
  readonly place: { readonly x: number; readonly y: number; readonly widthMm: number; readonly heightMm: number } | null;
  readonly field: string;
  readonly filter: string | null;
  readonly subFilter: string | null;
  readonly integrity: 'intact' | 'broken' | 'unverifiable';
  /** `part`: more was added to the file afterwards, or bytes or parts of it were left out. */
  readonly covers: 'whole' | 'part' | 'unknown';
  /**
   * What was added after signing: `overlay`: something covers what pages showed, or writes on them; `annotations` alone leave
   * everything legible; `forbidden`: who certified the document allowed no such change; `archive` is proof for later checking
   * (DSS, timestamps); `other` shows nowhere; `unknown`: could not be compared.
   */
  readonly changes: readonly ('pages' | 'content' | 'overlay' | 'annotations' | 'form' | 'signature' | 'forbidden' | 'archive' | 'other' | 'unknown')[];
  /** Numbers of the pages that `overlay` speaks of. */
  readonly overlaidPages?: readonly number[];
  readonly reason: string | null;
  readonly signer: string | null;
  readonly signedAt: string | null;
}

export interface Highlight {
  readonly page: number | null;
  readonly kind: 'highlight' | 'underline' | 'squiggly' | 'ink' | 'shading' | 'marker';
  readonly text: string | null;
  /** Where a mark was seen in the pixels, fractions of the page as it lies, from the top left. */
  readonly box?: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

export interface DocumentFacts {
  /** 文号, normalised to `办发〔2022〕15号`, `公告2022年第3号`, `令第7号`. */
  readonly number: string | null;
  readonly numberFrom: 'text' | 'name' | null;
  /** The first of `issuers`. */
  readonly issuer: string | null;
  /** Every body that issued it together (联合发文). */
  readonly issuers: readonly string[];
  /** `authority`: labelled 发证机关 and the like; `label`: 来源 of a web page, 发布机构. */
  readonly issuerFrom: 'letterhead' | 'authority' | 'signature' | 'label' | null;
  readonly title: string | null;
  /** 成文日期 or date of taking, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly dateFrom: 'text' | 'name' | 'exif' | 'ocr' | null;
  /** `sure`: under a signature or so labelled; `likely`: where such a date stands; `guess`: alone on a line amid the text. */
  readonly dateSureness: 'sure' | 'likely' | 'guess' | null;
  /** Days of meetings and activities the text tells of. */
  readonly events: readonly EventDate[];
  /** What the file says of itself in two places and cannot both be so. */
  readonly conflicts: readonly DocumentConflict[];
  /** The words that mark a draft, as found; null when none. */
  readonly draft: string | null;
  /** What a template left to be filled in, as found: 20××年, ＿＿＿. */
  readonly placeholders: readonly string[];
  /** Calendar years named in the text or the file's name, ascending, unique. */
  readonly years: readonly number[];
  /** For each of the above that was read from pixels: how sure the reading is, 0…1. */
  readonly readConfidence?: Readonly<Partial<Record<'number' | 'issuer' | 'title' | 'date' | 'draft', number>>>;
}

export interface EventDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly kind: 'meeting' | 'activity';
  readonly page: number | null;
}

export interface DocumentConflict {
  readonly what: 'date' | 'number' | 'issuer';
  readonly one: string;
  readonly oneFrom: 'text' | 'exif' | 'letterhead';
  readonly other: string;
  readonly otherFrom: 'name' | 'number' | 'signature';
}

/** Where something stands in a file, all 1-based: a page, or a paragraph, or a cell of a table; null and absent where that is not known. */
export interface Place {
  readonly page: number | null;
  readonly paragraph?: number;
  /** Tables and rows with content are counted. */
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
}

/** A number or an account of a person. */
export interface PrivateNumber extends Place {
  readonly kind: 'id-number' | 'passport' | 'travel-permit' | 'social-card' | 'bank-card' | 'mobile' | 'chat-account' | 'email';
  /** `330***********12`, `z*****n@163.com`; the whole is kept nowhere. */
  readonly masked: string;
  /** It stands in the file's name. */
  readonly inName?: true;
}

export interface StatedFigure {
  readonly name: string;
  readonly year: number | null;
  readonly value: number;
  readonly unit: string | null;
  /** What its row says besides: 户籍人口, 计划数; absent where it says nothing. */
  readonly note?: string;
}

/** Something wrong with the file itself, whatever it is wanted for. */
export interface FactProblem {
  readonly code:
    | 'empty' | 'truncated' | 'corrupt' | 'repaired' | 'encrypted' | 'owner-locked' | 'wrong-extension'
    | 'unsupported-format' | 'unknown-format' | 'archive' | 'too-large' | 'timeout' | 'out-of-memory' | 'crashed' | 'gone' | 'changing' | 'refused' | 'macro'
    | 'blank-page' | 'no-text' | 'replacement-characters' | 'animated' | 'not-read' | 'doubtful-reading' | 'place' | 'unsafe-path' | 'attached' | 'portfolio' | 'unseen-words';
  readonly page: number | null;
  /** Technical detail for the reader who wants it, in English, without paths. */
  readonly detail: string | null;
}
