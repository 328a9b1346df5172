import { degrees, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { expect, it } from 'vitest';
import { drawPages } from '../../../src/convert/draw-pages.js';
import { preparePdf } from '../../../src/convert/prepare-pdf.js';
import { openPdf } from '../../../src/engines/pdfium.js';
import type { Prepared } from '../../../src/model/prepared.js';
import { readBack } from '../../../src/render/pdf/read-back.js';
import { smallDossier, write, type Piece } from './dossier.js';
import { annotatedPdf } from './sources.js';

/** Two pages with links to the second page and to the web, and a bookmark for it. */
async function linked(change: (document: PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.load(await annotatedPdf());
  const { context } = document;
  const [root, entry] = [context.nextRef(), context.nextRef()];
  context.assign(root, context.obj({ First: entry, Last: entry }));
  context.assign(entry, context.obj({ Title: PDFHexString.fromText('第二页'), Dest: [document.getPage(1).ref, 'Fit'] }));
  document.catalog.set(PDFName.of('Outlines'), root);
  change(document);
  return document.save();
}

async function inDossier(bytes: Uint8Array, prepared: Prepared | null) {
  const pieces: Record<string, Piece> = { A: { bytes, type: 'pdf', pages: 2 } };
  const { plan, exhibits } = await smallDossier(pieces);
  const file = (await write(plan, exhibits, pieces, { prepared: async () => prepared })).files.get('卷宗.pdf') as Uint8Array;
  const document = await PDFDocument.load(file);
  const pages = document.getPages();
  const links = (pages[3]?.node.Annots()?.asArray() ?? []).map((ref) => document.context.lookup(ref, PDFDict)).map((link) => ({
    at: link.lookup(PDFName.of('Rect'), PDFArray).asArray().map((each) => Math.round((each as PDFNumber).asNumber())),
    to: link.has(PDFName.of('Dest')) ? pages.findIndex(({ ref }) => ref === link.lookup(PDFName.of('Dest'), PDFArray).get(0)) + 1 : (link.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'), PDFString).asString() ?? null),
  }));
  const { outline, pages: read } = await readBack(file);
  return { links, text: read[3]?.text, bookmarks: outline.slice(-1).map(({ title, page }) => `${title} ${page}`) };
}

async function allDrawn(bytes: Uint8Array): Promise<Prepared> {
  const source = await openPdf(bytes);
  const { pdf } = await drawPages(source, new Set([0, 1]));
  source.close();
  return { documents: [pdf], pages: [0, 1].map(() => ({ document: 1, method: 'rendered', detail: 'drawn', margin: null })) };
}

it.each([0, 90, 270])('pages drawn as pictures keep their links and bookmarks, turned by %d', async (turn) => {
  const bytes = await linked((document) => document.getPage(0).setRotation(degrees(turn)));
  const { text: _words, ...copied } = await inDossier(bytes, null);
  expect(copied.links.map(({ to }) => to)).toEqual([5, 'https://example.org/', null, null]);
  expect(await inDossier(bytes, await allDrawn(bytes))).toMatchObject(copied);
});

it('pages of a form written anew, XFA beside it or not, keep them too, and show what was filled in', async () => {
  const bytes = await linked((document) => {
    const { context } = document;
    const field = context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Tx', T: PDFString.of('f'), V: PDFString.of('value'), DA: PDFString.of('/Helv 12 Tf 0 g'), Rect: [100, 100, 300, 130] }));
    document.getPage(0).node.Annots()?.push(field);
    document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], DA: PDFString.of('/Helv 12 Tf 0 g'), XFA: context.register(context.flateStream('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>')) }));
  });
  const prepared = await preparePdf(bytes);
  expect(prepared.pages[0]?.method).not.toBe('copied');
  const { links, bookmarks, text } = await inDossier(bytes, { ...prepared, pages: prepared.pages.map((page) => ({ ...page, margin: null })) });
  expect(links.map(({ to }) => to)).toEqual([5, 'https://example.org/', null, null]);
  expect(bookmarks).toEqual(['第二页 4']);
  expect(text).toContain('value');
});
