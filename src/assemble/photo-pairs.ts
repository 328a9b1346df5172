import type { Exhibit } from '../model/dossier.js';
import type { InspectedFile } from '../model/evidence.js';

/** From so wide to so wide by its height: two below each other are then at least 15 cm wide on A4, and neither is a strip. */
const WIDEST = 2.4;
const NARROWEST = 1.2;

/**
 * Which photographs share a page with the one before, by number: both across, of the same requirement and next to each
 * other. A third begins a page of its own. Numbers, links and catalogue stay those of each.
 */
export function photoPairs(exhibits: readonly Exhibit[], files: ReadonlyMap<string, InspectedFile>): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  exhibits.forEach((exhibit, index) => {
    const before = exhibits[index - 1];
    const fits = before && before.requirement === exhibit.requirement && !pairs.has(before.number) && [before, exhibit].every((each) => isAcross(each, files.get(each.path)));
    if (fits) pairs.set(exhibit.number, before.number);
  });
  return pairs;
}

function isAcross({ kind, source }: Exhibit, file: InspectedFile | undefined): boolean {
  const image = file?.facts.image;
  if (kind !== 'photo' || source.type !== 'image' || source.pages !== 1 || !image) return false;
  return image.width >= image.height * NARROWEST && image.width <= image.height * WIDEST;
}
