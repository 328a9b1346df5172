import { generateKeyPairSync } from 'node:crypto';
import { PDFDocument, PDFName, PDFString, degrees, type PDFDict, type PDFObject } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { making, signedData, signedPdf } from './make-signature.js';

const by = making(generateKeyPairSync('ec', { namedCurve: 'P-256' }), '1.2.840.10045.4.3.2');

/** Words at the left in the upper half of the page; what happened to it after it was signed. */
async function laterChanges(change: (document: PDFDocument) => void, before: (document: PDFDocument) => void = () => {}) {
  const signed = await signedPdf('ETSI.CAdES.detached', (covered) => signedData(covered, by), {}, (document) => {
    document.getPage(0).drawText('The county had 30 halls of science in 2021', { x: 60, y: 700, size: 18 });
    before(document);
  });
  const document = await PDFDocument.load(signed.bytes, { forIncrementalUpdate: true, updateMetadata: false });
  change(document);
  const [signature] = (await inspect(await document.commit({ useObjectStreams: false }), 'a.pdf')).signatures;
  expect(signature?.integrity).toBe('intact');
  return { changes: signature?.changes, pages: signature?.overlaidPages };
}

/** With an appearance that paints `paint` in the rectangle's own points. */
function annotate(document: PDFDocument, kind: string, rect: readonly [number, number, number, number], paint: string | null, extra: Record<string, unknown> = {}) {
  const { context } = document;
  const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]];
  const resources = { ExtGState: { M: { BM: 'Multiply' } }, Font: { F: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' } } };
  const look = paint === null ? {} : { AP: { N: context.register(context.stream(paint, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: resources } as never)) } };
  const annotation = context.register(context.obj({ Type: 'Annot', Subtype: kind, Rect: [...rect], F: 4, ...look, ...extra } as never));
  // Not by addAnnot, which writes the page's content anew.
  const { node, ref } = document.getPage(0);
  const list = node.Annots();
  if (list) list.push(annotation);
  else node.set(PDFName.of('Annots'), context.obj([annotation]));
  context.snapshot?.markRefForSave(ref);
  return annotation;
}

const OVER: readonly [number, number, number, number] = [55, 692, 420, 722];
const BESIDE: readonly [number, number, number, number] = [60, 300, 260, 340];
const quads = { QuadPoints: [55, 722, 420, 722, 55, 692, 420, 692], C: [1, 1, 0] };

describe('what leaves a signed page legible', () => {
  it.each<[string, (document: PDFDocument) => void, readonly string[]]>([
    ['a marker over words', (document) => void annotate(document, 'Highlight', OVER, '/M gs 1 1 0 rg 0 0 365 30 re f', quads), ['annotations']],
    ['a marker that every reader draws itself', (document) => void annotate(document, 'Highlight', OVER, null, quads), ['annotations']],
    ['a red line under words', (document) => void annotate(document, 'Ink', [55, 692, 420, 698], '1 0 0 RG 2 w 0 3 m 365 3 l S', { C: [1, 0, 0] }), ['annotations']],
    ['a red frame round words', (document) => void annotate(document, 'Square', OVER, '1 0 0 RG 2 w 1 1 363 28 re S', { C: [1, 0, 0] }), ['annotations']],
    ['a note in the margin', (document) => void annotate(document, 'Text', [500, 700, 520, 720], '1 1 0 rg 0 0 20 20 re f 0 G 2 5 16 10 re S'), ['annotations']],
    ['a further signature with its name in print', (document) => void sign(document, BESIDE, 'BT /F 14 Tf 5 10 Td (Signed by the county) Tj ET'), ['signature']],
    ['a further red seal over words', (document) => void sign(document, OVER, '1 0 0 RG 3 w 100 -60 m 160 15 l 220 -60 l S 1 0 0 rg 40 5 15 15 re f'), ['signature']],
  ])('%s', async (_what, change, expected) => expect(await laterChanges(change)).toEqual({ changes: expected, pages: undefined }));

  it('a form filled in where it was empty', async () => expect(await laterChanges((document) => fill(document, 'Li'), form(null))).toEqual({ changes: ['form'], pages: undefined }));
  it('other words in a form, where who certified it allowed that', async () => {
    const change = await laterChanges((document) => fill(document, 'Li'), (document) => { certify(2)(document); form('Zhang')(document); });
    expect(change).toEqual({ changes: ['form'], pages: undefined });
  });
});

describe('what covers a signed page, or writes on it', () => {
  it.each<[string, (document: PDFDocument) => void, readonly string[]]>([
    ['a white field over a number', (document) => void annotate(document, 'Square', [180, 695, 215, 720], '1 g 0 0 35 25 re f', { IC: [1, 1, 1] }), ['annotations', 'overlay']],
    ['a marker that is opaque', (document) => void annotate(document, 'Highlight', OVER, '1 1 0 rg 0 0 365 30 re f', quads), ['annotations', 'overlay']],
    ['words in a box beside', (document) => void annotate(document, 'FreeText', BESIDE, 'BT /F 18 Tf 5 10 Td (and 80 more) Tj ET'), ['annotations', 'overlay']],
    ['words in a box that only other readers draw', (document) => void annotate(document, 'FreeText', BESIDE, null, { Contents: PDFString.of('and 80 more'), DA: PDFString.of('/Helv 12 Tf 0 g') }), ['annotations', 'overlay']],
    ['a picture of a stamp', (document) => void annotate(document, 'Stamp', BESIDE, '1 0 0 RG 3 w 5 5 190 30 re S'), ['annotations', 'overlay']],
    ['a black figure drawn by hand', (document) => void annotate(document, 'Ink', [180, 695, 215, 720], '0 G 4 w 2 2 m 30 22 l S 2 22 m 30 2 l S'), ['annotations', 'overlay']],
    ['a line through words', (document) => void annotate(document, 'StrikeOut', OVER, '1 0 0 RG 1 w 0 13 m 365 13 l S', quads), ['annotations', 'overlay']],
    ['print on paper alone', (document) => void annotate(document, 'Ink', BESIDE, '0 G 4 w 2 2 m 30 22 l S', { F: 36 }), ['annotations', 'overlay']],
    ['a signature whose picture is a white sheet', (document) => void sign(document, OVER, '1 g 0 0 365 30 re f'), ['signature', 'overlay']],
    ['a field that was not there', (document) => void annotate(document, 'Widget', OVER, '1 g 0 0 365 30 re f', { FT: 'Btn', T: PDFString.of('Button') }), ['overlay']],
  ])('%s', async (_what, change, expected) => expect(await laterChanges(change)).toEqual({ changes: expected, pages: [1] }));

  it('a white field that lay below a stamp before', async () => {
    const layered = (document: PDFDocument) => {
      annotate(document, 'Square', BESIDE, '1 g 0 0 200 40 re f', { IC: [1, 1, 1] });
      annotate(document, 'Stamp', BESIDE, 'BT /F 18 Tf 5 10 Td (of 1998 only) Tj ET');
    };
    const swapped = (document: PDFDocument) => {
      const list = document.getPage(0).node.Annots();
      const [below, above] = [list!.get(0), list!.get(1)];
      list!.set(0, above);
      list!.set(1, below);
      document.context.snapshot?.markRefForSave(document.getPage(0).ref);
    };
    expect((await laterChanges(swapped, layered)).changes).toContain('overlay');
  });
  it('says that it cannot tell behind thousands of others', async () => {
    const crowded = (document: PDFDocument) => {
      for (let count = 0; count < 5_000; count++) annotate(document, 'Link', [1, 1, 2, 2], null);
    };
    const { changes } = await laterChanges((document) => void annotate(document, 'Square', [180, 695, 215, 720], '1 g 0 0 35 25 re f', { IC: [1, 1, 1] }), crowded);
    expect(changes?.some((each) => each === 'unknown' || each === 'overlay')).toBe(true);
  });
  it('other words in a form than were signed', async () => expect(await laterChanges((document) => fill(document, 'Li'), form('Zhang'))).toEqual({ changes: ['form', 'overlay'], pages: [1] }));

  it('on a page that lies on its side too, and only there', async () => {
    const turned = (document: PDFDocument) => document.getPage(0).setRotation(degrees(90));
    expect((await laterChanges((document) => void annotate(document, 'Square', [180, 695, 215, 720], '1 g 0 0 35 25 re f'), turned)).changes).toEqual(['annotations', 'overlay']);
    expect((await laterChanges((document) => void annotate(document, 'Ink', [55, 692, 420, 698], '1 0 0 RG 2 w 0 3 m 365 3 l S'), turned)).changes).toEqual(['annotations']);
  });

  it('a layer that was switched off', async () => {
    const layers = (document: PDFDocument, isOn: boolean) => {
      const group = [...document.context.enumerateIndirectObjects()].find(([, each]) => String(each).includes('/Type /OCG'))?.[0];
      document.catalog.set(PDFName.of('OCProperties'), document.context.obj({ OCGs: [group], D: isOn ? { ON: [group] } : { OFF: [group] } } as never));
    };
    const changes = await laterChanges((document) => layers(document, false), (document) => {
      const group = document.context.register(document.context.obj({ Type: 'OCG', Name: PDFString.of('a') } as never));
      const form = document.context.register(document.context.stream('0 g 0 0 90 9 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 90, 9], OC: group } as never));
      document.getPage(0).node.setXObject(PDFName.of('Fm0'), form);
      document.getPage(0).node.addContentStream(document.context.register(document.context.stream('/Fm0 Do')));
      layers(document, true);
    });
    expect(changes).toEqual({ changes: ['overlay'], pages: [1] });
  });
});

describe('what who certified the document allowed', () => {
  const mark = (document: PDFDocument) => void annotate(document, 'Highlight', OVER, '/M gs 1 1 0 rg 0 0 365 30 re f', quads);
  const countersign = (document: PDFDocument) => void sign(document, BESIDE, 'BT /F 14 Tf 5 10 Td (Signed) Tj ET');

  it.each<[number, string, (document: PDFDocument) => void, readonly string[]]>([
    [1, 'a further signature', countersign, ['signature', 'forbidden']],
    [2, 'a further signature', countersign, ['signature']],
    [2, 'a marker', mark, ['annotations', 'forbidden']],
    [3, 'a marker', mark, ['annotations']],
  ])('level %i: %s', async (level, _what, change, expected) => expect((await laterChanges(change, certify(level))).changes).toEqual(expected));
});

describe('fields that who signed locked', () => {
  const refill = (document: PDFDocument) => fill(document, 'Li');
  const lock = (action: string, fields: readonly string[], level?: number) => ({ Action: action, Fields: fields.map((name) => PDFString.of(name)), ...(level === undefined ? {} : { P: level }) });
  const byReference = (params: object) => (document: PDFDocument): void => signatureOf(document, '/ByteRange').set(PDFName.of('Reference'), document.context.obj([{ Type: 'SigRef', TransformMethod: 'FieldMDP', TransformParams: params }] as never));
  const byField = (params: object) => (document: PDFDocument): void => signatureOf(document, '/FT /Sig').set(PDFName.of('Lock'), document.context.obj(params as never));

  it.each<[string, (document: PDFDocument) => void, boolean]>([
    ['all', byReference(lock('All', [])), true], ['this one', byReference(lock('Include', ['Name'])), true], ['another', byReference(lock('Include', ['Nam'])), false],
    ['all but another', byReference(lock('Exclude', ['Title'])), true], ['all but this one', byReference(lock('Exclude', ['Name'])), false],
    ['this one, said by the field alone', byField(lock('Include', ['Name'])), true], ['none, and every change', byField(lock('Include', [], 1)), true], ['none, and not its filling in', byField(lock('Include', [], 2)), false],
  ])('%s', async (_what, before, isForbidden) => {
    const { changes } = await laterChanges(refill, (document) => { form(null)(document); before(document); });
    expect(changes).toEqual(isForbidden ? ['form', 'forbidden'] : ['form']);
  });

  it('and a field within one that was locked', async () => {
    const within = (document: PDFDocument) => {
      const parent = document.context.register(document.context.obj({ T: PDFString.of('Form') } as never));
      (document.getPage(0).node.Annots()?.lookup(1) as PDFDict).set(PDFName.of('Parent'), parent);
    };
    expect((await laterChanges(refill, (document) => { form(null)(document); within(document); byReference(lock('Include', ['Form']))(document); })).changes).toContain('forbidden');
  });
});

function signatureOf(document: PDFDocument, says: string): PDFDict {
  return [...document.context.enumerateIndirectObjects()].map(([, each]) => each).find((each) => String(each).includes(says)) as PDFDict;
}

/** A further field with a value that was signed. */
function sign(document: PDFDocument, rect: readonly [number, number, number, number], paint: string) {
  const field = annotate(document, 'Widget', rect, paint, { FT: 'Sig', T: PDFString.of('Other'), V: document.context.obj({ Type: 'Sig', Contents: PDFString.of('0') } as never) });
  const form = document.catalog.lookup(PDFName.of('AcroForm')) as never as { lookup(key: PDFName): { push(value: PDFObject): void } };
  form.lookup(PDFName.of('Fields')).push(field);
}

/** Who signed allowed what this level of DocMDP allows. */
const certify = (level: number) => (document: PDFDocument): void => {
  const { context } = document;
  const value = [...context.enumerateIndirectObjects()].find(([, each]) => String(each).includes('/ByteRange'))?.[0];
  document.catalog.set(PDFName.of('Perms'), context.obj({ DocMDP: value } as never));
  const dictionary = context.lookup(value as never) as never as { set(key: PDFName, value: PDFObject): void };
  dictionary.set(PDFName.of('Reference'), context.obj([{ Type: 'SigRef', TransformMethod: 'DocMDP', TransformParams: { Type: 'TransformParams', P: level, V: '1.2' } }] as never));
};

const words = (document: PDFDocument, text: string) => document.context.register(document.context.stream(`BT /F 14 Tf 5 10 Td (${text}) Tj ET`, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 40], Resources: { Font: { F: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' } } } } as never));

/** A field for words, empty or not. */
const form = (text: string | null) => (document: PDFDocument): void => void annotate(document, 'Widget', BESIDE, null, { FT: 'Tx', T: PDFString.of('Name'), ...(text === null ? {} : { V: PDFString.of(text), AP: { N: words(document, text) } }) });

function fill(document: PDFDocument, text: string): void {
  const field = document.getPage(0).node.Annots()?.lookup(1) as PDFDict;
  field.set(PDFName.of('V'), PDFString.of(text));
  field.set(PDFName.of('AP'), document.context.obj({ N: words(document, text) } as never));
  document.context.snapshot?.markObjForSave(field);
}
