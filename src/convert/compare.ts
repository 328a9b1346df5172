import type { PdfiumDocument, RenderedPage } from '../engines/pdfium.js';

/** Pixels of the longer side at which pages are compared: a line of 10-point text is then some eight pixels high. */
export const SIDE = 640;
const MOST_PIXELS = 420_000;
/** A pixel that differs by more in any colour has changed; less is another rounding of the same edge. */
const CHANGED = 48;
const INK = 245;
/** Of all pixels that carry ink in either. */
const MOST_CHANGED = 0.01;
/** So many may change on a page with hardly any ink. */
const ALWAYS_ALLOWED = 4;

export interface Comparison {
  readonly same: boolean;
  /** Mean difference of all samples, 0 to 255. */
  readonly mean: number;
  readonly detail: string | null;
  /** The source, where it had to be drawn. */
  readonly drawn: RenderedPage | null;
}

/** Draws a page and its copy and lays one over the other; a page that is one JPEG is not drawn but compared byte by byte. */
export function comparePage(source: PdfiumDocument, copy: PdfiumDocument, index: number): Comparison {
  if (isSameJpeg(source, copy, index)) return { same: true, mean: 0, detail: null, drawn: null };
  const one = drawSmall(source, index);
  const other = drawSmall(copy, index);
  if (Math.abs(one.width - other.width) > 1 || Math.abs(one.height - other.height) > 1) {
    return { same: false, mean: 255, detail: `the copy is ${other.width} × ${other.height}, the source ${one.width} × ${one.height}`, drawn: one };
  }
  const { ink, changed, mean } = isEqual(one, other) ? UNCHANGED : difference(one, other);
  const same = changed <= Math.max(ALWAYS_ALLOWED, ink * MOST_CHANGED);
  return { same, mean, detail: same ? null : `${changed} of ${ink} pixels differ`, drawn: one };
}

const UNCHANGED = { ink: 0, changed: 0, mean: 0 };

/** Nearly every copy is, to the last pixel; only the others are looked at one by one. */
function isEqual(one: RenderedPage, other: RenderedPage): boolean {
  return one.width === other.width && one.height === other.height && Buffer.compare(one.data, other.data) === 0;
}

/** Points by which the two places of a picture may differ. */
const NUDGE = 0.01;

/** The same bytes in the same place: scans are most of a dossier, and drawing them costs a fifth of a second each. */
function isSameJpeg(source: PdfiumDocument, copy: PdfiumDocument, index: number): boolean {
  const jpeg = source.soleJpeg(index);
  const copied = jpeg && copy.soleJpeg(index, true);
  if (!jpeg || !copied || Buffer.compare(jpeg, copied) !== 0) return false;
  const [one, other] = [source.content(index), copy.content(index)];
  const [from, to] = [one.images[0], other.images[0]];
  if (!from?.upright || !to?.upright || one.quarterTurns !== 0) return false;
  const size = source.pageSize(index);
  const page = copy.pageSize(index);
  const apart = [from.box.left - one.box.left - to.box.left, from.box.right - one.box.left - to.box.right, from.box.bottom - one.box.bottom - to.box.bottom, from.box.top - one.box.bottom - to.box.top];
  return [...apart, size.widthPt - page.widthPt, size.heightPt - page.heightPt].every((each) => Math.abs(each) < NUDGE) && from.bitsPerPixel === to.bitsPerPixel;
}

/** At the size at which pages are compared. */
export function drawSmall(pdf: PdfiumDocument, index: number): RenderedPage {
  const { widthPt, heightPt } = pdf.pageSize(index);
  return pdf.render(index, { dpi: (72 * SIDE) / Math.max(1, widthPt, heightPt), maxPixels: MOST_PIXELS });
}

function difference(one: RenderedPage, other: RenderedPage): { readonly ink: number; readonly changed: number; readonly mean: number } {
  const [width, height] = [Math.min(one.width, other.width), Math.min(one.height, other.height)];
  let [ink, changed, sum] = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * one.width * 3, k = y * other.width * 3; x < width; x++, i += 3, k += 3) {
      let [most, least] = [0, 255];
      for (let c = 0; c < 3; c++) {
        const [a, b] = [one.data[i + c] as number, other.data[k + c] as number];
        const apart = Math.abs(a - b);
        sum += apart;
        most = Math.max(most, apart);
        least = Math.min(least, a, b);
      }
      if (least < INK) ink++;
      if (most > CHANGED && !(isNear(one, other, { x, y }) && isNear(other, one, { x, y }))) changed++;
    }
  }
  return { ink, changed, mean: sum / Math.max(1, width * height * 3) };
}

/**
 * Whether a pixel lies between what the other drawing shows around the same place: an edge that was rounded
 * differently, as text of form fields is. What is missing, added or moved by more than a pixel does not.
 */
function isNear(one: RenderedPage, other: RenderedPage, { x, y }: { readonly x: number; readonly y: number }): boolean {
  for (let c = 0; c < 3; c++) {
    let [low, high] = [255, 0];
    for (let v = Math.max(0, y - 1); v <= Math.min(other.height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(other.width - 1, x + 1); u++) {
        const value = other.data[(v * other.width + u) * 3 + c] as number;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    const own = one.data[(y * one.width + x) * 3 + c] as number;
    if (own < low - CHANGED || own > high + CHANGED) return false;
  }
  return true;
}
