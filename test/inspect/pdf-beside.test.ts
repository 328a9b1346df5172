import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';

type Entries = Record<string, unknown>;

async function make(annotations: (document: PDFDocument) => readonly Entries[], more: (document: PDFDocument) => unknown = () => undefined): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([300, 400]);
  page.drawText('Science for everyone', { x: 20, y: 300, size: 12 });
  page.node.set(PDFName.of('Annots'), document.context.obj(annotations(document).map((entries) => document.context.register(document.context.obj({ Type: 'Annot', Rect: [20, 20, 120, 60], F: 4, ...entries } as never)))));
  await more(document);
  return document.save({ updateFieldAppearances: false });
}

const parts = async (bytes: Uint8Array) => Object.fromEntries(((await inspect(bytes, 'a.pdf')).leftOut ?? []).map(({ part, count }) => [part, count]));

it('files within a PDF are counted and named, one that is pinned to a page once', async () => {
  const bytes = await make(() => [], (document) => document.attach(new Uint8Array([1]), '明细.xlsx'));
  expect(await parts(bytes)).toEqual({ attachment: 1 });
  expect((await inspect(bytes, 'a.pdf')).problems).toMatchObject([{ code: 'attached', detail: '1: 明细.xlsx' }]);
});

it('a portfolio is told from a paper with attachments', async () => {
  const bytes = await make(() => [], async (document) => {
    for (let at = 0; at < 5; at++) await document.attach(new Uint8Array([at]), `m${at}.pdf`);
    document.catalog.set(PDFName.of('Collection'), document.context.obj({ View: 'D' }));
  });
  expect((await inspect(bytes, 'a.pdf')).problems).toMatchObject([{ code: 'portfolio', detail: '5: m0.pdf、m1.pdf、m2.pdf…' }]);
});

it('remarks behind marks, films, layers that are off and stamps without a look are counted', async () => {
  const bytes = await make(() => [
    { Subtype: 'Text', Contents: PDFHexString.fromText('请核对') }, { Subtype: 'Highlight', QuadPoints: [20, 60, 120, 60, 20, 20, 120, 20], C: [1, 1, 0] }, { Subtype: 'Text', F: 2, Contents: PDFString.of('hidden') },
    { Subtype: 'Screen' }, { Subtype: 'Stamp', Name: 'Approved' },
  ], (document) => {
    const [on, off] = ['A', 'B'].map((name) => document.context.register(document.context.obj({ Type: 'OCG', Name: PDFString.of(name) })));
    document.catalog.set(PDFName.of('OCProperties'), document.context.obj({ OCGs: [on, off], D: { OFF: [off] } } as never));
  });
  expect(await parts(bytes)).toEqual({ comment: 1, layer: 1, media: 1, stamp: 1 });
});

it('what was typed into a form or written on the page is read, but not passwords and hidden fields', async () => {
  const field = (value: string, more: Entries = {}) => ({ Subtype: 'Widget', FT: 'Tx', T: PDFString.of('a'), V: PDFHexString.fromText(value), ...more });
  const bytes = await make(() => [field('云澜区科协\n二〇二二年'), field('secret', { Ff: 8192 }), field('unseen', { F: 2 }), { Subtype: 'FreeText', Contents: PDFHexString.fromText('旁注') }]);
  const { text, leftOut } = await inspect(bytes, 'a.pdf');
  expect(text.content.split(/\r?\n/)).toEqual(['Science for everyone', '云澜区科协', '二〇二二年', '旁注']);
  expect(leftOut).toBeUndefined();
});
