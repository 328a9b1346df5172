import sharp from 'sharp';
import { openPdf, type PdfiumDocument, type RenderedPage } from '../../engines/pdfium.js';
import type { Exhibit, ExhibitSource, Straightening } from '../../model/dossier.js';
import { openPicture } from '../pdf/open-picture.js';
import { scannedPage } from '../pdf/scanned-page.js';
import type { EvidenceImage } from './evidence.js';

/** Legible in print at the size it has in Word, and small enough for a file with hundreds of pages. */
const DPI = 120;
/** Of scans that are decoded for half the price at that. */
const LEAST_SCAN_DPI = 100;
/** Huffman tables made for each picture would save 4 % of the bytes and take as long again. */
const JPEG = { quality: 75, optimiseCoding: false } as const;
/** A pixel more than A3 at 120 dpi; larger pages are drawn coarser. */
const MAX_PAGE_PIXELS = 4_000_000;
/** About 1,400 pixels square, whatever the shape: the width of a long screenshot stays legible. */
const MAX_PICTURE_PIXELS = 2_000_000;
/** Pictures that do not say otherwise are shown at the size a screen gives them. */
const SCREEN_DPI = 96;
const A4 = { widthMm: 210, heightMm: 297 } as const;

/**
 * Every page of one exhibit as a JPEG with its size on paper, upright, without what a camera wrote about place and
 * time. A page that cannot be drawn is an entry with `missing`, so that there are always `source.pages` of them.
 */
export async function renderPageImages(bytes: Uint8Array, source: PageSource, { straightened = {}, scans = new Map() }: ImageOptions = {}): Promise<RenderedImage[]> {
  const pages = await asTheyLie(bytes, source, scans);
  return Promise.all(pages.map((page, index) => straight(page, straightened[index + 1])));
}

export interface ImageOptions {
  readonly straightened?: Exhibit['straightened'];
  /** `jpegOf` the `scanPixels` of pages that somebody decoded before, by index. */
  readonly scans?: ReadonlyMap<number, Uint8Array>;
}

function asTheyLie(bytes: Uint8Array, source: PageSource, scans: ReadonlyMap<number, Uint8Array>): Promise<RenderedImage[]> {
  return source.type === 'pdf' ? pdfPages(bytes, source.pages, scans) : eachPage(source.pages, (index) => picturePage(bytes, source.cuts ? { frame: 0, rows: [source.cuts[index - 1] ?? 0, source.cuts[index] ?? Infinity] } : { frame: index, rows: [0, Infinity] }));
}

export interface RenderedImage extends EvidenceImage {
  readonly jpeg: Uint8Array;
}

export type PageSource = Exclude<ExhibitSource, { type: 'text' }>;

async function pdfPages(bytes: Uint8Array, pages: number, scans: ReadonlyMap<number, Uint8Array>): Promise<RenderedImage[]> {
  let pdf: Awaited<ReturnType<typeof openPdf>>;
  try {
    pdf = await openPdf(bytes);
  } catch (error) {
    return eachPage(pages, () => Promise.reject(error));
  }
  try {
    return await eachPage(pages, async (index) => {
      const { widthPt, heightPt } = pdf.pageSize(index);
      const jpeg = scans.get(index) ?? (await scanned(pdf, index)) ?? (await drawnPage(pdf, index));
      return { jpeg, widthMm: (widthPt / 72) * 25.4, heightMm: (heightPt / 72) * 25.4 };
    });
  } finally {
    await pdf.close();
  }
}

async function drawnPage(pdf: PdfiumDocument, index: number): Promise<Uint8Array> {
  return jpegOf({ ...pdf.render(index, { dpi: DPI, maxPixels: MAX_PAGE_PIXELS }), channels: 3 });
}

/** Null for a page that is not one sound JPEG. */
async function scanned(pdf: PdfiumDocument, index: number): Promise<Uint8Array | null> {
  const scan = await scanPixels(pdf, index);
  return scan && jpegOf(scan);
}

export interface ScanPixels extends Pick<RenderedPage, 'width' | 'height' | 'data'> {
  /** A grey scan has one. */
  readonly channels: 1 | 3;
}

/** The pixels of a scanned page of which its picture is made; null for a page that is not one sound JPEG. */
export async function scanPixels(pdf: PdfiumDocument, index: number): Promise<ScanPixels | null> {
  try {
    const page = await scannedPage(pdf, index, { dpi: DPI, leastDpi: LEAST_SCAN_DPI, pixels: MAX_PAGE_PIXELS });
    if (!page) return null;
    const { data, info } = await page.raw().toBuffer({ resolveWithObject: true });
    return info.channels === 1 || info.channels === 3 ? { data, width: info.width, height: info.height, channels: info.channels } : null;
  } catch {
    return null;
  }
}

export async function jpegOf({ data, width, height, channels }: ScanPixels): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels } }).jpeg(JPEG).toBuffer();
}

async function picturePage(bytes: Uint8Array, { frame, rows: [top, bottom] }: { readonly frame: number; readonly rows: readonly [number, number] }): Promise<RenderedImage> {
  const picture = await openPicture(bytes, frame);
  const about = await picture.metadata();
  const { width } = about.autoOrient;
  const height = Math.min(bottom, about.autoOrient.height) - top;
  const scale = Math.min(1, Math.sqrt(MAX_PICTURE_PIXELS / (width * height)));
  const jpeg = await picture
    .autoOrient()
    .extract({ left: 0, top, width, height })
    .resize({ width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg(JPEG)
    .toBuffer();
  // 72 is what programs write when they do not know.
  const dpi = about.density && about.density > SCREEN_DPI ? about.density : SCREEN_DPI;
  return { jpeg, widthMm: (width / dpi) * 25.4, heightMm: (height / dpi) * 25.4 };
}

/** On its feet and level; paper is added where a corner would be cut off. */
async function straight(page: RenderedImage, how: Straightening | undefined): Promise<RenderedImage> {
  if (!how || page.missing !== undefined) return page;
  const before = await sharp(page.jpeg).metadata();
  const upright = how.quarterTurns === 0 ? page.jpeg : await sharp(page.jpeg).rotate(90 * how.quarterTurns).png().toBuffer();
  const { data, info } = await sharp(upright).rotate(-how.degrees, { background: '#ffffff' }).jpeg(JPEG).toBuffer({ resolveWithObject: true });
  const mm = page.widthMm / before.width;
  return { jpeg: data, widthMm: info.width * mm, heightMm: info.height * mm };
}

/** Decoders may say a lot. */
function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 160) ?? '';
}

/** One page after the other; what fails is named in its place. */
async function eachPage(pages: number, make: (index: number) => Promise<RenderedImage>): Promise<RenderedImage[]> {
  const images: RenderedImage[] = [];
  for (let index = 0; index < pages; index++) {
    try {
      images.push(await make(index));
    } catch (error) {
      images.push({ ...A4, jpeg: new Uint8Array(), missing: firstLine(error) });
    }
  }
  return images;
}
