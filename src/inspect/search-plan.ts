import type { PdfPageContent } from '../engines/pdfium-objects.js';

/**
 * What the search of one document may cost, in pixels of JPEG decoded small (some 250 million a second): about 450
 * scanned pages at 300 dpi, or 90 that have to be drawn, or every page of a text of 2,000 pages.
 */
const MOST_WORK = 4_000_000_000;
/** A page that is drawn, beside its pictures. */
const DRAWING = 1_700_000;
/** Pixels of a picture drawn by PDFium cost so many times those of a JPEG decoded small. */
const DRAWN_PICTURE = 5;

/**
 * The pages, by index, to be searched for seals and marks: all of them but for the longest scans, of which the first and
 * the last pages are taken in turn, for that is where documents are signed. Null stands for a page that cannot be read.
 */
export function pagesToSearch(contents: readonly (PdfPageContent | null)[]): ReadonlySet<number> {
  const chosen = new Set<number>();
  let left = MOST_WORK;
  for (let turn = 0; turn < contents.length; turn++) {
    const index = turn % 2 === 0 ? turn / 2 : contents.length - (turn + 1) / 2;
    left -= workOf(contents[index] ?? null);
    if (left < 0) break;
    chosen.add(index);
  }
  return chosen;
}

function workOf(content: PdfPageContent | null): number {
  // A page of black words is not drawn at all.
  if (!content || content.isColourless) return 0;
  const pixels = content.images.reduce((sum, image) => sum + image.pixelWidth * image.pixelHeight, 0);
  return isSoleJpeg(content) ? pixels : DRAWING + DRAWN_PICTURE * pixels;
}

function isSoleJpeg({ images, objects, annotations }: PdfPageContent): boolean {
  return objects === 1 && images.length === 1 && annotations.length === 0 && images[0]?.filters.join() === 'DCTDecode';
}
