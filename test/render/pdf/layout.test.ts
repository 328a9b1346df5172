import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../../src/engines/pdfium.js';
import { UserError } from '../../../src/errors.js';
import { PARAGRAPH_STYLES, type Block, type Cell } from '../../../src/model/dossier.js';
import { layoutDossier } from '../../../src/render/pdf/layout.js';
import { readTemplates } from '../../../src/io/read-templates.js';
import { compileTemplates } from '../../../src/render/blocks/templates.js';
import { exhibitBlock, exhibitOf, heading, layout, PAGE_BREAK, paragraph, shippedFonts, textExhibit, words } from './dossier.js';

const file = (number: string, pages: number) => exhibitOf(number, { bytes: new Uint8Array(), type: 'pdf', pages });
const shape = (plan: Awaited<ReturnType<typeof layout>>) => plan.sequence.map((page) => (page.type === 'evidence' ? page.exhibit.number : page.exhibit ? page.exhibit.number.toLowerCase() : '.')).join('');

it('sets every paragraph, list, table and heading as what it is to who hears the page', async () => {
  const cell = (text: string, header = false) => ({ inlines: [words(text)], align: 'left' as const, colspan: 1, rowspan: 1, header });
  const blocks: Block[] = [
    ...PARAGRAPH_STYLES.map((style): Block => ({ type: 'paragraph', style, inlines: [words(style)] })),
    heading(2, 'two', '二'), { type: 'list', ordered: true, items: [[words('一')]] },
    { type: 'table', columns: [1, 1], headerRows: 1, rows: [[cell('甲', true), cell('乙', true)], [cell('1'), cell('2')]] },
  ];
  const document = await PDFDocument.load((await layout(blocks, [])).pdf);
  const kids = (element: PDFDict): PDFDict[] => {
    const found = element.lookup(PDFName.of('K'));
    const all: (PDFObject | undefined)[] = found instanceof PDFArray ? found.asArray().map((_, at) => found.lookup(at)) : [found];
    return all.filter((each): each is PDFDict => each instanceof PDFDict && each.has(PDFName.of('S')));
  };
  const [root] = kids(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict));
  const roles = kids(root as PDFDict).map((each) => String(each.get(PDFName.of('S'))));
  expect(roles).toEqual([...PARAGRAPH_STYLES.map(() => '/P'), '/H2', '/L', '/Table']);
  expect(String(document.catalog.get(PDFName.of('Lang')))).toMatch(/zh/);
});

it.each([4, 14, 15, 28, 100])('sets a cover for names of %i characters on one page', async (length) => {
  const templates = compileTemplates(await readTemplates('/nowhere'));
  const name = '县'.repeat(length);
  const blocks = templates.blocks('cover', { draft: true, volumes: [{}, {}], result: { district: name, applicant: name, asOf: '2022-11-30', standard: { title: '标'.repeat(40) } } });
  expect((await layout([...blocks, PAGE_BREAK, paragraph('后')], [])).map.pages).toBe(2);
});

describe('numbers', () => {
  it('counts the pages of files where they stand, at the beginning, in the middle, one behind the other and at the end', async () => {
    const exhibits = [file('A', 2), file('B', 3), file('C', 1), file('D', 2)];
    const plan = await layout([exhibitBlock('A'), heading(1, 'one', '一'), exhibitBlock('B'), exhibitBlock('C'), heading(1, 'two', '二'), exhibitBlock('D')], exhibits);
    expect(shape(plan)).toBe('AA.BBBC.DD');
    expect(plan.map).toEqual({
      pages: 10, headings: { one: 3, two: 8 },
      exhibits: { A: { first: 1, last: 2 }, B: { first: 4, last: 6 }, C: { first: 7, last: 7 }, D: { first: 9, last: 10 } },
    });
  });

  it('finds how many pages a typeset exhibit takes', async () => {
    const blocks = [paragraph('前'), exhibitBlock('T', [paragraph('一'), PAGE_BREAK, paragraph('二')]), exhibitBlock('F'), paragraph('后')];
    const plan = await layout(blocks, [textExhibit('T'), file('F', 1)]);
    expect(shape(plan)).toBe('.ttF.');
    expect(plan.map.exhibits['T']).toEqual({ first: 2, last: 3 });
    expect(plan.sequence[2]).toMatchObject({ index: 2, exhibit: { page: 2, of: 2 } });
  });

  it('makes no empty page out of breaks that follow each other', async () => {
    const plan = await layout([PAGE_BREAK, paragraph('一'), PAGE_BREAK, PAGE_BREAK, exhibitBlock('A'), PAGE_BREAK, paragraph('二'), PAGE_BREAK], [file('A', 1)]);
    expect(shape(plan)).toBe('.A.');
  });

  it('hangs exhibits below the heading before them', async () => {
    const plan = await layout([heading(1, 'one', '一'), heading(2, 'two', '二'), exhibitBlock('A'), exhibitBlock('B'), heading(1, 'three', '三')], [file('A', 1), file('B', 1)]);
    expect(plan.outline.map(({ title, depth }) => [title, depth])).toEqual([['一', 1], ['二', 2], ['A　材料A', 3], ['B　材料B', 3], ['三', 1]]);
  });
});

describe('grid', () => {
  it('sets 22 lines of 28 characters on a page (GB/T 9704)', async () => {
    const lines = (count: number) => layout([{ type: 'paragraph', style: 'plain', inlines: [words('字'.repeat(28 * count))] }], []);
    expect((await lines(22)).map.pages).toBe(1);
    expect((await lines(23)).map.pages).toBe(2);
    expect((await layout([{ type: 'paragraph', style: 'plain', inlines: [words('字'.repeat(29 * 22))] }], [])).map.pages).toBe(2);
  });
});

describe('words without a place to break', () => {
  const cell = (text: string): Cell => ({ inlines: [words(text)], align: 'left', colspan: 1, rowspan: 1, header: false });

  it.each<[string, Block]>([
    ['telephone numbers, dates and addresses in ten columns', { type: 'table', columns: Array.from({ length: 10 }, () => 1), headerRows: 0, rows: [Array.from({ length: 10 }, (_each, n) => cell(['13812345678', '2022-11-30', 'zhangsan@example.cn'][n % 3] as string))] }],
    ['lines to write on, in a table', { type: 'table', columns: [1, 1], headerRows: 0, rows: [[cell('_'.repeat(300)), cell('…'.repeat(300))]] }],
    ['dots', paragraph(`目录${'…'.repeat(400)}末`)],
    ['strokes and quotation marks', paragraph(`${'—'.repeat(200)}${'“'.repeat(100)}末`)],
  ])('stay in their place: %s', async (_, block) => {
    const exhibit = textExhibit('A-1-01');
    const { pdf } = await layout([exhibitBlock('A-1-01', [block])], [exhibit]);
    const document = await openPdf(pdf);
    const pieces = document.placedText(0).filter(({ text }) => !/^[\s—\d]*$/.test(text) || text.length > 5);
    document.close();
    // The last strokes of a line may hang over the type area, as its punctuation does; never off the page.
    expect(pieces.filter(({ left, width }) => left + width > 200 / 210).map(({ text }) => text)).toEqual([]);
    if (block.type !== 'table') return;
    const share = 156 / 210 / block.columns.length;
    for (const { text, left, width } of pieces) {
      const column = Math.floor((left - 28 / 210) / share + 0.01);
      expect(left + width, text).toBeLessThan(28 / 210 + (column + 1) * share + 0.003);
    }
  });
});

describe('long rows', () => {
  const cell = (text: string, over: Partial<Cell> = {}): Cell => ({ inlines: [words(text)], align: 'left', colspan: 1, rowspan: 1, header: false, ...over });
  const long = `始${'字'.repeat(2_000)}终`;

  /** Characters of which some part stands below the type area or beside the page. */
  async function lost(pdf: Uint8Array): Promise<string> {
    const document = await openPdf(pdf);
    const pieces = Array.from({ length: document.pageCount }, (_, index) => document.placedText(index)).flat();
    document.close();
    expect(pieces.map(({ text }) => text).join('')).toMatch(/始[^]*终/);
    return pieces.filter(({ text, top, height }) => !text.includes('—') && top + height > (297 - 35) / 297 + 0.01).map(({ text }) => text).join('');
  }

  it.each<[string, Cell[][]]>([
    ['beside a short cell', [[cell('核对情况', { header: true }), cell(long)]]],
    ['that is narrow', [[cell('字'.repeat(300).replace(/^./, '始').replace(/.$/, '终')), cell('旁')]]],
    ['that spans rows', [[cell(long, { rowspan: 2 }), cell('上')], [cell('下')]]],
    ['below one that spans rows', [[cell('左', { rowspan: 2 }), cell('上')], [cell(long)]]],
  ])('go on, on the next page: a cell %s', async (_, rows) => {
    const plan = await layout([paragraph('前'), { type: 'table', columns: [1, 13], headerRows: 0, rows }], []);
    expect(plan.map.pages).toBeGreaterThan(1);
    expect(await lost(plan.pdf)).toBe('');
  });

  it('stay whole while they fit on a page', async () => {
    const rows = Array.from({ length: 12 }, () => [cell('情况', { header: true }), cell('字'.repeat(300))]);
    const plan = await layout([{ type: 'table', columns: [3, 13], headerRows: 0, rows }], []);
    const document = await openPdf(plan.pdf);
    const heads = Array.from({ length: document.pageCount }, (_, index) => document.text(index).split('情况').length - 1);
    const characters = Array.from({ length: document.pageCount }, (_, index) => document.text(index).split('字').length - 1);
    document.close();
    expect(characters).toEqual(heads.map((count) => count * 300));
  });
});

describe('text from outside', () => {
  it('stays text, whatever Typst would make of it', async () => {
    const hostile = '#panic("x") $x$ *b* _i_ <a> @b ]] }} `r` \\ // /* = - + #import "/etc/passwd"';
    expect((await layout([heading(1, 'a"b<c>#d', hostile), paragraph(hostile), { type: 'contents', depth: 3 }], [], { title: hostile, author: hostile })).map.headings).toEqual({ 'a"b<c>#d': 1 });
  });

  it('names every character that no face has, with the place', async () => {
    const plan = await layout([heading(1, 'h', '名单'), paragraph('龑䶮㛃𬱖☑\u{2ff00}好\u0007'), paragraph('\u{2ff00}')], [{ ...textExhibit('T'), title: '题\u{2ff01}' }]);
    expect(plan.missingGlyphs).toEqual([{ character: '\u{2ff00}', where: '名单' }, { character: '\u{2ff01}', where: 'T' }]);
  });

  it.each<[string, Block[]]>([
    ['dossier/unknown-target', [{ type: 'paragraph', style: 'body', inlines: [{ type: 'page', of: 'nowhere' }] }]],
    ['dossier/unknown-exhibit', [exhibitBlock('Z')]],
    ['dossier/id-twice', [heading(1, 'x', '一'), heading(1, 'x', '二')]],
    ['dossier/exhibit-without-pages', [exhibitBlock('T')]],
  ])('refuses a template mistake: %s', async (code, blocks) => {
    const error = await layout(blocks, [textExhibit('T')]).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).code).toBe(code);
  });
});

describe('engines', () => {
  const blocks: Block[] = [
    heading(1, 'h', '标题'), paragraph('正文，含“引号”与 2022 年数字。'.repeat(20)), { type: 'contents', depth: 2 },
    { type: 'table', columns: [1, 2], headerRows: 1, rows: [0, 1].map((row) => [0, 1].map((cell) => ({ inlines: [words(`格${row}${cell}`)], align: 'left', colspan: 1, rowspan: 1, header: row === 0 }))) },
    { type: 'list', ordered: true, items: [[words('甲')], [words('乙')]] }, exhibitBlock('A'),
  ];

  it('gives the same bytes natively and in WebAssembly, with the as-of date only', async () => {
    const input = { blocks, exhibits: [file('A', 2)], draft: true, title: '卷宗', author: '单位', date: '2022-11-30', fonts: await shippedFonts() };
    const native = await layoutDossier(input, { engine: 'native' });
    const wasm = await layoutDossier(input, { engine: 'wasm' });
    expect(Buffer.compare(native.pdf, wasm.pdf)).toBe(0);
    expect(wasm.map).toEqual(native.map);
    const document = await PDFDocument.load(native.pdf, { updateMetadata: false });
    expect(document.getCreationDate()?.toISOString().slice(0, 10)).toBe('2022-11-30');
  });

  it('lays out all the same where the process of the native compiler dies', async () => {
    const input = { blocks: blocks.slice(0, 2), exhibits: [], draft: true, title: '卷宗', author: '单位', date: '2022-11-30', fonts: await shippedFonts() };
    const native = await layoutDossier(input, { engine: 'native' });
    const before = process.env['NODE_OPTIONS'];
    // No process of Node begins with it.
    process.env['NODE_OPTIONS'] = '--no-such-option';
    try {
      await expect(layoutDossier(input, { engine: 'native' })).rejects.toThrow('native');
      expect(Buffer.compare((await layoutDossier(input)).pdf, native.pdf)).toBe(0);
    } finally {
      if (before === undefined) delete process.env['NODE_OPTIONS'];
      else process.env['NODE_OPTIONS'] = before;
    }
  });
});
