import { openPdf } from '../../engines/pdfium.js';
import type { Exhibit } from '../../model/dossier.js';
import { openPdfSource } from './copy-pdf.js';
import { openImageSource } from './draw-image.js';
import type { EvidenceSource } from './evidence.js';
import { renderedSource, type PixelSource } from './render-pdf.js';

/**
 * The ways to make an exhibit's pages, best first: as they are, else as PDFium draws them. Each promises exactly the
 * pages that were counted and numbered: one that sees another number of pages is not taken, so none is left out in silence.
 */
export async function openSources(exhibit: Exhibit, read: () => Promise<Uint8Array>, openPixels: ((bytes: Uint8Array) => Promise<PixelSource>) | undefined): Promise<readonly EvidenceSource[]> {
  const counted = exhibit.source.type === 'text' ? 0 : exhibit.source.pages;
  const bytes = await read();
  if (exhibit.source.type === 'image') return [asCounted(counted, () => openImageSource(bytes, exhibit.kind === 'photo'))];
  // PDFium is woken only for a page that asks for it.
  const pixels = openPixels ?? openPdf;
  return [asCounted(counted, () => openPdfSource(bytes)), asCounted(counted, async () => renderedSource(await pixels(bytes)))];
}

/** Opened when its first page is wanted; what goes wrong then goes wrong for each page. */
function asCounted(counted: number, open: () => Promise<EvidenceSource>): EvidenceSource {
  let opened: Promise<EvidenceSource> | null = null;
  return {
    pages: counted,
    into: (context, pageRefs) => {
      let copy: ReturnType<EvidenceSource['into']> | null = null;
      return {
        page: async (index) => {
          const source = await (opened ??= open());
          if (source.pages !== counted) throw new Error(`counted ${counted} pages, found ${source.pages}`);
          copy ??= source.into(context, pageRefs);
          return copy.page(index);
        },
        layers: () => copy?.layers() ?? [],
      };
    },
    close() {
      void opened?.then((source) => source.close(), () => {});
    },
  };
}
