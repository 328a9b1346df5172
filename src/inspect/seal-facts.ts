import type { Facts, Seal, Stamp } from '../model/facts.js';
import type { PageSight } from './pictures.js';
import type { FoundSeal } from './seal/find-seals.js';

/** A page that was searched. */
export interface SearchedPage {
  /** Null when the page refused to be drawn. */
  readonly sight: Omit<PageSight, 'marks'> | null;
  /** It is a picture, on which a seal may have lost its colour; black text alone is grey by nature. */
  readonly isPicture: boolean;
  /** Of the picture; null when unknown. */
  readonly dpi: number | null;
}

export type SealFacts = Pick<Facts, 'seals' | 'stamps' | 'sealVerdict' | 'sealReason'>;

/** Scans below this say nothing of a seal, however they are drawn. */
const COARSEST_DPI = 72;

/** A page of a document too long to be searched whole; `isComplete` says so for the file. */
type Page = SearchedPage | 'not-searched';

/** Seals of all pages; seen on any page is seen, and a page that cannot tell keeps the file from “not seen”. */
export function sealFacts(pages: readonly Page[], isComplete: boolean): SealFacts {
  const searched = pages.flatMap((page, index) => (page === 'not-searched' ? [] : [{ ...page, number: index + 1 }]));
  const seals = joinedSlices(searched.flatMap(({ sight, number }) => (sight?.seals ?? []).map((seal) => placed(seal, number))));
  const stamps = searched.flatMap(({ sight, number }) => (sight?.stamps ?? []).map((stamp): Stamp => ({ ...placed(stamp, number), ink: stamp.ink })));
  const isSeen = searched.some(({ sight }) => sight?.verdict === 'seen') || seals.some(({ kind, confidence }) => kind === 'edge' && confidence >= JOINED);
  if (isSeen) return { seals, stamps, sealVerdict: 'seen', sealReason: null };
  const doubts = searched.flatMap(doubtOf);
  if (!isComplete) doubts.push('not-inspected');
  if (doubts.length === 0) return { seals, stamps, sealVerdict: 'not-seen', sealReason: null };
  // A doubtful find speaks for itself.
  return { seals, stamps, sealVerdict: 'cannot-tell', sealReason: seals.length > 0 ? null : (doubts.find((doubt) => doubt !== 'find') ?? null) as SealFacts['sealReason'] };
}

function placed({ x, y, diameterMm, kind, confidence, box, outline }: FoundSeal, page: number): Seal {
  return { page, x: thousandths(x), y: thousandths(y), diameterMm, kind, confidence, box, ...(outline ? { outline } : {}) };
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

type Doubt = 'find' | NonNullable<SealFacts['sealReason']>;

function doubtOf({ sight, isPicture, dpi }: SearchedPage): Doubt[] {
  if (!sight) return ['unreadable'];
  if (sight.seals.length > 0) return ['find'];
  if (sight.reason === 'other-ink') return ['other-ink'];
  if (!isPicture || sight.isBlank) return [];
  if (sight.reason !== null) return [sight.reason];
  return dpi !== null && dpi < COARSEST_DPI ? ['low-resolution'] : [];
}

/** How sure two slices of one seal make each other. */
const JOINED = 0.7;
/** How far apart two pages of one pile may have slipped, as a share of the page's height. */
const SAME_HEIGHT = 0.04;

/** A strip at the edge of one page may be a ribbon; at the same height of two pages it is a seal stamped across them (骑缝章). */
function joinedSlices(seals: readonly Seal[]): Seal[] {
  const slices = seals.filter((seal) => seal.kind === 'edge' && seal.confidence < JOINED);
  const isJoined = (slice: Seal) => slices.some((other) => other.page !== slice.page && other.x > 0.5 === slice.x > 0.5 && Math.abs(other.y - slice.y) < SAME_HEIGHT);
  return seals.map((seal) => (slices.includes(seal) && isJoined(seal) ? { ...seal, confidence: JOINED } : seal));
}
