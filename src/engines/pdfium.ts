import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import { readBytes } from '../io/read-bytes.js';
import { installFonts } from './pdfium-fonts.js';
import { bindMemory, type GrowingMemory } from './pdfium-limit.js';
import { pageContent, soleJpeg, withMemory, type PdfBox, type PdfiumObjects, type PdfPageContent } from './pdfium-objects.js';
import { resave, type PdfiumSaving } from './pdfium-save.js';
import { placedText, readText, readTextIn, type PlacedText } from './pdfium-text.js';
import { seenText, type PdfiumCharacters, type SeenText } from './pdfium-unseen.js';
import { readSignatures, type PdfiumSignatures, type PdfSignature } from './pdfium-signatures.js';

/**
 * PDFium (WebAssembly): PDF pages to pixels and text. The only module that knows it. One instance a thread; after
 * an abort the instance is thrown away, for its memory cannot be trusted any more. It cannot be interrupted:
 * callers run it in a thread that can be ended.
 */

export interface DrawingSize {
  readonly dpi: number;
  readonly maxPixels: number;
  readonly isBare?: boolean;
}

export interface PdfiumDocument {
  readonly pageCount: number;
  /** Protected, though it opened: an owner password, or the password that was given. */
  readonly isEncrypted: boolean;
  /** As seen: cropped and rotated, in points. */
  pageSize(index: number): { readonly widthPt: number; readonly heightPt: number };
  /** Native text in the file's own order; lines end in \n. */
  text(index: number): string;
  /** The same without what nobody sees, and how many characters that is. `isScan`: a picture covers the page. */
  seenText(index: number, isScan: boolean): SeenText;
  /** The words within a box of the page's own space; '' when there are none. */
  textIn(index: number, box: PdfBox): string;
  /** Native text piece by piece with its place on the page as seen. */
  placedText(index: number): readonly PlacedText[];
  /** Pictures and annotations. */
  content(index: number): PdfPageContent;
  /** The page's own space for a box given as fractions of the page as seen, from the top left. */
  boxAt(index: number, seen: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }): PdfBox;
  /** The bytes of the only object on the page, when that is a JPEG and nothing is laid over it; `inForm`: also within a form. */
  soleJpeg(index: number, inForm?: boolean): Uint8Array | null;
  /** Signatures that PDFium finds itself, for documents no other reader opens. */
  signatures(): readonly PdfSignature[];
  /** With annotations and form fields, so that the appearance of an electronic seal is there too; `isBare`: without annotations. RGB, rows without padding. */
  render(index: number, options: DrawingSize): RenderedPage;
  /**
   * The document written anew from what PDFium understood of it: mended, without protection, with the appearances it made
   * for form fields and markings; `flat` paints them into their pages. After a flat one the document is of no more use.
   */
  resaved(flat: boolean): Uint8Array;
  /** Frees the memory; the document is of no use afterwards. */
  close(): void;
}

export interface RenderedPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export class PdfiumError extends Error {
  override readonly name = 'PdfiumError';
  readonly reason: 'password' | 'format' | 'other';
  constructor(reason: 'password' | 'format' | 'other', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Opens a document. A user password that is missing or wrong: PdfiumError `password`; no PDF at all: `format`. */
export async function openPdf(bytes: Uint8Array, password = ''): Promise<PdfiumDocument> {
  const pdfium = await load();
  return guarded(() => open(pdfium, bytes, password));
}

/** The functions used here, by their C names (fpdfview.h, fpdf_text.h, fpdf_formfill.h). Pointers and handles are numbers. */
interface Pdfium extends PdfiumObjects, PdfiumSignatures, PdfiumSaving, PdfiumCharacters {
  makeRoomFor(documentBytes: number): void;
  PDFiumExt_Init(): void;
  PDFiumExt_OpenFormFillInfo(): number;
  PDFiumExt_CloseFormFillInfo(info: number): void;
  PDFiumExt_InitFormFillEnvironment(document: number, info: number): number;
  PDFiumExt_ExitFormFillEnvironment(form: number): void;
  FPDF_SetSystemFontInfo(info: number): void;
  FPDF_LoadMemDocument(bytes: number, size: number, password: string): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  EPDF_IsEncrypted(document: number): boolean;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDF_GetPageSizeByIndexF(document: number, index: number, size: number): boolean;
  FPDF_SetFormFieldHighlightAlpha(form: number, alpha: number): void;
  FORM_OnAfterLoadPage(page: number, form: number): void;
  FORM_OnBeforeClosePage(page: number, form: number): void;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, colour: number): boolean;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(bitmap: number, page: number, x: number, y: number, width: number, height: number, rotate: number, flags: number): void;
  FPDF_FFLDraw(form: number, bitmap: number, page: number, x: number, y: number, width: number, height: number, rotate: number, flags: number): void;
  FPDF_DeviceToPage(page: number, x: number, y: number, width: number, height: number, rotate: number, deviceX: number, deviceY: number, pageX: number, pageY: number): boolean;
}

export interface PdfiumMemory {
  readonly pdfium: {
    /** Replaced whenever the memory grows: never keep it. */
    readonly HEAPU8: Uint8Array;
    readonly wasmExports: { malloc(size: number): number; free(pointer: number): void; readonly memory: GrowingMemory };
    addFunction(callback: (...values: number[]) => number | void, signature: string): number;
    setValue(pointer: number, value: number, type: 'i32'): void;
    getValue(pointer: number, type: 'float' | 'double' | 'i32'): number;
    UTF8ToString(pointer: number): string;
  };
}

let instance: Promise<Pdfium> | null = null;

function load(): Promise<Pdfium> {
  instance ??= start();
  return instance;
}

async function start(): Promise<Pdfium> {
  const wasm = await readBytes(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = (await init({ wasmBinary: wasm.slice().buffer })) as unknown as Pdfium;
  const bound = bindMemory(pdfium.pdfium.wasmExports.memory);
  pdfium.PDFiumExt_Init();
  installFonts(pdfium);
  return { ...pdfium, ...bound };
}

/** An abort inside WebAssembly leaves the instance in ruins: the next document gets a new one. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PdfiumError) throw error;
    instance = null;
    throw new PdfiumError('other', error instanceof Error ? error.message : String(error));
  }
}

const PASSWORD_ERROR = 4;

function open(pdfium: Pdfium, bytes: Uint8Array, password: string): PdfiumDocument {
  const { malloc, free } = pdfium.pdfium.wasmExports;
  pdfium.makeRoomFor(bytes.length);
  const memory = malloc(bytes.length || 1);
  if (memory === 0) throw new PdfiumError('other', 'out of memory');
  pdfium.pdfium.HEAPU8.set(bytes, memory);
  const document = pdfium.FPDF_LoadMemDocument(memory, bytes.length, password);
  if (document === 0) {
    free(memory);
    const code = pdfium.FPDF_GetLastError();
    throw new PdfiumError(code === PASSWORD_ERROR ? 'password' : 'format', `PDFium error ${code}`);
  }
  const info = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(document, info);
  if (form !== 0) pdfium.FPDF_SetFormFieldHighlightAlpha(form, 0);
  const handles = { document, form };
  let isOpen = true;
  return {
    pageCount: pdfium.FPDF_GetPageCount(document),
    isEncrypted: Boolean(pdfium.EPDF_IsEncrypted(document)),
    pageSize: (index) => guarded(() => pageSize(pdfium, document, index)),
    text: (index) => guarded(() => withPage(pdfium, handles, index, (page) => readText(pdfium, page))),
    seenText: (index, isScan) => guarded(() => withPage(pdfium, handles, index, (page) => seenText(pdfium, page, { document, isScan, draw: () => draw(pdfium, form, page, LOOK) }))),
    textIn: (index, box) => guarded(() => withPage(pdfium, handles, index, (page) => readTextIn(pdfium, page, box))),
    placedText: (index) => guarded(() => withPage(pdfium, handles, index, (page) => placedText(pdfium, page))),
    content: (index) => guarded(() => withPage(pdfium, handles, index, (page) => pageContent(pdfium, page))),
    boxAt: (index, seen) => guarded(() => withPage(pdfium, handles, index, (page) => toPageSpace(pdfium, page, seen))),
    soleJpeg: (index, inForm = false) => guarded(() => withPage(pdfium, handles, index, (page) => soleJpeg(pdfium, page, inForm))),
    signatures: () => guarded(() => readSignatures(pdfium, document)),
    render: (index, options) => guarded(() => withPage(pdfium, handles, index, (page) => draw(pdfium, form, page, options))),
    resaved: (flat) => guarded(() => resave(pdfium, document, (each) => {
      for (let index = 0; index < pdfium.FPDF_GetPageCount(document); index++) attemptPage(() => withPage(pdfium, handles, index, (page) => each(page, flat)));
    })),
    close() {
      if (!isOpen) return;
      isOpen = false;
      guarded(() => {
        if (form !== 0) pdfium.PDFiumExt_ExitFormFillEnvironment(form);
        pdfium.PDFiumExt_CloseFormFillInfo(info);
        pdfium.FPDF_CloseDocument(document);
        free(memory);
      });
    },
  };
}

/** A page that cannot be loaded stays as it is; anything else is WebAssembly in ruins. */
function attemptPage(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof PdfiumError)) throw error;
  }
}

function pageSize(pdfium: Pdfium, document: number, index: number): { widthPt: number; heightPt: number } {
  const { wasmExports, getValue } = pdfium.pdfium;
  const size = wasmExports.malloc(8);
  try {
    if (!pdfium.FPDF_GetPageSizeByIndexF(document, index, size)) throw new PdfiumError('format', `page ${index + 1} has no size`);
    return { widthPt: getValue(size, 'float'), heightPt: getValue(size + 4, 'float') };
  } finally {
    wasmExports.free(size);
  }
}

function withPage<T>(pdfium: Pdfium, { document, form }: { document: number; form: number }, index: number, work: (page: number) => T): T {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) throw new PdfiumError('format', `page ${index + 1} cannot be loaded`);
  if (form !== 0) pdfium.FORM_OnAfterLoadPage(page, form);
  const result = work(page);
  // Not in a finally: what throws here is WebAssembly itself, and its memory must not be touched again.
  if (form !== 0) pdfium.FORM_OnBeforeClosePage(page, form);
  pdfium.FPDF_ClosePage(page);
  return result;
}

/** PDFium's device space is whole numbers: a large sheet keeps the fractions. */
const SHEET = 100_000;

function toPageSpace(pdfium: Pdfium, page: number, seen: { left: number; top: number; width: number; height: number }): PdfBox {
  return withMemory(pdfium, 16, (memory) => {
    const corners = [[seen.left, seen.top], [seen.left + seen.width, seen.top + seen.height]].map(([x, y]) => {
      pdfium.FPDF_DeviceToPage(page, 0, 0, SHEET, SHEET, 0, Math.round((x as number) * SHEET), Math.round((y as number) * SHEET), memory, memory + 8);
      return { x: pdfium.pdfium.getValue(memory, 'double'), y: pdfium.pdfium.getValue(memory + 8, 'double') };
    }) as [{ x: number; y: number }, { x: number; y: number }];
    const [one, other] = corners;
    return { left: Math.min(one.x, other.x), right: Math.max(one.x, other.x), bottom: Math.min(one.y, other.y), top: Math.max(one.y, other.y) };
  });
}

/** Small type is still told from its ground. */
const LOOK: DrawingSize = { dpi: 100, maxPixels: 4_000_000 };

const BGR = 2;
const WITH_ANNOTATIONS = 0x01;
/** RGB instead of BGR. */
const REVERSED = 0x10;
const WHITE = 0xffffffff;

function draw(pdfium: Pdfium, form: number, page: number, options: DrawingSize): RenderedPage {
  const points = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  const wanted = options.dpi / 72;
  const scale = Math.min(wanted, Math.sqrt(options.maxPixels / Math.max(1e-6, points.width * points.height)));
  const width = Math.max(1, Math.round(points.width * scale));
  const height = Math.max(1, Math.round(points.height * scale));
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGR, 0, 0);
  if (bitmap === 0) throw new PdfiumError('other', `no memory for ${width} × ${height} pixels`);
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, (options.isBare ? 0 : WITH_ANNOTATIONS) | REVERSED);
    if (form !== 0) pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS | REVERSED);
    return { width, height, data: rows(pdfium, bitmap, width, height) };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

function rows(pdfium: Pdfium, bitmap: number, width: number, height: number): Uint8Array {
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const source = pdfium.pdfium.HEAPU8.subarray(start, start + stride * height);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) data.set(source.subarray(y * stride, y * stride + width * 3), y * width * 3);
  return data;
}
