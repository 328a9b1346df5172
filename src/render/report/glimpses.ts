import type { Result, ResultFile } from '../../model/result.js';
import { openRequirements } from './gaps.js';
import type { Glimpse, GlimpseAsk } from './take-glimpse.js';

/** A file worth a picture, and what of it is asked for. */
export interface Candidate extends GlimpseAsk {
  readonly path: string;
  readonly sha256: string;
  readonly pages: number;
}

/** So many at most: the report is one file that must open on an office PC. */
const MOST_FILES = 400;
const MOST_SEALS = 6;
/** Of all pictures together, as they stand in the file. */
const MOST_CHARACTERS = 2_000_000;

const PICTURES: readonly string[] = ['jpeg', 'png', 'tiff', 'webp', 'bmp', 'gif', 'heic', 'avif'];

/** Files that can be drawn, those of open requirements first, then in the order of the ledger. */
export function glimpseCandidates(result: Result): Candidate[] {
  const open = new Set(openRequirements(result).map(({ requirement }) => requirement.id));
  const drawable = result.files.filter((file) => file.requirement !== null && file.disposition === 'included' && (file.format === 'pdf' || PICTURES.includes(file.format)));
  const isOpen = (file: ResultFile) => open.has(file.requirement as string);
  return [...drawable.filter(isOpen), ...drawable.filter((file) => !isOpen(file))].slice(0, MOST_FILES).map((file) => ({
    path: file.path,
    sha256: file.sha256,
    pages: file.pages ?? 1,
    isPdf: file.format === 'pdf',
    seals: shownSeals(file).map(({ page, x, y, diameterMm }) => ({ page, x, y, diameterMm, pageWidthMm: file.facts.pages[page - 1]?.widthMm ?? null })),
  }));
}

/** The seals of a file of which the report shows a crop, the surest first, at most a handful. */
export function shownSeals(file: ResultFile): ResultFile['facts']['seals'] {
  return [...file.facts.seals].sort((a, b) => b.confidence - a.confidence || a.page - b.page).slice(0, MOST_SEALS);
}

/** As many as there is room for, in the order of the candidates; crops of seals before thumbnails. */
export function withinBudget(candidates: readonly Candidate[], taken: readonly (Glimpse | null)[]): Map<string, Glimpse> {
  let left = MOST_CHARACTERS;
  const afford = (picture: string | null | undefined): string | null => {
    if (!picture || picture.length > left) return null;
    left -= picture.length;
    return picture;
  };
  const seals = candidates.map((_, index) => taken[index]?.seals.map(afford) ?? []);
  return new Map(candidates.map((candidate, index) => [candidate.path, { thumbnail: afford(taken[index]?.thumbnail), seals: seals[index] ?? [] }]));
}
