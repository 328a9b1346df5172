import type { Facts } from '../../model/facts.js';
import type { SealPlace } from './wash-seals.js';

/** The seals of known size on one page, as the reader wants them: slices at an edge and signatures hide no words. */
export function sealsOn({ seals, pages }: Facts, page: number): SealPlace[] {
  const width = pages[page - 1]?.widthMm ?? 0;
  return seals.flatMap(({ page: on, x, y, diameterMm, kind }) => (on === page && diameterMm !== null && kind !== 'edge' && kind !== 'signature' && width > 0 ? [{ x, y, radius: diameterMm / 2 / width }] : []));
}
