import sharp, { type Sharp } from 'sharp';
import { pageJpeg } from '../../engines/page-jpeg.js';
import type { PdfiumDocument } from '../../engines/pdfium.js';
import { MAX_PIXELS } from './open-picture.js';

export interface ScanSize {
  readonly dpi: number;
  readonly pixels: number;
  /** So many dots will do where they cost half as much to have: a JPEG is decoded at half its size when a third of it is asked for. */
  readonly leastDpi?: number;
}

/**
 * A page that is one JPEG, upright, scaled while it is decoded; null for one that only PDFium shows right. Never
 * enlarged. A JPEG that is damaged fails when its pixels are asked for.
 */
export async function scannedPage(pdf: PdfiumDocument, index: number, most: ScanSize): Promise<Sharp | null> {
  const content = pdf.content(index);
  const scan = pageJpeg(pdf, index, content);
  if (!scan) return null;
  const about = await sharp(scan).metadata();
  if ((about.space !== 'srgb' && about.space !== 'b-w') || (about.orientation ?? 1) !== 1) return null;
  const { widthPt, heightPt } = pdf.pageSize(index);
  const scale = Math.min(most.dpi / 72, Math.sqrt(most.pixels / (widthPt * heightPt)));
  const [width, height] = content.quarterTurns % 2 === 1 ? [heightPt, widthPt] : [widthPt, heightPt];
  if (about.width < width * scale || about.height < height * scale) return null;
  const third = { width: Math.floor(about.width / 3), height: Math.floor(about.height / 3) };
  const isThird = most.leastDpi !== undefined && third.width < width * scale && third.width >= Math.floor((width * most.leastDpi) / 72);
  const size = isThird ? third : { width: Math.round(width * scale), height: Math.round(height * scale) };
  const small = sharp(scan, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, ignoreIcc: true }).resize({ ...size, fit: 'fill' });
  if (content.quarterTurns === 0) return small;
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: info }).rotate(90 * content.quarterTurns);
}
