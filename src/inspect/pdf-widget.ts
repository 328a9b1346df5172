import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFPage } from '../engines/pdf-lib.js';
import type { Signature } from '../model/facts.js';

const POINT_MM = 25.4 / 72;
/** Hidden and NoView (ISO 32000-1, table 165). */
const UNSEEN = 0x02 | 0x20;

/** Points a side; some writers make an invisible widget of one point. */
const LEAST = 3;

/** Where a widget stands on its page as seen, after cropping and rotation; null for one that shows nothing. */
export function widgetPlace(widget: PDFDict, page: PDFPage): Signature['place'] {
  const box = boxAsSeen(widget, page);
  const flags = widget.lookup(PDFName.of('F'));
  if (!box || (flags instanceof PDFNumber && (flags.asNumber() & UNSEEN) !== 0)) return null;
  const { width, height } = page.getCropBox();
  const [pageWidth, pageHeight] = turnsOf(page) % 2 === 0 ? [width, height] : [height, width];
  const [widthPt, heightPt] = [box.width * pageWidth, box.height * pageHeight];
  if (widthPt < LEAST || heightPt < LEAST) return null;
  const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  const millimetres = (points: number) => Math.round(points * POINT_MM * 10) / 10;
  return { x: share(box.left + box.width / 2), y: share(box.top + box.height / 2), widthMm: millimetres(widthPt), heightMm: millimetres(heightPt) };
}

/** Fractions of the page as seen, from the top left; may reach beyond it. */
export interface BoxAsSeen {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The /Rect of an annotation on its page after cropping and rotation; null for one that makes no sense. */
export function boxAsSeen(annotation: PDFDict, page: PDFPage): BoxAsSeen | null {
  const rect = annotation.lookup(PDFName.of('Rect'));
  const [x1, y1, x2, y2] = rect instanceof PDFArray ? rect.asArray().map((each) => (each instanceof PDFNumber ? each.asNumber() : Number.NaN)) : [];
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined || ![x1, y1, x2, y2].every(Number.isFinite)) return null;
  const crop = page.getCropBox();
  const [left, top] = [(Math.min(x1, x2) - crop.x) / crop.width, 1 - (Math.max(y1, y2) - crop.y) / crop.height];
  const [width, height] = [Math.abs(x2 - x1) / crop.width, Math.abs(y2 - y1) / crop.height];
  const upright = { left, top, width, height };
  return [
    upright,
    { left: 1 - top - height, top: left, width: height, height: width },
    { left: 1 - left - width, top: 1 - top - height, width, height },
    { left: top, top: 1 - left - width, width: height, height: width },
  ][turnsOf(page)] ?? upright;
}

/** Quarters clockwise. */
function turnsOf(page: PDFPage): number {
  return ((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4;
}
