import { PDFArray, PDFDict, PDFName, PDFStream, type PDFDocument, type PDFObject } from '../engines/pdf-lib.js';

/** Direct objects within each other. */
const DEEPEST = 8;

/**
 * Whether a document has paint whose colour stands in no graphics state: patterns (ISO 32000-1, 8.7) and glyphs that are
 * little drawings (Type 3 fonts, 9.6.5). One that cannot be read may have it.
 */
export function hidesPaint(document: PDFDocument | null): boolean {
  return document === null || document.context.enumerateIndirectObjects().some(([, object]) => holdsPaint(object, 0));
}

function holdsPaint(object: PDFObject, depth: number): boolean {
  if (depth > DEEPEST) return true;
  if (object instanceof PDFArray) return object.asArray().some((each) => holdsPaint(each, depth + 1));
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return false;
  if (dict.has(PDFName.of('PatternType')) || dict.get(PDFName.of('Subtype')) === PDFName.of('Type3')) return true;
  return dict.values().some((each) => holdsPaint(each, depth + 1));
}
