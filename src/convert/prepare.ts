import type { Prepared, PreparedPage } from '../model/prepared.js';
import { openPdf } from '../engines/pdfium.js';
import { seenMargin, type OnScan } from './free-margin.js';
import { convertOfd } from './ofd/convert-ofd.js';
import { copyUncompared, preparePdf } from './prepare-pdf.js';

export interface Preparing {
  readonly from: 'pdf' | 'ofd';
  /** False: copied without being compared. */
  readonly compare: boolean;
  readonly onScan?: OnScan;
}

/** The pages of a file as they will go into the dossier. Throws when the file gives none; that is then its reason. */
export async function prepare(bytes: Uint8Array, { from, compare, onScan }: Preparing): Promise<Prepared> {
  if (from === 'pdf') return compare ? preparePdf(bytes, onScan) : copyUncompared(bytes);
  const { pdf, pages, lost } = await convertOfd(bytes);
  const margins = await marginsOf(pdf);
  const onPage = (page: number): string => lost.filter((each) => each.page === page).map(({ what }) => `not drawn: ${what}`).join('; ');
  return { documents: [pdf], pages: Array.from({ length: pages }, (_, index) => ({ document: 1, method: 'converted', detail: onPage(index + 1) || null, margin: margins[index] ?? null })) };
}

/** Where the stamp may stand on pages that were just made. */
async function marginsOf(bytes: Uint8Array): Promise<readonly PreparedPage['margin'][]> {
  const pdf = await openPdf(bytes);
  try {
    const margins: PreparedPage['margin'][] = [];
    for (let index = 0; index < pdf.pageCount; index++) margins.push(await seenMargin(pdf, index));
    return margins;
  } finally {
    pdf.close();
  }
}

