import type { InspectedFile } from '../model/evidence.js';
import type { PictureLook } from '../model/facts.js';
import { comparable, isSamePicture, type Comparable, type PictureRule } from './same-picture.js';
import { isTurnedPicture, turnedHashes } from './turned-picture.js';

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

/** Pictures beyond are not compared: half a minute's work. A dossier of 30 bureaus has some 1,500, a tenth of this. */
const MOST_PICTURES = 15_000;
/** Pairs told for one file: who reuses one picture so often has been told. */
const MOST_FOR_A_FILE = 20;

interface Shown {
  readonly file: InspectedFile;
  readonly look: PictureLook;
  readonly picture: Comparable;
  readonly turned: Int32Array;
}

/**
 * Holds the pictures of all files against each other. Files that are equal byte for byte are left out: that is told
 * apart. Drawings and pages of paper must agree everywhere, photographs mostly.
 */
export function findLookalikes(files: readonly InspectedFile[], most = MOST_PICTURES): Lookalikes {
  const all = files.filter((file) => file.disposition === 'included' && file.requirement !== null).flatMap(picturesOf);
  const shown = all.slice(0, most);
  const found = new Map<string, Lookalike[]>();
  for (const [index, one] of shown.entries()) {
    for (let at = index + 1; at < shown.length; at++) {
      const other = shown[at] as Shown;
      if (one.file.sha256 === other.file.sha256 || !showsTheSame(one, other)) continue;
      add(found, one, other);
      add(found, other, one);
    }
  }
  return { of: (path) => found.get(path) ?? [], uncompared: all.length - shown.length, from: all[most]?.file.path ?? null };
}

function showsTheSame(one: Shown, other: Shown): boolean {
  const rule = ruleFor(one.look, other.look);
  return isSamePicture(one.picture, other.picture, rule) || isTurnedPicture(one, other, rule);
}

function picturesOf(file: InspectedFile): Shown[] {
  return file.facts.looks.flatMap((look) => {
    const picture = isBanner(look) ? null : comparable(look.thumbnail);
    return picture ? [{ file, look, picture, turned: turnedHashes(look) }] : [];
  });
}

/** Letterheads and footers stand in every document of a bureau. */
function isBanner({ width, height }: PictureLook): boolean {
  return Math.max(width, height) > 4 * Math.min(width, height);
}

/** What may be a page of paper is held to be one: of pages there are many, and they are alike. */
function ruleFor(one: PictureLook, other: PictureLook): PictureRule {
  const kinds = [one.kind, other.kind];
  if (kinds.every((kind) => kind === 'photo')) return 'photo';
  return kinds.includes('scan') || kinds.every((kind) => kind === 'cannot-tell') ? 'page' : 'screen';
}

function add(found: Map<string, Lookalike[]>, one: Shown, other: Shown): void {
  const known = found.get(one.file.path) ?? [];
  if (known.length >= MOST_FOR_A_FILE || known.some((each) => each.path === other.file.path)) return;
  found.set(one.file.path, [...known, {
    path: other.file.path, requirement: other.file.requirement as string, unit: other.file.unit, year: yearOf(other.file),
    page: placeOf(one), otherPage: placeOf(other),
  }]);
}

export function yearOf(file: { readonly facts: Pick<InspectedFile['facts'], 'document'> }): string | null {
  return file.facts.document.date?.slice(0, 4) ?? null;
}

function placeOf({ file, look }: Shown): number | null {
  return file.facts.image && file.facts.pages.length <= 1 ? null : look.page;
}
