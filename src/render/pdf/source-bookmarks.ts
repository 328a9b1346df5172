import { PDFDict, PDFHexString, PDFName, PDFString, type PDFObject } from '../../engines/pdf-lib.js';
import { resolveDestination, type Destination, type Goals } from './destinations.js';

/** A bookmark that the file itself has. */
export interface SourceBookmark extends Destination {
  readonly title: string;
  /** 1 for the file's own first level. */
  readonly depth: number;
}

/** A dossier's bookmarks are for finding the way: of a handbook with thousands the first levels are enough. */
const MOST = 300;
const DEEPEST = 4;
const LONGEST_TITLE = 120;

/** The file's bookmarks that lead to one of its pages, in order; those of a level that is left out are left out with it. */
export function sourceBookmarks(goals: Goals): SourceBookmark[] {
  const found: SourceBookmark[] = [];
  const seen = new Set<PDFObject>();
  const walk = (first: PDFObject | undefined, depth: number): void => {
    for (let at = first; at instanceof PDFDict && !seen.has(at) && found.length < MOST; at = at.lookup(PDFName.of('Next'))) {
      seen.add(at);
      const title = titleOf(at);
      const goal = at.get(PDFName.of('Dest')) ?? goToOf(at);
      const destination = goal ? resolveDestination(goals, goal) : null;
      if (destination && title) found.push({ ...destination, title, depth });
      if (depth < DEEPEST) walk(at.lookup(PDFName.of('First')), destination && title ? depth + 1 : depth);
    }
  };
  const root = goals.document.catalog.lookup(PDFName.of('Outlines'));
  if (root instanceof PDFDict) walk(root.lookup(PDFName.of('First')), 1);
  return found;
}

function titleOf(entry: PDFDict): string {
  const title = entry.lookup(PDFName.of('Title'));
  const text = title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : '';
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim().slice(0, LONGEST_TITLE);
}

function goToOf(entry: PDFDict): PDFObject | undefined {
  const action = entry.lookup(PDFName.of('A'));
  return action instanceof PDFDict && action.lookup(PDFName.of('S')) === PDFName.of('GoTo') ? action.get(PDFName.of('D')) : undefined;
}
