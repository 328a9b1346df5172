import type { InspectedFile } from '../model/evidence.js';
import type { PictureLook } from '../model/facts.js';
import { comparable, greysOf, isSamePicture, type PictureRule } from './same-picture.js';
import { isTurnedPicture, turnedHashes, type Turnable } from './turned-picture.js';

/** Another file that shows the same picture. */
export interface Lookalike {
  readonly path: string;
  readonly requirement: string;
  readonly unit: string | null;
  /** Year of the other file's own date; null when it is not known. */
  readonly year: string | null;
  /** Where the picture stands in this file and in the other; null when the file is the picture. */
  readonly page: number | null;
  readonly otherPage: number | null;
}

/** What was found, and what was not looked for. */
export interface Lookalikes {
  /** Of each file the other files in which one of its pictures stands too, the first place of each. */
  readonly of: (path: string) => readonly Lookalike[];
  /** Pictures that were held against no other. */
  readonly uncompared: number;
  /** The first file that has one. */
  readonly from: string | null;
}

/** Pictures beyond are not compared: a minute's work and more. A dossier of 30 bureaus has some 1,500, a second's. */
const MOST_PICTURES = 15_000;
/** Pairs told for one file: who reuses one picture so often has been told. */
const MOST_FOR_A_FILE = 20;

/** What a thumbnail shows, made ready once however many files have it. */
interface Thumbnail extends Turnable {
  readonly number: number;
}

interface Shown {
  readonly file: InspectedFile;
  readonly look: PictureLook;
  readonly thumbnail: Thumbnail;
}

/**
 * Holds the pictures of all files against each other. Files that are equal byte for byte are left out: that is told
 * apart. Drawings and pages of paper must agree everywhere, photographs mostly.
 */
export function findLookalikes(files: readonly InspectedFile[], most = MOST_PICTURES): Lookalikes {
  const thumbnails = new Map<string, Thumbnail | null>();
  const all = files.filter((file) => file.disposition === 'included' && file.requirement !== null).flatMap((file) => picturesOf(file, thumbnails));
  const shown = all.slice(0, most);
  const showsTheSame = thumbnails.size < all.length ? remembered(thumbnails.size) : comparePictures;
  const found: Found = new Map();
  for (const [index, one] of shown.entries()) {
    for (let at = index + 1; at < shown.length; at++) {
      const other = shown[at] as Shown;
      if (one.file.sha256 === other.file.sha256) continue;
      // Where a picture stands in hundreds of files, all but the first pairs would be told already.
      if (isTold(found, one, other) && isTold(found, other, one)) continue;
      if (!showsTheSame(one, other)) continue;
      add(found, one, other);
      add(found, other, one);
    }
  }
  return { of: (path) => [...(found.get(path)?.values() ?? [])], uncompared: all.length - shown.length, from: all[most]?.file.path ?? null };
}

function comparePictures(one: Shown, other: Shown): boolean {
  const rule = ruleFor(one.look, other.look);
  return isSamePicture(one.thumbnail.picture, other.thumbnail.picture, rule) || isTurnedPicture(one.thumbnail, other.thumbnail, rule);
}

/** What two thumbnails came to, for those that come again: 32 MB at most. */
const MOST_REMEMBERED = 500_000;

function remembered(numbers: number): typeof comparePictures {
  const verdicts = new Map<number, boolean>();
  return (one, other) => {
    const key = (one.thumbnail.number * numbers + other.thumbnail.number) * RULES.length + RULES.indexOf(ruleFor(one.look, other.look));
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const verdict = comparePictures(one, other);
    if (verdicts.size < MOST_REMEMBERED) verdicts.set(key, verdict);
    return verdict;
  };
}

function picturesOf(file: InspectedFile, known: Map<string, Thumbnail | null>): Shown[] {
  return file.facts.looks.flatMap((look) => {
    if (isBanner(look)) return [];
    if (!known.has(look.thumbnail)) known.set(look.thumbnail, thumbnailOf(look.thumbnail, known.size));
    const thumbnail = known.get(look.thumbnail);
    return thumbnail ? [{ file, look, thumbnail }] : [];
  });
}

/** Null for one that shows too little to tell anything by. */
function thumbnailOf(letters: string, number: number): Thumbnail | null {
  const greys = greysOf(letters);
  return greys && { greys, picture: comparable(greys), turned: turnedHashes(greys), turnedCoarse: new Map(), number };
}

/** Letterheads and footers stand in every document of a bureau. */
function isBanner({ width, height }: PictureLook): boolean {
  return Math.max(width, height) > 4 * Math.min(width, height);
}

const RULES: readonly PictureRule[] = ['photo', 'screen', 'page'];

/** What may be a page of paper is held to be one: of pages there are many, and they are alike. */
function ruleFor(one: PictureLook, other: PictureLook): PictureRule {
  const kinds = [one.kind, other.kind];
  if (kinds.every((kind) => kind === 'photo')) return 'photo';
  return kinds.includes('scan') || kinds.every((kind) => kind === 'cannot-tell') ? 'page' : 'screen';
}

/** By path of the file, then of the other, in the order in which they were found. */
type Found = Map<string, Map<string, Lookalike>>;

/** Nothing more is said of the one file that the other could add to. */
function isTold(found: Found, one: Shown, other: Shown): boolean {
  const known = found.get(one.file.path);
  return known !== undefined && (known.size >= MOST_FOR_A_FILE || known.has(other.file.path));
}

function add(found: Found, one: Shown, other: Shown): void {
  if (isTold(found, one, other)) return;
  const known = found.get(one.file.path) ?? new Map<string, Lookalike>();
  found.set(one.file.path, known);
  known.set(other.file.path, {
    path: other.file.path, requirement: other.file.requirement as string, unit: other.file.unit, year: yearOf(other.file),
    page: placeOf(one), otherPage: placeOf(other),
  });
}

export function yearOf(file: { readonly facts: Pick<InspectedFile['facts'], 'document'> }): string | null {
  return file.facts.document.date?.slice(0, 4) ?? null;
}

function placeOf({ file, look }: Shown): number | null {
  return file.facts.image && file.facts.pages.length <= 1 ? null : look.page;
}
