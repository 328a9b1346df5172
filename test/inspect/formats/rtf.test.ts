import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { survives } from './survives.js';

const rtf = (body: string, head = '\\ansicpg936') => new Uint8Array(Buffer.from(`{\\rtf1\\ansi${head}\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fswiss\\fcharset0 Arial;}}{\\stylesheet{\\s1 heading;}}{\\*\\generator Riched20;}${body}}`, 'latin1'));
const bodyOf = async (body: string, head?: string) => (await inspect(rtf(body, head), 'a.rtf')).body;
const lines = (...texts: string[]) => texts.map((text) => ({ type: 'paragraph', text, heading: null }));

describe('rich text', () => {
  it('is read with its words; fonts, styles and the generator are no text', async () => {
    const facts = await inspect(rtf("\\pard\\f0\\'bf\\'c6\\'c6\\'d5\\'b9\\'a4\\'d7\\'f7\\par \\u20840?\\u21306?2022\\f1 ABC\\f0\\'a1\\'a3\\par"), '简述.rtf');
    expect(facts).toMatchObject({ format: 'rtf', readable: 'yes', problems: [], words: { title: '科普工作', lower: 4 } });
    expect(facts.body).toEqual(lines('科普工作', '全区2022ABC。'));
  });

  it('takes a Chinese character whose second byte is written as a letter', async () => {
    // 0x81 0x58 is 乆 or another character of GBK whose tail byte is a plain X.
    expect(await bodyOf("\\'81X\\par")).toEqual(lines(new TextDecoder('gbk').decode(Uint8Array.of(0x81, 0x58))));
  });

  it('drops as many fallback characters as are announced', async () => {
    expect(await bodyOf("\\uc2\\u31185 \\'bf\\'c6\\uc1\\u26222 ?\\uc0\\u65306 A\\par")).toEqual(lines('科普：A'));
  });

  it('leaves out headers, notes, deleted and hidden text, field codes and pictures', async () => {
    expect(await bodyOf('{\\header top}Kept{\\footnote note}{\\deleted gone}{\\v secret}{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\par{\\pict\\pngblip 89504e47}')).toEqual(lines('Kept7'));
    expect(await inspect(rtf('A{\\header top}{\\header }{\\footnote note}{\\shp{\\*\\shpinst{\\shptxt box\\par}}}{\\*\\annotation remark}\\par'), 'a.rtf')).toMatchObject({ leftOut: [{ part: 'header', count: 1 }, { part: 'note', count: 1 }, { part: 'text-box', count: 1 }, { part: 'comment', count: 1 }] });
    expect(await inspect(rtf('Text{\\object\\objemb{\\*\\objdata 0105}{\\result seen}}\\par'), 'a.rtf')).toMatchObject({ pictures: 1 });
    expect(await inspect(rtf('Text\\par{\\pict\\pngblip 89504e47}'), 'a.rtf')).toMatchObject({ pictures: 1, sealVerdict: 'cannot-tell' });
  });

  it('skips binary data whatever is in it', async () => {
    expect(await bodyOf('A{\\pict\\bin5 }}{{\\}B\\par')).toEqual(lines('AB'));
  });

  it('reads tables, a cell of two paragraphs and an empty one included', async () => {
    expect(await bodyOf('\\trowd\\cellx1\\cellx2\\intbl No\\cell Name\\cell\\row\\trowd\\intbl 1\\cell One\\par Two\\cell\\row\\trowd 2\\cell\\cell\\row\\pard After\\par')).toEqual([
      { type: 'table', rows: [['No', 'Name'], ['1', 'One\nTwo'], ['2', '']] }, ...lines('After'),
    ]);
  });

  it('cut off is a problem', async () => {
    expect(await inspect(rtf('Science for everyone\\par').slice(0, -4), 'a.rtf')).toMatchObject({ problems: [{ code: 'truncated' }] });
  });

  it('with nothing in it is empty', async () => {
    expect(await inspect(rtf('\\par'), 'a.rtf')).toMatchObject({ readable: 'no', problems: [{ code: 'empty' }] });
  });

  it('nested without end is no crash', async () => {
    expect((await inspect(new Uint8Array(Buffer.from(`{\\rtf1 ${'{'.repeat(200_000)}`)), 'a.rtf')).problems.map((problem) => problem.code)).not.toContain('crashed');
  });

  it('survives damage', () => survives(rtf("\\pard\\'bf\\'c6\\u20840?\\par\\trowd a\\cell b\\cell\\row"), 'a.rtf'));
});
