import { PDFDocument } from 'pdf-lib';
import { docx, paragraph } from './samples.js';

/** A PDF with one JPEG on each page, at a place and size in points. */
export async function pagesOf(pages: readonly { readonly jpeg: Uint8Array; readonly box: readonly [number, number, number, number]; readonly page: readonly [number, number] }[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const { jpeg, box: [x, y, width, height], page } of pages) {
    document.addPage([...page]).drawImage(await document.embedJpg(jpeg), { x, y, width, height });
  }
  return document.save();
}

/** A Word document that holds these pictures. */
export function picturesDocx(pictures: readonly Uint8Array[]): Uint8Array {
  return docx(paragraph('活动图片'), Object.fromEntries(pictures.map((bytes, index) => [`word/media/image${index + 1}.jpeg`, new Uint8Array(bytes)])));
}
