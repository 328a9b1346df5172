import type { PdfiumDocument, RenderedPage } from '../../engines/pdfium.js';
import type { EvidenceSource } from './evidence.js';
import { imagePage } from './draw-image.js';
import { embedPicture } from './image-codecs.js';
import { MAX_PIXELS } from './open-picture.js';

/** A PDF drawn as pixels: what `src/engines/pdfium.ts` gives. */
export type PixelSource = Pick<PdfiumDocument, 'pageCount' | 'pageSize' | 'close'> & {
  render(index: number, options: { readonly dpi: number; readonly maxPixels: number }): RenderedPage | Promise<RenderedPage>;
};

/** DA/T 31-2017: at least 200 dpi. */
const DPI = 200;

/** The last resort for a PDF page: a picture of it at 200 dpi. */
export function renderedSource(pdf: PixelSource): EvidenceSource {
  return {
    pages: pdf.pageCount,
    into: (context) => ({
      page: async (index) => {
        const { width, height, data } = await pdf.render(index, { dpi: DPI, maxPixels: MAX_PIXELS });
        const { default: sharp } = await import('sharp');
        const image = await embedPicture(context, sharp(data, { raw: { width, height, channels: 3 } }));
        return imagePage({ image, orientation: 1 }, { pointsPerPixel: pdf.pageSize(index).widthPt / width }, 'rendered');
      },
      bookmarks: () => [],
      layers: () => [],
    }),
    close: () => pdf.close(),
  };
}
