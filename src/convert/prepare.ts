import type { Prepared } from '../model/prepared.js';
import { convertOfd } from './ofd/convert-ofd.js';
import { copyUncompared, preparePdf } from './prepare-pdf.js';

/** The pages of a file as they will go into the dossier. Throws when the file gives none; that is then its reason. */
export async function prepare(bytes: Uint8Array, from: 'pdf' | 'ofd', compare: boolean): Promise<Prepared> {
  if (from === 'pdf') return compare ? preparePdf(bytes) : copyUncompared(bytes);
  const { pdf, pages, lost } = await convertOfd(bytes);
  const onPage = (page: number): string => lost.filter((each) => each.page === page).map(({ what }) => `not drawn: ${what}`).join('; ');
  return { documents: [pdf], pages: Array.from({ length: pages }, (_, index) => ({ document: 1, method: 'converted', detail: onPage(index + 1) || null })) };
}
