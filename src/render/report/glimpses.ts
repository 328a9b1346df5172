import type { Facts, Seal } from '../../model/facts.js';
import type { Result, ResultFile } from '../../model/result.js';
import { openRequirements } from './gaps.js';
import type { GlimpseAsk } from './take-glimpse.js';
import { visibleLine } from './visible.js';
import { pageInVolume } from './links.js';

/** What a report shows of a file: its first page small, and each seal that was seen, as `data:` addresses. */
export interface Glimpse {
  readonly thumbnail: string | null;
  /** In the order of the seals asked for; null where the page could not be drawn. */
  readonly seals: readonly (string | null)[];
  /** The first words of a text, for where no page of it can be shown. */
  readonly words?: string | null;
}

/** A file worth a picture, and what of it is asked for. */
export interface Candidate extends Omit<GlimpseAsk, 'isPdf'> {
  readonly path: string;
  readonly sha256: string;
  /** What it can be drawn from; null: nothing but the pages that the dossier has of it. */
  readonly from: 'pdf' | 'ofd' | 'picture' | null;
  /** Where the dossier has its first page; null while it has none. */
  readonly place: { readonly volume: number; readonly page: number } | null;
}

/** So many at most: the report is one file that must open on an office PC. */
const MOST_FILES = 400;
const MOST_SEALS = 6;
/** Of all pictures together, as they stand in the file. */
const MOST_CHARACTERS = 2_000_000;

const PICTURES: readonly string[] = ['jpeg', 'png', 'tiff', 'webp', 'bmp', 'gif', 'heic', 'avif', 'svg'];

/** Files that make up requirements, those of open ones first, then in the order of the ledger. */
export function glimpseCandidates(result: Result): Candidate[] {
  const open = new Set(openRequirements(result).map(({ requirement }) => requirement.id));
  const mine = result.files.filter((file) => file.requirement !== null && file.disposition === 'included');
  const isOpen = (file: ResultFile) => open.has(file.requirement as string);
  const places = dossierPlaces(result);
  return [...mine.filter(isOpen), ...mine.filter((file) => !isOpen(file))].slice(0, MOST_FILES).map((file) => ({
    path: file.path,
    sha256: file.sha256,
    from: file.format === 'pdf' || file.format === 'ofd' ? file.format : PICTURES.includes(file.format) ? 'picture' : null,
    place: places.get(file.path) ?? null,
    seals: shownSeals(file).map(({ page, x, y, diameterMm, box }) => ({ page, x, y, diameterMm, box, pageWidthMm: file.facts.pages[page - 1]?.widthMm ?? null })),
  }));
}

/** The first page of every exhibit, counted within its volume. */
function dossierPlaces({ dossier }: Result): Map<string, NonNullable<Candidate['place']>> {
  return new Map((dossier?.exhibits ?? []).map(({ path, volume, firstPage }) => [path, { volume, page: pageInVolume(dossier?.volumes[volume - 1], firstPage) }]));
}

/** The seals of a file of which the report shows a crop, the surest first, at most a handful. */
export function shownSeals(file: ResultFile): readonly Seal[] {
  return [...file.facts.seals].sort((a, b) => b.confidence - a.confidence || a.page - b.page).slice(0, MOST_SEALS);
}

const MOST_WORDS = 90;

/** The words a text begins with; null when there are none, and when numbers of persons stand in it. */
export function firstWords({ body, text, privateNumbers }: Pick<Facts, 'body' | 'text' | 'privateNumbers'>): string | null {
  if (privateNumbers.length > 0) return null;
  const parts: string[] = [];
  for (const block of body) {
    if (block.part === undefined) parts.push(...(block.type === 'paragraph' ? [block.text] : block.rows.slice(0, 3).map((row) => row.join(' '))));
    if (parts.join(' ').length > MOST_WORDS) break;
  }
  const words = visibleLine(parts.length > 0 ? parts.join(' ') : text.content.slice(0, 4 * MOST_WORDS)).replace(/\s+/g, ' ').trim();
  return [...words].slice(0, MOST_WORDS).join('') || null;
}

/** As many pictures as there is room for, in the order of the candidates; crops of seals before thumbnails. */
export function withinBudget(candidates: readonly Candidate[], taken: readonly (Glimpse | null)[]): Map<string, Glimpse> {
  let left = MOST_CHARACTERS;
  const afford = (picture: string | null | undefined): string | null => {
    if (!picture || picture.length > left) return null;
    left -= picture.length;
    return picture;
  };
  const seals = candidates.map((_, index) => taken[index]?.seals.map(afford) ?? []);
  return new Map(candidates.map((candidate, index) => [candidate.path, { thumbnail: afford(taken[index]?.thumbnail), seals: seals[index] ?? [], words: taken[index]?.words ?? null }]));
}
