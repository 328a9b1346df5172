import { PDFDocument } from 'pdf-lib';
import { openPdf, PdfiumError, type PdfiumDocument } from '../../engines/pdfium.js';
import type { FactProblem, Facts, Highlight, PageFacts, Seal } from '../../model/facts.js';
import { unreadable, type FormatFacts, type FormatReader } from '../format.js';
import { pageAnnotations } from '../pdf-annotations.js';
import { coveringPicture } from '../pdf-pictures.js';
import { pdfSignatures } from '../pdf-signatures.js';
import { lookAtPixels } from '../pictures.js';
import { countWords } from '../words.js';

/** Pages beyond these are counted but not read, or not searched for seals and marks. */
const MAX_READ = 1500;
const MAX_SEARCHED = 60;
const LOOK_DPI = 100;
const LOOK_PIXELS = 4_000_000;
const MM_PER_POINT = 25.4 / 72;

/** PDF: PDFium gives pages, text and pixels, pdf-lib the structure. Each is asked apart, so that one's weakness is not the other's. */
const reader: FormatReader = {
  id: 'pdf',
  formats: ['pdf'],
  async read({ bytes }) {
    const opened = await open(bytes);
    if ('failure' in opened) return opened.failure;
    const { pdf } = opened;
    try {
      return await describe(pdf, await structure(bytes));
    } finally {
      pdf.close();
    }
  },
};

export default reader;

async function open(bytes: Uint8Array): Promise<{ pdf: PdfiumDocument } | { failure: FormatFacts }> {
  try {
    const pdf = await openPdf(bytes);
    return pdf.pageCount > 0 ? { pdf } : { failure: unreadable('corrupt', 'no pages') };
  } catch (error) {
    if (!(error instanceof PdfiumError)) throw error;
    return { failure: unreadable(error.reason === 'password' ? 'encrypted' : 'corrupt', error.message) };
  }
}

interface Structure {
  readonly document: PDFDocument | null;
  readonly isLocked: boolean;
}

/** An owner password locks editing, not reading: the empty user password opens it. */
async function structure(bytes: Uint8Array): Promise<Structure> {
  try {
    const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false, throwOnInvalidObject: false });
    return { document, isLocked: document.isEncrypted || /\/Encrypt\b/.test(tail(bytes)) };
  } catch {
    return { document: null, isLocked: false };
  }
}

function tail(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(Math.max(0, bytes.length - 4096))).toString('latin1');
}

async function describe(pdf: PdfiumDocument, { document, isLocked }: Structure): Promise<FormatFacts> {
  const count = pdf.pageCount;
  const texts = Array.from({ length: Math.min(count, MAX_READ) }, (_each, index) => attempt(() => pdf.text(index), ''));
  const looks = Array.from({ length: Math.min(count, MAX_SEARCHED) }, (_each, index) => attempt(() => look(pdf, index), null));
  const pages = Array.from({ length: count }, (_each, index) => describePage(pdf, document, { index, text: texts[index] ?? '', look: looks[index] ?? null }));
  const content = texts.join('\n').trim();
  const annotated = document ? attempt(() => pageAnnotations(document, pdf), []) : [];
  const marked = looks.flatMap((sight, index) => (sight?.marks ?? []).map((mark): Highlight => ({ page: index + 1, kind: mark.kind, text: null })));
  const highlights = [...annotated, ...marked];
  const hasScans = pages.some((page) => page.content === 'scan' || page.content === 'mixed') || count > MAX_SEARCHED;
  return {
    readable: document && document.getPageCount() === count ? 'yes' : 'repaired',
    encrypted: isLocked ? 'owner' : 'no',
    pages,
    text: { source: content === '' ? 'none' : 'native', characters: content.replace(/\s/g, '').length, content },
    words: content === '' ? null : countWords(content.split('\n')),
    ...sealFacts(looks, pages),
    signatures: document ? attempt(() => pdfSignatures(document), []) : [],
    highlights,
    highlightVerdict: highlights.length > 0 ? 'seen' : hasScans ? 'cannot-tell' : 'not-seen',
    problems: problemsOf(document !== null && document.getPageCount() === count, isLocked, looks),
  };
}

type Look = ReturnType<typeof look>;

function look(pdf: PdfiumDocument, index: number) {
  const pixels = pdf.render(index, { dpi: LOOK_DPI, maxPixels: LOOK_PIXELS });
  const { widthPt } = pdf.pageSize(index);
  const mmPerPixel = (widthPt * MM_PER_POINT) / pixels.width;
  return { ...lookAtPixels(pixels, mmPerPixel), isBlank: isBlank(pixels.data) };
}

/** Not one pixel in ten thousand darker than paper. */
function isBlank(rgb: Uint8Array): boolean {
  let dark = 0;
  const allowed = rgb.length / 3 / 10_000;
  for (let at = 1; at < rgb.length; at += 3) if ((rgb[at] as number) < 200 && ++dark > allowed) return false;
  return true;
}

function describePage(pdf: PdfiumDocument, document: PDFDocument | null, { index, text, look }: { index: number; text: string; look: Look | null }): PageFacts {
  const size = attempt(() => pdf.pageSize(index), { widthPt: 0, heightPt: 0 });
  const picture = document ? attempt(() => coveringPicture(document, index), null) : null;
  const hasText = text.trim().length > 0;
  const isBlankPage = look?.isBlank === true && !hasText;
  return {
    widthMm: Math.round(size.widthPt * MM_PER_POINT * 10) / 10,
    heightMm: Math.round(size.heightPt * MM_PER_POINT * 10) / 10,
    content: isBlankPage ? 'blank' : picture ? (hasText ? 'mixed' : 'scan') : hasText ? 'text' : 'mixed',
    dpi: picture && size.widthPt > 0 ? Math.round(Math.max(picture.width, picture.height) / (Math.max(size.widthPt, size.heightPt) / 72)) : null,
    grey: picture !== null && look?.reason === 'grey',
  };
}

function sealFacts(looks: readonly (Look | null)[], pages: readonly PageFacts[]): Pick<Facts, 'seals' | 'sealVerdict' | 'sealReason'> {
  const seals = looks.flatMap((sight, index) => (sight?.seals ?? []).map(({ x, y, diameterMm, kind, confidence }): Seal => ({ page: index + 1, x, y, diameterMm, kind, confidence })));
  if (looks.some((sight) => sight?.verdict === 'seen')) return { seals, sealVerdict: 'seen', sealReason: null };
  // A page of black text is grey by nature; only a grey picture of a page may hide a red seal.
  const blind = looks.findIndex((sight, index) => sight === null || (sight.verdict === 'cannot-tell' && (sight.seals.length > 0 || pages[index]?.content !== 'text')));
  if (blind >= 0) {
    const sight = looks[blind];
    const isPicture = pages[blind]?.content === 'scan' || (sight?.seals.length ?? 0) > 0;
    if (!sight) return { seals, sealVerdict: 'cannot-tell', sealReason: 'unreadable' };
    if (isPicture) return { seals, sealVerdict: 'cannot-tell', sealReason: sight.reason };
  }
  if (pages.length > looks.length) return { seals, sealVerdict: 'cannot-tell', sealReason: 'not-inspected' };
  return { seals, sealVerdict: 'not-seen', sealReason: null };
}

function problemsOf(isWhole: boolean, isLocked: boolean, looks: readonly (Look | null)[]): FactProblem[] {
  return [
    ...(isWhole ? [] : [{ code: 'repaired' as const, page: null, detail: null }]),
    ...(isLocked ? [{ code: 'owner-locked' as const, page: null, detail: null }] : []),
    ...looks.flatMap((sight, index) => (sight === null ? [{ code: 'corrupt' as const, page: index + 1, detail: 'the page cannot be drawn' }] : [])),
  ];
}

/** What one page or one structure refuses to give costs nothing else. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
