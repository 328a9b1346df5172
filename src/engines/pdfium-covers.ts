import type { PdfiumMemory } from './pdfium.js';
import type { PdfBox } from './pdfium-objects.js';

/** fpdf_edit.h, for what lies over words. */
export interface PdfiumCovers extends PdfiumMemory {
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): boolean;
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): boolean;
  FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, alpha: number): boolean;
  FPDFPageObj_HasTransparency(object: number): boolean;
  FPDFPageObj_GetClipPath(object: number): number;
  FPDFClipPath_CountPaths(clip: number): number;
  FPDFClipPath_CountPathSegments(clip: number, path: number): number;
  FPDFClipPath_GetPathSegment(clip: number, path: number, index: number): number;
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): boolean;
  FPDFImageObj_GetRenderedBitmap(document: number, page: number, image: number): number;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetWidth(bitmap: number): number;
  FPDFBitmap_GetHeight(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_GetFormat(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDFPage_GetAnnotCount(page: number): number;
  FPDFPage_GetAnnot(page: number, index: number): number;
  FPDFPage_CloseAnnot(annotation: number): void;
  FPDFAnnot_GetSubtype(annotation: number): number;
  FPDFAnnot_GetRect(annotation: number, rect: number): boolean;
}

const PATH = 2;
const IMAGE = 3;
/** fpdf_annot.h: free text, square, circle, polygon, stamp, redaction. */
const OPAQUE_ANNOTATIONS: readonly number[] = [3, 5, 6, 7, 13, 28];
const MOST_OBJECTS = 20_000;
/** More areas are a drawing. */
const MOST_AREAS = 500;
const MOST_ANNOTATIONS = 200;
/** Points: rules and dots cover no words. */
const LEAST = { width: 8, height: 5 } as const;
/** Levels of 255 by which two colours that look alike differ. */
const ALIKE = 24;
/** A clip of more parts is a drawing. */
const MOST_SEGMENTS = 8;

type Colour = readonly [red: number, green: number, blue: number];

interface Area {
  /** Its place in the order of painting. */
  readonly at: number;
  readonly box: PdfBox;
  /** Of its paint; null for a picture and an annotation. */
  readonly colour: Colour | null;
  readonly picture: number | null;
}

/** `maybe`: an area is painted over some of these words, or they have the colour of one below them; what that leaves of them only the pixels tell. `wholly`: an opaque picture lies over all of them, or they are clipped away. */
export type Cover = 'none' | 'maybe' | 'wholly';

export function coversOn(pdfium: PdfiumCovers, { document, page, memory }: { readonly document: number; readonly page: number; readonly memory: number }): (text: number) => Cover {
  const count = Math.min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS);
  const places = new Map<number, number>();
  const areas: Area[] = annotationsOn(pdfium, page, memory);
  for (let at = 0; at < count; at++) {
    const object = pdfium.FPDFPage_GetObject(page, at);
    places.set(object, at);
    if (areas.length >= MOST_AREAS) continue;
    const type = pdfium.FPDFPageObj_GetType(object);
    const isPicture = type === IMAGE && !pdfium.FPDFPageObj_HasTransparency(object);
    const isFilled = type === PATH && pdfium.FPDFPath_GetDrawMode(object, memory, memory + 4) && pdfium.pdfium.getValue(memory, 'i32') !== 0;
    const box = isPicture || isFilled ? boundsOf(pdfium, object, memory) : null;
    if (box && box.right - box.left >= LEAST.width && box.top - box.bottom >= LEAST.height) areas.push({ at, box, colour: isFilled ? fillOf(pdfium, object, memory) : null, picture: isPicture ? object : null });
  }
  const opaque = new Map<number, boolean>();
  const isOpaque = (picture: number) => {
    const known = opaque.get(picture) ?? isOpaquePicture(pdfium, document, page, picture);
    opaque.set(picture, known);
    return known;
  };
  return (text) => {
    const at = places.get(text);
    const box = at === undefined ? null : boundsOf(pdfium, text, memory);
    if (at === undefined || box === null) return 'none';
    if (isClippedAway(pdfium, text, box, memory)) return 'wholly';
    const touching = areas.filter((area) => area.box.left < box.right && area.box.right > box.left && area.box.bottom < box.top && area.box.top > box.bottom);
    const above = touching.filter((area) => area.at > at);
    if (above.some(({ picture, box: over }) => picture !== null && over.left <= box.left && over.right >= box.right && over.bottom <= box.bottom && over.top >= box.top && isOpaque(picture))) return 'wholly';
    if (above.some(({ picture }) => picture === null)) return 'maybe';
    const below = touching.filter((area) => area.at < at && area.colour !== null);
    const own = below.length > 0 ? fillOf(pdfium, text, memory) : null;
    return own !== null && below.some(({ colour }) => (colour as Colour).every((level, channel) => Math.abs(level - (own[channel] as number)) < ALIKE)) ? 'maybe' : 'none';
  };
}

function fillOf(pdfium: PdfiumCovers, object: number, memory: number): Colour | null {
  if (!pdfium.FPDFPageObj_GetFillColor(object, memory, memory + 4, memory + 8, memory + 12)) return null;
  return [0, 4, 8].map((at) => pdfium.pdfium.getValue(memory + at, 'i32')) as unknown as Colour;
}

/** What a reader laid over the page lies over everything else. */
function annotationsOn(pdfium: PdfiumCovers, page: number, memory: number): Area[] {
  const areas: Area[] = [];
  for (let index = 0; index < Math.min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS); index++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    if (OPAQUE_ANNOTATIONS.includes(pdfium.FPDFAnnot_GetSubtype(annotation)) && pdfium.FPDFAnnot_GetRect(annotation, memory)) {
      // FS_RECTF: left, top, right, bottom.
      const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => pdfium.pdfium.getValue(memory + at, 'float')) as [number, number, number, number];
      areas.push({ at: Infinity, box: { left, right, bottom: Math.min(top, bottom), top: Math.max(top, bottom) }, colour: null, picture: null });
    }
    pdfium.FPDFPage_CloseAnnot(annotation);
  }
  return areas;
}

/** A rectangle that clips the words lies elsewhere. */
function isClippedAway(pdfium: PdfiumCovers, object: number, box: PdfBox, memory: number): boolean {
  const clip = pdfium.FPDFPageObj_GetClipPath(object);
  const paths = clip === 0 ? 0 : Math.max(0, pdfium.FPDFClipPath_CountPaths(clip));
  for (let path = 0; path < Math.min(paths, MOST_SEGMENTS); path++) {
    const segments = pdfium.FPDFClipPath_CountPathSegments(clip, path);
    if (segments < 3 || segments > MOST_SEGMENTS) continue;
    const points = Array.from({ length: segments }, (_each, index) => {
      const segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index);
      return segment !== 0 && pdfium.FPDFPathSegment_GetPoint(segment, memory, memory + 4) ? [pdfium.pdfium.getValue(memory, 'float'), pdfium.pdfium.getValue(memory + 4, 'float')] as const : null;
    }).filter((point) => point !== null);
    if (points.length < segments) continue;
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    if (Math.max(...xs) <= box.left || Math.min(...xs) >= box.right || Math.max(...ys) <= box.bottom || Math.min(...ys) >= box.top) return true;
  }
  return false;
}

/** FPDFBitmap_BGRA, whose fourth byte is how much is seen of the pixel. */
const WITH_ALPHA = 4;
const OPAQUE = 250;
const SAMPLED = 40;

/** Nothing shows through it: a seal that was laid over a signature lets its paper through. */
function isOpaquePicture(pdfium: PdfiumCovers, document: number, page: number, image: number): boolean {
  const bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document, page, image);
  if (bitmap === 0) return false;
  const [width, height, stride, buffer] = [pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap), pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetBuffer(bitmap)];
  let seen = pdfium.FPDFBitmap_GetFormat(bitmap) === WITH_ALPHA && width > 2 && height > 2;
  for (let row = 1; seen && row < SAMPLED; row++) {
    for (let column = 1; seen && column < SAMPLED; column++) {
      const [x, y] = [Math.floor((column * width) / SAMPLED), Math.floor((row * height) / SAMPLED)];
      if ((pdfium.pdfium.HEAPU8[buffer + y * stride + x * 4 + 3] as number) < OPAQUE) seen = false;
    }
  }
  pdfium.FPDFBitmap_Destroy(bitmap);
  return seen;
}

function boundsOf(pdfium: PdfiumCovers, object: number, memory: number): PdfBox | null {
  if (!pdfium.FPDFPageObj_GetBounds(object, memory, memory + 4, memory + 8, memory + 12)) return null;
  const [left, bottom, right, top] = [0, 4, 8, 12].map((at) => pdfium.pdfium.getValue(memory + at, 'float')) as [number, number, number, number];
  return { left, bottom, right, top };
}
