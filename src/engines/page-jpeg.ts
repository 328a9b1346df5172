import type { PdfPageContent } from './pdfium-objects.js';
import type { PdfiumDocument } from './pdfium.js';

/** Points by which a scan may miss the edge of its page. */
const NEAR = 3;

/**
 * The JPEG that a page is, as scanners write it: one upright picture that fills the page with nothing over it. It can be
 * decoded small, six times faster than the page is drawn. Null when the page is made otherwise. Turned as the page is by
 * `quarterTurns` of its content; an orientation tag inside it means nothing in a PDF.
 */
export function pageJpeg(pdf: PdfiumDocument, index: number, { box, images }: PdfPageContent): Uint8Array | null {
  const [only] = images;
  if (images.length !== 1 || !only?.upright) return null;
  const fills = (['left', 'right', 'top', 'bottom'] as const).every((side) => Math.abs(only.box[side] - box[side]) < NEAR);
  return fills ? pdf.soleJpeg(index) : null;
}
