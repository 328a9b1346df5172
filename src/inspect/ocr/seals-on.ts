import type { Facts, Seal, Stamp } from '../../model/facts.js';
import type { SealPlace } from './wash-seals.js';

/** Less looks too little like a seal. */
const SEEN = 0.5;

/** The seals on one page, as the reader wants them, those whose ring may be read first; slices at an edge and signatures hide no words. */
export function sealsOn({ seals, stamps, pages }: Facts, page: number): SealPlace[] {
  const width = pages[page - 1]?.widthMm ?? 0;
  if (width <= 0) return [];
  const places = (all: readonly (Seal & Partial<Pick<Stamp, 'ink'>>)[]) => all.flatMap((seal): SealPlace[] => {
    // Red letters that were doubtfully taken for a seal must not be washed off.
    if (seal.page !== page || !hasRing(seal)) return [];
    const radius = seal.outline ? Math.max(seal.outline.a, seal.outline.b) : (seal.diameterMm ?? 0) / 2 / width;
    return [{ x: seal.x, y: seal.y, radius, ink: seal.ink ?? 'red' }];
  });
  return [...places(seals), ...places(stamps)];
}

export function hasRing({ diameterMm, outline, kind, confidence }: Seal): boolean {
  return confidence >= SEEN && (diameterMm !== null || outline !== undefined) && kind !== 'edge' && kind !== 'signature';
}
