import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { proveNumbers } from '../../../src/render/pdf/prove-numbers.js';
import { readBack } from '../../../src/render/pdf/read-back.js';
import { exhibitBlock, exhibitOf, layout, PAGE_BREAK, paragraph, smallDossier, textExhibit, write, type Piece, type Written } from './dossier.js';
import { annotatedPdf, markedPdf, markedPicture } from './sources.js';

const pdf = async (pages: number, more: Parameters<typeof markedPdf>[0] = {}): Promise<Piece> => ({ bytes: await markedPdf({ ...more, pages }), type: 'pdf', pages });

const read = async (written: Written) => Promise.all(written.volumes.map(async ({ file }) => ({ file, read: await readBack(written.files.get(file) as Uint8Array) })));

describe('one volume', () => {
  let pieces: Record<string, Piece>;
  let written: Written;
  let bytes: Uint8Array;
  beforeAll(async () => {
    pieces = { 'X-1': { ...(await pdf(3)), title: '关于〔2022〕1号文件的通知'.repeat(6) }, 'X-2': { bytes: await annotatedPdf(), type: 'pdf', pages: 2 }, 'X-3': { bytes: await markedPicture(400, 300, 'jpeg'), type: 'image', pages: 1 } };
    const { plan, exhibits } = await smallDossier(pieces, { draft: true });
    written = await write(plan, exhibits, pieces);
    bytes = written.files.get('卷宗.pdf') as Uint8Array;
  });

  it('holds every page once, numbered as planned', async () => {
    expect(written.volumes).toEqual([{ file: '卷宗.pdf', pages: 11, bytes: bytes.length, firstPage: 1 }]);
    expect(written.exhibits).toEqual([
      { number: 'X-1', volume: 1, firstPage: 4, lastPage: 6, method: 'copied' },
      { number: 'X-2', volume: 1, firstPage: 8, lastPage: 9, method: 'copied' },
      { number: 'X-3', volume: 1, firstPage: 11, lastPage: 11, method: 'image' },
    ]);
    expect(written.notices).toEqual([]);
  });

  it('reads back with every number in agreement', async () => {
    const [volume] = await read(written);
    expect(volume?.read.pages.map(({ printed }) => printed)).toEqual([null, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(volume?.read.pages.map(({ exhibits }) => exhibits.map(({ number, page, of }) => `${number} ${page}/${of}`).join())).toEqual(
      ['', '', '', 'X-1 1/3', 'X-1 2/3', 'X-1 3/3', '', 'X-2 1/2', 'X-2 2/2', '', 'X-3 1/1']);
    // The contents name the part and the three slips; each slip its exhibit.
    expect(volume?.read.pages.map(({ pageLinks }) => pageLinks.map((link) => link && 'page' in link && link.page + 1))).toEqual([[], [3, 3, 7, 10], [4], [], [], [], [8], [], [], [11], []]);
    expect(volume?.read.outline.map(({ title, depth, page }) => `${depth} ${title.slice(0, 6)} ${page}`)).toEqual(
      ['1 目录 1', '1 第一部分 2', '2 要求X-1 2', '3 X-1　关于 3', '2 要求X-2 6', '3 X-2　材料 7', '2 要求X-3 9', '3 X-3　材料 10']);
    expect(volume?.read.title).toBe('测试卷宗');
    expect(volume?.read.language).toBe('zh-CN');
    expect(proveNumbers(await read(written))).toEqual([]);
  });

  it('stamps the pages of an exhibit that is set from its text', async () => {
    const exhibits = [{ ...textExhibit('T-1'), title: '情况简述' }];
    const plan = await layout([paragraph('前'), exhibitBlock('T-1', [paragraph('一'), PAGE_BREAK, paragraph('二')]), paragraph('后')], exhibits, { draft: true });
    const made = await write(plan, exhibits, {});
    expect(made.exhibits).toEqual([{ number: 'T-1', volume: 1, firstPage: 2, lastPage: 3, method: 'typeset' }]);
    const volumes = await read(made);
    expect(volumes[0]?.read.pages.map(({ printed, exhibits }) => [printed, exhibits[0]?.page])).toEqual([[1, undefined], [2, 1], [3, 2], [4, undefined]]);
    expect(volumes[0]?.read.pages[1]?.text).toContain('情况简述');
    expect(proveNumbers(volumes)).toEqual([]);
  });

  it.each(['FTF', 'TFT', 'TTF', 'FFT', 'TFFTF', 'FTTFFT'])('numbers exhibits from files (F) and from text (T) in the order %s', async (order) => {
    const pieces: Record<string, Piece> = {};
    const exhibits = await Promise.all([...order].map(async (letter, index) => {
      const number = `N-${index + 1}`;
      if (letter === 'T') return textExhibit(number);
      pieces[number] = await pdf(1 + (index % 3));
      return exhibitOf(number, pieces[number]);
    }));
    const made = await write(await layout([paragraph('前'), ...exhibits.map(({ number, source }) => exhibitBlock(number, source.type === 'text' ? [paragraph(number)] : null)), paragraph('后')], exhibits), exhibits, pieces);
    const volumes = await read(made);
    expect(volumes[0]?.read.pages.map(({ printed }) => printed)).toEqual(volumes[0]?.read.pages.map((_page, index) => index + 1));
    expect(proveNumbers(volumes)).toEqual([]);
  });

  it('disagrees with a file in which a page was moved', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const [page] = await document.copyPages(document, [8]);
    document.removePage(4);
    document.insertPage(4, page);
    const wrong = proveNumbers([{ file: '卷宗.pdf', read: await readBack(await document.save()) }]);
    expect(wrong.map(({ code, page: at, found }) => `${code} ${at} ${found}`)).toEqual(expect.arrayContaining(['printed 5 9', 'exhibit-pages 6 X-1 3/3']));
  });

  it('keeps links within an exhibit and to the web, drops scripts, launching and embedded files', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const links = document.getPage(7).node.Annots()?.asArray().map((ref) => document.context.lookup(ref, PDFDict)) ?? [];
    // Of the links that would run something only the frame is left.
    expect(links).toHaveLength(4);
    expect(links.slice(2).map((link) => [link.has(PDFName.of('A')), link.has(PDFName.of('Dest'))])).toEqual([[false, false], [false, false]]);
    expect(links[0]?.lookup(PDFName.of('Dest'))?.toString()).toContain(document.getPage(8).ref.toString());
    expect(links[1]?.lookup(PDFName.of('A'), PDFDict).lookup(PDFName.of('URI'), PDFString).asString()).toBe('https://example.org/');
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(11);
    expect(raw).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|AcroForm|OpenAction|AA)\b/);
  });

  it('is the same, byte for byte, when written again', async () => {
    const { plan, exhibits } = await smallDossier(pieces, { draft: true });
    const again = await write(plan, exhibits, pieces);
    expect(Buffer.compare(again.files.get('卷宗.pdf') as Uint8Array, bytes)).toBe(0);
  });
});

describe('volumes', () => {
  it('begin where they are told, with numbers and links running on, even within an exhibit', async () => {
    const pieces = { A: await pdf(3), B: await pdf(3), C: await pdf(9) };
    const { plan, exhibits } = await smallDossier(pieces);
    const written = await write(plan, exhibits, pieces, { starts: [1, 7, 11, 16] });
    expect(written.volumes.map(({ file, pages, firstPage }) => [file, pages, firstPage])).toEqual([['卷宗-第1册.pdf', 6, 1], ['卷宗-第2册.pdf', 4, 7], ['卷宗-第3册.pdf', 5, 11], ['卷宗-第4册.pdf', 5, 16]]);
    const volumes = await read(written);
    expect(proveNumbers(volumes)).toEqual([]);
    expect(volumes[0]?.read.pages[1]?.pageLinks).toEqual([{ page: 2 }, { page: 2 }, { file: '卷宗-第2册.pdf', name: 'slip-B' }, { file: '卷宗-第3册.pdf', name: 'slip-C' }]);
    expect(volumes[1]?.read.outline.map(({ title, depth }) => `${depth} ${title}`)).toEqual(['1 第一部分', '2 要求B', '3 B　材料B']);
    expect(volumes[1]?.read.title).toBe('测试卷宗（第2册，共4册）');
  });
});

describe('structure for who cannot see the page', () => {
  /** Kinds of elements in reading order, with the index of their page. */
  const elements = async (file: Uint8Array) => {
    const document = await PDFDocument.load(file, { updateMetadata: false });
    const at = (ref: unknown) => document.getPages().findIndex((page) => page.ref === ref);
    const walk = (element: PDFDict): string[] => {
      const kind = element.lookup(PDFName.of('S'), PDFName).decodeText();
      const kids = element.lookup(PDFName.of('K'));
      const inner = (kids instanceof PDFArray ? kids.asArray() : []).map((kid) => document.context.lookup(kid)).filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(PDFName.of('S')));
      return [`${kind}${at(element.get(PDFName.of('Pg'))) >= 0 ? ` ${at(element.get(PDFName.of('Pg')))}` : ''}`, ...inner.flatMap(walk)];
    };
    const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    return { document, root, kinds: walk(document.context.lookup(root.lookup(PDFName.of('K'), PDFArray).get(0), PDFDict)) };
  };

  it('runs through generated pages and evidence in the order of the pages, in every volume', async () => {
    const pieces: Record<string, Piece> = { A: await pdf(2), B: { bytes: await markedPicture(400, 300, 'jpeg'), type: 'image', pages: 1 } };
    const { plan, exhibits } = await smallDossier(pieces);
    const whole = await elements((await write(plan, exhibits, pieces)).files.get('卷宗.pdf') as Uint8Array);
    const marks = whole.kinds.filter((kind) => /^(?:H\d|Sect|Figure) \d/.test(kind));
    expect(marks).toEqual(['H1 1', 'H1 2', 'H2 2', 'Sect 3', 'Sect 4', 'H2 5', 'Figure 6']);
    const volumes = await write(plan, exhibits, pieces, { starts: [1, 6] });
    const second = await elements(volumes.files.get('卷宗-第2册.pdf') as Uint8Array);
    expect(second.kinds.filter((kind) => /^(?:H\d|Sect|Figure) \d/.test(kind))).toEqual(['H2 0', 'Figure 1']);
  });

  it('calls a table of contents one, row by row', async () => {
    const pieces: Record<string, Piece> = { A: await pdf(1), B: await pdf(1) };
    const { plan, exhibits } = await smallDossier(pieces);
    const { kinds } = await elements((await write(plan, exhibits, pieces)).files.get('卷宗.pdf') as Uint8Array);
    const from = kinds.indexOf('TOC');
    const rows = kinds.slice(from + 1, kinds.findIndex((kind, index) => index > from && /^H\d/.test(kind))).map((kind) => kind.replace(/ \d+$/, ''));
    expect(rows.filter((kind) => kind === 'TOCI')).toHaveLength(3);
    expect(rows.join(' ')).toMatch(/^(?:TOCI Reference Link(?: Span)+ ?){3}$/);
    expect(kinds.filter((kind) => kind === 'TOC')).toHaveLength(1);
  });

  it('is found from every page and link', async () => {
    const pieces = { A: await pdf(2) };
    const { plan, exhibits } = await smallDossier(pieces);
    const { document, root } = await elements((await write(plan, exhibits, pieces)).files.get('卷宗.pdf') as Uint8Array);
    const nums = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray).asArray();
    const keys = new Set(nums.filter((_each, index) => index % 2 === 0).map(String));
    for (const page of document.getPages()) {
      expect(keys).toContain(String(page.node.get(PDFName.of('StructParents'))));
      for (const ref of page.node.Annots()?.asArray() ?? []) expect(keys).toContain(String(document.context.lookup(ref, PDFDict).get(PDFName.of('StructParent'))));
    }
  });
});

describe('what cannot be copied', () => {
  it('puts a page that says so in the place of each page that is not there, and names it', async () => {
    const pieces: Record<string, Piece> = { A: { bytes: new TextEncoder().encode('%PDF-1.4 torn'), type: 'pdf', pages: 2 }, B: { ...(await pdf(2)), pages: 3 }, C: { bytes: new Uint8Array([1, 2, 3]), type: 'image', pages: 1 } };
    const { plan, exhibits } = await smallDossier(pieces);
    const written = await write(plan, exhibits, pieces);
    expect(written.notices.map(({ code, exhibit, path, pages }) => ({ code, exhibit, path, pages }))).toEqual([
      { code: 'missing', exhibit: 'A', path: 'A.pdf', pages: [1, 2] }, { code: 'missing', exhibit: 'B', path: 'B.pdf', pages: [1, 2, 3] }, { code: 'missing', exhibit: 'C', path: 'C.image', pages: [1] },
    ]);
    expect(written.notices[1]?.detail).toContain('counted 3 pages, found 2');
    const [volume] = await read(written);
    expect(volume?.read.pages[3]?.text).toContain('此页无法从原文件取出');
    expect(proveNumbers(await read(written))).toEqual([]);
  });

  it('draws a page whose field has no appearance, and says so', async () => {
    const document = await PDFDocument.load(await markedPdf());
    const { context } = document;
    document.getPage(0).node.set(PDFName.of('Annots'), context.obj([context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Tx', T: PDFString.of('f'), V: PDFString.of('value'), Rect: [100, 100, 300, 130] }))]));
    const pieces: Record<string, Piece> = { A: { bytes: await document.save(), type: 'pdf', pages: 1 } };
    const { plan, exhibits } = await smallDossier(pieces);
    const written = await write(plan, exhibits, pieces);
    expect(written.exhibits[0]?.method).toBe('rendered');
    expect(written.notices).toMatchObject([{ code: 'rendered', exhibit: 'A', pages: [1], detail: 'a Widget annotation has no appearance' }]);
  });

  it('stops when a file has changed since it was checked', async () => {
    const pieces = { A: await pdf(1) };
    const { plan, exhibits } = await smallDossier(pieces);
    const error = await write(plan, exhibits, { A: await pdf(2) }).catch((caught: unknown) => caught);
    expect((error as UserError).code).toBe('evidence/changed');
  });
});
