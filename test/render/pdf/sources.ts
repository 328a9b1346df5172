import { createHash } from 'node:crypto';
import { degrees, PDFArray, PDFDocument, PDFName, PDFString, rgb, StandardFonts, type PDFPage } from 'pdf-lib';
import sharp from 'sharp';
import { plainBitmap } from '../../inspect/drawn-bitmaps.js';

export interface SourceOptions {
  readonly size?: readonly [number, number];
  readonly rotate?: number;
  /** x, y, width, height. */
  readonly crop?: readonly [number, number, number, number];
  readonly origin?: readonly [number, number];
  readonly userUnit?: number;
  readonly pages?: number;
  /** White on all four sides, in points of the page's own. */
  readonly blank?: number;
  /** A number of its own in the margin at the foot as seen. */
  readonly numbered?: boolean;
}

/** A PDF whose every corner is marked, so that a page that was turned, cut or covered shows. */
export async function markedPdf({ size = [595.28, 841.89], rotate = 0, crop, origin = [0, 0], userUnit, pages = 1, blank = 0, numbered = false }: SourceOptions = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let i = 0; i < pages; i++) {
    const page = document.addPage([...size]);
    const [x, y] = origin;
    page.setMediaBox(x, y, size[0], size[1]);
    if (crop) page.setCropBox(...crop);
    if (rotate) page.setRotation(degrees(rotate));
    if (userUnit) page.node.set(PDFName.of('UserUnit'), document.context.obj(userUnit));
    const whole = crop ?? [x, y, ...size];
    if (numbered) page.drawRectangle({ ...numberPlace(whole, { rotate, scale: blank / 60 }), color: rgb(0, 0, 0) });
    const [bx, by, w, h] = [whole[0] + blank, whole[1] + blank, whole[2] - 2 * blank, whole[3] - 2 * blank];
    const unit = Math.min(w, h) / 8;
    page.drawRectangle({ x: bx + 0.5, y: by + 0.5, width: w - 1, height: h - 1, borderWidth: 1, borderColor: rgb(0, 0, 0) });
    page.drawRectangle({ x: bx, y: by, width: 3 * unit, height: unit, color: rgb(1, 0, 0) });
    page.drawRectangle({ x: bx + w - unit, y: by, width: unit, height: 2 * unit, color: rgb(0, 0.6, 0) });
    page.drawRectangle({ x: bx, y: by + h - unit, width: unit, height: unit, color: rgb(0, 0, 1) });
    page.drawText(`Page ${i + 1}`, { x: bx + w / 3, y: by + h / 2, size: unit * 0.7, font });
  }
  return document.save();
}

/** In the middle of the foot as seen, 10 mm from the edge of A4. */
function numberPlace([x, y, width, height]: readonly [number, number, number, number], { rotate, scale }: { readonly rotate: number; readonly scale: number }) {
  const [along, across, from] = [30 * scale, 8 * scale, 28 * scale];
  if (rotate === 90) return { x: x + width - from - across, y: y + height / 2, width: across, height: along };
  if (rotate === 180) return { x: x + width / 2, y: y + height - from - across, width: along, height: across };
  if (rotate === 270) return { x: x + from, y: y + height / 2, width: across, height: along };
  return { x: x + width / 2, y: y + from, width: along, height: across };
}

/** Two pages: a highlight without appearance, a seal in a signature widget that leads to page 2, a script, links to page 2 and the web. */
export async function annotatedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const first = document.addPage([595.28, 841.89]);
  const second = document.addPage([595.28, 841.89]);
  second.drawText('second', { x: 100, y: 400, size: 40 });
  first.drawText('proof', { x: 100, y: 600, size: 40 });
  const { context } = document;
  const seal = context.register(context.flateStream('0.8 0 0 rg 0 0 100 100 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 100, 100], Resources: {}, PieceInfo: { Editor: { Page: second.ref } } }));
  annotate(first, [
    { Subtype: 'Highlight', Rect: [100, 595, 220, 640], QuadPoints: [100, 640, 220, 640, 100, 595, 220, 595], C: [1, 1, 0] },
    { Subtype: 'Widget', FT: 'Sig', T: PDFString.of('seal'), Rect: [350, 150, 450, 250], AP: { N: seal }, F: 4 },
    { Subtype: 'Link', Rect: [100, 300, 200, 320], Dest: [second.ref, 'XYZ', 0, 440, null] },
    { Subtype: 'Link', Rect: [100, 260, 200, 280], A: { S: 'URI', URI: PDFString.of('https://example.org/') } },
    { Subtype: 'Link', Rect: [100, 220, 200, 240], A: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } },
    { Subtype: 'Link', Rect: [100, 180, 200, 200], A: { S: 'Launch', F: PDFString.of('calc.exe') } },
  ]);
  document.addJavaScript('start', 'app.alert(2)');
  await document.attach(new Uint8Array([1, 2, 3]), 'secret.bin', {});
  return document.save();
}

function annotate(page: PDFPage, annotations: readonly Record<string, unknown>[]): void {
  const { context } = page.doc;
  const refs = annotations.map((annotation) => context.register(context.obj({ Type: 'Annot', ...annotation } as never)));
  page.node.set(PDFName.of('Annots'), context.obj(refs) as PDFArray);
}

/** A picture with a red left upper corner, as seen. */
export async function markedPicture(width: number, height: number, format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'bmp', orientation?: number): Promise<Uint8Array> {
  const corner = await sharp({ create: { width: Math.ceil(width / 4), height: Math.ceil(height / 4), channels: 3, background: '#ff0000' } }).png().toBuffer();
  const picture = sharp({ create: { width, height, channels: 3, background: '#99aabb' } }).composite([{ input: corner, left: 0, top: 0 }]);
  if (format === 'bmp') {
    return plainBitmap(width, height, await picture.ensureAlpha().raw().toBuffer());
  }
  if (!orientation) return new Uint8Array(await picture.toFormat(format).toBuffer());
  const stored = sharp(await picture.png().toBuffer());
  const turned = orientation === 6 ? stored.rotate(270) : orientation === 3 ? stored.rotate(180) : orientation === 8 ? stored.rotate(90) : stored;
  return new Uint8Array(await turned.withMetadata({ orientation }).toFormat(format).toBuffer());
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
