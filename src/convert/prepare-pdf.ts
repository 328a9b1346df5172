import { openPdf, PdfiumError, type PdfiumDocument } from '../engines/pdfium.js';
import { mendPdf } from '../inspect/mend-pdf.js';
import type { SourcePage } from '../render/pdf/geometry.js';
import { UNCOMPARED, type Prepared, type PreparedPage } from '../model/prepared.js';
import { comparePage } from './compare.js';
import { drawPages } from './draw-pages.js';
import { freeMargin, seenMargin, type OnScan } from './free-margin.js';
import { trialCopy } from './trial-copy.js';

/** What became of one page, with the mean difference from its source (0 to 255); null where nothing could be compared. */
export type ProvenPage = PreparedPage & { readonly mean: number | null };

export interface ProvenPdf extends Prepared {
  readonly pages: readonly ProvenPage[];
}

/**
 * Finds for every page the best way in that looks like its source: copied as it is; copied from the document as PDFium
 * writes it anew, with its form fields and markings kept apart or painted in; else drawn. Throws what PDFium throws.
 */
export async function preparePdf(bytes: Uint8Array, onScan?: OnScan): Promise<ProvenPdf> {
  const { source, mended } = await openOrMend(bytes);
  try {
    const attempts: Attempt[] = [mended ? failedAttempt(bytes, source, 'no reader opens the whole file') : await attempt(bytes, source, onScan)];
    // What PDFium opens and the copier does not is put together anew as well, and compared like any other.
    const again = mended ?? (attempts[0]?.pages.every(({ mean }) => mean === null) ? await mendPdf(bytes).catch(() => null) : null);
    if (again) attempts.push(await attempt(again, source));
    for (const flat of [false, true]) {
      if (isSettled(attempts, source.pageCount)) break;
      attempts.push(await attemptAnew(mended ?? bytes, source, flat));
    }
    return await gather(attempts, source);
  } finally {
    source.close();
  }
}

/** A file that does not open, or has a page that PDFium cannot load, is put together anew from its objects. */
async function openOrMend(bytes: Uint8Array): Promise<{ readonly source: PdfiumDocument; readonly mended: Uint8Array | null }> {
  const source = await openPdf(bytes).catch((error: unknown) => (error instanceof PdfiumError && error.reason === 'format' ? null : Promise.reject(error)));
  if (source && loadsWhole(source)) return { source, mended: null };
  const mended = await mendPdf(bytes);
  const again = mended && (await openPdf(mended));
  // A mended document with other pages would be another one.
  if (again && (!source || source.pageCount === 0 || (source.pageCount === again.pageCount && loadsWhole(again)))) {
    source?.close();
    return { source: again, mended };
  }
  again?.close();
  if (source && source.pageCount > 0) return { source, mended: null };
  source?.close();
  throw new PdfiumError('format', 'no page was found in the file');
}

function loadsWhole(pdf: PdfiumDocument): boolean {
  try {
    for (let index = 0; index < pdf.pageCount; index++) pdf.pageSize(index);
    return pdf.pageCount > 0;
  } catch {
    return false;
  }
}

/** For a file that takes too long to compare: its pages copied as they are, where they can be. */
export async function copyUncompared(bytes: Uint8Array): Promise<Prepared> {
  const { pages, refusals } = await trialCopy(bytes);
  return {
    documents: [],
    pages: pages.map((_page, index): PreparedPage => {
      const refusal = refusals.get(index);
      return refusal === undefined ? { document: 0, method: 'copied', detail: UNCOMPARED, margin: null } : { document: null, method: 'copied', detail: refusal, margin: null };
    }),
  };
}

/** Pages copied from one document, and how they compare. */
interface Attempt {
  readonly bytes: Uint8Array;
  readonly pages: readonly (Pick<ProvenPage, 'mean' | 'detail' | 'margin'> & { readonly same: boolean })[];
}

function failedAttempt(bytes: Uint8Array, source: PdfiumDocument, detail: string): Attempt {
  return { bytes, pages: Array.from({ length: source.pageCount }, () => ({ same: false, mean: null, detail, margin: null })) };
}

async function attempt(bytes: Uint8Array, source: PdfiumDocument, onScan?: OnScan): Promise<Attempt> {
  let copy: PdfiumDocument | null = null;
  try {
    const trial = await trialCopy(bytes);
    if (trial.pages.length !== source.pageCount) return failedAttempt(bytes, source, `copying finds ${trial.pages.length} pages`);
    const opened = await openPdf(trial.pdf);
    copy = opened;
    const pages: Attempt['pages'][number][] = [];
    for (const [index, page] of trial.pages.entries()) {
      const refusal = trial.refusals.get(index);
      pages.push(refusal === undefined ? await compared({ source, copy: opened, page, onScan }, index) : { same: false, mean: null, detail: refusal, margin: null });
    }
    return { bytes, pages };
  } catch (error) {
    return failedAttempt(bytes, source, reasonOf(error));
  } finally {
    copy?.close();
  }
}

interface Beside {
  readonly source: PdfiumDocument;
  readonly copy: PdfiumDocument;
  readonly page: SourcePage;
  readonly onScan?: OnScan;
}

async function compared({ source, copy, page, onScan }: Beside, index: number): Promise<Attempt['pages'][number]> {
  try {
    const { drawn, ...found } = comparePage(source, copy, index);
    return { ...found, margin: found.same ? await freeMargin(source, index, { page, drawn, onScan }) : null };
  } catch (error) {
    return { same: false, mean: null, detail: reasonOf(error), margin: null };
  }
}

/** How PDFium names it in the fonts it writes. */
const OUR_FACE = '/BaseFont/juanzong-face-';

/** The source stays open and untouched: another instance of it is written anew. */
async function attemptAnew(bytes: Uint8Array, source: PdfiumDocument, flat: boolean): Promise<Attempt> {
  const again = await openPdf(bytes);
  try {
    const written = again.resaved(flat);
    // What was typed into a form came without a look; PDFium gave it one in a face of ours, which no other reader has.
    if (Buffer.from(written.buffer, written.byteOffset, written.length).includes(OUR_FACE)) return failedAttempt(bytes, source, 'words of its form are in no face that the file holds');
    return await attempt(written, source);
  } catch (error) {
    return failedAttempt(bytes, source, reasonOf(error));
  } finally {
    again.close();
  }
}

function isSettled(attempts: readonly Attempt[], pages: number): boolean {
  return Array.from({ length: pages }, (_, index) => index).every((index) => attempts.some((each) => each.pages[index]?.same));
}

async function gather(attempts: readonly Attempt[], source: PdfiumDocument): Promise<ProvenPdf> {
  const chosen = Array.from({ length: source.pageCount }, (_, index) => attempts.findIndex((each) => each.pages[index]?.same));
  const whyNotCopied = (index: number): string | null => attempts[0]?.pages[index]?.detail ?? null;
  const used = [...new Set(chosen)].filter((at) => at > 0).sort((a, b) => a - b);
  const documents = used.map((at) => (attempts[at] as Attempt).bytes);
  const open = new Set(chosen.flatMap((at, index) => (at < 0 ? [index] : [])));
  const drawn = open.size > 0 ? await drawPages(source, open) : null;
  if (drawn) documents.push(drawn.pdf);
  const pages: ProvenPage[] = [];
  for (const [index, at] of chosen.entries()) {
    if (at >= 0) {
      const { mean, margin } = (attempts[at] as Attempt).pages[index] as Attempt['pages'][number];
      pages.push(at === 0 ? { document: 0, method: 'copied', detail: null, mean, margin } : { document: 1 + used.indexOf(at), method: 'mended', detail: whyNotCopied(index), mean, margin });
      continue;
    }
    const refusal = drawn?.refusals.get(index);
    pages.push(refusal === undefined
      ? { document: documents.length, method: 'rendered', detail: whyNotCopied(index), mean: null, margin: await seenMargin(source, index) }
      : { document: null, method: 'rendered', detail: `${whyNotCopied(index)}; ${refusal}`, mean: null, margin: null });
  }
  return { documents, pages };
}

/** PDFium and pdf-lib may say a lot. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 160) ?? '';
}
