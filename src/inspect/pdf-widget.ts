import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFPage } from 'pdf-lib';
import type { Signature } from '../model/facts.js';

const POINT_MM = 25.4 / 72;
/** Hidden and NoView (ISO 32000-1, table 165). */
const UNSEEN = 0x02 | 0x20;

/** Points a side; some writers make an invisible widget of one point. */
const LEAST = 3;

/** Where a widget stands on its page as seen, after cropping and rotation; null for one that shows nothing. */
export function widgetPlace(widget: PDFDict, page: PDFPage): Signature['place'] {
  const rect = widget.lookup(PDFName.of('Rect'));
  const flags = widget.lookup(PDFName.of('F'));
  const [x1, y1, x2, y2] = rect instanceof PDFArray ? rect.asArray().map((each) => (each instanceof PDFNumber ? each.asNumber() : Number.NaN)) : [];
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined || ![x1, y1, x2, y2].every(Number.isFinite)) return null;
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (width < LEAST || height < LEAST || (flags instanceof PDFNumber && (flags.asNumber() & UNSEEN) !== 0)) return null;
  const box = page.getCropBox();
  const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  const [across, down] = [((x1 + x2) / 2 - box.x) / box.width, 1 - ((y1 + y2) / 2 - box.y) / box.height];
  const turns = ((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4;
  const [x, y] = [[across, down], [1 - down, across], [1 - across, 1 - down], [down, 1 - across]][turns] as [number, number];
  const millimetres = (points: number) => Math.round(points * POINT_MM * 10) / 10;
  const sizes = [millimetres(width), millimetres(height)] as const;
  const [widthMm, heightMm] = turns % 2 === 0 ? sizes : [sizes[1], sizes[0]];
  return { x: share(x), y: share(y), widthMm, heightMm };
}
