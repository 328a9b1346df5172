import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../../../src/engines/pdfium.js';
import type { ReadLine, ReadPage } from '../../../src/model/facts.js';
import { blankFont } from '../../../src/render/pdf/blank-font.js';
import { A4 } from '../../../src/render/pdf/geometry.js';
import { textLayer } from '../../../src/render/pdf/text-layer.js';

const line = (text: string, top: number, startsRow = true): ReadLine => {
  const count = [...text].length;
  return { text, confidence: 1, least: 1, startsRow, box: { left: 0.2, top, width: 0.03 * count, height: 0.03 }, centres: Array.from({ length: count }, (_, index) => Math.round(((index + 0.5) / count) * 1000)) };
};
const AREA = { x: 0, y: 0, width: A4.width, height: A4.height };
const page = (lines: readonly ReadLine[], skew = 0): ReadPage => ({ page: 1, turn: 0, skew, unread: 0, lines });

async function pdfWith(read: ReadPage): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const sheet = pdf.addPage([A4.width, A4.height]);
  const content = textLayer(read, AREA, 'Words');
  sheet.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(content)));
  sheet.node.set(PDFName.of('Resources'), pdf.context.obj({ Font: { Words: blankFont(pdf.context) } }));
  return pdf.save({ useObjectStreams: false });
}

describe('words laid unseen over a picture', () => {
  const LINES = [line('关于举办全国科普日活动的通知', 0.2), line('云科协〔2021〕9号，共3.5万元', 0.3), line('注册志愿者ABC', 0.4)];
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await pdfWith(page(LINES));
  });

  it('come out as they are, in reading order, without blanks between them', async () => {
    const pdf = await openPdf(bytes);
    expect(pdf.text(0).split('\n').map((each) => each.trim()).filter(Boolean)).toEqual(LINES.map(({ text }) => text));
  });

  it('leave no ink', async () => {
    const { data } = (await openPdf(bytes)).render(0, { dpi: 100, maxPixels: 4_000_000 });
    expect(data.every((value) => value === 255)).toBe(true);
  });

  it('lie where they were read: half of a line’s box gives half of its words', async () => {
    const pdf = await openPdf(bytes);
    const half = pdf.boxAt(0, { left: 0.2, top: 0.2, width: 0.03 * 6.7, height: 0.03 });
    expect(pdf.textIn(0, half).trim()).toBe('关于举办全国科');
  });

  it('follow a line that runs askew', async () => {
    const pdf = await openPdf(await pdfWith(page([line('关于举办全国科普日活动的通知', 0.2)], 3)));
    const [left, right] = [pdf.boxAt(0, { left: 0.19, top: 0.192, width: 0.1, height: 0.03 }), pdf.boxAt(0, { left: 0.5, top: 0.208, width: 0.15, height: 0.03 })];
    expect(pdf.textIn(0, left)).toContain('关');
    expect(pdf.textIn(0, right)).toContain('知');
  });
});
