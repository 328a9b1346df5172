import type { OfdDocument, OfdPackage } from '../../inspect/ofd/package.js';
import { locationOf } from '../../inspect/ofd/package.js';
import { boxOf, type Box } from '../../inspect/ofd/numbers.js';
import { child, descendants } from '../../inspect/xml.js';
import { sealPicture, type SealPicture } from './seal-picture.js';

/** A seal on a page (GB/T 33190, 18.2.3): the whole picture fills `box`; only `clip`, seen from the box's corner, shows. */
export interface Stamp {
  readonly box: Box;
  readonly clip: Box | null;
  readonly picture: SealPicture | null;
}

const MOST = 5_000;

/** The stamps of every signature, by the number of their page. */
export function stampsOf(file: OfdPackage, document: OfdDocument): ReadonlyMap<string, readonly Stamp[]> {
  const stamps = new Map<string, Stamp[]>();
  const list = document.signatures === null ? null : file.xml(document.signatures, 'OFD.xml');
  let count = 0;
  for (const entry of list?.root.children.filter(({ name }) => name === 'Signature') ?? []) {
    const signature = file.xml(entry.attributes['BaseLoc'] ?? '', list?.path ?? '');
    const information = signature && child(signature.root, 'SignedInfo');
    const annotations = information ? descendants(information, 'StampAnnot') : [];
    if (!signature || !information || annotations.length === 0) continue;
    const seal = file.part(locationOf(child(child(information, 'Seal'), 'BaseLoc')), signature.path);
    const value = file.part(locationOf(child(signature.root, 'SignedValue')), signature.path);
    const picture = (seal && sealPicture(seal.bytes)) ?? (value && sealPicture(value.bytes)) ?? null;
    for (const annotation of annotations) {
      const box = boxOf(annotation.attributes['Boundary']);
      const page = annotation.attributes['PageRef'] ?? '';
      if (box && ++count <= MOST) stamps.set(page, [...(stamps.get(page) ?? []), { box, clip: boxOf(annotation.attributes['Clip']), picture }]);
    }
  }
  return stamps;
}
