import { strToU8 } from 'fflate';
import { PDFDocument, PDFName, PDFOperator, rgb, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import { docx, paragraph, picture } from './samples.js';

const HIDDEN = 'Sealed by the bureau on 2022-05-06';
const SHOWN = 'What every reader sees';
async function made(draw: (page: PDFPage, font: PDFFont, document: PDFDocument) => void | Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  await draw(document.addPage([595, 842]), await document.embedFont(StandardFonts.Helvetica), document);
  return document.save();
}
const write = (page: PDFPage, font: PDFFont, words: string, over: Partial<Parameters<PDFPage['drawText']>[1]> = {}) => page.drawText(words, { x: 60, y: 600, size: 14, font, ...over });
const unpainted = (page: PDFPage, document: PDFDocument) => page.pushOperators(PDFOperator.of('Tr' as never, [document.context.obj(3)]));

describe('words of a PDF that nobody sees', () => {
  it.each<[string, (page: PDFPage, font: PDFFont, document: PDFDocument) => void | Promise<void>]>([
    ['white on white', (page, font) => write(page, font, HIDDEN, { color: rgb(1, 1, 1) })],
    ['too small for any reader', (page, font) => write(page, font, HIDDEN, { size: 0.5 })],
    ['clear', (page, font) => write(page, font, HIDDEN, { opacity: 0 })],
    ['under a white box', (page, font) => {
      write(page, font, HIDDEN);
      page.drawRectangle({ x: 50, y: 590, width: 400, height: 30, color: rgb(1, 1, 1) });
    }],
    ['under a black box', (page, font) => {
      write(page, font, HIDDEN);
      page.drawRectangle({ x: 50, y: 590, width: 400, height: 30, color: rgb(0, 0, 0) });
    }],
    ['in the colour of the box below', (page, font) => {
      page.drawRectangle({ x: 50, y: 590, width: 400, height: 30, color: rgb(0.2, 0.3, 0.6) });
      write(page, font, HIDDEN, { color: rgb(0.2, 0.3, 0.6) });
    }],
    ['under a photograph', async (page, font, document) => {
      write(page, font, HIDDEN);
      page.drawImage(await document.embedJpg(await picture(600, 200).jpeg().toBuffer()), { x: 40, y: 560, width: 400, height: 80 });
    }],
    ['clipped away', (page, font, document) => {
      const operator = (name: string, ...numbers: number[]) => PDFOperator.of(name as never, numbers.map((each) => document.context.obj(each)) as never);
      page.pushOperators(operator('q'), operator('re', 0, 0, 10, 10), operator('W'), operator('n'));
      write(page, font, HIDDEN);
      page.pushOperators(operator('Q'));
    }],
    ['under a box drawn in a reader', (page, font, document) => {
      write(page, font, HIDDEN);
      const box = document.context.register(document.context.obj({ Type: 'Annot', Subtype: 'Square', Rect: [40, 590, 460, 620], C: [1, 1, 1], IC: [1, 1, 1], F: 4 }));
      page.node.set(PDFName.of('Annots'), document.context.obj([box]));
    }],
    ['painted with nothing', (page, font, document) => {
      unpainted(page, document);
      write(page, font, HIDDEN);
    }],
  ])('%s, do not count, which is said', async (_what, hide) => {
    const facts = await inspect(await made(async (page, font, document) => {
      write(page, font, SHOWN, { y: 700 });
      await hide(page, font, document);
    }), 'a.pdf');
    expect(facts.text.content).toBe(SHOWN);
    expect(facts.problems).toEqual([{ code: 'unseen-words', page: 1, detail: null }]);
  });

  it('are not those over a box, under one that lets them through, or beside one', async () => {
    const facts = await inspect(await made((page, font) => {
      page.drawRectangle({ x: 50, y: 690, width: 400, height: 30, color: rgb(0.8, 0.9, 1) });
      write(page, font, SHOWN, { y: 700 });
      write(page, font, SHOWN, { y: 650 });
      page.drawRectangle({ x: 50, y: 640, width: 400, height: 30, color: rgb(1, 1, 0), opacity: 0.4 });
      write(page, font, SHOWN, { y: 600 });
      page.drawRectangle({ x: 50, y: 560, width: 400, height: 38, color: rgb(1, 1, 1) });
    }), 'a.pdf');
    expect(facts.text.content).toBe([SHOWN, SHOWN, SHOWN].join('\n'));
    expect(facts.problems).toEqual([]);
  });

  it('are not those under a seal, whose paper lets them through', async () => {
    const seal = await sharp({ create: { width: 200, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).composite([{ input: Buffer.from('<svg width="200" height="200"><circle cx="100" cy="100" r="90" fill="none" stroke="red" stroke-width="8"/></svg>') }]).png().toBuffer();
    const facts = await inspect(await made(async (page, font, document) => {
      write(page, font, SHOWN, { y: 700 });
      page.drawImage(await document.embedPng(seal), { x: 40, y: 560, width: 400, height: 300 });
    }), 'a.pdf');
    expect(facts).toMatchObject({ text: { content: SHOWN }, problems: [] });
  });

  it('beside the page do not count either, and are left out of the dossier as they are of the page', async () => {
    const facts = await inspect(await made((page, font) => {
      write(page, font, SHOWN, { y: 700 });
      write(page, font, HIDDEN, { x: 700 });
    }), 'a.pdf');
    expect(facts.text.content).toBe(SHOWN);
    expect(facts).toMatchObject({ problems: [], leftOut: [{ part: 'unseen', count: 1 }] });
  });

  it.each([['not painted', {}], ['clear', { opacity: 0 }]])('are not those of letters drawn as outlines, whose words are %s', async (_what, over) => {
    const facts = await inspect(await made((page, font, document) => {
      page.pushOperators(PDFOperator.of('q' as never));
      if (!('opacity' in over)) unpainted(page, document);
      write(page, font, SHOWN, { y: 700, ...over });
      page.pushOperators(PDFOperator.of('Q' as never));
      // The outlines of each letter, as a browser draws bold type that no face has.
      for (let x = 60; x < 220; x += 5) page.drawRectangle({ x, y: 700, width: 3, height: 9, color: rgb(0, 0, 0) });
      write(page, font, HIDDEN, { y: 500, opacity: 0 });
    }), 'a.pdf');
    expect(facts.text.content).toBe(SHOWN);
    expect(facts.problems).toEqual([{ code: 'unseen-words', page: 1, detail: null }]);
  });

  it('cost a page of very many no word that is seen', async () => {
    const facts = await inspect(await made((page, font) => {
      write(page, font, HIDDEN, { y: 830, size: 3, color: rgb(1, 1, 1) });
      for (let line = 0; line < 205; line++) write(page, font, 'x'.repeat(100), { x: 5, y: 820 - 3.9 * line, size: 3 });
      write(page, font, SHOWN, { y: 5, size: 3 });
    }), 'a.pdf');
    expect(facts.text.content).toContain(SHOWN);
    expect(facts.text.content).not.toContain(HIDDEN);
  });

  it('are not letters through which something is painted', async () => {
    const facts = await inspect(await made((page, font, document) => {
      const key = page.node.newFontDictionary('F', font.ref);
      const operator = (name: string, ...operands: (string | number)[]) => PDFOperator.of(name as never, operands.map((each) => (typeof each === 'number' ? document.context.obj(each) : each)) as never);
      page.pushOperators(
        operator('q'), operator('BT'), operator('Tf', key.toString(), 40), operator('Tr', 7), operator('Td', 60, 700), operator('Tj', font.encodeText(SHOWN).toString()), operator('ET'),
        operator('rg', 0.8, 0.1, 0.1), operator('re', 0, 600, 595, 200), operator('f'), operator('Q'),
      );
    }), 'a.pdf');
    expect(facts.text.content).toBe(SHOWN);
    expect(facts.problems).toEqual([]);
  });

  it('are not those in white on a dark ground, nor small print', async () => {
    const facts = await inspect(await made((page, font) => {
      page.drawRectangle({ x: 40, y: 690, width: 400, height: 30, color: rgb(0.1, 0.2, 0.4) });
      write(page, font, SHOWN, { y: 700, color: rgb(1, 1, 1) });
      write(page, font, HIDDEN, { size: 5 });
    }), 'a.pdf');
    expect(facts.text.content.split('\n')).toEqual([SHOWN, HIDDEN]);
    expect(facts.problems).toEqual([]);
  });

  it('over a scan are a reading by another program: what the picture shows is read here', async () => {
    const jpeg = await picture(1240, 1754).jpeg().toBuffer();
    const facts = await inspect(await made(async (page, font, document) => {
      page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: 595, height: 842 });
      unpainted(page, document);
      write(page, font, HIDDEN);
    }), 'a.pdf');
    expect(facts).toMatchObject({ text: { source: 'none', content: '' }, pages: [{ content: 'scan' }], problems: [] });
  });
});

describe('words of a Word file that nobody sees', () => {
  it.each([['white', '<w:color w:val="FFFFFF"/>'], ['of one point', '<w:sz w:val="2"/>']])('%s, do not count, which is said', async (_what, properties) => {
    const facts = await inspect(docx(paragraph('看得见的正文') + paragraph('已建立增长机制', properties)), 'a.docx');
    expect(facts.text.content).toBe('看得见的正文');
    expect(facts.problems).toEqual([{ code: 'unseen-words', page: null, detail: null }]);
  });
  it('are not those in white on a dark ground or in a cell', async () => {
    const cell = `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>${paragraph('表头', '<w:color w:val="FFFFFF"/>')}</w:tc></w:tr></w:tbl>`;
    const band = '<w:p><w:pPr><w:pStyle w:val="band"/></w:pPr><w:r><w:t>一、色带上的标题</w:t></w:r></w:p>';
    const styles = strToU8('<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="band"><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style></w:styles>');
    const facts = await inspect(docx(band + paragraph('深色底上的字', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>') + cell, { 'word/styles.xml': styles }), 'a.docx');
    expect(facts.text.content).toBe('一、色带上的标题\n深色底上的字\n表头');
    expect(facts.problems).toEqual([]);
  });
});

describe('words of a web page that it does not show', () => {
  it('of a web page do not count where its own style sheet hides them', async () => {
    const css = 'body{opacity:0} .off, #gone { display: none } .off.on{display:block} span.small{font-size:0}/* p{display:none} */ @media print { .menu{display:none} } .tab{display:none} .page .tab{display:block} li{visibility:hidden} .show{visibility:visible}';
    const html = `<!DOCTYPE html><html><head><style>${css}</style></head><body><p>看得见</p><div class="a off">藏一</div><div class="off on">又见</div><p id="gone">藏二</p><p>仍见<span class="small">藏三</span></p><p class="menu">菜单</p><p class="tab">分页</p><ul><li>藏四</li></ul><p class="off" style="display:block">末行</p></body></html>`;
    const facts = await inspect(strToU8(html), 'a.html');
    expect(facts.text.content).toBe('看得见\n又见\n仍见\n菜单\n分页\n末行');
    expect(facts.leftOut).toEqual([{ part: 'unseen', count: 4 }]);
  });

  it('do not count, and are said to be left out', async () => {
    const html = '<!DOCTYPE html><html><body><p>看得见</p><div style="color:red; display: none"><p>藏一</p><br></div><p hidden>藏二</p><p>仍看得见<span style="font-size:0">藏三</span></p><p style="display:none"></p><p>末行</p></body></html>';
    const facts = await inspect(new TextEncoder().encode(html), 'a.html');
    expect(facts.text.content.split('\n')).toEqual(['看得见', '仍看得见', '末行']);
    expect(facts.leftOut).toEqual([{ part: 'unseen', count: 3 }]);
  });
});
