import { withMemory } from './pdfium-objects.js';
import type { PdfiumMemory } from './pdfium.js';

/** A signature as PDFium reports it: no field name and no page, those stand in the form. */
export interface PdfSignature {
  readonly subFilter: string | null;
  readonly hasContents: boolean;
}

/** fpdf_signature.h. */
export interface PdfiumSignatures extends PdfiumMemory {
  FPDF_GetSignatureCount(document: number): number;
  FPDF_GetSignatureObject(document: number, index: number): number;
  FPDFSignatureObj_GetContents(signature: number, buffer: number, size: number): number;
  FPDFSignatureObj_GetSubFilter(signature: number, buffer: number, size: number): number;
}

const MOST_SIGNATURES = 1_000;

export function readSignatures(pdfium: PdfiumSignatures, document: number): PdfSignature[] {
  const count = Math.min(MOST_SIGNATURES, Math.max(0, pdfium.FPDF_GetSignatureCount(document)));
  return Array.from({ length: count }, (_, index) => {
    const signature = pdfium.FPDF_GetSignatureObject(document, index);
    const length = pdfium.FPDFSignatureObj_GetSubFilter(signature, 0, 0);
    const subFilter = length === 0 ? null : withMemory(pdfium, length, (memory) => {
      pdfium.FPDFSignatureObj_GetSubFilter(signature, memory, length);
      return pdfium.pdfium.UTF8ToString(memory);
    });
    return { subFilter, hasContents: pdfium.FPDFSignatureObj_GetContents(signature, 0, 0) > 0 };
  });
}
