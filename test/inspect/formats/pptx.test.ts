import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { oleFile } from './ole-files.js';
import { survives } from './survives.js';

const NAMES = 'xmlns:a="urn:a" xmlns:p="urn:p" xmlns:r="urn:r"';
const text = (...lines: string[]) => `<p:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</p:txBody>`;
const shape = (inside: string, type = '') => `<p:sp><p:nvSpPr><p:nvPr>${type && `<p:ph type="${type}"/>`}</p:nvPr></p:nvSpPr>${inside}</p:sp>`;
const slide = (inside: string, show = '') => `<p:sld ${NAMES} ${show}><p:cSld><p:spTree>${inside}</p:spTree></p:cSld></p:sld>`;

/** Slides are shown in the order given; their parts are numbered the other way round. */
function pptx(slides: readonly string[], parts: Record<string, Uint8Array> = {}): Uint8Array {
  const part = (index: number) => `slides/slide${slides.length - index}.xml`;
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'ppt/presentation.xml': strToU8(`<p:presentation ${NAMES}><p:sldIdLst>${slides.map((_each, index) => `<p:sldId id="${256 + index}" r:id="rId${index}"/>`).join('')}</p:sldIdLst></p:presentation>`),
    'ppt/_rels/presentation.xml.rels': strToU8(`<Relationships>${slides.map((_each, index) => `<Relationship Id="rId${index}" Target="${part(index)}"/>`).join('')}</Relationships>`),
    ...Object.fromEntries(slides.map((each, index) => [`ppt/${part(index)}`, strToU8(each)])),
    ...parts,
  });
}

describe('slides', () => {
  it('are read in the order of the show, titles as headings', async () => {
    const facts = await inspect(pptx([slide(shape(text('科普讲座'), 'title') + shape(text('第一点', '第二点'))), slide(`<p:grpSp>${shape(text('组内'))}</p:grpSp>`)]), 'a.pptx');
    expect(facts).toMatchObject({ format: 'pptx', readable: 'yes', problems: [], pictures: 0, sealVerdict: 'not-seen' });
    expect(facts.body).toEqual([['科普讲座', 1], ['第一点', null], ['第二点', null], ['组内', null]].map(([line, heading]) => ({ type: 'paragraph', text: line, heading })));
  });

  it('keep their tables', async () => {
    const cell = (line: string) => `<a:tc>${text(line)}</a:tc>`;
    const table = `<p:graphicFrame><a:tbl><a:tr>${cell('序号')}${cell('名称')}</a:tr><a:tr>${cell('1')}${cell('甲')}</a:tr></a:tbl></p:graphicFrame>`;
    expect(await inspect(pptx([slide(table)]), 'a.pptx')).toMatchObject({ body: [{ type: 'table', rows: [['序号', '名称'], ['1', '甲']] }], entries: 1 });
  });

  it('say what stands on their master, in remarks and in films', async () => {
    const related = (kind: string, target: string) => strToU8(`<Relationships><Relationship Id="r" Type="http://x/${kind}" Target="${target}"/></Relationships>`);
    const layout = (words: string) => ({
      'ppt/slides/_rels/slide1.xml.rels': related('slideLayout', '../slideLayouts/slideLayout1.xml'), 'ppt/slideLayouts/_rels/slideLayout1.xml.rels': related('slideMaster', '../slideMasters/slideMaster1.xml'),
      'ppt/slideLayouts/slideLayout1.xml': strToU8(slide(shape(text('单击此处编辑标题'), 'title'))), 'ppt/slideMasters/slideMaster1.xml': strToU8(slide(words)),
    });
    const parts = { 'ppt/comments/comment1.xml': strToU8('<p:cmLst><p:cm><p:text>再核</p:text></p:cm></p:cmLst>'), 'ppt/media/media1.mp4': strToU8('a') };
    const facts = await inspect(pptx([slide(shape(text('正文')))], { ...layout(shape(text('内部资料'))), ...parts }), 'a.pptx');
    expect(facts).toMatchObject({ pictures: 0, leftOut: [{ part: 'comment', count: 1 }, { part: 'master', count: 1 }, { part: 'media', count: 1 }] });
    expect((await inspect(pptx([slide(shape(text('正文')))], layout('')), 'a.pptx')).leftOut).toBeUndefined();
  });

  it('that are hidden say nothing', async () => {
    const facts = await inspect(pptx([slide(shape(text('显示'))), slide(shape(text('隐藏')), 'show="0"')], { 'ppt/notesSlides/notesSlide1.xml': strToU8(slide(shape(text('备注'), 'body'))) }), 'a.pptx');
    expect(facts).toMatchObject({ text: { content: '显示' }, leftOut: [{ part: 'note', count: 1 }, { part: 'hidden-slide', count: 1 }] });
  });

  it('with pictures only have no text, and nobody can say that there is no seal', async () => {
    const facts = await inspect(pptx([slide('')], { 'ppt/media/image1.png': new Uint8Array(10) }), 'a.pptx');
    expect(facts).toMatchObject({ readable: 'yes', pictures: 1, sealVerdict: 'cannot-tell', problems: [{ code: 'no-text', detail: '1 slides, 1 pictures' }] });
  });

  it('survive damage', () => survives(pptx([slide(shape(text('科普')))]), 'a.pptx'));
});

describe('macros of slides', () => {
  it('are named in an old file by what it says of them', async () => {
    const atom = (flag: number) => Buffer.concat([Buffer.alloc(5000), Buffer.from('1f00ff0314000000020000040c000000', 'hex'), Buffer.from([3, 0, 0, 0, flag, 0, 0, 0, 2, 0, 0, 0])]);
    expect((await inspect(oleFile({ 'PowerPoint Document': atom(1) }), 'a.ppt')).problems.map(({ code }) => code)).toEqual(['unsupported-format', 'macro']);
    expect((await inspect(oleFile({ 'PowerPoint Document': atom(0) }), 'a.ppt')).problems.map(({ code }) => code)).toEqual(['unsupported-format']);
  });

  it('are named under any name of their part, and not where only the ending is told', async () => {
    const types = (inside: string) => ({ '[Content_Types].xml': strToU8(`<Types>${inside}</Types>`), 'ppt/other.bin': strToU8('x') });
    const one = [slide(shape(text('科普')))];
    expect((await inspect(pptx(one, types('<Override PartName="/ppt/other.bin" ContentType="application/vnd.ms-office.vbaProject"/>')), 'a.pptx')).problems).toMatchObject([{ code: 'macro' }]);
    expect((await inspect(pptx(one, types('<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>')), 'a.pptx')).problems).toEqual([]);
  });
});

it('a binary workbook is named with its remedy, and its macros', async () => {
  const book = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.bin': strToU8('x'), 'xl/vbaProject.bin': strToU8('x') });
  expect(await inspect(book, 'a.xlsb')).toMatchObject({ readable: 'unsupported', problems: [{ code: 'unsupported-format', detail: expect.stringContaining('save it as xlsx') }, { code: 'macro' }] });
});
