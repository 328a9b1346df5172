import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { readCorpus } from '../../corpus/read-corpus.js';
import { DELETED, IN_TABLE, MARKED, oleFile, ROW_END, wordStreams, type WordParagraph, type WordStyle } from './ole-files.js';
import { survives } from './survives.js';

const TITLE: WordParagraph = { text: '科普工作情况简述', style: 1 };
const BODY: WordParagraph = { text: '2022年，全区举办科普活动12场。' };
const CELL = (text: string): WordParagraph => ({ text, paragraph: IN_TABLE, end: '\u0007' });
const ROW: WordParagraph = { text: '', paragraph: ROW_END, end: '\u0007' };

const doc = (...paragraphs: WordParagraph[]) => oleFile(wordStreams(paragraphs));
const bodyOf = async (...paragraphs: WordParagraph[]) => (await inspect(doc(...paragraphs), 'a.doc')).body;

describe('a Word 97 document', () => {
  it('is read like a docx: title, paragraphs and words', async () => {
    const facts = await inspect(doc(TITLE, BODY), '简述.doc');
    expect(facts).toMatchObject({ format: 'doc', readable: 'yes', problems: [], sealVerdict: 'not-seen', words: { title: '科普工作情况简述', lower: 14, upper: 14 } });
    expect(facts.body).toEqual([{ type: 'paragraph', text: '科普工作情况简述', heading: 1 }, { type: 'paragraph', text: BODY.text, heading: null }]);
  });

  it('is one of WPS when it is called so', async () => {
    expect(await inspect(doc(TITLE, BODY), '简述.wps')).toMatchObject({ format: 'wps', readable: 'yes', words: { lower: 14 } });
  });

  it('keeps empty cells at the end of a row apart from the mark that ends it', async () => {
    expect(await bodyOf(CELL('序号'), CELL('名称'), CELL('备注'), ROW, CELL('1'), CELL('甲村小学'), CELL(''), ROW, BODY)).toEqual([
      { type: 'table', rows: [['序号', '名称', '备注'], ['1', '甲村小学', '']] },
      { type: 'paragraph', text: BODY.text, heading: null },
    ]);
  });

  it('keeps the paragraphs of one cell together', async () => {
    expect(await bodyOf({ text: '上', paragraph: IN_TABLE }, CELL('下'), ROW)).toEqual([{ type: 'table', rows: [['上\n下']] }]);
  });

  it('leaves out what was deleted and the codes of fields, and keeps their results', async () => {
    expect(await bodyOf({ text: '留下', end: '' }, { text: '删去', characters: DELETED, end: '' }, { text: '的\u0013PAGE \u0014七\u0015页' })).toEqual([{ type: 'paragraph', text: '留下的七页', heading: null }]);
  });

  it('leaves out hidden words', async () => {
    const hidden = await inspect(doc({ text: '公开', end: '' }, { text: '藏', characters: [0x3c, 0x08, 1], end: '' }, { text: '也藏', characters: [0x3c, 0x08, 0x81], end: '' }, { text: '的。' }), 'a.doc');
    expect(hidden).toMatchObject({ text: { content: '公开的。' }, words: { lower: 4 } });
  });

  it.each([
    ['a red underline', [0x3e, 0x2a, 1, 0x42, 0x2a, 6], 'underline'], ['a red underline of its own colour', [0x3e, 0x2a, 4, 0x77, 0x68, 0xd0, 0x10, 0x10, 0], 'underline'],
    ['a yellow ground', [0x71, 0xca, 10, 0, 0, 0, 0xff, 0xff, 0xff, 0, 0, 0, 0], 'shading'], ['a yellow ground of old', [0x66, 0x48, 0xe0, 0], 'shading'], ['字符底纹', [0x71, 0xca, 10, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 38, 0], 'shading'],
  ])('sees what is marked by %s', async (_what, characters, kind) =>
    expect(await inspect(doc({ text: '普通', end: '' }, { text: '经费', characters }), 'a.doc')).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind, text: '经费' }] }));

  it.each([['struck-out words under a marker', [...MARKED, 0x37, 0x08, 1]], ['words struck out twice', [0x3e, 0x2a, 1, 0x42, 0x2a, 6, 0x53, 0x2a, 1]], ['a black underline', [0x3e, 0x2a, 1]], ['red words', [0x42, 0x2a, 6]], ['white', [0x0c, 0x2a, 8]], ['black', [0x0c, 0x2a, 1]], ['a white ground', [0x66, 0x48, 0, 1]], ['the ground of nothing', [0x71, 0xca, 10, 0, 0, 0, 0xff, 0, 0, 0, 0xff, 0, 0]]])('sees no mark in %s', async (_what, characters) =>
    expect(await inspect(doc({ text: '经费', characters }), 'a.doc')).toMatchObject({ highlightVerdict: 'not-seen', highlights: [] }));

  it('sees highlighted text, and none where there is none', async () => {
    expect(await inspect(doc({ text: '普通', end: '' }, { text: '经费', characters: MARKED }), 'a.doc')).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind: 'highlight', text: '经费', page: null }] });
    expect(await inspect(doc(BODY), 'a.doc')).toMatchObject({ highlightVerdict: 'not-seen', highlights: [] });
  });

  it('sees a paragraph in a box of colour, and none in grey', async () => {
    const panel = (...colour: number[]) => [0x4d, 0xc6, 10, 0, 0, 0, 0xff, ...colour, 0, 0, 0];
    expect(await inspect(doc(BODY, { text: '经费', paragraph: panel(0xff, 0xff, 0) }), 'a.doc')).toMatchObject({ highlights: [{ kind: 'shading', text: '经费' }] });
    expect(await inspect(doc(BODY, { text: '经费', paragraph: panel(0xd9, 0xd9, 0xd9) }), 'a.doc')).toMatchObject({ highlightVerdict: 'not-seen' });
  });

  describe('with cells of colour', () => {
    type Fill = readonly number[] | null;
    const YELLOW: Fill = [0xff, 0xff, 0];
    const shade = (fill: Fill) => [0, 0, 0, 0xff, ...(fill ? [...fill, 0] : [0, 0, 0, 0xff]), 0, 0];
    const WIDE = [0x12, 0xd6];
    const row = (cells: number, fillAt: (column: number) => Fill, code = WIDE): WordParagraph[] => {
      const fills = Array.from({ length: cells }, (_each, column) => fillAt(column));
      return [...fills.map((_fill, column) => CELL(`第${column}格`)), { text: '', end: '\u0007', paragraph: [...ROW_END, ...code, 10 * cells, ...fills.flatMap(shade)] }];
    };
    const seen = async (...rows: WordParagraph[][]) => (await inspect(doc(...rows.flat(), BODY), 'a.doc')).highlights;
    const plain = () => row(3, () => null);

    it('sees the one that is set off', async () => expect(await seen(plain(), row(3, (column) => (column === 1 ? YELLOW : null)), plain())).toEqual([{ page: null, kind: 'shading', text: '第1格' }]));
    it('sees one of a shade for several cells, and one of old', async () => {
      const ended = (modifiers: readonly number[]): WordParagraph[] => [CELL('甲'), CELL('乙'), CELL('丙'), { text: '', end: '\u0007', paragraph: [...ROW_END, ...modifiers] }];
      expect(await seen(plain(), ended([0x2d, 0xd6, 12, 1, 2, ...shade(YELLOW)]), plain())).toMatchObject([{ text: '乙' }]);
      expect(await seen(plain(), ended([0x09, 0xd6, 6, 0, 0, 0xe0, 0, 0, 0]), plain())).toMatchObject([{ text: '乙' }]);
    });
    it.each([
      ['the head of a table', [row(3, () => YELLOW), plain(), plain()]], ['a head below the title', [row(1, () => null), row(3, () => YELLOW), plain(), plain()]],
      ['a grey one', [plain(), row(3, (column) => (column === 1 ? [0xd9, 0xd9, 0xd9] : null)), plain()]], ['a table that is coloured throughout', [row(3, () => YELLOW), row(3, () => YELLOW)]],
      ['a row that is cut off', [plain(), [CELL('甲'), { text: '', end: '\u0007', paragraph: [...ROW_END, 0x12, 0xd6, 5, 0, 0, 0, 0xff, 0xff] }], plain()]],
    ])('takes %s for none', async (_what, rows) => expect(await seen(...rows)).toEqual([]));
    it('takes words that are marked themselves once', async () =>
      expect(await seen(plain(), [{ ...CELL('甲'), characters: MARKED }, ...row(3, (column) => (column === 0 ? YELLOW : null)).slice(1)], plain())).toEqual([{ page: null, kind: 'highlight', text: '甲' }]));
    it('keeps the rows of many cells apart, whose ends stand in a stream of their own', async () => {
      const modifiers = [...ROW_END, ...row(5, (column) => (column === 3 ? YELLOW : null)).at(-1)!.paragraph!.slice(ROW_END.length)];
      const data = Uint8Array.from([0, 0, 0, 0, modifiers.length & 255, modifiers.length >> 8, ...modifiers, ...Array.from({ length: 5000 }, () => 0)]);
      const end: WordParagraph = { text: '', end: '\u0007', paragraph: [0x46, 0x66, 4, 0, 0, 0] };
      const cells = Array.from({ length: 5 }, (_each, column) => CELL(`第${column}格`));
      const facts = await inspect(oleFile({ ...wordStreams([...cells.slice(0, 4), ROW, ...cells, end, BODY]), Data: data }), 'a.doc');
      expect(facts.body[0]).toMatchObject({ type: 'table', rows: [{ length: 4 }, { length: 5 }] });
      expect(facts.highlights).toMatchObject([{ text: '第3格' }]);
    });
  });

  describe('with styles', () => {
    const YELLOW = [0x71, 0xca, 10, 0, 0, 0, 0xff, 0xff, 0xff, 0, 0, 0, 0];
    const styles: WordStyle[] = [
      { kind: 'paragraph', name: '正文' }, { kind: 'character', name: '着重', characters: MARKED }, { kind: 'character', name: '更着重', base: 1 }, { kind: 'paragraph', name: '要点', characters: [0x3e, 0x2a, 1, 0x42, 0x2a, 6] },
      { kind: 'character', name: '藏', characters: [0x3c, 0x08, 1] }, { kind: 'character', name: '底色', characters: YELLOW }, { kind: 'character', name: '环一', base: 7, characters: MARKED }, { kind: 'character', name: '环二', base: 6 },
    ];
    const styled = (number: number, ...more: number[]) => [0x30, 0x4a, number, 0, ...more];
    const read = (...paragraphs: WordParagraph[]) => inspect(oleFile(wordStreams([BODY, ...paragraphs], { styles })), 'a.doc');

    it.each<[string, Omit<WordParagraph, 'text'>, string]>([
      ['the style of a run', { characters: styled(1) }, 'highlight'], ['a style that stands on it', { characters: styled(2) }, 'highlight'], ['the style of a paragraph', { style: 3 }, 'underline'], ['styles that stand on each other', { characters: styled(7) }, 'highlight'],
    ])('sees what is marked by %s', async (_what, look, kind) =>
      expect(await read({ text: '经费', ...look })).toMatchObject({ highlightVerdict: 'seen', highlights: [{ kind, text: '经费' }], problems: [] }));

    it('sees no mark where the run says otherwise than its style, nor by a style that is not there', async () => {
      for (const characters of [styled(1, 0x0c, 0x2a, 0), styled(5, 0x66, 0x48, 0, 0), styled(99)]) expect(await read({ text: '经费', characters }), `${characters}`).toMatchObject({ highlightVerdict: 'not-seen', highlights: [] });
    });

    it('leaves out what a style hides, and keeps what a run shows all the same', async () => {
      const shown = await read({ text: '公开', end: '' }, { text: '藏', characters: styled(4), end: '' }, { text: '也公开', characters: styled(4, 0x3c, 0x08, 0x81), end: '' }, { text: '的。' });
      expect(shown.text.content).toBe(`${BODY.text}\n公开也公开的。`);
    });

    it('takes nothing for marked where the style of the whole text marks it', async () => {
      const marked = styles.map((style, index) => (index === 0 ? { ...style, characters: YELLOW } : style));
      expect(await inspect(oleFile(wordStreams([BODY, { text: '第二段。' }], { styles: marked })), 'a.doc')).toMatchObject({ highlightVerdict: 'cannot-tell' });
    });

    it('survives damage', () => survives(oleFile(wordStreams([BODY, { text: '经费', characters: styled(2) }], { styles })), 'a.doc'));
  });

  it('counts remarks among what is not set', async () => {
    const remarks = ['\u0005请核对。', '\u0005已改。'].map((text) => ({ text }));
    const facts = await inspect(oleFile(wordStreams([BODY, ...remarks], { stories: { 0x5c: 11 } })), 'a.doc');
    expect(facts.leftOut).toEqual([{ part: 'comment', count: 2 }]);
    expect(facts.text.content).not.toContain('请核对');
  });

  it('reads notes, headers and text boxes apart', async () => {
    const beside: WordParagraph[] = [{ text: '脚注。' }, { text: '征求意见稿' }, { text: '文本框' }];
    const facts = await inspect(oleFile(wordStreams([BODY, { text: '第二段。' }, ...beside], { stories: { 0x50: 4, 0x54: 6, 0x64: 4 } })), 'a.doc');
    expect(facts.body.map((block) => [block.type === 'paragraph' && block.text, block.part])).toEqual([[BODY.text, undefined], ['第二段。', undefined], ['文本框', 'text-box'], ['脚注。', 'footnote']]);
    expect(facts.words).toMatchObject({ lower: 18, apart: [{ part: 'text-box', words: 3 }, { part: 'note', words: 3 }, { part: 'header', words: 5 }] });
    expect(facts.document.draft).toBe('征求意见稿');
  });

  it('is not mixed up with a document embedded in it', async () => {
    const facts = await inspect(oleFile(wordStreams([BODY]), wordStreams([{ text: '嵌入的文档' }])), 'a.doc');
    expect(facts.text.content).toBe(BODY.text);
  });

  it('that asks for a password says so', async () => {
    expect(await inspect(oleFile(wordStreams([BODY], { flags: 0x0300 })), 'a.doc')).toMatchObject({ readable: 'no', encrypted: 'user', problems: [{ code: 'encrypted' }] });
  });

  it('of Word 95 is named with its remedy', async () => {
    expect(await inspect(oleFile(wordStreams([BODY], { version: 104 })), 'a.doc')).toMatchObject({ readable: 'unsupported', problems: [{ code: 'unsupported-format', detail: expect.stringContaining('Word 6.0 or 95') }] });
  });

  it('with nothing in it is empty', async () => {
    expect(await inspect(doc({ text: '' }), 'a.doc')).toMatchObject({ readable: 'no', problems: [{ code: 'empty' }] });
  });

  it('cut off in its text is truncated', async () => {
    const whole = doc(TITLE, BODY);
    expect(await inspect(whole.slice(0, Math.floor(whole.length * 0.4)), 'a.doc')).toMatchObject({ readable: 'no', problems: [{ code: 'truncated' }] });
  });

  describe('of any length', () => {
    /** The last sector of a stream holds a hundred bytes of it. */
    const streams = { ...wordStreams([BODY]), Data: new Uint8Array(4096 + 100).fill(MARK) };
    const lastByte = (bytes: Uint8Array) => bytes.lastIndexOf(MARK) + 1;

    it('without the filling of its last sector, as WPS writes it, is whole', async () => {
      const bytes = withTableFirst(oleFile(streams));
      expect((await inspect(bytes.slice(0, lastByte(bytes)), 'a.doc')).problems).toEqual([]);
    });
    it('without one byte of what that sector holds is truncated', async () => {
      const bytes = withTableFirst(oleFile(streams));
      expect(await inspect(bytes.slice(0, lastByte(bytes) - 1), 'a.doc')).toMatchObject({ readable: 'no', problems: [{ code: 'truncated' }] });
    });
    it('whose table calls ends what nothing uses is whole', async () => {
      const bytes = oleFile(streams);
      const view = new DataView(bytes.buffer);
      const table = (view.getUint32(76, true) + 1) * 512;
      for (let at = table; at < table + 512; at += 4) if (view.getUint32(at, true) === 0xffffffff) view.setUint32(at, 0xfffffffe, true);
      expect((await inspect(bytes, 'a.doc')).problems).toEqual([]);
    });
  });

  it('with a storage of VBA is named', async () => {
    expect((await inspect(oleFile(wordStreams([BODY]), { _VBA_PROJECT: new Uint8Array(10) }), 'a.doc')).problems).toMatchObject([{ code: 'macro' }]);
  });

  it('whose sectors form a ring ends', async () => {
    const bytes = doc(BODY);
    const view = new DataView(bytes.buffer);
    const table = (view.getUint32(76, true) + 1) * 512;
    for (let sector = 0; sector < 128; sector++) view.setUint32(table + sector * 4, sector % 2 === 0 ? sector + 1 : sector - 1, true);
    expect((await inspect(bytes, 'a.doc')).problems.map((problem) => problem.code)).not.toContain('crashed');
  });

  it('survives damage', () => survives(doc(TITLE, BODY, CELL('甲'), CELL('乙'), ROW), 'a.doc'));
});

const corpus = readCorpus();
const found = corpus?.files.filter((file) => /^word\/.*\.(?:doc|wps)$/.test(file.path)) ?? [];

describe.skipIf(found.length === 0)('the Word files of the corpus', () => {
  it.each(found)('$path, $label', async ({ path, label, note }) => {
    const facts = await inspect(new Uint8Array(readFileSync(`${corpus?.folder}/${path}`)), path);
    if (label === 'doc_encrypted') expect(facts.problems[0]?.code).toBe('encrypted');
    else if (label === 'doc_word6' || /Windows 95/.test(note) || label === 'wps_msworks') expect(facts).toMatchObject({ readable: 'unsupported', problems: [{ code: 'unsupported-format' }] });
    else expect(facts).toMatchObject({ readable: 'yes', problems: [] });
  });
});

/** A byte that stands nowhere else in such a file. */
const MARK = 0xa7;

/** The sector with the last bytes of `Data` moved to the end of the file. */
function withTableFirst(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  const table = (view.getUint32(76, true) + 1) * 512;
  const count = bytes.length / 512 - 1;
  const last = Math.floor(bytes.lastIndexOf(MARK) / 512) - 1;
  const before = Array.from({ length: count }, (_each, sector) => sector).find((sector) => view.getUint32(table + sector * 4, true) === last) as number;
  const longer = new Uint8Array(bytes.length + 512);
  longer.set(bytes);
  longer.set(bytes.subarray((last + 1) * 512, (last + 2) * 512), bytes.length);
  longer.fill(0, (last + 1) * 512, (last + 2) * 512);
  const own = new DataView(longer.buffer);
  own.setUint32(table + before * 4, count, true);
  own.setUint32(table + count * 4, 0xfffffffe, true);
  own.setUint32(table + last * 4, 0xffffffff, true);
  return longer;
}
