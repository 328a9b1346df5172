import { readFileSync } from 'node:fs';
import { preparePdf } from '../../dist/convert/prepare-pdf.js';
import { openPdf } from '../../dist/engines/pdfium.js';

/** A task of the pool: what became of the pages of one file. */
export default async function prove(file) {
  const bytes = new Uint8Array(readFileSync(file));
  let pages;
  try {
    const pdf = await openPdf(bytes);
    pages = pdf.pageCount;
    pdf.close();
  } catch (error) {
    return { opens: false, reason: String(error), pages: [] };
  }
  if (pages === 0) return { opens: false, reason: 'no pages', pages: [] };
  return { opens: true, reason: null, pages: (await preparePdf(bytes)).pages };
}
