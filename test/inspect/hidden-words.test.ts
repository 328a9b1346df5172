import { strToU8, zipSync } from 'fflate';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import { docx, paragraph } from './samples.js';

const HIDDEN = '已建立增长机制';
const cell = (text: string, properties = '', run = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text, run)}</w:tc>`;
const table = (...rows: string[]) => `<w:tbl>${rows.map((row) => (row.startsWith('<w:tr') ? row : `<w:tr>${row}</w:tr>`)).join('')}</w:tbl>`;
const WHITE = '<w:color w:val="FFFFFF"/>';

describe('words in the tables of a Word file', () => {
  it.each([
    ['white on the paper', table(cell('看得见') + cell(HIDDEN, '', WHITE))],
    ['in the colour of their cell', table(cell('看得见') + cell(HIDDEN, '<w:shd w:val="clear" w:fill="1F3864"/>', '<w:color w:val="203864"/>'))],
    ['white on a white cell of a coloured table', `<w:tbl><w:tblPr><w:shd w:val="clear" w:fill="1F3864"/></w:tblPr><w:tr>${cell('看得见') + cell(HIDDEN, '<w:shd w:val="clear" w:fill="FFFFFF"/>', WHITE)}</w:tr></w:tbl>`],
    ['of two points', table(cell('看得见') + cell(HIDDEN, '', '<w:sz w:val="4"/>'))],
    ['in a row of no height', table(cell('看得见'), `<w:tr><w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>${cell(HIDDEN)}</w:tr>`)],
    ['hidden', table(cell('看得见') + cell(HIDDEN, '', '<w:vanish/>'))],
  ])('%s, do not count, which is said', async (_what, body) => {
    const facts = await inspect(docx(body), 'a.docx');
    expect(facts.text.content.trim()).toBe('看得见');
    expect(facts.problems.map(({ code }) => code)).toEqual(['unseen-words']);
  });

  it.each([
    ['on a dark cell', table(cell('表头', '<w:shd w:val="clear" w:fill="1F3864"/>', WHITE))],
    ['on a dark table', `<w:tbl><w:tblPr><w:shd w:val="clear" w:fill="1F3864"/></w:tblPr><w:tr>${cell('表头', '', WHITE)}</w:tr></w:tbl>`],
    ['in a style of tables that colours its head', `<w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr><w:tr>${cell('表头', '', WHITE)}</w:tr></w:tbl>`],
  ])('white ones %s are seen', async (_what, body) => {
    const styles = strToU8('<w:styles xmlns:w="w"><w:style w:type="table" w:styleId="grid"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style></w:styles>');
    const facts = await inspect(docx(body, { 'word/styles.xml': styles }), 'a.docx');
    expect(facts).toMatchObject({ text: { content: '表头' }, problems: [] });
  });
});

describe('words of a Word file in lines of no height, or hidden by a style', () => {
  it.each([
    ['a line of one point', `<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:t>${HIDDEN}</w:t></w:r></w:p>`],
    ['a style', `<w:p><w:pPr><w:pStyle w:val="off"/></w:pPr><w:r><w:t>${HIDDEN}</w:t></w:r></w:p>`],
    ['letters filled with nothing', paragraph(HIDDEN, '<w14:textFill><w14:noFill/></w14:textFill>')],
    ['letters of the colour that marks them', paragraph(HIDDEN, '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')],
  ])('%s', async (_what, body) => {
    const styles = strToU8('<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="off"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>');
    const facts = await inspect(docx(paragraph('看得见') + body, { 'word/styles.xml': styles }), 'a.docx');
    expect(facts.text.content).toBe('看得见');
    expect(facts.problems.map(({ code }) => code)).toEqual(['unseen-words']);
  });
});

describe('cells of a workbook that show nothing', () => {
  const book = async (style: (sheet: ExcelJS.Worksheet) => void) => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('名单');
    sheet.addRows([['序号', '名称'], [1, '科技馆'], [2, HIDDEN], [3, 20]]);
    style(sheet);
    return inspect(new Uint8Array(await workbook.xlsx.writeBuffer()), 'a.xlsx');
  };
  it.each<[string, (sheet: ExcelJS.Worksheet) => void]>([
    ['white letters', (sheet) => (sheet.getCell('B3').font = { color: { argb: 'FFFFFFFF' } })],
    ['letters in the colour of the cell', (sheet) => Object.assign(sheet.getCell('B3'), { font: { color: { argb: 'FF1F3864' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F3864' } } })],
    ['letters of one point', (sheet) => (sheet.getCell('B3').font = { size: 1 })],
    ['a format that shows nothing', (sheet) => (sheet.getCell('B3').numFmt = ';;;')],
    ['white pieces of a cell', (sheet) => (sheet.getCell('B3').value = { richText: [{ text: HIDDEN, font: { color: { argb: 'FFFFFFFF' } } }] })],
  ])('%s', async (_what, style) => {
    const facts = await book(style);
    expect(facts.text.content).toBe('序号\t名称\n1\t科技馆\n2\t\n3\t20');
    expect(facts).toMatchObject({ entries: 2, problems: [{ code: 'unseen-words' }], leftOut: [{ part: 'unseen', count: 1 }] });
  });
  it('a number in a format that hides numbers', async () => expect((await book((sheet) => (sheet.getCell('B4').numFmt = ';;;@'))).text.content).toBe('序号\t名称\n1\t科技馆\n2\t已建立增长机制\n3\t'));
  it('are not white letters on a dark cell, nor in a table with a style', async () => {
    const dark = await book((sheet) => Object.assign(sheet.getCell('B3'), { font: { color: { argb: 'FFFFFFFF' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F3864' } } }));
    expect(dark).toMatchObject({ entries: 3, problems: [] });
    const themed = await book((sheet) => Object.assign(sheet.getCell('B3'), { font: { color: { theme: 0 } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { theme: 4 } } }));
    expect(themed).toMatchObject({ entries: 3, problems: [] });
  });
});

describe('words on slides', () => {
  const box = (x: number, y: number, inside: string, fill = '') => `<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="1000" cy="500"/></a:xfrm><a:prstGeom prst="rect"/>${fill}</p:spPr>${inside}</p:sp>`;
  const words = (text: string, size = 1800) => `<p:txBody><a:p><a:r><a:rPr sz="${size}"/><a:t>${text}</a:t></a:r></a:p></p:txBody>`;
  const slides = (inside: string) => zipSync(Object.fromEntries(Object.entries({
    '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9000" cy="5000"/></p:presentation>',
    'ppt/_rels/presentation.xml.rels': '<Relationships><Relationship Id="rId1" Target="slides/slide1.xml"/></Relationships>', 'ppt/slides/slide1.xml': `<p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree>${inside}</p:spTree></p:cSld></p:sld>`,
  }).map(([name, text]) => [name, strToU8(text)])));
  const SOLID = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>';
  it.each([
    ['beside the slide', box(9100, 0, words(HIDDEN))],
    ['under a filled shape', box(100, 2000, words(HIDDEN)) + box(100, 2000, '', SOLID)],
    ['of one point', box(100, 2000, words(HIDDEN, 100))],
  ])('%s do not count, which is said', async (_what, shapes) => {
    const facts = await inspect(slides(box(0, 0, words('看得见')) + shapes), 'a.pptx');
    expect(facts.text.content).toBe('看得见');
    expect(facts).toMatchObject({ problems: [{ code: 'unseen-words' }], leftOut: [{ part: 'unseen', count: 1 }] });
  });
  it('count over a filled shape, under one that lets them through, and half off the slide', async () => {
    const facts = await inspect(slides(box(100, 2000, '', SOLID) + box(100, 2000, words('甲')) + box(8500, 0, words('乙')) + box(100, 100, words('丙')) + box(100, 100, '', '<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="40000"/></a:srgbClr></a:solidFill>')), 'a.pptx');
    expect(facts).toMatchObject({ text: { content: '甲\n乙\n丙' }, problems: [] });
  });
});

describe('words of a web page', () => {
  it.each(['color:#fff', 'color: transparent', 'font-size:1px', 'position:absolute;left:-9999px'])('that it shows nowhere: %s', async (style) => {
    const facts = await inspect(strToU8(`<!DOCTYPE html><html><body><p>看得见</p><p style="${style}">${HIDDEN}</p></body></html>`), 'a.html');
    expect(facts).toMatchObject({ text: { content: '看得见' }, leftOut: [{ part: 'unseen', count: 1 }] });
  });
  it('white ones are seen where something has a ground of its own', async () => {
    const facts = await inspect(strToU8('<!DOCTYPE html><html><body style="background:#123"><p style="color:#fff">看得见</p></body></html>'), 'a.html');
    expect(facts.text.content).toBe('看得见');
  });
});
