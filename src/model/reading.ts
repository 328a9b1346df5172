/** Which scanned pages are read: those of files whose requirement asks for words or dates, all, none. */
export const READING = ['needed', 'all', 'off'] as const;
export type Reading = (typeof READING)[number];

/** What was read of the pages of each file, by its path. */
export type Readings = ReadonlyMap<string, readonly ReadPage[]>;

export const NO_READINGS: Readings = new Map();

/** A line of which the reading is less sure than this adds no words to a file's text: it could give a fact that is not there. */
export const SURE_LINE = 0.8;

/** So sure must every character of a name be, and every numeral: an 八 written by hand was read as 一 with 0.75. */
export const SURE_HAN = 0.8;

/** Its words may be taken for what stands there: the line was read surely, and two readings of its numbers agree. */
export function isSurelyRead({ confidence, least }: Pick<ReadLine, 'confidence' | 'least'>): boolean {
  return confidence >= SURE_LINE && least > 0;
}

/** A page whose words were read from its pixels. */
export interface ReadPage {
  /** 1-based. */
  readonly page: number;
  /** Quarter turns clockwise that bring it upright; everything below is said of the upright page. */
  readonly turn: 0 | 1 | 2 | 3;
  /** By how many degrees its lines fall towards the right. */
  readonly skew: number;
  /** In reading order. */
  readonly lines: readonly ReadLine[];
  /** Places that look like writing and could not be read. */
  readonly unread: number;
  /** The names along the seals of known size on this page, in the order of the file's seals; '' where none could be read. */
  readonly seals?: readonly { readonly text: string; readonly confidence: number; readonly least?: number }[];
  /** Words that the page of a PDF brings along itself, in the file's order: those of a searchable scan lie unseen over its picture. */
  readonly own?: string;
}

/** What was read on a screenshot. */
export interface ScreenFacts {
  /** Web address at its top. */
  readonly address: string | null;
  /** Numbers with the words above or beside them. A person compares them; nothing is concluded from them. */
  readonly figures: readonly ShownFigure[];
}

export interface ShownFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string | null;
  /** 0…1, how sure the reading is. */
  readonly confidence: number;
}

export interface ReadLine {
  readonly text: string;
  /**
   * Mean probability of the characters, and that of the least sure letter or figure, 0…1: how sure the reading is, not
   * how true the words are. `least` is 0 where two readings named different numbers.
   */
  readonly confidence: number;
  readonly least: number;
  /** Fractions of the upright page, from the top left; the box is turned about its centre by the page's skew. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** The first piece of a row; further pieces stand to its right on the same row. */
  readonly startsRow: boolean;
  /** Centre of each character, in thousandths of the box's width. */
  readonly centres: readonly number[];
}
