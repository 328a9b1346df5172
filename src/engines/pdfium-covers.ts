import type { PdfiumMemory } from './pdfium.js';
import type { PdfBox } from './pdfium-objects.js';

/** fpdf_edit.h, for what lies over words. */
export interface PdfiumCovers extends PdfiumMemory {
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): boolean;
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): boolean;
}

const PATH = 2;
const MOST_OBJECTS = 20_000;
/** More areas are a drawing. */
const MOST_AREAS = 500;
/** Points: rules and dots cover no words. */
const LEAST = { width: 8, height: 5 } as const;

/** Whether an area that is painted after these words lies over some of them; what its paint leaves of them only the pixels tell. */
export function coversOn(pdfium: PdfiumCovers, page: number, memory: number): (text: number) => boolean {
  const count = Math.min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS);
  const places = new Map<number, number>();
  const areas: { readonly at: number; readonly box: PdfBox }[] = [];
  for (let at = 0; at < count; at++) {
    const object = pdfium.FPDFPage_GetObject(page, at);
    places.set(object, at);
    if (pdfium.FPDFPageObj_GetType(object) !== PATH || areas.length >= MOST_AREAS) continue;
    const isFilled = pdfium.FPDFPath_GetDrawMode(object, memory, memory + 4) && pdfium.pdfium.getValue(memory, 'i32') !== 0;
    const box = isFilled ? boundsOf(pdfium, object, memory) : null;
    if (box && box.right - box.left >= LEAST.width && box.top - box.bottom >= LEAST.height) areas.push({ at, box });
  }
  return (text) => {
    const at = places.get(text);
    const box = at === undefined || areas.every((area) => area.at < at) ? null : boundsOf(pdfium, text, memory);
    return box !== null && areas.some((area) => area.at > (at as number) && area.box.left < box.right && area.box.right > box.left && area.box.bottom < box.top && area.box.top > box.bottom);
  };
}

function boundsOf(pdfium: PdfiumCovers, object: number, memory: number): PdfBox | null {
  if (!pdfium.FPDFPageObj_GetBounds(object, memory, memory + 4, memory + 8, memory + 12)) return null;
  const [left, bottom, right, top] = [0, 4, 8, 12].map((at) => pdfium.pdfium.getValue(memory + at, 'float')) as [number, number, number, number];
  return { left, bottom, right, top };
}
