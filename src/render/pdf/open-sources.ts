import { openPdf } from '../../engines/pdfium.js';
import type { Exhibit } from '../../model/dossier.js';
import type { Prepared } from '../../model/prepared.js';
import { captionLines } from '../blocks/caption.js';
import { openPdfSource } from './copy-pdf.js';
import { openImageSource } from './draw-image.js';
import type { EvidenceCopy, EvidenceSource } from './evidence.js';
import { place, type Half, type SourcePage } from './geometry.js';
import { renderedSource, type PixelSource } from './render-pdf.js';
import { captionHeight } from './stamp.js';

export interface OpenSources {
  readonly read: () => Promise<Uint8Array>;
  /** Which way each page of a PDF goes; null: the ways are tried in order. */
  readonly prepared: Prepared | null;
  /** Of the page, for a photograph that shares it. */
  readonly half: Half | null;
  readonly openPixels: ((bytes: Uint8Array) => Promise<PixelSource>) | undefined;
}

/**
 * The ways to make an exhibit's pages, best first: as they are, else as PDFium draws them. Each promises exactly the
 * pages that were counted and numbered: one that sees another number of pages is not taken, so none is left out in silence.
 */
export async function openSources(exhibit: Exhibit, { read, prepared, half, openPixels }: OpenSources): Promise<readonly EvidenceSource[]> {
  const counted = exhibit.source.type === 'text' ? 0 : exhibit.source.pages;
  const bytes = await read();
  if (exhibit.source.type === 'image') {
    const photo = exhibit.kind === 'photo' ? { caption: captionHeight(exhibit.caption ? captionLines(exhibit.caption, half && exhibit.number).length : 0), half } : undefined;
    const { cuts = [], rows = null } = exhibit.source;
    // One over the cap was reduced beforehand, frame by frame.
    const files = prepared && prepared.documents.length > 0 ? prepared.documents : [bytes];
    return [asCounted(counted, () => openPictures(files, { photo, cuts, rows }))];
  }
  if (prepared) return [preparedSource(exhibit, { counted, prepared, bytes })];
  // PDFium is woken only for a page that asks for it.
  const pixels = openPixels ?? openPdf;
  return [asCounted(counted, () => openPdfSource(bytes)), asCounted(counted, async () => renderedSource(await pixels(bytes)))];
}

/** One file, or one for each page. */
async function openPictures(files: readonly Uint8Array[], options: Parameters<typeof openImageSource>[1]): Promise<EvidenceSource> {
  const sources = await Promise.all(files.map((file) => openImageSource(file, options)));
  const [first] = sources;
  if (first && sources.length === 1) return first;
  return {
    pages: sources.length,
    into(context, pageRefs) {
      const copies = sources.map((source) => source.into(context, pageRefs));
      return { page: (index) => (copies[index] as EvidenceCopy).page(0), bookmarks: () => [], layers: () => [] };
    },
    close: () => sources.forEach((source) => source.close()),
  };
}

/** Each page from the document that was found to look like its source. */
function preparedSource({ straightened }: Exhibit, { counted, prepared, bytes }: { readonly counted: number; readonly prepared: Prepared; readonly bytes: Uint8Array }): EvidenceSource {
  // A page that is to be turned has its margins elsewhere.
  const placing = (page: SourcePage, index: number) => place(page, { margin: straightened?.[index + 1] === undefined ? prepared.pages[index]?.margin : null });
  const documents = [bytes, ...prepared.documents].map((each) => asCounted(counted, () => openPdfSource(each, placing)));
  return {
    pages: counted,
    into(context, pageRefs): EvidenceCopy {
      const copies = documents.map((document) => document.into(context, pageRefs));
      return {
        page: async (index) => {
          const { document, method, detail } = prepared.pages[index] ?? { document: null, method: 'copied', detail: `only ${prepared.pages.length} pages were found` };
          const copy = document === null ? undefined : copies[document];
          if (!copy) throw new Error(detail ?? 'the page cannot be made');
          const page = await copy.page(index);
          // A page that was drawn, or into which everything was painted, has lost its links; the file still has them.
          const links = document === 0 || page.annotations.length > 0 ? [] : await copies[0]?.links?.(index, page.placement.area).catch(() => []);
          return { ...page, annotations: [...page.annotations, ...(links ?? [])], method, detail };
        },
        bookmarks: () => copies.map((copy) => copy.bookmarks()).find((own) => own.length > 0) ?? [],
        layers: () => copies.flatMap((copy) => copy.layers()),
      };
    },
    close: () => documents.forEach((document) => document.close()),
  };
}

/** Opened when its first page is wanted; what goes wrong then goes wrong for each page. */
function asCounted(counted: number, open: () => Promise<EvidenceSource>): EvidenceSource {
  let opened: Promise<EvidenceSource> | null = null;
  return {
    pages: counted,
    into: (context, pageRefs) => {
      let copy: ReturnType<EvidenceSource['into']> | null = null;
      const begun = async (): Promise<EvidenceCopy> => {
        const source = await (opened ??= open());
        if (source.pages !== counted) throw new Error(`counted ${counted} pages, found ${source.pages}`);
        return (copy ??= source.into(context, pageRefs));
      };
      return {
        page: async (index) => (await begun()).page(index),
        links: async (index, area) => (await begun()).links?.(index, area) ?? [],
        bookmarks: () => copy?.bookmarks() ?? [],
        layers: () => copy?.layers() ?? [],
      };
    },
    close() {
      void opened?.then((source) => source.close(), () => {});
    },
  };
}
