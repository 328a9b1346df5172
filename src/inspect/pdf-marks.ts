import type { PdfAnnotation, PdfBox, PdfPageContent } from '../engines/pdfium-objects.js';
import type { PdfiumDocument, RenderedPage } from '../engines/pdfium.js';

/** An annotation that marks something, with the places it marks. */
export interface AnnotatedMark {
  readonly kind: Exclude<PdfAnnotation['kind'], 'other' | 'frame' | 'strike'>;
  readonly boxes: readonly PdfBox[];
}

export interface AnnotatedMarks {
  readonly marks: readonly AnnotatedMark[];
  /** One more is there that draws nothing, not in every reader, or in the black or blue that people sign with. */
  readonly isDoubtful: boolean;
}

/** Lines of a point are seen at this resolution. */
const DPI = 75;
const MOST_PIXELS = 4_000_000;

/**
 * The annotations that mark words on a page (ISO 32000-1, 12.5.6.10 and 12.5.6.13), told by what they change on it: white,
 * transparent and empty ones, those of a layer that is switched off, and those over words that are struck out mark nothing.
 */
export function annotatedMarks(pdf: PdfiumDocument, index: number, content: PdfPageContent): AnnotatedMarks {
  const found = content.annotations.flatMap(({ kind, boxes, isDrawable }) => (kind === 'other' || kind === 'strike' || (kind === 'frame' && isWide(boxes, content)) || boxes.every((box) => isStruck(box, content)) ? [] : [{ kind, boxes, isDrawable }]));
  if (found.length === 0) return { marks: [], isDoubtful: false };
  const size = { dpi: DPI, maxPixels: MOST_PIXELS };
  const [bare, drawn] = [pdf.render(index, { ...size, isBare: true }), pdf.render(index, size)];
  const marks = found.filter(({ kind, boxes, isDrawable }) => isDrawable && boxes.some((box) => isDrawn(kind, pixelsOf(box, content, drawn), { bare, drawn })));
  return { marks: marks.map(({ kind, boxes }) => ({ kind: kind === 'frame' ? 'ink' : kind, boxes })), isDoubtful: found.some((each) => each.kind !== 'frame' && !marks.includes(each)) };
}

/** Share of a marked place that a strike-out takes up where its words are struck out. */
const STRUCK = 0.5;

/** The words of this place are struck out, which says that they no longer count. */
export function isStruck(place: PdfBox, { annotations }: PdfPageContent): boolean {
  const overlap = (from: number, to: number, other: readonly [number, number]) => Math.max(0, Math.min(to, other[1]) - Math.max(from, other[0]));
  const struck = annotations.flatMap(({ kind, boxes }) => (kind === 'strike' ? boxes : []));
  const width = struck.reduce((sum, box) => (overlap(place.bottom, place.top, [box.bottom, box.top]) > STRUCK * Math.min(place.top - place.bottom, box.top - box.bottom) ? sum + overlap(place.left, place.right, [box.left, box.right]) : sum), 0);
  return width > STRUCK * (place.right - place.left);
}

/** Share of the page from which on a frame is the page's, and stresses nothing. */
const MOST_OF_PAGE = 0.5;

function isWide(boxes: readonly PdfBox[], { box: page }: PdfPageContent): boolean {
  const areaOf = ({ left, right, top, bottom }: PdfBox) => (right - left) * (top - bottom);
  return boxes.some((box) => areaOf(box) > MOST_OF_PAGE * areaOf(page));
}

/** A channel that differs by less is the same. */
const SAME = 12;
/** Levels between the channels of a coloured pen, and by which blue must stand out for a pen to be a blue one. */
const COLOURED = 60;
const BLUE = 40;

/** Share of a frame's box that it leaves as it was: a filled one may cover the words, and one in black is a form's. */
const LEAST_LEFT = 0.5;

function isDrawn(kind: PdfAnnotation['kind'], box: PixelBox, { bare, drawn }: { bare: RenderedPage; drawn: RenderedPage }): boolean {
  let [changed, pen] = [0, 0];
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const at = (y * drawn.width + x) * 3;
      const [r, g, b] = [drawn.data[at]!, drawn.data[at + 1]!, drawn.data[at + 2]!];
      if (Math.abs(r - bare.data[at]!) < SAME && Math.abs(g - bare.data[at + 1]!) < SAME && Math.abs(b - bare.data[at + 2]!) < SAME) continue;
      changed++;
      if (Math.max(r, g, b) - Math.min(r, g, b) >= COLOURED && b - Math.max(r, g) < BLUE) pen++;
    }
  }
  if (kind === 'frame') return pen > 0 && changed <= (1 - LEAST_LEFT) * (box.bottom - box.top) * (box.right - box.left);
  return kind === 'ink' ? pen > 0 : changed > 0;
}

/** Right and bottom exclusive. */
interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A pen is as broad as its line: its box may have no extent of its own. */
const MARGIN = 2;

function pixelsOf(place: PdfBox, { box, quarterTurns }: PdfPageContent, { width, height }: RenderedPage): PixelBox {
  const across = (at: number) => (at - box.left) / Math.max(1e-6, box.right - box.left);
  const down = (at: number) => (box.top - at) / Math.max(1e-6, box.top - box.bottom);
  const upright = { left: across(place.left), right: across(place.right), top: down(place.top), bottom: down(place.bottom) };
  const seen = [
    upright,
    { left: 1 - upright.bottom, right: 1 - upright.top, top: upright.left, bottom: upright.right },
    { left: 1 - upright.right, right: 1 - upright.left, top: 1 - upright.bottom, bottom: 1 - upright.top },
    { left: upright.top, right: upright.bottom, top: 1 - upright.right, bottom: 1 - upright.left },
  ][quarterTurns] ?? upright;
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return {
    left: within(Math.floor(seen.left * width) - MARGIN, width), right: within(Math.ceil(seen.right * width) + MARGIN, width),
    top: within(Math.floor(seen.top * height) - MARGIN, height), bottom: within(Math.ceil(seen.bottom * height) + MARGIN, height),
  };
}
