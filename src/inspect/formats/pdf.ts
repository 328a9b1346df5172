import { PDFDocument } from '../../engines/pdf-lib.js';
import { openPdf, PdfiumError, type PdfiumDocument } from '../../engines/pdfium.js';
import type { FactProblem, Signature } from '../../model/facts.js';
import { leftOut } from '../../model/left-out.js';
import { detailOf, Unreadable, type FormatFacts, type FormatReader } from '../format.js';
import { attachedProblem } from '../attached-files.js';
import { mendPdf } from '../mend-pdf.js';
import { besidePages, type PdfBeside } from '../pdf-beside.js';
import { coversPage, describePage, isCovered, type PageReading } from '../pdf-pages.js';
import { paragraphsOf } from '../pdf-paragraphs.js';
import { attempt, highlightsOf, seePage } from '../pdf-sight.js';
import { pdfSignatures, unplacedSignatures } from '../pdf-signatures.js';
import { hidesPaint } from '../pdf-paint.js';
import { hasEnd, hasWrongStart } from '../pdf-start.js';
import { isFormShell } from '../pdf-xfa.js';
import { pagesToSearch } from '../search-plan.js';
import { sealFacts } from '../seal-facts.js';
import { linesOfPages } from '../text-line.js';
import { countWords } from '../words.js';

/** More pages are a mistake or an attack. */
const MOST_PAGES = 20_000;
/** Pages beyond these are counted but not read. */
const MOST_READ = 2_000;

/**
 * PDF (ISO 32000): PDFium gives pages, text, pixels and annotations, pdf-lib the form with its signatures. Each is asked
 * apart, so that one's weakness is not the other's; what only one of them opens is `repaired`.
 */
const reader: FormatReader = {
  id: 'pdf',
  formats: ['pdf'],
  async read({ bytes, look }) {
    const { pdf, mended } = await openOrMend(bytes);
    try {
      const loaded = await load(mended ?? bytes);
      return await describe(pdf, mended ? { ...loaded, refusal: MENDED } : loaded, { bytes, look });
    } finally {
      attempt(() => pdf.close(), undefined);
    }
  },
};

export default reader;

const MENDED = 'no reader opens it; put together anew from its objects';

/** What does not open at all may still hold its pages. */
async function openOrMend(bytes: Uint8Array): Promise<{ readonly pdf: PdfiumDocument; readonly mended: Uint8Array | null }> {
  try {
    return { pdf: await open(bytes), mended: null };
  } catch (error) {
    const isDamaged = error instanceof Unreadable && (error.code === 'corrupt' || error.code === 'truncated');
    const mended = isDamaged ? await mendPdf(bytes).catch(() => null) : null;
    if (!mended) throw error;
    return { pdf: await open(mended).catch(() => Promise.reject(error)), mended };
  }
}

async function open(bytes: Uint8Array): Promise<PdfiumDocument> {
  const pdf = await openPdf(bytes).catch((error: unknown) => {
    if (!(error instanceof PdfiumError)) throw error;
    const isProtected = error.reason === 'password' || /Unsupported security|error 5$/i.test(error.message);
    throw new Unreadable(isProtected ? 'encrypted' : hasEnd(bytes) ? 'corrupt' : 'truncated', error.message);
  });
  if (pdf.pageCount > 0 && pdf.pageCount <= MOST_PAGES) return pdf;
  const code = pdf.pageCount > 0 ? 'too-large' : 'corrupt';
  const detail = `${pdf.pageCount} pages`;
  pdf.close();
  throw new Unreadable(code, detail);
}

interface Loaded {
  readonly document: PDFDocument | null;
  /** Why pdf-lib did not take it. */
  readonly refusal: string | null;
}

/** Never with `ignoreEncryption`, which gives blank pages in silence; the empty password opens what only an owner locked. */
async function load(bytes: Uint8Array): Promise<Loaded> {
  try {
    const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false, throwOnInvalidObject: false });
    document.getPageCount();
    return { document, refusal: null };
  } catch (error) {
    return { document: null, refusal: detailOf(error) };
  }
}

async function describe(pdf: PdfiumDocument, { document, refusal }: Loaded, { bytes, look }: { bytes: Uint8Array; look: boolean }): Promise<FormatFacts> {
  const mayHidePaint = look && hidesPaint(document);
  const read = Array.from({ length: pdf.pageCount }, (_each, index) => readPage(pdf, index));
  const searched = pagesToSearch(look ? read.slice(0, MOST_READ).map(({ content }) => content) : []);
  const pages: PageReading[] = [];
  for (const [index, page] of read.entries()) {
    const sight = searched.has(index) && page.content ? await seePage(pdf, index, { content: page.content, text: page.text, mayHidePaint }).catch(() => null) : null;
    pages.push({ ...page, sight });
  }
  const described = pages.map(describePage);
  const beside = attempt(() => besidePages(document), NOTHING_BESIDE);
  // Words typed into a form are read as the last of their page.
  const texts = pages.map((page, index) => [page.text, ...(beside.shown.get(index) ?? [])].filter(Boolean).join('\n'));
  const content = texts.join('\n').trim();
  const { highlights, isDoubtful } = highlightsOf(pdf, pages);
  const isComplete = look && searched.size === pages.length;
  const lost = described.flatMap((page, index) => (pages[index]?.content === null && index < MOST_READ ? [index + 1] : []));
  const damage = refusal ?? (document?.getPageCount() !== pdf.pageCount ? 'the readers count different pages' : hasWrongStart(bytes) ? 'the cross-reference table is not where the file says' : null);
  return {
    readable: damage === null ? 'yes' : 'repaired',
    encrypted: pdf.isEncrypted ? 'owner' : 'no',
    pages: described,
    text: { source: content === '' ? 'none' : 'native', characters: content.replace(/\s/gu, '').length, content },
    lines: linesOfPages(texts),
    words: content !== '' && described.every((page) => page.content === 'text' || page.content === 'blank') ? countWords(paragraphsOf(texts)) : null,
    looks: pages.flatMap(({ sight }) => (sight && !sight.isBlank ? (sight.looks ?? []) : [])),
    ...sealFacts(pages.map((page, index) => (searched.has(index) ? { sight: page.sight, isPicture: isCovered(page), dpi: described[index]?.dpi ?? null } : 'not-searched')), isComplete),
    signatures: await signaturesOf(pdf, document, bytes),
    highlights,
    highlightVerdict: highlights.length > 0 ? 'seen' : isDoubtful || !isComplete || pages.some(isCovered) ? 'cannot-tell' : 'not-seen',
    ...leftOut({ ...beside.leftOut, unseen: pages.filter((page) => (page.beside ?? 0) >= LEAST_UNSEEN).length }),
    problems: problemsOf({ damage, beside, isShell: attempt(() => isFormShell(document), false), isLocked: pdf.isEncrypted, lost, unseen: unseenPages(pages), blank: described.flatMap((page, index) => (page.content === 'blank' ? [index + 1] : [])) }),
  };
}

/** A few are blanks and marks of the program that wrote it. */
const LEAST_UNSEEN = 4;

/** Pages with words for nobody beside those that are seen. Over a scan, or words drawn as outlines, they are a reading by another program: what is seen is read here. */
function unseenPages(pages: readonly PageReading[]): number[] {
  return pages.flatMap((page, index) => ((page.unseen ?? 0) >= LEAST_UNSEEN && page.text.trim() !== '' && !isCovered(page) ? [index + 1] : []));
}

/** Without its sight, which costs more and is not had of every page. */
function readPage(pdf: PdfiumDocument, index: number): PageReading {
  const told = attempt(() => pdf.pageSize(index), { widthPt: 0, heightPt: 0 });
  // A box without extent shows nothing; one point keeps it from dividing anything by zero.
  const size = { widthPt: Math.max(1, told.widthPt), heightPt: Math.max(1, told.heightPt) };
  if (index >= MOST_READ) return { size, text: '', content: null, sight: null };
  const content = attempt(() => pdf.content(index), null);
  return { size, ...attempt(() => pdf.seenText(index, content !== null && coversPage(content)), { text: '', unseen: 0, beside: 0 }), content, sight: null };
}

async function signaturesOf(pdf: PdfiumDocument, document: PDFDocument | null, bytes: Uint8Array): Promise<Signature[]> {
  const placed = document ? await pdfSignatures({ document, pdf }, bytes).catch(() => null) : null;
  return placed ?? unplacedSignatures(attempt(() => pdf.signatures(), []));
}

const NOTHING_BESIDE: PdfBeside = besidePages(null);

function problemsOf(found: { damage: string | null; beside: PdfBeside; isShell: boolean; isLocked: boolean; lost: readonly number[]; blank: readonly number[]; unseen: readonly number[] }): FactProblem[] {
  return [
    ...(found.damage === null ? [] : [{ code: 'repaired' as const, page: null, detail: found.damage }]),
    ...(found.isLocked ? [{ code: 'owner-locked' as const, page: null, detail: null }] : []),
    ...(found.isShell ? [{ code: 'corrupt' as const, page: 1, detail: 'its form (XFA) is shown by Adobe Reader alone; print it to PDF there' }] : []),
    ...attachedProblem(found.beside.attached, found.beside.isPortfolio ? 'portfolio' : 'attached'),
    ...found.lost.map((page) => ({ code: 'corrupt' as const, page, detail: 'the page cannot be read' })),
    ...found.unseen.slice(0, 100).map((page) => ({ code: 'unseen-words' as const, page, detail: null })),
    ...found.blank.slice(0, 100).map((page) => ({ code: 'blank-page' as const, page, detail: null })),
  ];
}
