import { PDFName, type PDFContext, type PDFRef } from '../engines/pdf-lib.js';
import sharp from 'sharp';
import type { PdfiumDocument } from '../engines/pdfium.js';
import { num } from '../render/pdf/geometry.js';
import { embedPicture } from '../render/pdf/image-codecs.js';
import { MAX_PIXELS } from '../render/pdf/open-picture.js';
import { NO_ID, Volume } from '../render/pdf/volume.js';
import { hiddenText } from './hidden-text.js';

/** DA/T 31-2017: at least 200 dpi. */
const DPI = 200;

/**
 * A document whose pages are pictures of another's at 200 dpi, with the words that lie under them. Pages that are not
 * wanted stay empty; those that cannot be drawn are told with the reason.
 */
export async function drawPages(pdf: PdfiumDocument, wanted: ReadonlySet<number>): Promise<{ readonly pdf: Uint8Array; readonly refusals: ReadonlyMap<number, string> }> {
  const parts: Uint8Array[] = [];
  const volume = new Volume({ append: async (part) => void parts.push(part.slice()), digest: () => NO_ID, close: async () => {} });
  const refusals = new Map<number, string>();
  for (let index = 0; index < pdf.pageCount; index++) {
    const { ref, parent } = volume.openPage(index + 1);
    const page = volume.context.obj({ Type: 'Page', Parent: parent, MediaBox: [0, 0, 1, 1] });
    try {
      if (wanted.has(index)) for (const [key, value] of Object.entries(await drawPage(volume.context, pdf, index))) page.set(PDFName.of(key), volume.context.obj(value));
    } catch (error) {
      refusals.set(index, error instanceof Error ? error.message : String(error));
    }
    volume.context.assign(ref, page);
    await volume.flush();
  }
  await volume.close({ title: '', author: '', date: '1970-01-01', firstPrinted: 1, bookmarks: [], destinations: [], layers: [] });
  return { pdf: new Uint8Array(Buffer.concat(parts)), refusals };
}

interface DrawnPage {
  readonly MediaBox: number[];
  readonly Contents: PDFRef;
  readonly Resources: { readonly XObject: { readonly P: PDFRef }; readonly Font: Record<string, PDFRef> };
}

async function drawPage(context: PDFContext, pdf: PdfiumDocument, index: number): Promise<DrawnPage> {
  const { widthPt, heightPt } = pdf.pageSize(index);
  const { width, height, data } = pdf.render(index, { dpi: DPI, maxPixels: MAX_PIXELS });
  const picture = await embedPicture(context, sharp(data, { raw: { width, height, channels: 3 } }));
  const words = hiddenText(context, pdf.placedText(index), { width: widthPt, height: heightPt });
  return {
    MediaBox: [0, 0, widthPt, heightPt],
    Contents: context.register(context.flateStream(`q ${num(widthPt)} 0 0 ${num(heightPt)} 0 0 cm /P Do Q\n${words.content}`)),
    Resources: { XObject: { P: picture.ref }, Font: Object.fromEntries(words.fonts) },
  };
}
