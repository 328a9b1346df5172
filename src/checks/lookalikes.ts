import type { InspectedFile } from '../model/evidence.js';
import type { PictureLook } from '../model/facts.js';
import { grouped } from '../model/grouped.js';
import { comparable, greysOf, isSamePicture, type PictureRule } from './same-picture.js';
import { isTurnedPicture, turnedHashes, type Turnable } from './turned-picture.js';

/** A file that shows a picture which others show too. */
export interface Shower {
  readonly file: InspectedFile;
  /** Where, 1-based; empty when the file is the picture. */
  readonly pages: readonly number[];
}

/** What was found, and what was not looked for. */
export interface Lookalikes {
  /** Each picture that several files show, with all of them, by path: whatever is joined by pairs alike. Pictures that the same files show are one group. */
  readonly groups: readonly (readonly Shower[])[];
  /** Pictures that were held against no other. */
  readonly uncompared: number;
  /** The first file that has one. */
  readonly from: string | null;
}

/** Pictures beyond are not compared: a minute's work and more. A dossier of 30 bureaus has some 1,500, a second's. */
const MOST_PICTURES = 15_000;
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
  const joined = shown.map((_each, index) => index);
  for (const [index, one] of shown.entries()) {
    for (let at = index + 1; at < shown.length; at++) {
      const other = shown[at] as Shown;
      if (one.file.sha256 === other.file.sha256) continue;
      const [first, second] = [rootOf(index, joined), rootOf(at, joined)];
      // Where a picture stands in hundreds of files, all but the first pairs are known by then.
      if (first === second || !showsTheSame(one, other)) continue;
      joined[Math.max(first, second)] = Math.min(first, second);
    }
  }
  const alike = [...grouped(shown.keys(), (index) => rootOf(index, joined)).values()].map((places) => showers(places.map((index) => shown[index] as Shown)));
  return { groups: largest(alike.filter((group) => group.length > 1)), uncompared: all.length - shown.length, from: all[most]?.file.path ?? null };
}

/** The first picture of those that are joined to this one. */
function rootOf(index: number, joined: number[]): number {
  let root = index;
  while (joined[root] !== root) root = joined[root] as number;
  for (let at = index; at !== root;) [at, joined[at]] = [joined[at] as number, root];
  return root;
}

function showers(shown: readonly Shown[]): Shower[] {
  const places = grouped(shown, ({ file }) => file);
  return [...places].map(([file, own]) => ({ file, pages: own.flatMap((each) => placeOf(each) ?? []) }));
}

/** A document handed in twice is told of once, not page by page: groups whose files all stand in another one add their places to it. */
function largest(groups: readonly (readonly Shower[])[]): Shower[][] {
  const kept: Map<InspectedFile, Set<number>>[] = [];
  const keptOf = new Map<InspectedFile, Set<Map<InspectedFile, Set<number>>>>();
  for (const group of [...groups].sort((a, b) => b.length - a.length)) {
    const [first, ...others] = group.map(({ file }) => keptOf.get(file) ?? new Set<Map<InspectedFile, Set<number>>>());
    const whole = [...(first ?? [])].find((each) => others.every((other) => other.has(each)));
    const into = whole ?? new Map<InspectedFile, Set<number>>();
    for (const { file, pages } of group) {
      into.set(file, new Set([...(into.get(file) ?? []), ...pages]));
      keptOf.set(file, (keptOf.get(file) ?? new Set()).add(into));
    }
    if (!whole) kept.push(into);
  }
  return kept.map((group) => [...group].map(([file, pages]) => ({ file, pages: [...pages].sort((a, b) => a - b) })));
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

function placeOf({ file, look }: Shown): number | null {
  return file.facts.image && file.facts.pages.length <= 1 ? null : look.page;
}
