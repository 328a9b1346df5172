import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFRef } from 'pdf-lib';
import { expect, it } from 'vitest';
import { readBack } from '../../../src/render/pdf/read-back.js';
import { smallDossier, write } from './dossier.js';

/** Two pages; bookmarks: 一 → page 1 with 一之一 → a name for page 2 below it; one that starts a program; one that leads nowhere. */
async function bookmarked(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const [first, second] = [document.addPage([400, 400]), document.addPage([400, 400])];
  const { context } = document;
  const [root, one, under, program, nowhere] = Array.from({ length: 5 }, () => context.nextRef()) as [PDFRef, PDFRef, PDFRef, PDFRef, PDFRef];
  context.assign(root, context.obj({ First: one, Last: nowhere }));
  context.assign(one, context.obj({ Title: PDFHexString.fromText('一、总则'), Dest: [first.ref, 'XYZ', 0, 300, null], First: under, Last: under, Next: program }));
  context.assign(under, context.obj({ Title: PDFHexString.fromText('（一）细则'), A: { S: 'GoTo', D: PDFString.of('two') } }));
  context.assign(program, context.obj({ Title: PDFHexString.fromText('运行'), A: { S: 'Launch', F: PDFString.of('calc.exe') }, Next: nowhere }));
  // Its next is the first again: a ring.
  context.assign(nowhere, context.obj({ Title: PDFHexString.fromText('空'), Dest: PDFString.of('gone'), Next: one }));
  document.catalog.set(PDFName.of('Outlines'), root);
  document.catalog.set(PDFName.of('Names'), context.obj({ Dests: { Names: [PDFString.of('two'), [second.ref, 'Fit']] } }));
  return document.save();
}

it('a file’s own bookmarks hang below its exhibit and lead to its pages', async () => {
  const pieces = { A: { bytes: await bookmarked(), type: 'pdf', pages: 2 }, B: { bytes: await bookmarked(), type: 'pdf', pages: 2 } } as const;
  const { plan, exhibits } = await smallDossier(pieces);
  const { files } = await write(plan, exhibits, pieces);
  const { outline } = await readBack(files.get('卷宗.pdf') as Uint8Array);
  const first = (number: string): number => (plan.map.exhibits[number]?.first ?? 0) - 1;
  expect(outline.slice(-8).map(({ title, depth, page }) => `${depth} ${title} ${page}`)).toEqual(['A', 'B'].flatMap((number) => [
    `2 要求${number} ${first(number) - 1}`, `3 ${number}　材料${number} ${first(number)}`, `4 一、总则 ${first(number)}`, `5 （一）细则 ${first(number) + 1}`,
  ]));
});
