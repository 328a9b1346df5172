import { PDFArray, PDFBool, PDFDict, PDFName, type PDFDocument } from '../engines/pdf-lib.js';

/**
 * Whether a PDF is only the shell of a form that Adobe Reader alone draws (dynamic XFA; ISO 32000-1, 12.7.8): its pages then
 * say “please wait” or that another program is needed, and nothing of what was filled in. One with fields of its own shows them.
 */
export function isFormShell(document: PDFDocument | null): boolean {
  const form = document?.catalog.lookup(PDFName.of('AcroForm'));
  if (!document || !(form instanceof PDFDict) || !form.has(PDFName.of('XFA'))) return false;
  const fields = form.lookup(PDFName.of('Fields'));
  return document.catalog.lookup(PDFName.of('NeedsRendering')) === PDFBool.True || !(fields instanceof PDFArray) || fields.size() === 0;
}
