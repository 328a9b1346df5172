import { PDFDict, PDFName, PDFNumber, PDFRawStream, type PDFDocument } from 'pdf-lib';

/** Pixels of the one picture that makes a scanned page; null when the page is made otherwise. */
export function coveringPicture(document: PDFDocument, index: number): { readonly width: number; readonly height: number } | null {
  const resources = document.getPage(index).node.Resources();
  const objects = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  if (!objects) return null;
  const pictures = objects.keys().flatMap((key) => {
    const stream = objects.lookup(key);
    return stream instanceof PDFRawStream && stream.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image') ? [sizeOf(stream)] : [];
  });
  const largest = pictures.sort((a, b) => b.width * b.height - a.width * a.height)[0];
  // An ornament or a seal is no page: a page scanned at 60 dpi still has 500 × 700 pixels.
  return largest && largest.width >= 480 && largest.height >= 480 ? largest : null;
}

function sizeOf(stream: PDFRawStream): { width: number; height: number } {
  const number = (name: string) => stream.dict.lookupMaybe(PDFName.of(name), PDFNumber)?.asNumber() ?? 0;
  return { width: number('Width'), height: number('Height') };
}
