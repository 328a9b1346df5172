import type { PdfImage, PdfPageContent } from '../engines/pdfium-objects.js';
import type { PageFacts } from '../model/facts.js';
import type { PageSight } from './pictures.js';

export const MM_PER_POINT = 25.4 / 72;

/** What was read of one page; null: it refused. */
export interface PageReading {
  readonly size: { readonly widthPt: number; readonly heightPt: number };
  readonly text: string;
  /** Characters of its own that nobody sees, and that are not in its text. */
  readonly unseen?: number;
  /** Those that lie off the page, not in its text either. */
  readonly beside?: number;
  readonly content: PdfPageContent | null;
  /** Null when it was not drawn. */
  readonly sight: PageSight | null;
}

/** Share of the page that pictures take up from which they are the page. */
const COVERS = 0.75;
const PARTLY = 0.25;
/** Smaller ones are logos and icons. */
const SHOWS = 0.02;
/** A number stamped on a scan is not its text. */
const LEAST_TEXT = 20;

/** The page is a picture, perhaps with a text layer over it: a grey one hides the colour of a seal. */
export function isCovered({ content }: PageReading): boolean {
  return content !== null && coversPage(content);
}

export function coversPage(content: PdfPageContent): boolean {
  return shareOf(content) >= COVERS;
}

/** Of the largest picture on the page. */
export function dpiOfPage(content: PdfPageContent | null): number | null {
  const largest = content?.images.toSorted((a, b) => areaOf(b) - areaOf(a))[0];
  return largest ? dpiOf(largest) : null;
}

export function describePage(page: PageReading): PageFacts {
  const kind = contentOf(page);
  const largest = page.content?.images.toSorted((a, b) => areaOf(b) - areaOf(a))[0];
  const isPicture = kind === 'scan' || kind === 'mixed';
  const pictures = page.content === null ? 0 : page.content.images.filter((image) => shareOf({ ...(page.content as PdfPageContent), images: [image] }) >= SHOWS).length;
  return {
    widthMm: round(page.size.widthPt * MM_PER_POINT),
    heightMm: round(page.size.heightPt * MM_PER_POINT),
    content: kind,
    dpi: isPicture ? dpiOfPage(page.content) : null,
    grey: kind !== 'blank' && isCovered(page) && (page.sight ? page.sight.reason === 'grey' : largest?.bitsPerPixel === 1),
    ...(kind === 'text' && pictures > 0 ? { pictures } : {}),
  };
}

function contentOf(page: PageReading): PageFacts['content'] {
  const characters = page.text.replace(/\s/gu, '').length;
  if (isCovered(page)) {
    if (characters >= LEAST_TEXT) return 'mixed';
    return page.sight?.isBlank && characters === 0 ? 'blank' : 'scan';
  }
  if (characters > 0) return page.content !== null && shareOf(page.content) >= PARTLY ? 'mixed' : 'text';
  // Words drawn as outlines, a photograph in the middle: shown, but not as text.
  const isEmpty = page.sight ? page.sight.isBlank : page.content !== null && page.content.objects === 0 && page.content.annotations.length === 0;
  return isEmpty ? 'blank' : 'scan';
}

/** Share of the visible page that its pictures take up together: scanners cut a page into strips. */
function shareOf({ box, images }: PdfPageContent): number {
  const page = (box.right - box.left) * (box.top - box.bottom);
  if (page <= 0) return 0;
  const seen = images.map((image) => {
    const width = Math.min(image.box.right, box.right) - Math.max(image.box.left, box.left);
    const height = Math.min(image.box.top, box.top) - Math.max(image.box.bottom, box.bottom);
    return Math.max(0, width) * Math.max(0, height);
  });
  return seen.reduce((sum, area) => sum + area, 0) / page;
}

function areaOf({ box }: PdfImage): number {
  return (box.right - box.left) * (box.top - box.bottom);
}

/** dpi = pixels ÷ inches (DA/T 31-2017). Long sides are compared, whichever way the picture lies. */
function dpiOf({ box, pixelWidth, pixelHeight }: PdfImage): number | null {
  const points = Math.max(box.right - box.left, box.top - box.bottom);
  return points > 0 ? Math.round((Math.max(pixelWidth, pixelHeight) * 72) / points) : null;
}

function round(mm: number): number {
  return Math.round(mm * 10) / 10;
}
