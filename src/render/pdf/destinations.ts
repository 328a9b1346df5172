import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString, type PDFDocument, type PDFObject } from '../../engines/pdf-lib.js';
import { apply, type Placement } from './geometry.js';

/** What is needed to find where a link or bookmark of a file leads. */
export interface Goals {
  readonly document: PDFDocument;
  /** How the file's pages stand in the dossier. */
  readonly placements: readonly Placement[];
  /** 0-based page of a page object. */
  readonly indexOf: ReadonlyMap<PDFObject, number>;
}

export interface Destination {
  /** 0-based page of the file. */
  readonly index: number;
  /** From the bottom of the dossier's page, in points; null: the whole page. */
  readonly y: number | null;
}

/** Explicit or named destination → the place on the dossier's page; null when it leads nowhere. */
export function resolveDestination({ document, placements, indexOf }: Goals, goal: PDFObject): Destination | null {
  let found = document.context.lookup(goal);
  if (found instanceof PDFName || found instanceof PDFString || found instanceof PDFHexString) found = namedDestination(document.catalog, found);
  if (found instanceof PDFDict) found = found.lookup(PDFName.of('D'));
  if (!(found instanceof PDFArray) || found.size() === 0) return null;
  const target = found.get(0);
  const index = target instanceof PDFNumber ? target.asNumber() : (indexOf.get(target) ?? -1);
  const placement = placements[index];
  if (!placement) return null;
  const numberAt = (i: number): number | null => { const n = found instanceof PDFArray && i < found.size() ? found.lookup(i) : undefined; return n instanceof PDFNumber ? n.asNumber() : null; };
  const kind = found.size() > 1 ? found.lookup(1) : undefined;
  const [left, top] = kind === PDFName.of('XYZ') ? [numberAt(2), numberAt(3)] : kind === PDFName.of('FitH') ? [null, numberAt(2)] : [null, null];
  if (top === null) return { index, y: null };
  const [, y] = apply(placement.matrix, left ?? 0, top);
  return { index, y: Math.round(y * 100) / 100 };
}

function namedDestination(catalog: PDFDict, name: PDFName | PDFString | PDFHexString): PDFObject | undefined {
  if (name instanceof PDFName) {
    const dests = catalog.lookup(PDFName.of('Dests'));
    return dests instanceof PDFDict ? dests.lookup(name) : undefined;
  }
  const names = catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  return tree instanceof PDFDict ? findInTree(tree, textOf(name) ?? '', 0) : undefined;
}

const MAX_TREE_DEPTH = 32;

function findInTree(node: PDFDict, key: string, depth: number): PDFObject | undefined {
  const names = node.lookup(PDFName.of('Names'));
  if (names instanceof PDFArray) {
    for (let i = 0; i + 1 < names.size(); i += 2) if (textOf(names.lookup(i)) === key) return names.lookup(i + 1);
  }
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray) || depth > MAX_TREE_DEPTH) return undefined;
  for (let i = 0; i < kids.size(); i++) {
    const kid = kids.lookup(i);
    const found = kid instanceof PDFDict ? findInTree(kid, key, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function textOf(value: PDFObject | undefined): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.asString() : null;
}
