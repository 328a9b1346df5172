import type { PdfiumMemory } from './pdfium.js';

/** What lies on a page besides its words: pictures and annotations. Boxes are in the page's own space (points, y upwards, unrotated). */

export interface PdfBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export interface PdfImage {
  readonly box: PdfBox;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly bitsPerPixel: number;
  /** /DCTDecode and the like, outermost first. */
  readonly filters: readonly string[];
  /** Its rows run from top to bottom and left to right on the unrotated page. */
  readonly upright: boolean;
}

export interface PdfAnnotation {
  /** `frame`: a box, an ellipse or a polygon; `ink`: lines, straight ones too; `strike`: words struck out. */
  readonly kind: 'highlight' | 'underline' | 'squiggly' | 'strike' | 'ink' | 'frame' | 'other';
  /** Marked places: the quadrilaterals of a text markup, else the annotation's rectangle. */
  readonly boxes: readonly PdfBox[];
  /** Every reader draws it: there is an appearance, or what to draw one from. Whether it is printed does not matter, for a dossier paints it into its page. */
  readonly isDrawable: boolean;
}

export interface PdfPageContent {
  /** Quarter turns clockwise by which the page is shown. */
  readonly quarterTurns: number;
  /** The visible part: crop box within media box. */
  readonly box: PdfBox;
  /** Drawn objects, annotations not counted. */
  readonly objects: number;
  readonly images: readonly PdfImage[];
  /** Hidden ones left out. */
  readonly annotations: readonly PdfAnnotation[];
  /** Nothing but words and lines in black, white or grey; patterns and glyphs that bring their own colours are not told apart here. */
  readonly isColourless: boolean;
}

/** fpdf_edit.h, fpdf_annot.h, fpdf_transformpage.h. */
export interface PdfiumObjects extends PdfiumMemory {
  FPDF_GetPageBoundingBox(page: number, rect: number): boolean;
  FPDFPage_GetRotation(page: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, alpha: number): boolean;
  FPDFPageObj_GetStrokeColor(object: number, red: number, green: number, blue: number, alpha: number): boolean;
  FPDFPageObj_GetMatrix(object: number, matrix: number): boolean;
  FPDFImageObj_GetImageMetadata(image: number, page: number, metadata: number): boolean;
  FPDFImageObj_GetImageFilterCount(image: number): number;
  FPDFImageObj_GetImageFilter(image: number, index: number, buffer: number, size: number): number;
  FPDFImageObj_GetImageDataRaw(image: number, buffer: number, size: number): number;
  FPDFPage_GetAnnotCount(page: number): number;
  FPDFPage_GetAnnot(page: number, index: number): number;
  FPDFPage_CloseAnnot(annotation: number): void;
  FPDFAnnot_GetSubtype(annotation: number): number;
  FPDFAnnot_GetFlags(annotation: number): number;
  FPDFAnnot_GetRect(annotation: number, rect: number): boolean;
  FPDFAnnot_GetAP(annotation: number, mode: number, buffer: number, size: number): number;
  FPDFAnnot_CountAttachmentPoints(annotation: number): number;
  FPDFAnnot_GetAttachmentPoints(annotation: number, index: number, quad: number): boolean;
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const IMAGE = 3;
const FORM = 5;
/** A page of a drawing may hold a million strokes; pictures come early and are few. */
const MOST_OBJECTS = 20_000;
const MOST_IMAGES = 500;
const DEEPEST = 8;

export function pageContent(pdfium: PdfiumObjects, page: number): PdfPageContent {
  return withMemory(pdfium, 64, (memory) => {
    const images: PdfImage[] = [];
    const objects = pdfium.FPDFPage_CountObjects(page);
    for (let index = 0; index < Math.min(objects, MOST_OBJECTS); index++) {
      collect(pdfium, { page, memory, images }, { object: pdfium.FPDFPage_GetObject(page, index), space: IDENTITY, depth: 0 });
    }
    return {
      quarterTurns: Math.max(0, pdfium.FPDFPage_GetRotation(page)) % 4,
      box: pdfium.FPDF_GetPageBoundingBox(page, memory) ? readRect(pdfium, memory) : { left: 0, bottom: 0, right: 0, top: 0 },
      objects,
      images,
      annotations: annotations(pdfium, page, memory),
      isColourless: isColourless(pdfium, page, memory),
    };
  });
}

const TEXT = 1;
const PATH = 2;
/** Levels by which the channels of a colourless ink may differ: below the faintest red that is looked for. */
const GREY = 6;

function isColourless(pdfium: PdfiumObjects, page: number, memory: number): boolean {
  const count = pdfium.FPDFPage_CountObjects(page);
  if (count > MOST_OBJECTS || pdfium.FPDFPage_GetAnnotCount(page) > 0) return false;
  const isGrey = (get: PdfiumObjects['FPDFPageObj_GetFillColor'], object: number): boolean => {
    if (!get(object, memory, memory + 4, memory + 8, memory + 12)) return false;
    const [red, green, blue] = [0, 4, 8].map((at) => pdfium.pdfium.getValue(memory + at, 'i32')) as [number, number, number];
    return Math.max(red, green, blue) - Math.min(red, green, blue) <= GREY;
  };
  for (let index = 0; index < count; index++) {
    const object = pdfium.FPDFPage_GetObject(page, index);
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type !== TEXT && type !== PATH) return false;
    if (!isGrey(pdfium.FPDFPageObj_GetFillColor, object) || !isGrey(pdfium.FPDFPageObj_GetStrokeColor, object)) return false;
  }
  return true;
}

/** The bytes of the page's only object, when that is a JPEG; null otherwise. `inForm`: forms that hold one object are looked into. */
export function soleJpeg(pdfium: PdfiumObjects, page: number, inForm: boolean): Uint8Array | null {
  if (pdfium.FPDFPage_CountObjects(page) !== 1 || pdfium.FPDFPage_GetAnnotCount(page) > 0) return null;
  let object = pdfium.FPDFPage_GetObject(page, 0);
  for (let depth = 0; inForm && depth < DEEPEST && pdfium.FPDFPageObj_GetType(object) === FORM && pdfium.FPDFFormObj_CountObjects(object) === 1; depth++) object = pdfium.FPDFFormObj_GetObject(object, 0);
  if (pdfium.FPDFPageObj_GetType(object) !== IMAGE || filtersOf(pdfium, object).join() !== 'DCTDecode') return null;
  const size = pdfium.FPDFImageObj_GetImageDataRaw(object, 0, 0);
  if (size === 0) return null;
  return withMemory(pdfium, size, (memory) => {
    pdfium.FPDFImageObj_GetImageDataRaw(object, memory, size);
    return pdfium.pdfium.HEAPU8.slice(memory, memory + size);
  });
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

function collect(pdfium: PdfiumObjects, found: { page: number; memory: number; images: PdfImage[] }, at: { object: number; space: Matrix; depth: number }): void {
  if (found.images.length >= MOST_IMAGES) return;
  const type = pdfium.FPDFPageObj_GetType(at.object);
  if (type !== IMAGE && type !== FORM) return;
  const own: Matrix = pdfium.FPDFPageObj_GetMatrix(at.object, found.memory) ? readMatrix(pdfium, found.memory) : IDENTITY;
  const matrix = multiply(own, at.space);
  if (type === IMAGE) {
    const image = describe(pdfium, found, at.object, matrix);
    if (image) found.images.push(image);
  } else if (at.depth < DEEPEST) {
    const count = Math.min(pdfium.FPDFFormObj_CountObjects(at.object), MOST_OBJECTS);
    for (let index = 0; index < count; index++) collect(pdfium, found, { object: pdfium.FPDFFormObj_GetObject(at.object, index), space: matrix, depth: at.depth + 1 });
  }
}

/** FPDF_IMAGEOBJ_METADATA: width, height, two dpi, bits per pixel, colour space, marked content. */
function describe(pdfium: PdfiumObjects, { page, memory }: { page: number; memory: number }, object: number, matrix: Matrix): PdfImage | null {
  if (!pdfium.FPDFImageObj_GetImageMetadata(object, page, memory)) return null;
  const whole = (offset: number) => pdfium.pdfium.getValue(memory + offset, 'i32');
  const [pixelWidth, pixelHeight, bitsPerPixel] = [whole(0), whole(4), whole(16)];
  const [a, b, c, d, e, f] = matrix;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  return {
    box: { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) },
    pixelWidth, pixelHeight, bitsPerPixel,
    filters: filtersOf(pdfium, object),
    upright: a > 0 && d > 0 && Math.abs(b) + Math.abs(c) < 0.01 * (a + d),
  };
}

function filtersOf(pdfium: PdfiumObjects, object: number): string[] {
  const count = Math.min(8, Math.max(0, pdfium.FPDFImageObj_GetImageFilterCount(object)));
  return withMemory(pdfium, 64, (memory) =>
    Array.from({ length: count }, (_, index) => {
      pdfium.FPDFImageObj_GetImageFilter(object, index, memory, 64);
      return pdfium.pdfium.UTF8ToString(memory);
    }));
}

/** Numbers of FPDF_ANNOT_* that mark something. */
const MARKS: Readonly<Record<number, PdfAnnotation['kind']>> = { 4: 'ink', 5: 'frame', 6: 'frame', 7: 'frame', 8: 'ink', 9: 'highlight', 10: 'underline', 11: 'squiggly', 12: 'strike', 15: 'ink' };
const MOST_ANNOTATIONS = 5_000;
const HIDDEN = 0x02;
const NO_VIEW = 0x20;
/** Bytes of an appearance that is not there: the end of an empty string. */
const NO_APPEARANCE = 2;
const TEXT_MARKUP = ['highlight', 'underline', 'squiggly'];

function annotations(pdfium: PdfiumObjects, page: number, memory: number): PdfAnnotation[] {
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS);
  const found: PdfAnnotation[] = [];
  for (let index = 0; index < count; index++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    if ((pdfium.FPDFAnnot_GetFlags(annotation) & (HIDDEN | NO_VIEW)) === 0) {
      const kind = MARKS[pdfium.FPDFAnnot_GetSubtype(annotation)] ?? 'other';
      const isDrawable = !TEXT_MARKUP.includes(kind) || pdfium.FPDFAnnot_CountAttachmentPoints(annotation) > 0 || pdfium.FPDFAnnot_GetAP(annotation, 0, 0, 0) > NO_APPEARANCE;
      found.push({ kind, boxes: kind === 'other' ? [] : boxesOf(pdfium, annotation, memory), isDrawable });
    }
    pdfium.FPDFPage_CloseAnnot(annotation);
  }
  return found;
}

function boxesOf(pdfium: PdfiumObjects, annotation: number, memory: number): PdfBox[] {
  const quads = Math.min(Number(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)), 1_000);
  const boxes: PdfBox[] = [];
  for (let index = 0; index < quads; index++) {
    if (!pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, memory)) continue;
    const points = Array.from({ length: 8 }, (_, at) => pdfium.pdfium.getValue(memory + 4 * at, 'float'));
    const [xs, ys] = [points.filter((_, at) => at % 2 === 0), points.filter((_, at) => at % 2 === 1)];
    boxes.push({ left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) });
  }
  if (boxes.length === 0 && pdfium.FPDFAnnot_GetRect(annotation, memory)) boxes.push(readRect(pdfium, memory));
  return boxes;
}

/** FS_RECTF: left, top, right, bottom. */
function readRect(pdfium: PdfiumObjects, memory: number): PdfBox {
  const at = (offset: number) => pdfium.pdfium.getValue(memory + offset, 'float');
  const [left, top, right, bottom] = [at(0), at(4), at(8), at(12)];
  return { left: Math.min(left, right), right: Math.max(left, right), bottom: Math.min(bottom, top), top: Math.max(bottom, top) };
}

function readMatrix(pdfium: PdfiumObjects, memory: number): Matrix {
  const at = (index: number) => pdfium.pdfium.getValue(memory + 4 * index, 'float');
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

/** First `one`, then `next`. */
function multiply(one: Matrix, next: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = next;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

export function withMemory<T>(pdfium: PdfiumMemory, size: number, work: (memory: number) => T): T {
  const memory = pdfium.pdfium.wasmExports.malloc(Math.max(1, size));
  if (memory === 0) throw new Error('out of memory');
  try {
    return work(memory);
  } finally {
    pdfium.pdfium.wasmExports.free(memory);
  }
}
