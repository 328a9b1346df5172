import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { comparePage } from '../../src/convert/compare.js';
import { drawPages } from '../../src/convert/draw-pages.js';
import { copyUncompared, preparePdf } from '../../src/convert/prepare-pdf.js';
import { trialCopy } from '../../src/convert/trial-copy.js';
import { openPdf } from '../../src/engines/pdfium.js';
import { smallDossier, write } from '../render/pdf/dossier.js';
import { annotatedPdf, markedPdf } from '../render/pdf/sources.js';

/** A filled field that has no appearance of its own: a viewer makes one from the value. */
async function filledForm(value = PDFString.of('Filled in by hand') as PDFString | PDFHexString): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([300, 200]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const { context } = document;
  const field = context.register(context.obj({
    Type: 'Annot', Subtype: 'Widget', FT: 'Tx', T: PDFString.of('name'), V: value, Rect: [20, 80, 280, 120], F: 4, DA: PDFString.of('/Helv 20 Tf 0 g'),
  }));
  page.node.set(PDFName.of('Annots'), context.obj([field]));
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], NeedAppearances: true, DR: { Font: { Helv: font.ref } }, DA: PDFString.of('/Helv 20 Tf 0 g') }));
  return document.save({ updateFieldAppearances: false });
}

describe('the ladder', () => {
  it.each([['plain', markedPdf()], ['turned and cropped', markedPdf({ rotate: 270, crop: [50, 60, 300, 500], pages: 2 })], ['with markings, seal and links', annotatedPdf()]])('%s: copied as it is', async (_name, made) => {
    const { documents, pages } = await preparePdf(await made);
    expect(documents).toHaveLength(0);
    for (const page of pages) expect(page).toMatchObject({ document: 0, method: 'copied', detail: null });
    expect(Math.max(...pages.map((page) => page.mean as number))).toBeLessThan(0.5);
  });

  it('a field without appearance: copied from the document written anew, and it shows its value', async () => {
    const bytes = await filledForm();
    const { documents, pages } = await preparePdf(bytes);
    expect(pages).toMatchObject([{ document: 1, method: 'mended', detail: 'a Widget annotation has no appearance' }]);
    const shown = await openPdf((await trialCopy(documents[0] as Uint8Array)).pdf);
    expect(shown.text(0)).toContain('Filled in by hand');
    shown.close();
  });

  it('a Chinese value in a field without a Chinese face: drawn, for no reader but PDFium here has the face it would be written in', async () => {
    const { documents, pages } = await preparePdf(await filledForm(PDFHexString.fromText('云澜区科学技术协会')));
    expect(pages).toMatchObject([{ document: 1, method: 'rendered' }]);
    expect(Buffer.from(documents[0] as Uint8Array).includes('juanzong-face')).toBe(false);
  });

  it('a page that PDFium counts but cannot load: mended from its objects', async () => {
    const whole = Buffer.from(await (await PDFDocument.load(await markedPdf())).save({ useObjectStreams: false })).toString('latin1');
    const at = /\n\d+ 0 obj\n<<\n\/Type \/Page\n/.exec(whole)?.index ?? 0;
    const entry = `${String(at + 1).padStart(10, '0')} 00000 n`;
    expect(whole).toContain(entry);
    // The table calls the page's object free.
    const broken = whole.replace(entry, '0000000000 65535 f');
    expect((await preparePdf(Buffer.from(broken, 'latin1'))).pages).toMatchObject([{ document: 1, method: 'mended', detail: 'no reader opens the whole file' }]);
  });

  it('a file that PDFium opens and the copier does not: mended from its objects', async () => {
    const whole = Buffer.from(await (await PDFDocument.load(await markedPdf({ pages: 2 }))).save({ useObjectStreams: false })).toString('latin1');
    const broken = whole.replace('/Type /Catalog', '/Type /Catalgg');
    expect(broken).not.toBe(whole);
    expect((await preparePdf(Buffer.from(broken, 'latin1'))).pages).toMatchObject([1, 2].map(() => ({ document: 1, method: 'mended', detail: expect.any(String) })));
  });

  it('what no reader opens but holds its pages: mended', async () => {
    const text = '%PDF-1.\n1 0 obj\n<</Kids[<</Parent 1 0 R/MediaBox[0 0 300 200]/Contents[2 0 R]>>]>>\n2 0 obj\n<<>>\nstream\n20 20 100 100 re f\nendstream\nendobj\ntrailer<</Root<</Pages 1 0 R>>>>';
    expect((await preparePdf(new TextEncoder().encode(text))).pages).toMatchObject([{ document: 1, method: 'mended', detail: 'no reader opens the whole file' }]);
  });
});

it('a file that takes too long to compare is copied all the same, and every page says so', async () => {
  const bytes = await markedPdf({ pages: 2 });
  const prepared = await copyUncompared(bytes);
  expect(prepared.pages).toMatchObject([{ document: 0, method: 'copied' }, { document: 0, method: 'copied' }]);
  const { plan, exhibits } = await smallDossier({ A: { bytes, type: 'pdf', pages: 2 } });
  const { notices } = await write(plan, exhibits, { A: { bytes, type: 'pdf', pages: 2 } }, { prepared: async () => prepared });
  expect(notices).toMatchObject([{ code: 'uncompared', exhibit: 'A', pages: [1, 2] }]);
});

describe('comparing', () => {
  it('sees a word that is missing, and a page of another size', async () => {
    const whole = await openPdf(await markedPdf());
    const document = await PDFDocument.load(await markedPdf());
    document.getPage(0).drawRectangle({ x: 200, y: 420, width: 250, height: 60, color: { type: 'RGB', red: 1, green: 1, blue: 1 } as never });
    const without = await openPdf(await document.save());
    expect(comparePage(whole, without, 0)).toMatchObject({ same: false, detail: expect.stringMatching(/pixels differ/) });
    expect(comparePage(whole, await openPdf(await markedPdf({ size: [400, 400] })), 0).same).toBe(false);
    expect(comparePage(whole, await openPdf(await markedPdf()), 0)).toMatchObject({ same: true, mean: 0, detail: null });
  });
});

describe('the last rung', () => {
  it('is a picture of the page that looks the same and keeps its words', async () => {
    const source = await openPdf(await markedPdf({ rotate: 90, pages: 2 }));
    const drawn = await openPdf((await drawPages(source, new Set([1]))).pdf);
    expect(comparePage(source, drawn, 1)).toMatchObject({ same: true });
    expect(drawn.text(1).trim()).toBe('Page 2');
    // It is found where it stands: the middle of the page, not at its edge.
    const [word] = drawn.placedText(1);
    expect(word?.left).toBeGreaterThan(0.2);
    expect(word?.top).toBeLessThan(0.8);
  });
});
