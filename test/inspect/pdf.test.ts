import { degrees, PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts, type PDFPage } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../src/engines/pdfium.js';
import type { PdfPageContent } from '../../src/engines/pdfium-objects.js';
import { inspect } from '../../src/inspect/inspect.js';
import { hasWrongStart } from '../../src/inspect/pdf-start.js';
import { pagesToSearch } from '../../src/inspect/search-plan.js';
import { pdf, picture } from './samples.js';
import { seal } from './seal/drawn-seals.js';
import { paint } from './seal/paint.js';
import { dice } from './seal/strokes.js';

async function make(draw: (document: PDFDocument) => Promise<void> | void): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  await draw(document);
  return document.save();
}

const page = (document: PDFDocument, size: [number, number] = [595, 842]) => document.addPage(size);
const text = async (document: PDFDocument, on: PDFPage, words: string) => on.drawText(words, { x: 60, y: 700, size: 14, font: await document.embedFont(StandardFonts.Helvetica) });

/** Bars of text on coloured or grey paper, as a scanner would give them. */
const scan = (grey = false) => {
  const bars = Array.from({ length: 30 }, (_each, index) => `<rect x="90" y="${90 + index * 34}" width="${600 - (index % 5) * 60}" height="11" fill="#222"/>`).join('');
  const image = sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="827" height="1169"><rect width="827" height="1169" fill="#fbf6ea"/>${bars}<rect x="300" y="30" width="220" height="20" fill="#c22"/></svg>`));
  return (grey ? image.greyscale() : image).jpeg().toBuffer();
};

const cover = async (document: PDFDocument, on: PDFPage, jpeg: Buffer) => on.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: on.getWidth(), height: on.getHeight() });

describe('pages', () => {
  it('are as large as they are seen, turned and cropped', async () => {
    const bytes = await make((document) => {
      page(document).setRotation(degrees(90));
      page(document).setCropBox(100, 100, 300, 400);
      page(document);
    });
    expect((await inspect(bytes, 'a.pdf')).pages.map(({ widthMm, heightMm }) => [widthMm, heightMm])).toEqual([[297, 209.9], [105.8, 141.1], [209.9, 297]]);
  });

  it('are text, scan, text over a scan, or blank', async () => {
    const jpeg = await scan();
    const bytes = await make(async (document) => {
      await text(document, page(document), 'Science is for everyone, everywhere');
      await cover(document, page(document), jpeg);
      const both = page(document);
      await cover(document, both, jpeg);
      await text(document, both, 'Science is for everyone, everywhere');
      page(document);
    });
    const facts = await inspect(bytes, 'a.pdf');
    expect(facts.pages.map(({ content, dpi, grey }) => [content, dpi, grey])).toEqual([['text', null, false], ['scan', 100, false], ['mixed', 100, false], ['blank', null, false]]);
    expect(facts.problems).toEqual([{ code: 'blank-page', page: 4, detail: null }]);
    expect(facts).toMatchObject({ readable: 'yes', sealVerdict: 'not-seen', highlightVerdict: 'cannot-tell', words: null });
  });

  it('of text are searched when colour is hidden in a pattern, a glyph or a form', async () => {
    const bar = '0.85 0.1 0.1 rg 60 695 235 1.6 re f';
    const withPaint = (content: string, resources: (document: PDFDocument) => object) => make(async (document) => {
      const on = page(document);
      on.node.set(PDFName.of('Resources'), document.context.obj(resources(document) as Record<string, never>));
      on.node.addContentStream(document.context.register(document.context.stream(content)));
      await text(document, on, 'Science is for everyone, everywhere');
    });
    const plain = await withPaint(bar, () => ({}));
    // Where the line ends is a matter of a pixel; which it is and what it marks are not.
    const marksIn = async (bytes: Uint8Array) => (await inspect(bytes, 'a.pdf')).highlights.map(({ box, ...mark }) => ({ ...mark, isPlaced: box !== undefined }));
    expect(await inspect(plain, 'a.pdf')).toMatchObject({ highlightVerdict: 'seen', pages: [{ content: 'text' }] });
    const pattern = await withPaint('/Pattern cs /P1 scn 0 0 595 842 re f', ({ context }) => ({
      Pattern: { P1: context.register(context.stream(bar, { Type: 'Pattern', PatternType: 1, PaintType: 1, TilingType: 1, BBox: [0, 0, 595, 842], XStep: 595, YStep: 842, Resources: {} })) },
    }));
    expect(await marksIn(pattern), 'pattern').toEqual(await marksIn(plain));
    const form = await withPaint('/X1 Do', ({ context }) => ({ XObject: { X1: context.register(context.stream(bar, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 595, 842] })) } }));
    expect(await marksIn(form), 'form').toEqual(await marksIn(plain));
    const glyph = await withPaint('BT /T3 1 Tf 1 0 0 1 0 0 Tm (a) Tj ET', ({ context }) => ({
      Font: { T3: { Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 595, 842], FontMatrix: [1, 0, 0, 1, 0, 0], FirstChar: 97, LastChar: 97, Widths: [595], Encoding: { Type: 'Encoding', Differences: [97, 'a'] }, CharProcs: { a: context.register(context.stream(`595 0 d0 ${bar}`)) } } },
    }));
    expect(await marksIn(glyph), 'glyph').toEqual(await marksIn(plain));
  });

  it('scanned grey tell nothing of seals; black text does', async () => {
    const jpeg = await scan(true);
    expect(await inspect(await make((document) => cover(document, page(document), jpeg)), 'a.pdf')).toMatchObject({ pages: [{ content: 'scan', grey: true }], sealVerdict: 'cannot-tell', sealReason: 'grey' });
    expect(await inspect(await pdf(['Science is for everyone']), 'a.pdf')).toMatchObject({ pages: [{ grey: false }], sealVerdict: 'not-seen', sealReason: null, highlightVerdict: 'not-seen' });
  });

  it('are all searched, the sixty-first as well as the first', async () => {
    const { data, width, height } = await paint({ svg: seal(dice(7), { x: 140, y: 230, r: 21 }), long: 900 }, 7);
    const png = await sharp(data, { raw: { width, height, channels: 3 } }).png().toBuffer();
    const bytes = await make(async (document) => {
      const font = await document.embedFont(StandardFonts.Helvetica);
      for (let index = 0; index < 62; index++) page(document, [200, 200]).drawText('Science for everyone', { x: 20, y: 100, size: 10, font });
      document.getPage(60).setSize(595, 842);
      document.getPage(60).drawImage(await document.embedPng(png), { x: 0, y: 0, width: 595, height: 842 });
    });
    const facts = await inspect(bytes, 'a.pdf');
    expect(facts).toMatchObject({ sealVerdict: 'seen', seals: [{ page: 61, kind: 'round' }], highlightVerdict: 'cannot-tell' });
    expect(facts.seals[0]?.box?.width).toBeCloseTo(42 / 210, 1);
  });

  it('of the longest scans the first and the last are searched, and a text is searched whole', () => {
    const box = { left: 0, bottom: 0, right: 595, top: 842 };
    const scanned: PdfPageContent = { quarterTurns: 0, box, objects: 1, images: [{ box, pixelWidth: 2480, pixelHeight: 3508, bitsPerPixel: 24, filters: ['DCTDecode'], upright: true }], annotations: [], isColourless: false };
    const searched = pagesToSearch(Array(1_000).fill(scanned));
    expect([searched.has(0), searched.has(999), searched.has(500)]).toEqual([true, true, false]);
    expect(searched.size).toBeGreaterThan(400);
    expect(pagesToSearch(Array(2_000).fill({ ...scanned, images: [] })).size).toBe(2_000);
  });
});

describe('seals', () => {
  it('are found at their place on a turned page, whether it is one JPEG or drawn', async () => {
    const { data, width, height } = await paint({ svg: seal(dice(7), { x: 140, y: 230, r: 21 }), long: 1200 }, 7);
    const jpeg = await sharp(data, { raw: { width, height, channels: 3 } }).rotate(-90).jpeg({ quality: 92 }).toBuffer();
    const bytes = await make(async (document) => {
      for (const extra of [false, true]) {
        const on = page(document, [842, 595]);
        await cover(document, on, jpeg);
        if (extra) on.drawRectangle({ x: 5, y: 5, width: 1, height: 1 });
        on.setRotation(degrees(90));
      }
    });
    const { seals, sealVerdict } = await inspect(bytes, 'a.pdf');
    expect(sealVerdict).toBe('seen');
    expect(seals.map((seal) => seal.page)).toEqual([1, 2]);
    for (const seal of seals) {
      expect(seal.x).toBeCloseTo(140 / 210, 1);
      expect(seal.y).toBeCloseTo(230 / 297, 1);
      expect(Math.abs((seal.diameterMm ?? 0) - 42)).toBeLessThan(5);
    }
  });

  it('are found on a page whose pixels were taken for points, without a size that it does not have', async () => {
    const { data, width, height } = await paint({ svg: seal(dice(7), { x: 140, y: 230, r: 21 }), long: 1200 }, 7);
    const jpeg = await sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality: 92 }).toBuffer();
    const bytes = await make((document) => cover(document, page(document, [1700, 2404]), jpeg));
    expect(await inspect(bytes, 'a.pdf')).toMatchObject({ sealVerdict: 'seen', seals: [{ kind: 'round', diameterMm: null }] });
  });
});

describe('marks', () => {
  const annotate = (document: PDFDocument, on: PDFPage, fields: Record<string, unknown>) => {
    const annotation = document.context.obj({ Type: 'Annot', Rect: [60, 695, 200, 715], ...fields } as never);
    on.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(annotation)]));
  };

  it.each([['Highlight', 'highlight'], ['Underline', 'underline'], ['Squiggly', 'squiggly']])('%s is seen with the words under it', async (Subtype, kind) => {
    const bytes = await make(async (document) => {
      const on = page(document);
      await text(document, on, 'Marked words');
      on.drawText('Other words', { x: 60, y: 680, size: 14 });
      annotate(document, on, { Subtype, QuadPoints: [58, 716, 145, 716, 58, 694, 145, 694], C: [1, 1, 0] });
    });
    expect(await inspect(bytes, 'a.pdf')).toMatchObject({ highlightVerdict: 'seen', highlights: [{ page: 1, kind, text: 'Marked words' }] });
  });

  it('one field over three lines is seen with the words of all', async () => {
    const bytes = await make(async (document) => {
      const on = page(document);
      for (const [index, words] of ['First line', 'Second line', 'Third line', 'Other words'].entries()) on.drawText(words, { x: 60, y: 700 - 20 * index, size: 14 });
      annotate(document, on, { Subtype: 'Highlight', QuadPoints: [58, 716, 145, 716, 58, 654, 145, 654], C: [1, 1, 0] });
    });
    expect((await inspect(bytes, 'a.pdf')).highlights).toMatchObject([{ text: 'First line Second line Third line' }]);
  });

  it.each(['Square', 'Circle'])('a red %s round words is seen with them; one that is filled, black, or as large as the page is none', async (Subtype) => {
    const framed = (fields: Record<string, unknown>) => make(async (document) => {
      const on = page(document);
      await text(document, on, 'Framed words');
      on.drawText('Other words', { x: 60, y: 640, size: 14 });
      annotate(document, on, { Subtype, Rect: [50, 685, 160, 725], C: [1, 0, 0], BS: { W: 2 }, ...fields });
    });
    expect(await inspect(await framed({}), 'a.pdf')).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind: 'ink', text: 'Framed words' }] });
    for (const fields of [{ IC: [1, 0, 0] }, { C: [0, 0, 0] }, { Rect: [10, 10, 585, 832] }]) expect(await inspect(await framed(fields), 'a.pdf'), JSON.stringify(fields)).toMatchObject({ highlightVerdict: 'not-seen', highlights: [] });
  });

  it('words struck out in red are none, even under a highlight; those beside them are', async () => {
    const struck = (...more: Record<string, unknown>[]) => make(async (document) => {
      const on = page(document);
      await text(document, on, 'Struck words and others');
      const fields = [{ Subtype: 'StrikeOut', QuadPoints: [58, 716, 145, 716, 58, 694, 145, 694], C: [1, 0, 0] }, ...more];
      on.node.set(PDFName.of('Annots'), document.context.obj(fields.map((each) => document.context.register(document.context.obj({ Type: 'Annot', F: 4, Rect: [58, 694, 145, 716], ...each } as never)))));
    });
    const highlight = (left: number, right: number) => ({ Subtype: 'Highlight', QuadPoints: [left, 716, right, 716, left, 694, right, 694], C: [1, 1, 0], Rect: [left, 694, right, 716] });
    expect(await inspect(await struck(), 'a.pdf')).toMatchObject({ highlightVerdict: 'not-seen', highlights: [] });
    expect(await inspect(await struck(highlight(58, 145)), 'a.pdf')).toMatchObject({ highlightVerdict: 'not-seen', highlights: [] });
    expect(await inspect(await struck(highlight(150, 220)), 'a.pdf')).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind: 'highlight' }] });
  });

  it('hidden ones and comments are none', async () => {
    for (const fields of [{ Subtype: 'Highlight', F: 2, QuadPoints: [58, 716, 145, 716, 58, 694, 145, 694] }, { Subtype: 'Link' }]) {
      const bytes = await make(async (document) => {
        const on = page(document);
        await text(document, on, 'Plain words');
        annotate(document, on, fields);
      });
      expect(await inspect(bytes, 'a.pdf')).toMatchObject({ highlightVerdict: 'not-seen', highlights: [] });
    }
  });
});

describe('annotations that mark nothing', () => {
  const marked = (fields: Record<string, unknown>, turn = 0) => make(async (document) => {
    const on = page(document);
    await text(document, on, 'Plain words');
    on.setRotation(degrees(turn));
    const quads = { Rect: [58, 694, 145, 716], QuadPoints: [58, 716, 145, 716, 58, 694, 145, 694] };
    on.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(document.context.obj({ Type: 'Annot', Subtype: 'Highlight', F: 4, C: [1, 1, 0], ...quads, ...fields } as never))]));
  });
  const ink = (colour: number[]) => ({ Subtype: 'Ink', C: colour, InkList: [[60, 696, 100, 697, 140, 696]], BS: { W: 2 } });

  it.each([['a white one', { C: [1, 1, 1] }], ['one without opacity', { CA: 0 }], ['one that does not say what it marks', { QuadPoints: [] }], ['one beside the page', { Rect: [700, 900, 800, 920], QuadPoints: [700, 920, 800, 920, 700, 900, 800, 900] }],
    ['a signature in black', ink([0, 0, 0])], ['a signature in blue', ink([0.1, 0.2, 0.9])]])('%s is left to a person', async (_what, fields) =>
    expect(await inspect(await marked(fields), 'a.pdf')).toMatchObject({ highlightVerdict: 'cannot-tell', highlights: [] }));

  it.each([0, 90, 180, 270])('but one that is drawn is seen, on a page turned by %d', async (turn) => {
    expect(await inspect(await marked({}, turn), 'a.pdf')).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind: 'highlight', text: 'Plain words' }] });
    expect(await inspect(await marked(ink([0.9, 0.1, 0.1]), turn), 'a.pdf')).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind: 'ink' }] });
  });
});

describe('signatures', () => {
  const signed = (value: Record<string, unknown> | null, extra: Record<string, unknown> = {}) => make(async (document) => {
    const on = page(document);
    await text(document, on, 'Signed');
    const { context } = document;
    const dictionary = { Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: PDFString.of('Seal'), Rect: [0, 0, 0, 0], ...(value && { V: context.register(context.obj(value as never)) }), ...extra };
    const field = context.register(context.obj(dictionary as never));
    on.node.set(PDFName.of('Annots'), context.obj([field]));
    document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 3 }));
  });
  const value = { Type: 'Sig', Filter: 'Maker.PPKLite', SubFilter: 'maker.sm2', Contents: PDFHexString.of('3003020101'), ByteRange: [0, 10, 20, 30], Name: PDFHexString.fromText('某单位'), M: PDFString.of("D:20210512093000+08'00'") };

  it('are listed with what the file says, verbatim', async () =>
    expect((await inspect(await signed(value), 'a.pdf')).signatures).toEqual([{
      page: 1, place: null, field: 'Seal', filter: 'Maker.PPKLite', subFilter: 'maker.sm2', integrity: 'unverifiable', covers: 'part', changes: ['unknown'], reason: expect.stringContaining('cannot be read'), signer: '某单位', signedAt: '2021-05-12T09:30:00+08:00',
    }]));

  it.each([
    ['an empty field', null], ['a field prepared with zeros', { ...value, Contents: PDFHexString.of('00000000') }], ['a timestamp', { ...value, Type: 'DocTimeStamp', SubFilter: 'ETSI.RFC3161' }],
  ])('%s is none', async (_name, given) => expect((await inspect(await signed(given), 'a.pdf')).signatures).toEqual([]));

  it.each([
    [0, { x: 0.748, y: 0.788 }], [90, { x: 0.212, y: 0.748 }], [180, { x: 0.252, y: 0.212 }], [270, { x: 0.788, y: 0.252 }],
  ])('stand where they are seen on a page turned by %s', async (angle, at) => {
    const document = await PDFDocument.load(await signed(value, { Rect: [385, 118.5, 505, 238.5] }));
    document.getPage(0).setRotation(degrees(angle));
    expect((await inspect(await document.save(), 'a.pdf')).signatures[0]?.place).toEqual({ ...at, widthMm: 42.3, heightMm: 42.3 });
  });

  it('hidden show nothing', async () => expect((await inspect(await signed(value, { Rect: [385, 118, 505, 238], F: 2 }), 'a.pdf')).signatures[0]?.place).toBeNull());

  it('are found on a page although the form does not list them', async () => {
    const document = await PDFDocument.load(await signed(value));
    document.catalog.delete(PDFName.of('AcroForm'));
    expect((await inspect(await document.save(), 'a.pdf')).signatures).toMatchObject([{ page: 1, field: 'Seal' }]);
  });
});

describe('protected and damaged files', () => {
  const locked = async (passwords: { userPassword?: string; ownerPassword: string }) => {
    const document = await PDFDocument.create();
    await text(document, page(document), 'Science is for everyone');
    document.encrypt({ ...passwords, permissions: { modifying: false } } as never);
    return document.save();
  };

  it('a user password is named', async () => expect(await inspect(await locked({ userPassword: 'secret', ownerPassword: 'owner' }), 'a.pdf')).toMatchObject({ readable: 'no', encrypted: 'user', pages: [], problems: [{ code: 'encrypted' }] }));
  it('an owner password keeps nothing from being read', async () => expect(await inspect(await locked({ userPassword: '', ownerPassword: 'owner' }), 'a.pdf')).toMatchObject({ readable: 'yes', encrypted: 'owner', text: { content: 'Science is for everyone' }, problems: [{ code: 'owner-locked' }] }));

  it('a form that Adobe Reader alone shows is named; one with fields of its own is not', async () => {
    const form = (fields: boolean) => make(async (document) => {
      const on = page(document);
      await text(document, on, 'Please wait...');
      const { context } = document;
      const field = context.register(context.obj({ FT: 'Tx', T: PDFString.of('f') }));
      document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: fields ? [field] : [], XFA: context.register(context.flateStream('<xdp/>')) }));
    });
    expect((await inspect(await form(false), 'a.pdf')).problems).toMatchObject([{ code: 'corrupt', page: 1, detail: expect.stringContaining('XFA') }]);
    expect((await inspect(await form(true), 'a.pdf')).problems).toEqual([]);
  });

  it('a file cut off at its end is used, and it is said', async () => {
    const document = await PDFDocument.load(await pdf());
    const whole = await document.save({ useObjectStreams: false });
    expect(hasWrongStart(whole)).toBe(false);
    expect(await inspect(whole.slice(0, whole.length - 6), 'a.pdf')).toMatchObject({ readable: 'repaired', pages: [{ content: 'text' }], problems: [{ code: 'repaired' }] });
  });

  it('a file cut off before its table of objects is truncated', async () => {
    const whole = await pdf();
    expect(await inspect(whole.slice(0, whole.length / 2), 'a.pdf')).toMatchObject({ readable: 'no', problems: [{ code: 'truncated' }] });
  });

  it('pages whose tree, table and stream lengths are wrong are found by searching, and said to be mended', async () => {
    const text = '%PDF-1.\n1 0 obj\n<</Kids[<</Parent 1 0 R/MediaBox[0 0 300 200]/Contents[2 0 R]>>]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\n2 0 obj\n<</Length 3>>\nstream\nBT /F1 40 Tf 20 100 Td (found) Tj ET\nendstream\nendobj\ntrailer<</Root<</Pages 1 0 R>>>>';
    expect(await inspect(new TextEncoder().encode(text), 'a.pdf')).toMatchObject({ readable: 'repaired', pages: [{ content: 'text' }], text: { content: 'found' }, problems: [{ code: 'repaired' }] });
  });

  it('half a document is never mended: a page that is counted but not there', async () => {
    const text = '%PDF-1.7\n1 0 obj\n<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/MediaBox[0 0 300 200]>>\nendobj\nxref\n%%EOF';
    expect(await inspect(new TextEncoder().encode(text), 'a.pdf')).toMatchObject({ readable: 'no', problems: [{ code: 'corrupt' }] });
  });

  it('no PDF but a header is corrupt', async () => expect(await inspect(new TextEncoder().encode('%PDF-1.7\nnothing\n%%EOF'), 'a.pdf')).toMatchObject({ format: 'pdf', readable: 'no', problems: [{ code: 'corrupt' }] }));
});

describe('text', () => {
  it('is counted by paragraphs, without page numbers', async () => {
    const bytes = await pdf(['Report', 'The first line of a paragraph runs on to its', 'second.', '- 1 -']);
    expect((await inspect(bytes, 'a.pdf')).words).toMatchObject({ lower: 11, title: 'Report' });
  });

  it('in Chinese is drawn although its font is not in the file', async () => {
    const bytes = await make((document) => {
      const { context } = document;
      const descriptor = context.register(context.obj({ Type: 'FontDescriptor', FontName: 'STSong-Light', Flags: 6, FontBBox: [-25, -254, 1000, 880], ItalicAngle: 0, Ascent: 880, Descent: -120, CapHeight: 880, StemV: 93 }));
      const font = context.register(context.obj({ Type: 'Font', Subtype: 'CIDFontType0', BaseFont: 'STSong-Light', CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 2 }, FontDescriptor: descriptor, DW: 1000 }));
      const on = page(document, [300, 100]);
      on.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: { Type: 'Font', Subtype: 'Type0', BaseFont: 'STSong-Light-UniGB-UCS2-H', Encoding: 'UniGB-UCS2-H', DescendantFonts: [font] } } }));
      on.node.set(PDFName.of('Contents'), context.register(context.flateStream('BT /F1 40 Tf 20 30 Td <79D1666E> Tj ET')));
    });
    const opened = await openPdf(bytes);
    const { data, width, height } = opened.render(0, { dpi: 72, maxPixels: 1e6 });
    opened.close();
    expect([width, height]).toEqual([300, 100]);
    expect(data.filter((level) => level < 100).length).toBeGreaterThan(1500);
    expect((await inspect(bytes, 'a.pdf')).text.content).toBe('科普');
  });

  it('is drawn with the appearance of form fields', async () => {
    const bytes = await make((document) => {
      const on = page(document, [200, 100]);
      const { context } = document;
      const appearance = context.register(context.stream('1 0 0 rg 0 0 80 40 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 80, 40] }));
      const field = context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: 4, T: PDFString.of('Seal'), Rect: [20, 20, 100, 60], AP: { N: appearance } }));
      on.node.set(PDFName.of('Annots'), context.obj([field]));
      document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field] }));
    });
    const opened = await openPdf(bytes);
    const { data } = opened.render(0, { dpi: 72, maxPixels: 1e6 });
    opened.close();
    const at = (60 * 200 + 60) * 3;
    expect([...data.slice(at, at + 3)]).toEqual([255, 0, 0]);
  });

  it('never renders more pixels than allowed', async () => {
    const opened = await openPdf(await make((document) => void page(document, [14_400, 14_400])));
    const { width, height, data } = opened.render(0, { dpi: 300, maxPixels: 250_000 });
    opened.close();
    expect(width * height).toBeLessThanOrEqual(251_000);
    expect(data.length).toBe(width * height * 3);
  });
});

it('a picture in the middle of a page is a scan of what it shows', async () => {
  const jpeg = await picture(600, 400).jpeg().toBuffer();
  const bytes = await make(async (document) => page(document).drawImage(await document.embedJpg(jpeg), { x: 100, y: 300, width: 360, height: 240 }));
  expect((await inspect(bytes, 'a.pdf')).pages).toMatchObject([{ content: 'scan', dpi: 120 }]);
});
