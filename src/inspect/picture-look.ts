import type { PdfBox, PdfPageContent } from '../engines/pdfium-objects.js';
import type { PictureLook } from '../model/facts.js';
import { insideDarkFrame } from './dark-frame.js';
import { readExif } from './exif.js';
import { kindOf, type PictureOrigin } from './picture-kind.js';
import { qualityOf } from './picture-quality.js';
import { traitsOf } from './picture-traits.js';
import { source } from './pictures.js';
import type { Pixels } from './seal/pixels.js';
import { thumbnailOf } from './thumbnail.js';

/** What a small copy of a picture tells. `page`: its page, frame, or place among the pictures of a document. */
export function lookOf(pixels: Pixels, page: number, origin: PictureOrigin): PictureLook {
  const traits = traitsOf(pixels);
  const inside = insideDarkFrame(pixels);
  const kind = kindOf(traits, origin, inside && traitsOf(inside));
  return { page, width: origin.width, height: origin.height, ...kind, ...qualityOf(pixels, traits, kind.kind), thumbnail: thumbnailOf(pixels) };
}

/** What a picture file says of itself. */
export async function originOf(picture: Uint8Array): Promise<PictureOrigin> {
  const { autoOrient, density, exif } = await source(picture).metadata();
  return { width: autoOrient.width, height: autoOrient.height, dpi: meaningfulDpi(density), ...readExif(exif) };
}

/** Densities that programs write without having measured anything. */
const MEANINGLESS_DPI = new Set([0, 1, 28, 72, 96]);

export function meaningfulDpi(density: number | undefined): number | null {
  return density && !MEANINGLESS_DPI.has(Math.round(density)) ? Math.round(density) : null;
}

/** A picture in a PDF has lost what its file said. */
function originInPdf(width: number, height: number, dpi: number | null): PictureOrigin {
  return { width, height, dpi, camera: null, isExposed: false, isScreenshot: false };
}

/** Share of the page from which a picture is one that somebody handed in, and no logo. */
const LEAST_SHARE = 0.04;
const LEAST_PIXELS = 120;
const MOST_ON_A_PAGE = 8;

/** The pictures of a page as it was drawn: the page itself when pictures cover it, else each that stands on it. */
export function looksOnPage(page: Pixels, number: number, { content, isCovered, dpi }: { readonly content: PdfPageContent; readonly isCovered: boolean; readonly dpi: number | null }): PictureLook[] {
  if (isCovered) {
    const factor = dpi === null ? 1 : Math.max(1, Math.max(...content.images.map((image) => Math.max(image.pixelWidth, image.pixelHeight))) / Math.max(page.width, page.height));
    return [lookOf(page, number, originInPdf(Math.round(page.width * factor), Math.round(page.height * factor), dpi))];
  }
  const large = content.images.map((image) => ({ image, seen: seenBox(image.box, content) })).filter(({ seen }) => seen.width * seen.height >= LEAST_SHARE);
  return large.slice(0, MOST_ON_A_PAGE).flatMap(({ image, seen }) => {
    const pixels = cut(page, seen);
    return pixels === null ? [] : [lookOf(pixels, number, originInPdf(image.pixelWidth, image.pixelHeight, null))];
  });
}

interface Seen {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A box of the page's own space as fractions of the page as seen, cut at its edges. */
function seenBox(box: PdfBox, { box: page, quarterTurns }: PdfPageContent): Seen {
  const [across, down] = [Math.max(1e-6, page.right - page.left), Math.max(1e-6, page.top - page.bottom)];
  const inside = (value: number) => Math.min(1, Math.max(0, value));
  const [left, right] = [inside((box.left - page.left) / across), inside((box.right - page.left) / across)];
  const [top, bottom] = [inside((page.top - box.top) / down), inside((page.top - box.bottom) / down)];
  const [x, y, width, height] = [left, top, right - left, bottom - top];
  if (quarterTurns === 1) return { left: 1 - bottom, top: x, width: height, height: width };
  if (quarterTurns === 2) return { left: 1 - right, top: 1 - bottom, width, height };
  if (quarterTurns === 3) return { left: y, top: 1 - right, width: height, height: width };
  return { left: x, top: y, width, height };
}

function cut({ data, width, height }: Pixels, seen: Seen): Pixels | null {
  const [left, top] = [Math.round(seen.left * width), Math.round(seen.top * height)];
  const [across, down] = [Math.min(width - left, Math.round(seen.width * width)), Math.min(height - top, Math.round(seen.height * height))];
  if (Math.min(across, down) < LEAST_PIXELS) return null;
  const rgb = new Uint8Array(across * down * 3);
  for (let y = 0; y < down; y++) {
    const from = ((top + y) * width + left) * 3;
    rgb.set(data.subarray(from, from + across * 3), y * across * 3);
  }
  return { data: rgb, width: across, height: down };
}
