import { pageJpeg } from '../engines/page-jpeg.js';
import type { PdfBox, PdfPageContent } from '../engines/pdfium-objects.js';
import type { PdfiumDocument } from '../engines/pdfium.js';
import type { Highlight } from '../model/facts.js';
import { glanceAt } from './glance.js';
import { annotatedMarks, isStruck, type AnnotatedMarks } from './pdf-marks.js';
import { coversPage, dpiOfPage, MM_PER_POINT, type PageReading } from './pdf-pages.js';
import { looksOnPage } from './picture-look.js';
import { lookAt, smallCopy, source, type PageSight } from './pictures.js';
import { placeOf } from './seal/find-marks.js';
import type { Pixels } from './seal/pixels.js';
import { sheetScale } from './sheet-scale.js';

/** Low: red is found as well as at a higher one, at half the price. */
const DPI = 75;
const MOST_PIXELS = 4_000_000;

/** What a look at a page would tell that has nothing to be seen on it but words in black and grey. */
const NOTHING_RED: PageSight = { seals: [], stamps: [], verdict: 'not-seen', reason: null, marks: [], isBlank: false };

/**
 * What is seen on a page. Most pages of text need not be drawn for it: words and lines without any colour hold neither seal
 * nor mark. `mayHidePaint`: the document has patterns or glyphs whose colours only show when they are drawn.
 */
export async function seePage(pdf: PdfiumDocument, index: number, page: { readonly content: PdfPageContent; readonly text: string; readonly mayHidePaint: boolean }): Promise<PageSight> {
  const isText = page.content.isColourless && !page.mayHidePaint && page.text.trim() !== '';
  return isText ? NOTHING_RED : lookAtPage(pdf, index, page.content);
}

/** The page as pixels, searched. A page that is one JPEG is decoded small, six times faster than drawing it. */
async function lookAtPage(pdf: PdfiumDocument, index: number, content: PdfPageContent): Promise<PageSight> {
  const isCovered = coversPage(content);
  const { widthPt, heightPt } = pdf.pageSize(index);
  const mmPerPixel = (pixels: Pixels) => sheetScale(Math.max(widthPt, heightPt) * MM_PER_POINT, (widthPt * MM_PER_POINT) / pixels.width);
  const jpeg = await plainJpeg(pdf, index, content);
  const how = { quarterTurns: content.quarterTurns, ignoreIcc: true };
  const glance = jpeg ? await glanceAt(jpeg, how, { mmPerPixel: (copy) => mmPerPixel(copy.pixels), isPicture: isCovered }).catch(() => null) : null;
  const copy = glance ?? (jpeg && (await smallCopy(jpeg, how).catch(() => null)));
  const pixels = copy?.pixels ?? pdf.render(index, { dpi: DPI, maxPixels: MOST_PIXELS });
  const looks = looksOnPage(pixels, index + 1, { content, isCovered, dpi: dpiOfPage(content) });
  return { ...(glance?.sight ?? lookAt(pixels, mmPerPixel(pixels), isCovered)), looks };
}

/** The picture that is the whole page. Null when the page is made otherwise, or the JPEG is one that only PDFium shows right (CMYK, clipped, slanted). */
export async function plainJpeg(pdf: PdfiumDocument, index: number, content: PdfPageContent): Promise<Uint8Array | null> {
  const jpeg = pageJpeg(pdf, index, content);
  if (!jpeg) return null;
  try {
    const { space, orientation } = await source(jpeg).metadata();
    // In a PDF an orientation tag inside the JPEG means nothing, sharp would follow it.
    return (space === 'srgb' || space === 'b-w') && (orientation ?? 1) === 1 ? jpeg : null;
  } catch {
    return null;
  }
}

/** Words that stand on a red underline are above it: this share of the page's height is taken with it. */
const LINE_OF_TEXT = 0.018;
const MOST_HIGHLIGHTS = 1_000;

/** Annotations first, then what was seen in the pixels, each with the native text it marks. */
export function highlightsOf(pdf: PdfiumDocument, pages: readonly PageReading[]): { readonly highlights: Highlight[]; readonly isDoubtful: boolean } {
  const found = pages.map(({ content, sight }, index) => {
    const read = (boxes: readonly PdfBox[]) => oneLine(boxes.map((box) => attempt(() => pdf.textIn(index, narrowed(box)), ''))) || null;
    const { marks, isDoubtful } = content ? attempt(() => annotatedMarks(pdf, index, content), UNDRAWN) : NONE;
    const annotated = marks.map(({ kind, boxes }): Highlight => ({ page: index + 1, kind, text: read(boxes) }));
    // An annotation is drawn too, and would be seen twice.
    const seen = annotated.length > 0 || isDoubtful ? [] : (sight?.marks ?? []).flatMap((mark): Highlight[] => {
      const place = attempt(() => pdf.boxAt(index, mark), null);
      if (content && place && isStruck(place, content)) return [];
      const above = mark.kind === 'underline' ? Math.min(mark.top, LINE_OF_TEXT) : 0;
      const box = attempt(() => pdf.boxAt(index, { left: mark.left, top: mark.top - above, width: mark.width, height: mark.height + above }), null);
      return [{ page: index + 1, kind: mark.kind, text: box && read([box]), box: placeOf(mark) }];
    });
    return { highlights: [...annotated, ...seen], isDoubtful };
  });
  return { highlights: found.flatMap(({ highlights }) => highlights).slice(0, MOST_HIGHLIGHTS), isDoubtful: found.some(({ isDoubtful }) => isDoubtful) };
}

const NONE: AnnotatedMarks = { marks: [], isDoubtful: false };
const UNDRAWN: AnnotatedMarks = { marks: [], isDoubtful: true };

/** A mark is taller than its line: without this the lines above and below would be read with it. One over several lines is not that much taller, in points. */
const MOST_INSET = 6;

function narrowed({ left, right, bottom, top }: PdfBox): PdfBox {
  const inset = Math.min(MOST_INSET, (top - bottom) * 0.3);
  return { left, right, bottom: bottom + inset, top: top - inset };
}

/** Lines of one mark: Latin words stay apart, Han characters close up. */
function oneLine(lines: readonly string[]): string {
  return lines.join(' ').replace(/\s+/gu, ' ').replace(/(?<=[\u2e80-\u9fff\uff00-\uffef]) (?=[\u2e80-\u9fff\uff00-\uffef])/gu, '').trim();
}

/** What one page or one structure refuses to give costs nothing else. */
export function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
