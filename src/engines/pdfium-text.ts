import type { PdfiumMemory } from './pdfium.js';
import { withMemory, type PdfBox } from './pdfium-objects.js';

/** fpdf_text.h and what places its boxes on the page as seen. */
export interface PdfiumText extends PdfiumMemory {
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetText(text: number, start: number, count: number, buffer: number): number;
  FPDFText_GetBoundedText(text: number, left: number, top: number, right: number, bottom: number, buffer: number, count: number): number;
  FPDFText_CountRects(text: number, start: number, count: number): number;
  FPDFText_GetRect(text: number, index: number, left: number, top: number, right: number, bottom: number): boolean;
  FPDF_PageToDevice(page: number, x: number, y: number, width: number, height: number, rotate: number, pageX: number, pageY: number, deviceX: number, deviceY: number): boolean;
}

/** A piece of text on the page as seen: fractions of its width and height, from the left top. */
export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function readText(pdfium: PdfiumText, page: number): string {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return '';
  const read = wholeText(pdfium, text);
  pdfium.FPDFText_ClosePage(text);
  return read;
}

/** All of a page whose text is loaded. */
export function wholeText(pdfium: PdfiumText, text: number): string {
  const count = Math.max(0, pdfium.FPDFText_CountChars(text));
  return withMemory(pdfium, (count + 1) * 2, (buffer) => {
    const written = count > 0 ? pdfium.FPDFText_GetText(text, 0, count, buffer) : 0;
    return decodeText(pdfium, buffer, written - 1);
  });
}

/** Characters of one marked place; more is no mark but a page. */
const MOST_MARKED = 5_000;

export function readTextIn(pdfium: PdfiumText, page: number, { left, top, right, bottom }: PdfBox): string {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return '';
  const read = withMemory(pdfium, MOST_MARKED * 2, (buffer) =>
    decodeText(pdfium, buffer, pdfium.FPDFText_GetBoundedText(text, left, top, right, bottom, buffer, MOST_MARKED)));
  pdfium.FPDFText_ClosePage(text);
  return read;
}

/** UTF-16, without the marks PDFium puts where a word was hyphenated. */
function decodeText(pdfium: PdfiumText, buffer: number, units: number): string {
  const bytes = pdfium.pdfium.HEAPU8.slice(buffer, buffer + Math.max(0, units) * 2);
  return new TextDecoder('utf-16le').decode(bytes).replace(/\r\n?/g, '\n').replace(/[\0\u0002\uFFFE\uFFFF]/g, '');
}

/** More pieces on one page are a drawing made of letters. */
const MOST_PIECES = 5_000;
const DEVICE = 100_000;

export function placedText(pdfium: PdfiumText, page: number): PlacedText[] {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return [];
  const pieces = withMemory(pdfium, 32, (memory): PlacedText[] => {
    const count = Math.min(MOST_PIECES, Math.max(0, pdfium.FPDFText_CountRects(text, 0, -1)));
    const found: PlacedText[] = [];
    for (let index = 0; index < count; index++) {
      if (!pdfium.FPDFText_GetRect(text, index, memory, memory + 8, memory + 16, memory + 24)) continue;
      const [left, top, right, bottom] = [0, 8, 16, 24].map((at) => pdfium.pdfium.getValue(memory + at, 'double')) as [number, number, number, number];
      const piece = withMemory(pdfium, MOST_MARKED * 2, (buffer) => decodeText(pdfium, buffer, pdfium.FPDFText_GetBoundedText(text, left, top, right, bottom, buffer, MOST_MARKED)));
      const corners = [[left, top], [right, bottom]].map(([x, y]) => seenAt(pdfium, page, { x: x as number, y: y as number, memory }));
      const [one, other] = corners as [Point, Point];
      if (piece.trim() !== '') found.push({ text: piece.trim(), left: Math.min(one.x, other.x), top: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) });
    }
    return found;
  });
  pdfium.FPDFText_ClosePage(text);
  return pieces;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of the page's own space as a fraction of the page as seen. `memory`: 8 bytes. */
export function seenAt(pdfium: PdfiumText, page: number, { x, y, memory }: Point & { readonly memory: number }): Point {
  pdfium.FPDF_PageToDevice(page, 0, 0, DEVICE, DEVICE, 0, x, y, memory, memory + 4);
  return { x: pdfium.pdfium.getValue(memory, 'i32') / DEVICE, y: pdfium.pdfium.getValue(memory + 4, 'i32') / DEVICE };
}
