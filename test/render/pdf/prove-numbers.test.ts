import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString, type PDFPage } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { proveNumbers } from '../../../src/render/pdf/prove-numbers.js';
import { readBack } from '../../../src/render/pdf/read-back.js';
import type { Block } from '../../../src/model/dossier.js';
import { exhibitBlock, exhibitOf, heading, layout, PAGE_BREAK, words, write, type Piece } from './dossier.js';
import { markedPdf } from './sources.js';

/** Contents, a part with a sentence that names first and last pages, two exhibits, another part. */
async function dossier(starts: readonly number[] = [1]) {
  const pieces: Record<string, Piece> = { 'X-1': { bytes: await markedPdf({ pages: 3 }), type: 'pdf', pages: 3 }, 'X-2': { bytes: await markedPdf({ pages: 2 }), type: 'pdf', pages: 2 } };
  const exhibits = Object.entries(pieces).map(([number, piece]) => exhibitOf(number, piece));
  const span: Block = { type: 'paragraph', style: 'body', inlines: [words('见第'), { type: 'page', of: 'X-1' }, words('—'), { type: 'page', of: 'X-2', end: true }, words('页')] };
  const blocks: Block[] = [heading(1, 'contents', '目录', false), { type: 'contents', depth: 3 }, PAGE_BREAK, heading(1, 'one', '第一部分'), span, exhibitBlock('X-1'), heading(1, 'two', '第二部分'), exhibitBlock('X-2')];
  return write(await layout(blocks, exhibits), exhibits, pieces, { starts });
}

let bytes: Uint8Array;
beforeAll(async () => { bytes = (await dossier()).files.get('卷宗.pdf') as Uint8Array; });

const prove = async (pdf: Uint8Array) => proveNumbers([{ file: '卷宗.pdf', read: await readBack(pdf) }]).map(({ code, found, expected }) => `${code}: ${found} / ${expected}`);
async function changed(change: (document: PDFDocument, pages: readonly PDFPage[]) => void): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  change(document, document.getPages());
  return prove(await document.save());
}
const dict = (value: unknown): PDFDict => { expect(value).toBeInstanceOf(PDFDict); return value as PDFDict; };
const array = (value: unknown): PDFArray => { expect(value).toBeInstanceOf(PDFArray); return value as PDFArray; };
/** Bookmarks of the highest level and below, by title. */
function bookmarks(document: PDFDocument): Map<string, PDFDict> {
  const found = new Map<string, PDFDict>();
  const walk = (at: unknown): void => {
    if (!(at instanceof PDFDict)) return;
    found.set((at.lookup(PDFName.of('Title')) as PDFHexString).decodeText(), at);
    walk(at.lookup(PDFName.of('First')));
    walk(at.lookup(PDFName.of('Next')));
  };
  walk(dict(document.catalog.lookup(PDFName.of('Outlines'))).lookup(PDFName.of('First')));
  return found;
}
/** Links of a page whose text is a page number. */
const pageLinks = (page: PDFPage) => array(page.node.lookup(PDFName.of('Annots'))).asArray().map((_, at) => dict(array(page.node.lookup(PDFName.of('Annots'))).lookup(at))).filter((link) => link.lookup(PDFName.of('NM')) instanceof PDFString);

describe('a finished volume', () => {
  it('agrees as it was written', async () => expect(await prove(bytes)).toEqual([]));

  it('is found out when labels begin elsewhere', async () => {
    const found = await changed((document) => {
      const [, range] = array(dict(document.catalog.lookup(PDFName.of('PageLabels'))).lookup(PDFName.of('Nums'))).asArray();
      dict(document.context.lookup(range)).set(PDFName.of('St'), PDFNumber.of(2));
    });
    expect(found).toContain('label: 2 / 1');
  });

  it('is found out when the bookmark of an exhibit leads elsewhere', async () => {
    const found = await changed((document, pages) => array(bookmarks(document).get('X-2　材料X-2')?.lookup(PDFName.of('Dest'))).set(0, (pages[2] as PDFPage).ref));
    expect(found).toEqual(['outline-page: X-2　材料X-2 / page 7']);
  });

  it('is found out when the bookmark of a heading leads elsewhere', async () => {
    const found = await changed((document, pages) => array(bookmarks(document).get('第二部分')?.lookup(PDFName.of('Dest'))).set(0, (pages[3] as PDFPage).ref));
    expect(found).toEqual(['outline-page: 第二部分 / the page of the heading']);
  });

  it('is found out when a bookmark leads nowhere', async () => {
    const found = await changed((document) => bookmarks(document).get('第二部分')?.delete(PDFName.of('Dest')));
    expect(found).toEqual(['outline-nowhere: 第二部分 / a page']);
  });

  it('is found out when the name of an exhibit leads elsewhere, or nowhere', async () => {
    const names = (document: PDFDocument) => array(dict(dict(document.catalog.lookup(PDFName.of('Names'))).lookup(PDFName.of('Dests'))).lookup(PDFName.of('Names')));
    const destination = (document: PDFDocument, name: string) => {
      const list = names(document);
      const at = list.asArray().findIndex((each) => each instanceof PDFHexString && new TextDecoder().decode(each.asBytes()) === name);
      return array(list.lookup(at + 1));
    };
    expect(await changed((document, pages) => destination(document, 'X-1').set(0, (pages[4] as PDFPage).ref))).toContain('destination: X-1 → 4 / 2');
    expect(await changed((document) => destination(document, 'two').set(0, PDFNumber.of(99)))).toContain('destination: two → nowhere / a page');
  });

  it('is found out when the contents lead elsewhere than they print', async () => {
    const found = await changed((_document, [contents, , , , later]) => array((pageLinks(contents as PDFPage)[1] as PDFDict).lookup(PDFName.of('Dest'))).set(0, (later as PDFPage).ref));
    expect(found).toEqual(['link-number: 6 / 5']);
  });

  it('is found out when the last page that is named is another', async () => {
    const whole = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pageLinks(whole.getPage(1))).toHaveLength(2);
    const found = await changed((_document, pages) => array((pageLinks(pages[1] as PDFPage)[1] as PDFDict).lookup(PDFName.of('Dest'))).set(0, (pages[6] as PDFPage).ref));
    expect(found).toEqual([expect.stringMatching(/^link-number: .* \/ 7$/)]);
  });
});

it('volumes agree too: numbers run on, and the last page of an exhibit in a later volume is reached', async () => {
  const { volumes, files } = await dossier([1, 6]);
  const read = await Promise.all(volumes.map(async ({ file }) => ({ file, read: await readBack(files.get(file) as Uint8Array) })));
  expect(read.map(({ read: { pages } }) => pages.length)).toEqual([5, 3]);
  expect(read[0]?.read.pages[1]?.pageLinks).toEqual([{ page: 2 }, { file: volumes[1]?.file, index: 2 }]);
  expect(proveNumbers(read)).toEqual([]);
  expect(proveNumbers([read[0]!, { ...read[1]!, file: 'other.pdf' }]).map(({ code }) => code)).toContain('link-nowhere');
});
