import type { PdfiumMemory } from './pdfium.js';

/** fpdf_save.h, fpdf_flatten.h. */
export interface PdfiumSaving extends PdfiumMemory {
  FPDFPage_Flatten(page: number, use: number): number;
  FPDF_SaveAsCopy(document: number, writer: number, flags: number): boolean;
  PDFiumExt_OpenFileWriter(): number;
  PDFiumExt_CloseFileWriter(writer: number): void;
  PDFiumExt_GetFileWriterSize(writer: number): number;
  PDFiumExt_GetFileWriterData(writer: number, buffer: number, size: number): number;
}

/** FPDF_REMOVE_SECURITY: not incremental, no encryption. */
const PLAIN = 3;
const AS_SHOWN = 0;

/** Writes a document anew. `pages` loads each page once, which is when PDFium makes appearances that are missing. */
export function resave(pdfium: PdfiumSaving, document: number, pages: (each: (page: number, flat: boolean) => void) => void): Uint8Array {
  pages((page, flat) => void (flat && pdfium.FPDFPage_Flatten(page, AS_SHOWN)));
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  try {
    if (!pdfium.FPDF_SaveAsCopy(document, writer, PLAIN)) throw new Error('PDFium could not write the document');
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    const memory = pdfium.pdfium.wasmExports.malloc(size);
    if (memory === 0) throw new Error('out of memory');
    pdfium.PDFiumExt_GetFileWriterData(writer, memory, size);
    const bytes = pdfium.pdfium.HEAPU8.slice(memory, memory + size);
    pdfium.pdfium.wasmExports.free(memory);
    return bytes;
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer);
  }
}
