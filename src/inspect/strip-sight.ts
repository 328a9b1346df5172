import { lookAt, smallCopy, type PageSight } from './pictures.js';
import type { FoundSeal } from './seal/find-seals.js';
import type { Pixels } from './seal/pixels.js';

/** A picture this many times as high as wide is searched in windows: shrunk as a whole, a seal on it would be a dot. */
const STRIP = 2.2;
/** Width of the copy that is searched, as on a page; height of a window, and how far the next one lies below, in widths. */
const WIDTH = 622;
const WINDOW = 1.4;
const STEP = 1;
/** Windows that are searched: forty screens of a telephone. */
const MOST_WINDOWS = 60;
/** Two finds closer than this share of the width are one, seen in two windows. */
const SAME = 0.04;

export interface StripSight {
  readonly sight: PageSight;
  readonly isComplete: boolean;
}

/** What is seen on a long screenshot, window by window from the top, places as fractions of the whole. Null for any other picture. */
export async function lookAtStrip(picture: Uint8Array | Pixels, { width, height }: { readonly width: number; readonly height: number }): Promise<StripSight | null> {
  if (height <= STRIP * width) return null;
  const { pixels } = await smallCopy(picture, { longSide: Math.round((WIDTH * height) / width) });
  const [step, tall] = [Math.round(STEP * pixels.width), Math.round(WINDOW * pixels.width)];
  const windows = Math.max(1, Math.ceil((pixels.height - tall) / step) + 1);
  const sights = Array.from({ length: Math.min(windows, MOST_WINDOWS) }, (_, index) => {
    const [top, bottom] = [index * step, Math.min(pixels.height, index * step + tall)];
    const window = { ...pixels, data: pixels.data.subarray(top * pixels.width * 3, bottom * pixels.width * 3), height: bottom - top };
    return { sight: lookAt(window, null), top: top / pixels.height, share: (bottom - top) / pixels.height };
  });
  return { sight: joined(sights, height / width), isComplete: windows <= MOST_WINDOWS };
}

interface WindowSight {
  readonly sight: PageSight;
  /** Of the window, as fractions of the strip's height. */
  readonly top: number;
  readonly share: number;
}

function joined(windows: readonly WindowSight[], aspect: number): PageSight {
  const moved = <T extends FoundSeal>({ top, share }: WindowSight, seal: T): T => ({ ...seal, y: top + seal.y * share, box: { ...seal.box, top: top + seal.box.top * share, height: seal.box.height * share } });
  const seals = apart(windows.flatMap((each) => each.sight.seals.filter((seal) => !isHalved(seal, each)).map((seal) => moved(each, seal))), aspect);
  const stamps = apart(windows.flatMap((each) => each.sight.stamps.map((stamp) => moved(each, stamp))), aspect);
  const marks = windows.flatMap(({ sight, top, share }) => sight.marks.map((mark) => ({ ...mark, top: top + mark.top * share, height: mark.height * share })));
  return { seals, stamps, marks, ...verdictOf(windows.map(({ sight }) => sight), seals.length > 0), isBlank: windows.every(({ sight }) => sight.isBlank) };
}

/** Seen in one window is seen. Part of a strip may be grey or without anything to see: what is wrong must be wrong with all of it. */
function verdictOf(sights: readonly PageSight[], isDoubtful: boolean): Pick<PageSight, 'verdict' | 'reason'> {
  if (sights.some(({ verdict }) => verdict === 'seen')) return { verdict: 'seen', reason: null };
  if (isDoubtful) return { verdict: 'cannot-tell', reason: null };
  const stamped = sights.find(({ reason }) => reason === 'other-ink');
  const reason = stamped ? 'other-ink' : sights.every((sight) => sight.reason === sights[0]?.reason) ? (sights[0]?.reason ?? null) : null;
  return { verdict: reason === null ? 'not-seen' : 'cannot-tell', reason };
}

/** Cut by the edge of the window and not of the strip: the next window has it whole. */
function isHalved({ kind, box }: FoundSeal, { top, share }: WindowSight): boolean {
  return kind === 'edge' && ((top > 0 && box.top <= 0) || (top + share < 1 && box.top + box.height >= 1));
}

/** Windows overlap: of two finds in one place the surer stays. */
function apart<T extends FoundSeal>(found: readonly T[], aspect: number): T[] {
  const kept: T[] = [];
  for (const each of found.toSorted((one, other) => other.confidence - one.confidence || one.y - other.y)) {
    if (!kept.some((other) => Math.hypot(other.x - each.x, (other.y - each.y) * aspect) < SAME)) kept.push(each);
  }
  return kept;
}
