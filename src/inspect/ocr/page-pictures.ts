import { decodeHeif } from '../../engines/heif.js';
import { openPdf } from '../../engines/pdfium.js';
import { decodeBitmap } from '../../engines/bitmap.js';
import { drawSvg } from '../../engines/svg.js';
import { openContainer, type Container } from '../container.js';
import { picturesIn } from '../docx/pictures.js';
import { plainJpeg } from '../pdf-sight.js';
import { MOST_PIXELS, source, tripled } from '../pictures.js';
import { recognise } from '../recognise.js';
import type { Pixels } from '../seal/pixels.js';

/** The pages of a file as pictures to read from. Pages are counted from 0. */
export interface PagePictures {
  /** Null where nothing can be shown. */
  picture(index: number): Promise<PagePicture | null>;
  close(): void;
}

export interface PagePicture {
  readonly pixels: Pixels;
  /** Long side in which lines are looked for. */
  readonly detectorSide: number;
  /** Words that the page of a PDF brings along itself. */
  readonly own?: string;
}

/** A4 at 200 dpi is 2,339 pixels long; finer scans say no more of printed text. */
const READ_DPI = 200;
const LONGEST = 2_400;
/** Long telephone screenshots are read in their own size up to this many pixels. */
const MOST_READ_PIXELS = 8_000_000;
/** Characters of 16 pt on A4 are 17 pixels high in this. */
const PAGE_SIDE = 960;
/** Type on a screen is drawn for the screen's own pixels: up to this long side it is not shrunk. */
const SCREEN_SIDE = 1_600;
/** A strip is looked at in this width. */
const STRIP_WIDTH = 736;
/** Characters of one page; what comes after is not compared with what is read. */
const MOST_OWN = 10_000;
/** Formats whose pages are pictures or may be. */
const PICTURES = ['jpeg', 'png', 'tiff', 'webp', 'gif', 'avif'];

/** Null for a format without pages to look at. */
export async function openPagePictures(bytes: Uint8Array, name: string): Promise<PagePictures | null> {
  const format = recognise(bytes, name);
  if (format === 'pdf') return pdfPictures(bytes);
  if (format === 'heic') {
    const heif = await decodeHeif(bytes, MOST_PIXELS);
    return { picture: async () => fitted(heif), close: () => {} };
  }
  if (format === 'bmp') {
    const pixels = decodeBitmap(bytes, MOST_PIXELS);
    return { picture: async (index) => (index === 0 ? fitted(pixels) : null), close: () => {} };
  }
  if (format === 'svg') {
    const pixels = await drawSvg(bytes);
    return { picture: async (index) => (index === 0 ? fitted(pixels) : null), close: () => {} };
  }
  if (format === 'docx') return pastedPictures(openContainer(bytes));
  return PICTURES.includes(format) ? { picture: (index) => fitted(bytes, index), close: () => {} } : null;
}

/** The pictures of a Word document are counted like pages; drawings of Windows (EMF, WMF) are none that anything here decodes. */
function pastedPictures(container: Container): PagePictures {
  const names = picturesIn(container);
  return {
    async picture(index) {
      const bytes = container.read(names[index] ?? '');
      return bytes ? fitted(bytes) : null;
    },
    close: () => {},
  };
}

async function pdfPictures(bytes: Uint8Array): Promise<PagePictures> {
  const pdf = await openPdf(bytes);
  return {
    async picture(index) {
      if (index >= pdf.pageCount) return null;
      const content = pdf.content(index);
      const jpeg = content.quarterTurns === 0 ? await plainJpeg(pdf, index, content) : null;
      const pixels = jpeg ? await shrunk(jpeg, { longest: LONGEST }) : pdf.render(index, { dpi: READ_DPI, maxPixels: MOST_READ_PIXELS });
      const own = pdf.text(index).slice(0, MOST_OWN).trim();
      return { pixels, detectorSide: PAGE_SIDE, ...(own === '' ? {} : { own }) };
    },
    close: () => pdf.close(),
  };
}

async function fitted(picture: Uint8Array | Pixels, page = 0): Promise<PagePicture> {
  const { autoOrient: { width, height } } = await source(picture, { page }).metadata();
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (long <= 2 * short) return { pixels: await shrunk(picture, { page, longest: LONGEST }), detectorSide: long <= SCREEN_SIDE ? long : PAGE_SIDE };
  const longest = Math.round(long * Math.min(1, Math.sqrt(MOST_READ_PIXELS / (long * short))));
  return { pixels: await shrunk(picture, { page, longest }), detectorSide: Math.round((long * Math.min(short, STRIP_WIDTH)) / short) };
}

/** Upright after EXIF, on white, its long side at most so long. */
async function shrunk(picture: Uint8Array | Pixels, { page = 0, longest }: { readonly page?: number; readonly longest: number }): Promise<Pixels> {
  const flat = source(picture, { page }).autoOrient().flatten({ background: '#ffffff' }).resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await flat.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: info.channels === 3 ? data : tripled(data, info.channels), width: info.width, height: info.height };
}
