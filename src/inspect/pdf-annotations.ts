import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFDocument } from 'pdf-lib';
import type { PdfiumDocument } from '../engines/pdfium.js';
import type { Highlight } from '../model/facts.js';

const KINDS: Readonly<Record<string, Highlight['kind']>> = { '/Highlight': 'highlight', '/Underline': 'underline', '/Squiggly': 'squiggly', '/Ink': 'ink' };
const MAX_ANNOTATIONS = 500;
const HIDDEN = 0b10;

/** Visible highlights, underlines and strokes, each with the native text under it (ISO 32000-1, 12.5.6.10 and 12.5.6.13). */
export function pageAnnotations(document: PDFDocument, pdf: PdfiumDocument): Highlight[] {
  const found: Highlight[] = [];
  for (const [index, page] of document.getPages().entries()) {
    const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    for (let at = 0; annotations && at < annotations.size() && found.length < MAX_ANNOTATIONS; at++) {
      const annotation = annotations.lookup(at);
      if (!(annotation instanceof PDFDict)) continue;
      const kind = KINDS[String(annotation.lookup(PDFName.of('Subtype')))];
      const flags = annotation.lookupMaybe(PDFName.of('F'), PDFNumber)?.asNumber() ?? 0;
      if (!kind || (flags & HIDDEN) !== 0) continue;
      const text = boxesOf(annotation).map((box) => pdf.textIn(index, box)).join('').replace(/\s+/g, ' ').trim();
      found.push({ page: index + 1, kind, text: text || null });
    }
  }
  return found;
}

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The rectangles of the marked words, else the annotation's own. */
function boxesOf(annotation: PDFDict): Box[] {
  const quads = numbers(annotation, 'QuadPoints');
  if (quads.length >= 8) return Array.from({ length: Math.min(200, Math.floor(quads.length / 8)) }, (_each, index) => boxOf(quads.slice(index * 8, index * 8 + 8)));
  const rectangle = numbers(annotation, 'Rect');
  return rectangle.length === 4 ? [boxOf(rectangle)] : [];
}

function boxOf(points: readonly number[]): Box {
  const xs = points.filter((_each, index) => index % 2 === 0);
  const ys = points.filter((_each, index) => index % 2 === 1);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

function numbers(dictionary: PDFDict, name: string): number[] {
  const array = dictionary.lookupMaybe(PDFName.of(name), PDFArray);
  return array ? array.asArray().flatMap((each) => (each instanceof PDFNumber ? [each.asNumber()] : [])) : [];
}
