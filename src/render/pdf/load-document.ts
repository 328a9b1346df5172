import { PDFDocument, PDFRawStream } from '../../engines/pdf-lib.js';
import { readPlainPdf } from './plain-pdf.js';

/**
 * Opens a PDF: one that is written as the norm asks by its cross-references, any other one by pdf-lib, which goes through all
 * of it and mends what it can; owner-locked ones open with the empty password. Throws when pdf-lib cannot read it. Streams
 * share the bytes that were given, which must stay as they are. `later`: of a file that is known to be whole, objects are
 * read when they are asked for.
 */
export async function loadDocument(bytes: Uint8Array, options: { readonly later?: boolean } = {}): Promise<PDFDocument> {
  const context = readPlainPdf(bytes, options);
  if (context) return new (PDFDocument as unknown as new (context: PDFDocument['context'], ignoreEncryption: boolean, updateMetadata: boolean) => PDFDocument)(context, false, false);
  const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false, parseSpeed: Infinity });
  shareStreams(document);
  return document;
}

/** A copied stream holds the same bytes as its source, which nobody changes, instead of bytes of its own. */
function shareStreams(document: PDFDocument): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) object.clone = (context) => PDFRawStream.of(object.dict.clone(context), object.contents);
  }
}
