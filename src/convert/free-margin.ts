import type { PdfiumDocument, RenderedPage } from '../engines/pdfium.js';
import { shrink } from '../inspect/seal/pixels.js';
import type { Margin } from '../model/prepared.js';
import { place, stampBox, type Box, type SourcePage } from '../render/pdf/geometry.js';
import { scanPixels, type ScanPixels } from '../render/word/page-images.js';
import { drawSmall, SIDE } from './compare.js';

/** Paper is at least this light in every colour; a darker ground is a picture. */
const PAPER = 190;
/** What differs by more from the paper around it is ink. */
const EVEN = 14;

/** In this order. */
const TRIED: readonly Margin[] = ['foot', 'head'];

/**
 * The margin of a page in which nothing stands that the stamp would touch when the page takes the whole sheet: not even
 * its own page number. None for a page that keeps its size anyway.
 */
export async function freeMargin(pdf: PdfiumDocument, index: number, { page, drawn, onScan }: MarginPage): Promise<Margin | null> {
  if (place(page).area.width >= place(page, { margin: 'foot' }).area.width) return null;
  const seen = drawn ?? (await smallScan(pdf, index, onScan)) ?? drawSmall(pdf, index);
  return TRIED.find((margin) => isFree(seen, partUnder(margin, page))) ?? null;
}

export interface MarginPage {
  readonly page: SourcePage;
  /** As seen, where it was drawn already. */
  readonly drawn: RenderedPage | null;
  readonly onScan?: OnScan;
}

/** Is given every scan that was decoded on the way, at the size of its picture in Word. */
export type OnScan = (index: number, scan: ScanPixels) => Promise<void>;

/** The same for a page whose copy is described as it is seen. */
export function seenMargin(pdf: PdfiumDocument, index: number): Promise<Margin | null> {
  const { widthPt, heightPt } = pdf.pageSize(index);
  return freeMargin(pdf, index, { page: { box: { x: 0, y: 0, width: widthPt, height: heightPt }, rotate: 0, userUnit: 1 }, drawn: null });
}

/** A scan is decoded, which costs a fraction of drawing it. */
async function smallScan(pdf: PdfiumDocument, index: number, onScan?: OnScan): Promise<RenderedPage | null> {
  const scan = await scanPixels(pdf, index);
  if (!scan) return null;
  await onScan?.(index, scan);
  return shrink({ ...scan, data: scan.channels === 3 ? scan.data : tripled(scan.data) }, SIDE);
}

function tripled(grey: Uint8Array): Uint8Array {
  const rgb = new Uint8Array(3 * grey.length);
  for (let at = 0; at < rgb.length; at++) rgb[at] = grey[Math.floor(at / 3)] as number;
  return rgb;
}

/** The part of the page that the stamp would cover, as fractions of the page as seen, y downwards; null where it stands beside the page. */
function partUnder(margin: Margin, source: SourcePage): Box | null {
  const { page, area } = place(source, { margin });
  const stamp = stampBox(page, margin);
  const [left, right] = [Math.max(stamp.x, area.x), Math.min(stamp.x + stamp.width, area.x + area.width)];
  const [bottom, top] = [Math.max(stamp.y, area.y), Math.min(stamp.y + stamp.height, area.y + area.height)];
  if (right <= left || top <= bottom) return null;
  return { x: (left - area.x) / area.width, y: (area.y + area.height - top) / area.height, width: (right - left) / area.width, height: (top - bottom) / area.height };
}

/** Light, and everywhere the same. */
function isFree({ width, height, data }: RenderedPage, part: Box | null): boolean {
  if (!part) return true;
  const [left, right] = [Math.floor(part.x * width), Math.min(width, Math.ceil((part.x + part.width) * width))];
  const [top, bottom] = [Math.floor(part.y * height), Math.min(height, Math.ceil((part.y + part.height) * height))];
  const paper = [0, 1, 2].map((channel) => median({ data, width, channel }, { left, right, top, bottom }));
  if (paper.some((value) => value < PAPER)) return false;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 3;
      if (paper.some((value, channel) => Math.abs((data[at + channel] as number) - value) > EVEN)) return false;
    }
  }
  return true;
}

interface Rows {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function median({ data, width, channel }: { readonly data: Uint8Array; readonly width: number; readonly channel: number }, { left, right, top, bottom }: Rows): number {
  const counts = new Uint32Array(256);
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) (counts[data[(y * width + x) * 3 + channel] as number] as number) += 1;
  const half = ((right - left) * (bottom - top)) / 2;
  let [value, seen] = [0, counts[0] as number];
  while (seen < half && value < 255) seen += counts[++value] as number;
  return value;
}
