import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { knownText } from '../../src/checks/text.js';
import { inspect } from '../../src/inspect/inspect.js';
import { sheet } from './drawn-pictures.js';
import { compound, docx, paragraph, picture, xlsx } from './samples.js';

const word = (body: string, parts = {}) => inspect(docx(body, parts), 'a.docx');
const lines = (facts: Awaited<ReturnType<typeof inspect>>) => facts.body.map((block) => (block.type === 'paragraph' ? block.text : block.rows));

describe('Word documents', () => {
  it('gives paragraphs and tables in order', async () => {
    const facts = await word(`${paragraph('科普活动简述')}${paragraph('共12场。')}<w:tbl><w:tr><w:tc>${paragraph('姓名')}</w:tc><w:tc>${paragraph('单位')}</w:tc></w:tr><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc>${paragraph('乙校')}</w:tc></w:tr></w:tbl>`);
    expect(lines(facts)).toEqual(['科普活动简述', '共12场。', [['姓名', '单位'], ['甲', '乙校']]]);
    expect(facts).toMatchObject({ words: { lower: 11, title: '科普活动简述' }, entries: 1, sealVerdict: 'not-seen', highlightVerdict: 'not-seen' });
  });

  it('takes tracked changes as accepted', async () => {
    const facts = await word('<w:p><w:r><w:t>共</w:t></w:r><w:ins><w:r><w:t>二十</w:t></w:r></w:ins><w:del><w:r><w:delText>十</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:t>场</w:t></w:r></w:p>');
    expect(facts.text.content).toBe('共二十场');
  });

  it('reads what was moved once, where it went, and joins a paragraph whose end was deleted', async () => {
    const facts = await word(`<w:moveFromRangeStart/><w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom><w:r><w:t>搬走的段落。</w:t></w:r></w:moveFrom></w:p>${paragraph('中间。')}<w:p><w:moveTo><w:r><w:t>搬走的段落。</w:t></w:r></w:moveTo></w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>${paragraph('后半。')}`);
    expect(lines(facts)).toEqual(['中间。', '搬走的段落。', '前半后半。']);
  });

  it('reads words drawn by a shape, fractions, and a paragraph whose end was deleted with nothing behind it', async () => {
    const fraction = '<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2+x</m:t></m:r></m:den></m:f></m:oMath></w:p>';
    const facts = await word(`<w:p><w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r></w:p>${fraction}<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>末段</w:t></w:r></w:p>`);
    expect(lines(facts)).toEqual(['艺术字', '1/(2+x)', '末段']);
  });

  it('leaves out deleted rows and cells and hidden words', async () => {
    const facts = await word(`<w:tbl><w:tr><w:tc>${paragraph('甲')}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>${paragraph('删')}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph('删')}</w:tc></w:tr></w:tbl>${paragraph('藏', '<w:vanish/>')}${paragraph('现', '<w:vanish w:val="0"/>')}`);
    expect(lines(facts)).toEqual([[['甲']], '现']);
  });

  it('leaves instructions of fields and phonetic guides out', async () => {
    const facts = await word('<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:ruby><w:rt><w:r><w:t>kē</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>科</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>');
    expect(facts.text.content).toBe('正文科');
  });

  it('reads text boxes, notes and headers, and counts them apart', async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph('文本框两行')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('文本框两行')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;
    const parts = {
      'word/footnotes.xml': strToU8(`<w:footnotes><w:footnote w:type="separator" w:id="0">${paragraph('线')}</w:footnote><w:footnote w:id="2">${paragraph('脚注。')}</w:footnote></w:footnotes>`),
      'word/header1.xml': strToU8(`<w:hdr>${paragraph('页眉')}${paragraph('藏', '<w:vanish/>')}<w:p><w:r>${box.replaceAll('文本框两行', '框')}</w:r></w:p><w:p><w:r><w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict></w:r></w:p></w:hdr>`),
      'word/header2.xml': strToU8(`<w:hdr>${paragraph('没有用到')}</w:hdr>`),
      'word/_rels/document.xml.rels': strToU8('<Relationships><Relationship Id="rId1" Target="header1.xml"/><Relationship Id="rId2" Target="header2.xml"/></Relationships>'),
    };
    const facts = await word(`<w:p><w:r><w:t>正文三字。</w:t>${box}<w:footnoteReference w:id="2"/></w:r></w:p>${paragraph('第二段。')}<w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>`, parts);
    expect(facts.body).toMatchObject([{ text: '正文三字。' }, { text: '文本框两行', part: 'text-box' }, { text: '第二段。' }, { text: '脚注。', part: 'footnote' }]);
    expect(facts.words).toEqual({ lower: 9, upper: 9, characters: 9, title: null, apart: [{ part: 'text-box', words: 5 }, { part: 'note', words: 3 }, { part: 'header', words: 3 }] });
    expect(facts.document.draft).toBe('征求意见稿');
  });

  it('reads what was chosen in the fields of an old form, and signs of their face', async () => {
    const field = (data: string) => `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const box = (more: string) => field(`<w:checkBox><w:default w:val="0"/>${more}</w:checkBox>`);
    const list = field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="否"/><w:listEntry w:val="是"/></w:ddList>');
    const sign = (face: string, char: string) => `<w:r><w:sym w:font="${face}" w:char="${char}"/></w:r>`;
    const facts = await word(`<w:p>${list}${box('<w:checked/>')}${box('')}</w:p><w:p>${sign('Wingdings', 'F0FE')}${sign('Wingdings 2', 'F052')}${sign('Symbol', 'F0B3')}${sign('Symbol', 'F0A3')}${sign('Webdings', 'F021')}${sign('宋体', '2103')}</w:p>`);
    expect(lines(facts)).toEqual(['是☒□', '☑☑≥≤〓℃']);
    expect(facts.leftOut).toEqual([{ part: 'symbol', count: 1 }]);
  });

  it('counts remarks in the margin and words drawn across the page among what is not set', async () => {
    const parts = {
      'word/comments.xml': strToU8(`<w:comments><w:comment w:id="0">${paragraph('请核实')}</w:comment><w:comment w:id="1"><w:p/></w:comment></w:comments>`),
      'word/header1.xml': strToU8('<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath string="内部资料"/></v:shape></w:pict></w:r></w:p></w:hdr>'),
      'word/_rels/document.xml.rels': strToU8('<Relationships><Relationship Id="rId1" Target="header1.xml"/></Relationships>'),
    };
    const facts = await word(`${paragraph('正文')}<w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>`, parts);
    expect(facts.leftOut).toEqual([{ part: 'header', count: 1 }, { part: 'comment', count: 1 }]);
  });

  it('numbers lists as Word does, and does not count the numbers', async () => {
    const level = (at: number, format: string, text: string) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = strToU8(`<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%2.')}${level(2, 'decimalEnclosedCircle', '%3')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num></w:numbering>`);
    const item = (text: string, depth: number, id = 1) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const facts = await word(item('组织', 0) + item('甲', 1) + item('乙', 1) + item('丙', 2) + item('实施', 0) + item('丁', 1) + item('续', 0, 2) + item('完', 0, 2) + item('无', 0, 0), { 'word/numbering.xml': numbering });
    expect(lines(facts)).toEqual(['一、组织', '1.甲', '2.乙', '①丙', '二、实施', '1.丁', '十一、续', '十二、完', '无']);
    expect(facts.words).toMatchObject({ lower: 11, title: null });
  });

  it('reads what stands in content controls, links and simple fields', async () => {
    const facts = await word(`<w:sdt><w:sdtContent>${paragraph('甲')}</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink><w:fldSimple><w:r><w:t>丙</w:t></w:r></w:fldSimple></w:p>`);
    expect(lines(facts)).toEqual(['甲', '乙丙']);
  });

  it('decodes the entities of XML once', async () => expect((await word(paragraph('A&amp;B &#31185;&#x666e; &amp;lt;'))).text.content).toBe('A&B 科普 &lt;'));

  it.each([
    ['<w:highlight w:val="yellow"/>', 'highlight'], ['<w:strike w:val="0"/><w:highlight w:val="yellow"/>', 'highlight'], ['<w:shd w:val="clear" w:fill="FFFF00"/>', 'shading'], ['<w:u w:val="single" w:color="FF0000"/>', 'underline'],
    ['<w:color w:val="C00000"/><w:u w:val="single"/>', 'underline'], ['<w:shd w:val="solid" w:color="FFFF00" w:fill="auto"/>', 'shading'], ['<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC" w:themeFill="accent4" w:themeFillTint="33"/>', 'shading'],
    ['<w:color w:val="C00000" w:themeColor="accent2"/><w:u w:val="double"/>', 'underline'], ['<w:rPrChange><w:rPr/></w:rPrChange><w:highlight w:val="cyan"/>', 'highlight'],
  ])('sees what is marked by %s', async (properties, kind) => {
    const facts = await word(`<w:p><w:r><w:t>成立</w:t></w:r><w:r><w:rPr>${properties}</w:rPr><w:t>科普工作</w:t></w:r><w:r><w:rPr>${properties}</w:rPr><w:t>领导小组</w:t></w:r></w:p>`);
    expect(facts).toMatchObject({ highlightVerdict: 'seen', highlights: [{ page: null, kind, text: '科普工作领导小组' }] });
  });

  it.each([
    ['the run’s style', '<w:rStyle w:val="mark"/>', ''], ['a style that stands on it', '<w:rStyle w:val="over"/>', ''], ['the paragraph’s style', '', '<w:pStyle w:val="lines"/>'],
    ['the paragraph’s shading', '', '<w:shd w:val="clear" w:fill="FFFF99"/>'], ['字符底纹', '<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>', ''],
  ])('sees what is marked by %s', async (_what, run, pPr) => {
    const styles = strToU8('<w:styles><w:style w:type="character" w:styleId="mark"><w:rPr><w:highlight w:val="yellow"/></w:rPr></w:style><w:style w:type="character" w:styleId="over"><w:basedOn w:val="mark"/></w:style><w:style w:type="paragraph" w:styleId="lines"><w:rPr><w:u w:val="single" w:color="FF0000"/></w:rPr></w:style></w:styles>');
    const facts = await word(`<w:p><w:pPr>${pPr}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t>科普经费</w:t></w:r></w:p>`, { 'word/styles.xml': styles });
    expect(facts.highlights).toMatchObject([{ text: '科普经费' }]);
  });

  describe('with colours of a theme', () => {
    const theme = strToU8('<a:theme><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent2><a:srgbClr val="C00000"/></a:accent2><a:accent6><a:srgbClr val="70AD47"/></a:accent6></a:clrScheme></a:themeElements></a:theme>');
    const read = (properties: string, parts = {}) => word(`${paragraph('科普经费', properties)}${paragraph('正文')}`, { 'word/theme/theme1.xml': theme, ...parts });

    it.each([
      ['<w:shd w:val="clear" w:fill="auto" w:themeFill="accent6" w:themeFillTint="99"/>', 'shading'], ['<w:shd w:val="clear" w:themeFill="background1" w:themeFillShade="D8"/>', 'shading'],
      ['<w:shd w:val="solid" w:themeColor="accent6"/>', 'shading'], ['<w:u w:val="single" w:themeColor="accent2"/>', 'underline'], ['<w:color w:themeColor="accent2"/><w:u w:val="single"/>', 'underline'],
    ])('sees what is marked by %s', async (properties, kind) =>
      expect(await read(properties)).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind, text: '科普经费' }] }));

    it('lets the theme go before the colour noted beside it, and the settings turn paper and text round', async () => {
      const white = '<w:shd w:val="clear" w:fill="FFFF00" w:themeFill="background1"/>';
      const settings = (background: string) => ({ 'word/settings.xml': strToU8(`<w:settings><w:clrSchemeMapping w:bg1="${background}" w:t1="light1"/></w:settings>`) });
      expect((await read(white)).highlights).toEqual([]);
      expect((await read(white, settings('accent6'))).highlights).toMatchObject([{ kind: 'shading' }]);
    });

    it('sees no mark in the paper of the theme, nor in next to none of its colour, nor in a colour it does not have', async () => {
      for (const fill of ['w:themeFill="background1"', 'w:themeFill="accent6" w:themeFillTint="10"', 'w:themeFill="accent1"', 'w:themeFill="text1"']) {
        expect((await read(`<w:shd w:val="clear" w:fill="auto" ${fill}/>`)).highlights, fill).toEqual([]);
      }
    });

    it('takes the colour noted beside it where the theme is damaged', async () => {
      const facts = await read('<w:shd w:val="clear" w:fill="FFF2CC" w:themeFill="accent4"/>', { 'word/theme/theme1.xml': strToU8('<a:theme><a:clrScheme>') });
      expect(facts).toMatchObject({ readable: 'yes', problems: [], highlights: [{ kind: 'shading' }] });
    });
  });

  it('sees no mark in a style that the run switches off, nor in a grey panel', async () => {
    const styles = strToU8('<w:styles><w:style w:type="character" w:styleId="mark"><w:rPr><w:highlight w:val="yellow"/></w:rPr></w:style></w:styles>');
    const facts = await word(`${paragraph('甲', '<w:rStyle w:val="mark"/><w:highlight w:val="none"/>')}<w:p><w:pPr><w:shd w:val="clear" w:fill="D9D9D9"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>`, { 'word/styles.xml': styles });
    expect(facts.highlights).toEqual([]);
  });

  it('a cell that somebody coloured is marked, alone or with a row; not those of a head, by turns, throughout, in grey, nor twice', async () => {
    const cell = (text: string, fill: string | null, run = '') => `<w:tc><w:tcPr>${fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` : ''}</w:tcPr>${paragraph(text, run)}</w:tc>`;
    const table = (fillAt: (row: number, column: number) => string | null, run = '') => word(`${paragraph('前文')}<w:tbl>${Array.from({ length: 8 }, (_, row) => `<w:tr>${[0, 1, 2].map((column) => cell(`${row}行${column}列`, fillAt(row, column), run)).join('')}</w:tr>`).join('')}</w:tbl>`);
    expect(await table((row, column) => (row === 3 && column === 1 ? 'FFFF00' : null))).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind: 'shading', text: '3行1列' }] });
    expect((await table((row) => (row === 0 ? 'B4C6E7' : row === 4 ? 'FFFF00' : null))).highlights.map(({ text }) => text)).toEqual(['4行0列', '4行1列', '4行2列']);
    for (const fillAt of [(row: number) => (row === 0 ? 'FFD966' : null), (_row: number, column: number) => (column === 0 ? 'FFD966' : null), (row: number) => (row % 2 ? 'DDEBF7' : 'B4C6E7'), (row: number) => (row % 2 ? 'FFD966' : null), () => 'FFFF00', (row: number) => (row === 3 ? 'D9D9D9' : null)]) expect((await table(fillAt)).highlights, String(fillAt)).toEqual([]);
    expect((await table((row) => (row === 3 ? 'FFFF00' : null), '<w:highlight w:val="yellow"/>')).highlights.every(({ kind }) => kind === 'highlight')).toBe(true);
  });

  it.each(['<w:highlight w:val="none"/>', '<w:shd w:val="clear" w:fill="FFFFFF"/>', '<w:shd w:val="clear" w:fill="auto"/>', '<w:u w:val="single"/>', '<w:u w:val="single" w:color="0000FF"/>',
    '<w:strike/><w:highlight w:val="yellow"/>', '<w:dstrike/><w:u w:val="single" w:color="FF0000"/>',
    '<w:shd w:val="clear" w:fill="FFFEF7"/>', '<w:shd w:val="clear" w:fill="F6F6F6"/>', '<w:shd w:val="pct5" w:color="auto" w:fill="auto"/>', '<w:shd w:val="clear" w:fill="1E1E1E"/>', '<w:highlight w:val="black"/>',
  ])('sees no mark in %s', async (properties) =>
    expect(await word(paragraph('正文', properties))).toMatchObject({ highlightVerdict: 'not-seen', highlights: [] }));

  it('sees marks in text boxes, notes, tables and insertions, and none in what was deleted or is hidden', async () => {
    const marked = (text: string, more = '') => paragraph(text, `<w:highlight w:val="yellow"/>${more}`);
    const body = `<w:p><w:r><w:t>正文。</w:t><w:pict><w:txbxContent>${marked('框')}</w:txbxContent></w:pict><w:footnoteReference w:id="2"/></w:r></w:p><w:tbl><w:tr><w:tc>${marked('格')}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>${marked('删')}</w:tc></w:tr></w:tbl>`
      + `<w:p><w:ins><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:delText>减</w:delText></w:r></w:del></w:p>${marked('藏', '<w:vanish/>')}`;
    const facts = await word(body, { 'word/footnotes.xml': strToU8(`<w:footnotes><w:footnote w:id="2">${marked('注')}</w:footnote></w:footnotes>`) });
    expect(facts.highlights.map(({ text }) => text)).toEqual(['框', '格', '增', '注']);
  });

  it('does not read what a style hides, nor take for marked what a style of the whole text shades', async () => {
    const styles = strToU8('<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:shd w:val="clear" w:fill="FFF2CC"/></w:rPr></w:style><w:style w:type="character" w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>');
    const facts = await word(`${paragraph('科普经费一百万元。')}${paragraph('科普经费二百万元。')}${paragraph('藏', '<w:rStyle w:val="secret"/>')}`, { 'word/styles.xml': styles });
    expect(facts).toMatchObject({ text: { content: '科普经费一百万元。\n科普经费二百万元。' }, words: { lower: 18 }, highlightVerdict: 'cannot-tell' });
  });

  it.each(['<w:em w:val="dot"/>', '<w:color w:val="FF0000"/>'])('leaves it to a person whether words amid others are marked by %s', async (properties) => {
    const run = `<w:r><w:rPr>${properties}</w:rPr><w:t>科普经费</w:t></w:r>`;
    expect(await word(`<w:p><w:r><w:t>落实</w:t></w:r>${run}</w:p>`)).toMatchObject({ highlightVerdict: 'cannot-tell', highlights: [] });
    expect(await word(`<w:p>${run}</w:p>${paragraph('正文')}`)).toMatchObject({ highlightVerdict: 'not-seen' });
  });

  it('cannot tell whether anything is marked on a page that is a picture in it', async () => {
    const facts = await word(paragraph('见下图。'), { 'word/media/image1.jpg': new Uint8Array(await (await sheet(3, { width: 1240, height: 1754 })).jpeg().toBuffer()) });
    expect(facts).toMatchObject({ highlightVerdict: 'cannot-tell', highlights: [] });
  });

  it('knows headings by style name and by outline level', async () => {
    const styles = strToU8('<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style></w:styles>');
    const facts = await word('<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr><w:r><w:t>一</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>二</w:t></w:r></w:p><w:p><w:r><w:t>三</w:t></w:r></w:p>', { 'word/styles.xml': styles });
    expect(facts.body.map((block) => block.type === 'paragraph' && block.heading)).toEqual([1, 2, null]);
  });

  it('with nothing but pictures says so', async () => {
    const facts = await word('<w:p/>', { 'word/media/image1.png': new Uint8Array(await picture().png().toBuffer()) });
    expect(facts).toMatchObject({ readable: 'yes', pictures: 1, text: { source: 'none' }, problems: [{ code: 'no-text' }] });
  });

  it('with nothing but a chart says so', async () => expect(await word('<w:p/>', { 'word/charts/chart1.xml': strToU8('<a/>') })).toMatchObject({ readable: 'yes', text: { source: 'none' }, problems: [{ code: 'no-text' }] }));

  it('with a drawing nobody can decode cannot tell of seals', async () =>
    expect(await word(paragraph('正文'), { 'word/media/image1.emf': strToU8('EMF') })).toMatchObject({ sealVerdict: 'cannot-tell', sealReason: 'unreadable' }));

  it.each(['word/JDEData.bin', 'JDEData.bin'])('with macros in the JavaScript of WPS is named: %s', async (name) => expect(await word(paragraph('正文'), { [name]: strToU8('<jde/>') })).toMatchObject({ problems: [{ code: 'macro' }] }));
  it('with macros is named', async () => expect(await word(paragraph('正文'), { 'word/vbaProject.bin': strToU8('x') })).toMatchObject({ problems: [{ code: 'macro' }] }));
  it('without content is empty', async () => expect(await word('<w:p/>')).toMatchObject({ readable: 'no', problems: [{ code: 'empty' }] }));

  it.each([
    ['cut-off XML', '<w:document><w:body><w:p>'], ['a document type declaration', '<!DOCTYPE x [<!ENTITY a "b">]><w:document>&a;</w:document>'], ['a thousand levels', '<a>'.repeat(60_000)],
  ])('with %s is corrupt', async (_name, xml) => {
    const bytes = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml) });
    expect(await inspect(bytes, 'a.docx')).toMatchObject({ format: 'docx', readable: 'no', problems: [{ code: 'corrupt' }] });
  });

  it('that unpacks beyond measure is too large', async () => {
    const bytes = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(20_000_000) }, { level: 9 });
    expect(await inspect(bytes, 'a.docx')).toMatchObject({ readable: 'no', problems: [{ code: 'too-large' }] });
  });

  it('cut off at its end is truncated and still a Word document', async () => {
    const whole = docx(paragraph('正文'));
    expect(await inspect(whole.slice(0, whole.length - 30), 'a.docx')).toMatchObject({ format: 'docx', readable: 'no', problems: [{ code: 'truncated' }] });
  });

  describe('that take in other documents whole', () => {
    const page = '<html><head><title>题</title><style>p { color: red }</style></head><body><p>科普活动简述</p><table><tr><td>姓名</td><td>单位</td></tr></table><p>共12场。</p></body></html>';
    const quoted = [...Buffer.from(page)].map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte))).join('').replace(/(.{60,72})(?==|<)/g, '$1=\r\n');
    const message = (encoding: string, body: string) => `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n  type="text/html";\r\n  boundary="----=part"\r\n\r\n\r\n------=part\r\nContent-Type: text/html;\r\n  charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: file:///C:/fake/document.html\r\n\r\n${body}\r\n\r\n------=part--\r\n`;
    const taking = (name: string, content: string, before = '') => word(`${before}<w:altChunk r:id="rId7"/>`, {
      'word/_rels/document.xml.rels': strToU8(`<Relationships><Relationship Id="rId7" Type="x/aFChunk" Target="${name}"/></Relationships>`), 'word/afchunk.mht': strToU8(content), 'word/page.htm': strToU8(content), 'word/other.rtf': strToU8(content),
    });
    const told = ['科普活动简述', [['姓名', '单位']], '共12场。'];

    it.each([
      ['a web page', 'page.htm', page], ['by its place in the package', '/word/page.htm', page],
      ['a message in quoted characters', 'afchunk.mht', message('quoted-printable', quoted)], ['a message in base64', 'afchunk.mht', message('base64', Buffer.from(page).toString('base64').replace(/(.{76})/g, '$1\r\n'))],
    ])('have its words: %s', async (_what, name, content) => {
      const facts = await taking(name, content);
      expect(lines(facts)).toEqual(told);
      expect(facts).toMatchObject({ readable: 'yes', problems: [], words: { lower: 8, title: '科普活动简述' }, highlightVerdict: 'cannot-tell' });
    });

    it('are not without a seal for all that is known, with a picture in one', async () => {
      expect(await taking('page.htm', '<p>字</p><img src="a.png">')).toMatchObject({ pictures: 1, sealVerdict: 'cannot-tell', sealReason: 'not-inspected' });
      expect(await taking('page.htm', page)).toMatchObject({ pictures: 0, sealVerdict: 'not-seen' });
    });

    it('stand in its place, behind the words before it', async () => expect(lines(await taking('page.htm', page, paragraph('前言')))).toEqual(['前言', ...told]));

    it.each([['of another kind', 'other.rtf', '{\\rtf1 a}'], ['that is not there', 'gone.htm', ''], ['a message without a page', 'afchunk.mht', 'MIME-Version: 1.0\r\n\r\nno page']])('are not whole, and not empty, with one %s', async (_what, name, content) => {
      expect(await taking(name, content)).toMatchObject({ readable: 'yes', problems: [{ code: 'no-text' }], text: { source: 'none' } });
      const facts = await taking(name, content, paragraph('前言'));
      expect(facts).toMatchObject({ problems: [{ code: 'no-text' }], text: { source: 'native' }, leftOut: [{ part: 'document', count: 1 }] });
      expect(knownText({ facts })).toBe('part');
    });
  });

  it.each([['a.docx', 'docx'], ['a.xlsx', 'xlsx'], ['a.pptx', 'pptx']])('protected by a password is named: %s', async (name, format) =>
    expect(await inspect(compound(['EncryptionInfo', 'EncryptedPackage']), name)).toMatchObject({ format, readable: 'no', encrypted: 'user', problems: [{ code: 'encrypted' }] }));
});

describe('old office files', () => {
  it('are told by their streams whatever their names', async () => expect(await inspect(compound(['Workbook']), 'a.doc')).toMatchObject({ format: 'xls', extension: { fits: false } }));
  it('name their password: Word', async () => expect(await inspect(compound(['WordDocument'], [0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 0x01]), 'a.doc')).toMatchObject({ encrypted: 'user', problems: [{ code: 'encrypted' }] }));
  it('name their password: Excel', async () => expect(await inspect(compound(['Workbook'], [0x09, 0x08, 2, 0, 0, 6, 0x2f, 0, 2, 0, 0, 0]), 'a.xls')).toMatchObject({ encrypted: 'user' }));
  it('without a password ask for none', async () => expect(await inspect(compound(['WordDocument'], [0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 0x02]), 'a.doc')).toMatchObject({ encrypted: 'no' }));
});

describe('workbooks', () => {
  it('gives texts, numbers, dates and the values of formulas', async () => {
    const bytes = await xlsx([['指标', '年度', '数值', '日期'], ['经费', 2021, { formula: '1+2', result: 3 }, new Date(Date.UTC(2021, 4, 12))], ['比例', 2021, 0.1 + 0.2, null]]);
    const facts = await inspect(bytes, 'a.xlsx');
    expect(facts.body).toEqual([{ type: 'table', rows: [['指标', '年度', '数值', '日期'], ['经费', '2021', '3', '2021-05-12'], ['比例', '2021', '0.3', '']] }]);
    expect(facts.figures).toEqual([{ name: '经费', year: 2021, value: 3, unit: null }, { name: '比例', year: 2021, value: 0.3, unit: null }]);
  });

  it('leaves out columns that are hidden or of no width, and rows of no height', async () => {
    const row = (at: number, height = '') => `<row r="${at}"${height}><c r="A${at}"><v>${at}</v></c><c r="B${at}" t="str"><v>甲${at}</v></c><c r="C${at}" t="str"><v>乙${at}</v></c><c r="D${at}" t="str"><v>丙${at}</v></c></row>`;
    const sheet = `<worksheet><cols><col min="2" max="2" width="9" hidden="1"/><col min="4" max="5" width="0"/></cols><sheetData>${row(1)}${row(2)}${row(3, ' ht="0.75" customHeight="1"')}</sheetData></worksheet>`;
    const facts = await inspect(zipSync({
      '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'), 'xl/worksheets/sheet1.xml': strToU8(sheet),
    }), 'a.xlsx');
    expect(facts.text.content).toBe('1\t\t乙1\n2\t\t乙2');
    expect(facts.leftOut).toEqual([{ part: 'hidden-row', count: 1 }, { part: 'hidden-column', count: 2 }]);
  });

  it('reads what other programs write: inline strings, cells out of place, hidden sheets and rows left out', async () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="B1" t="inlineStr"><is><t>甲&amp;乙</t></is></c></row><row r="2" hidden="1"><c r="A2"><v>9</v></c></row><row r="3"><c r="A3" t="str"><v>丙</v></c><c r="B3" t="b"><v>1</v></c></row></sheetData></worksheet>';
    const bytes = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="a" r:id="r1"/><sheet name="b" state="hidden" r:id="r2"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Target="worksheets/s1.xml"/><Relationship Id="r2" Target="/xl/worksheets/s2.xml"/></Relationships>'),
      'xl/worksheets/s1.xml': strToU8(sheet), 'xl/worksheets/s2.xml': strToU8(sheet),
    });
    const facts = await inspect(bytes, 'a.xlsx');
    expect(facts.body).toEqual([{ type: 'paragraph', text: 'a', heading: null, part: 'tab' }, { type: 'table', rows: [['', '甲&乙'], ['丙', 'TRUE']] }]);
    expect(facts.leftOut).toEqual([{ part: 'hidden-sheet', count: 1 }, { part: 'hidden-row', count: 1 }]);
  });

  it('counts remarks wherever they lie, those of a thread once, and words over its pages', async () => {
    const parts = unzipSync(await xlsx([['甲']]));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']).replace('</worksheet>', '<headerFooter><oddHeader>&amp;C&amp;"宋体"&amp;14内部资料</oddHeader></headerFooter></worksheet>');
    const more = {
      'xl/worksheets/sheet1.xml': strToU8(sheet), 'xl/comments/comment1.xml': strToU8('<comments><commentList><comment ref="A1"><text><t>再核</t></text></comment></commentList></comments>'),
      'xl/threadedComments/threadedComment1.xml': strToU8('<ThreadedComments><threadedComment ref="A1"><text>再核</text></threadedComment></ThreadedComments>'),
    };
    expect((await inspect(zipSync({ ...parts, ...more }), 'a.xlsx')).leftOut).toEqual([{ part: 'header', count: 1 }, { part: 'comment', count: 1 }]);
  });

  it('says what of it is not read', async () => {
    const wide = Array.from({ length: 203 }, (_each, column) => `${column}`);
    const parts = unzipSync(await xlsx([wide, ['甲', { formula: 'A1*2' }]]));
    const facts = await inspect(zipSync({ ...parts, 'xl/comments1.xml': strToU8('<comments><commentList><comment ref="A1"><text><t>再核</t></text></comment></commentList></comments>') }), 'a.xlsx');
    expect(facts.leftOut).toEqual([{ part: 'column', count: 3 }, { part: 'comment', count: 1 }]);
    expect(facts.text.content).toContain('甲\t=A1*2');
  });

  it('with a picture alone is not empty, and cannot tell of seals', async () => {
    const parts = unzipSync(await xlsx([]));
    expect(await inspect(zipSync({ ...parts, 'xl/media/image1.png': new Uint8Array(await picture().png().toBuffer()) }), 'a.xlsx')).toMatchObject({ readable: 'yes', text: { source: 'none' }, sealVerdict: 'cannot-tell', problems: [{ code: 'no-text' }] });
  });
  it('with a sheet of Excel 4 macros says so', async () => {
    const parts = unzipSync(await xlsx([['甲']]));
    expect(await inspect(zipSync({ ...parts, 'xl/macrosheets/sheet1.xml': strToU8('<a/>') }), 'a.xlsm')).toMatchObject({ readable: 'yes', problems: [{ code: 'macro' }] });
  });
  it('without content is empty', async () => expect(await inspect(await xlsx([]), 'a.xlsx')).toMatchObject({ readable: 'no', problems: [{ code: 'empty' }] }));
});

describe('web pages and Markdown', () => {
  it('gives the words, not the scripts', async () => {
    const html = '<html><head><title>网页</title></head><body><h1>科普日</h1><script>var a="<p>no</p>"</script><p>第一段&nbsp;A&amp;B</p><table><tr><th>姓名</th><th>单位</th></tr><tr><td>甲</td><td>乙</td></tr></table></body></html>';
    const facts = await inspect(strToU8(html), 'a.html');
    expect(lines(facts)).toEqual(['网页', '科普日', '第一段 A&B', [['姓名', '单位'], ['甲', '乙']]]);
    expect(facts).toMatchObject({ entries: 1, sealVerdict: 'not-seen' });
  });
  it('keeps captions, lines of a cell, what a form was filled with and cells without a row', async () => {
    const html = '<html><table><caption>表一</caption><tr><td>10<br>20<p>三十</p></td><td>外<table><tr><td>内一</td><td>内二</td></tr></table></td></tr></table><table><td>甲<td>乙</table><input value="填">';
    expect(lines(await inspect(strToU8(html), 'a.html'))).toEqual(['表一', [['10\n20\n三十', '外\n内一 内二']], [['甲', '乙']], '填']);
  });
  it('counts the pictures that are not set', async () => {
    expect(await inspect(strToU8('<html><img src="a.jpg">字<img src="b.jpg">'), 'a.html')).toMatchObject({ pictures: 2 });
    expect(await inspect(strToU8('字 ![图](a.png)'), 'a.md')).toMatchObject({ pictures: 1 });
  });
  it('tells the words of drawings, frames, films, and the title of its window where the page does not say it', async () => {
    const facts = await inspect(strToU8('<html><head><title>区科协 网站</title></head><p>正文<svg><title>提示</title><text>图中字</text></svg><svg><path/></svg><iframe src="a.html"></iframe><video src="b.mp4">看不了</video></html>'), 'a.html');
    expect(lines(facts)).toEqual(['区科协 网站', '正文', '图中字']);
    expect(facts).toMatchObject({ pictures: 1, leftOut: [{ part: 'frame', count: 1 }, { part: 'media', count: 1 }], text: { content: '正文\n图中字' } });
    expect(lines(await inspect(strToU8('<html><head><title>科普日</title></head><h1>科普日活动</h1></html>'), 'a.html'))).toEqual(['科普日活动']);
  });

  it('saved as one file with all that belongs to them are read; letters are named', async () => {
    const saved = 'From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n';
    expect(await inspect(strToU8(`${saved}${Buffer.from('<html><p>科普日</p></html>').toString('base64')}\n--B--\n`), 'a.mht')).toMatchObject({ format: 'html', extension: { fits: true }, text: { content: '科普日' } });
    expect(await inspect(strToU8(`Message-ID: <1>\nTo: a@b.cn\n${saved}`), 'a.txt')).toMatchObject({ format: 'eml', readable: 'unsupported' });
    expect(await inspect(strToU8('Subject: 说明\nTo: 各单位\n\n正文'), 'a.txt')).toMatchObject({ format: 'txt', readable: 'yes' });
  });

  it('with pictures cannot tell of seals', async () => expect(await inspect(strToU8('<html><img src="a.jpg">字</html>'), 'a.html')).toMatchObject({ sealVerdict: 'cannot-tell', sealReason: 'not-inspected' }));
  it('reads tables and headings of Markdown', async () =>
    expect(lines(await inspect(strToU8('# 标题\n\n**重点**[链接](http://a)\n\n| 姓名 | 单位 |\n|---|---|\n| 甲 | 乙 |\n'), 'a.md'))).toEqual(['标题', '重点链接', [['姓名', '单位'], ['甲', '乙']]]));
  it('loses nothing behind a quoted value', async () => expect(lines(await inspect(strToU8('a,"b"c,d\n'), 'a.csv'))).toEqual([[['a', 'bc', 'd']]]));
  it('reads comma separated values', async () => expect((await inspect(strToU8('指标,数值\n"经费,总额","1,200"\n'), 'a.csv')).figures).toEqual([{ name: '经费,总额', year: null, value: 1200, unit: null }]));
});
