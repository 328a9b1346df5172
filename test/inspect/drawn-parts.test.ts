import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import { docx, paragraph } from './samples.js';

const relations = (...targets: readonly (readonly [id: string, target: string])[]) => strToU8(`<Relationships>${targets.map(([id, target]) => `<Relationship Id="${id}" Target="${target}"/>`).join('')}</Relationships>`);
const points = (values: readonly (string | number)[]) => values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join('');
const series = (name: string, values: readonly number[], years = ['2020年', '2021年']) => `<c:ser><c:tx><c:strRef><c:strCache>${points([name])}</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>${points(years)}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>${points(values)}</c:numCache></c:numRef></c:val></c:ser>`;
const chart = (...inside: string[]) => strToU8(`<c:chartSpace><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>科普</a:t></a:r><a:r><a:t>经费</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart>${inside.join('')}</c:barChart></c:plotArea></c:chart></c:chartSpace>`);
const CHART = chart(series('市级', [1.5, 0.30000000000000004]), series('区级', [3, 4]));
const point = (id: string, text: string, type = 'node') => `<dgm:pt modelId="${id}" type="${type}"><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`;
const DIAGRAM = strToU8(`<dgm:dataModel><dgm:ptLst>${point('d', '', 'doc')}${point('b', '街道科协')}${point('a', '区科协')}${point('c', '社区科普小组')}${point('t', '线', 'parTrans')}</dgm:ptLst><dgm:cxnLst><dgm:cxn srcId="d" destId="a" srcOrd="0"/><dgm:cxn srcId="a" destId="b" srcOrd="0"/><dgm:cxn srcId="b" destId="c" srcOrd="0"/><dgm:cxn type="presOf" srcId="a" destId="t"/></dgm:cxnLst></dgm:dataModel>`);
const SHOWN = [
  { type: 'paragraph', text: '科普经费', heading: null, part: 'drawing' },
  { type: 'table', rows: [['', '市级', '区级'], ['2020年', '1.5', '3'], ['2021年', '0.3', '4']], part: 'drawing' },
];
const OUTLINE = ['区科协', '　街道科协', '　　社区科普小组'].map((text) => ({ type: 'paragraph', text, heading: null, part: 'drawing' }));
const frame = (inside: string) => `<w:p><w:r><w:drawing><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></w:drawing></w:r></w:p>`;

describe('charts and SmartArt', () => {
  it('of a Word file are told in their place, beside the body, and what is not drawn is said', async () => {
    const facts = await inspect(docx(`${paragraph('前')}${frame('<c:chart r:id="r1"/>')}${paragraph('中')}${frame('<dgm:relIds r:dm="r2"/>')}${paragraph('后')}`, {
      'word/_rels/document.xml.rels': relations(['r1', 'charts/chart1.xml'], ['r2', '/word/diagrams/data1.xml']), 'word/charts/chart1.xml': CHART, 'word/diagrams/data1.xml': DIAGRAM, 'word/charts/style1.xml': strToU8('<a/>'), 'word/diagrams/layout1.xml': strToU8('<a/>'),
    }), 'a.docx');
    const plain = (text: string) => ({ type: 'paragraph', text, heading: null });
    expect(facts.body).toEqual([plain('前'), ...SHOWN, plain('中'), ...OUTLINE, plain('后')]);
    expect(facts.words).toMatchObject({ title: '前', lower: 2 });
    expect(facts).toMatchObject({ pictures: 0, entries: null, figures: [], leftOut: [{ part: 'chart', count: 1 }, { part: 'diagram', count: 1 }] });
    expect(facts.text.content).toContain('社区科普小组');
  });

  it('of which no words can be read are told so: in a header, without kept values, damaged', async () => {
    const facts = await inspect(docx(`${paragraph('前')}${frame('<c:chart r:id="r1"/>')}${frame('<c:chart r:id="r3"/>')}`, {
      'word/_rels/document.xml.rels': relations(['r1', 'charts/chart1.xml'], ['r3', 'charts/chart3.xml']), 'word/charts/chart1.xml': strToU8('<c:chartSpace/>'), 'word/charts/chart2.xml': CHART, 'word/charts/chart3.xml': strToU8('<c:chart'),
    }), 'a.docx');
    expect(facts.leftOut).toEqual([{ part: 'drawing', count: 3 }]);
  });

  it('takes the shapes that were drawn where the outline of a SmartArt is empty', async () => {
    const facts = await inspect(docx(frame('<dgm:relIds r:dm="r2"/>'), {
      'word/_rels/document.xml.rels': relations(['r2', 'diagrams/data7.xml']), 'word/diagrams/data7.xml': strToU8('<dgm:dataModel><dgm:ptLst/></dgm:dataModel>'),
      'word/diagrams/drawing7.xml': strToU8('<dsp:drawing><dsp:sp><dsp:txBody><a:p><a:r><a:t>三级网络</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:drawing>'),
    }), 'a.docx');
    expect(facts).toMatchObject({ readable: 'yes', problems: [], body: [{ text: '三级网络' }] });
  });

  it('of slides and sheets are told on theirs, a chart on a sheet of its own too', async () => {
    const slides = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'), 'ppt/presentation.xml': strToU8('<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>'), 'ppt/_rels/presentation.xml.rels': relations(['r1', 'slides/slide1.xml']),
      'ppt/slides/slide1.xml': strToU8('<p:sld><p:cSld><p:spTree><p:graphicFrame><a:graphic><a:graphicData><c:chart r:id="r2"/></a:graphicData></a:graphic></p:graphicFrame></p:spTree></p:cSld></p:sld>'),
      'ppt/slides/_rels/slide1.xml.rels': relations(['r2', '../charts/chart1.xml']), 'ppt/charts/chart1.xml': CHART,
    });
    expect((await inspect(slides, 'a.pptx')).body).toEqual(SHOWN);
    const book = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="数据" r:id="r1"/><sheet name="图" r:id="r2"/></sheets></workbook>'), 'xl/_rels/workbook.xml.rels': relations(['r1', 'worksheets/sheet1.xml'], ['r2', 'chartsheets/sheet1.xml']),
      'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row><c t="inlineStr"><is><t>年</t></is></c></row></sheetData></worksheet>'),
      'xl/chartsheets/sheet1.xml': strToU8('<chartsheet><drawing r:id="r1"/></chartsheet>'), 'xl/chartsheets/_rels/sheet1.xml.rels': relations(['r1', '../drawings/drawing1.xml']),
      'xl/drawings/drawing1.xml': strToU8('<xdr:wsDr><xdr:graphicFrame><a:graphic><a:graphicData><c:chart r:id="r1"/></a:graphicData></a:graphic></xdr:graphicFrame></xdr:wsDr>'), 'xl/drawings/_rels/drawing1.xml.rels': relations(['r1', '../charts/chart1.xml']), 'xl/charts/chart1.xml': CHART,
    });
    const facts = await inspect(book, 'a.xlsx');
    expect(facts.body.slice(-3)).toEqual([{ type: 'paragraph', text: '图', heading: null, part: 'tab' }, ...SHOWN]);
    expect(facts).toMatchObject({ leftOut: [{ part: 'chart', count: 1 }] });
    expect(facts.text.content).toContain('区级');
  });

  it('with other categories for each series keep them apart, and newer charts are read too', async () => {
    const both = chart(series('甲', [1, 2]), series('乙', [3], ['2022年']));
    const newer = strToU8('<cx:chartSpace><cx:chartData><cx:data id="0"><cx:strDim><cx:lvl><cx:pt idx="0">社区</cx:pt></cx:lvl></cx:strDim><cx:numDim><cx:lvl><cx:pt idx="0">12</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData><cx:chart><cx:series><cx:tx><cx:txData><cx:v>场次</cx:v></cx:txData></cx:tx><cx:dataId val="0"/></cx:series></cx:chart></cx:chartSpace>');
    const facts = await inspect(docx(`${frame('<c:chart r:id="r1"/>')}${frame('<cx:chart r:id="r2"/>')}`, {
      'word/_rels/document.xml.rels': relations(['r1', 'charts/chart1.xml'], ['r2', 'charts/chartEx1.xml']), 'word/charts/chart1.xml': both, 'word/charts/chartEx1.xml': newer,
    }), 'a.docx');
    expect(facts.body.flatMap((block) => (block.type === 'table' ? [block.rows] : []))).toEqual([[['', '甲', '', '乙'], ['2020年', '1', '2022年', '3'], ['2021年', '2', '', '']], [['', '场次'], ['社区', '12']]]);
  });
});
