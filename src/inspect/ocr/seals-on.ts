import type { Facts, Seal } from '../../model/facts.js';
import type { SealPlace } from './wash-seals.js';

/** The seals of known size on one page, as the reader wants them: slices at an edge and signatures hide no words. */
export function sealsOn({ seals, pages }: Facts, page: number): SealPlace[] {
  const width = pages[page - 1]?.widthMm ?? 0;
  return width > 0 ? seals.flatMap((seal) => (seal.page === page && hasRing(seal) ? [{ x: seal.x, y: seal.y, radius: seal.outline ? Math.max(seal.outline.a, seal.outline.b) : (seal.diameterMm as number) / 2 / width }] : [])) : [];
}

export function hasRing({ diameterMm, kind }: Seal): boolean {
  return diameterMm !== null && kind !== 'edge' && kind !== 'signature';
}
