import { strFromU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Exhibit, Inline, PageMap } from '../../../src/model/dossier.js';
import { readWord } from '../../../src/verify/word.js';
import { BLOCKS, EXHIBITS, HOSTILE, MAP, PIXEL, renderWord, text, wordInput } from './fixture.js';
import { openDocx, type Opened } from './outline.js';

let bytes: Uint8Array;
let word: Opened;
beforeAll(async () => {
  bytes = await renderWord(wordInput());
  word = openDocx(bytes);
});

it('has this outline', async () => {
  await expect(`${word.outline.join('\n')}\n`).toMatchFileSnapshot('dossier.outline.txt');
});

it('gives the same bytes twice', async () => {
  expect(Buffer.compare(bytes, await renderWord(wordInput()))).toBe(0);
});

describe('nothing is lost', () => {
  const inlines = (block: Block): readonly Inline[] => {
    if (block.type === 'heading' || block.type === 'paragraph') return block.inlines;
    if (block.type === 'list') return block.items.flat();
    if (block.type === 'table') return block.rows.flat().flatMap((cell) => cell.inlines);
    return block.type === 'exhibit' ? (block.blocks ?? []).flatMap(inlines) : [];
  };
  const said = BLOCKS.flatMap(inlines).flatMap((inline) => (inline.type === 'text' || inline.type === 'link' ? [inline.text] : []));

  it('of the words', () => {
    expect(said.length).toBeGreaterThan(150);
    for (const words of said.filter((each) => each !== HOSTILE)) expect(word.text).toContain(words);
  });

  it('of names that try to be code, shown as they are', () => {
    expect(word.text.split('<w:p/>&amp;⟨U+0007⟩⟨U+202E⟩gpj.]]>{{x}}.pdf').length - 1).toBe(2);
  });

  it('of the pictures, in their order', () => {
    const pictures = Object.entries(word.parts).filter(([path]) => path.startsWith('word/media/')).map(([, content]) => content);
    expect(pictures.map((picture) => [...picture.subarray(PIXEL.length)])).toEqual([[0, 9], [1, 9], [2, 9], [0, 9]]);
    expect(pictures.every((picture) => Buffer.compare(picture.subarray(0, PIXEL.length), PIXEL) === 0)).toBe(true);
  });
});

describe('numbers', () => {
  it('starts a section wherever the map knows the number of a page that begins', () => {
    expect(word.starts).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 12, 13, 14, 15, 17, 19]);
  });

  it('fills the contents with the numbers of the PDF, as plain text', () => {
    const contents = word.outline.filter((line) => line.startsWith('TOC') && !line.startsWith('TOCHeading'));
    expect(contents).toEqual([
      'TOC1: 材料完整性说明⇥2', 'TOC1: 自评得分表⇥4', 'TOC1: 组织领导坚强有力（B1）⇥6', 'TOC2: B1—1　党委和政府重视、制度健全⇥6',
      'TOC3: ①深化改革实施方案⇥7', 'TOC3: ②应急工作机制⇥13', 'TOC1: 佐证材料总目录⇥17', 'TOC1: 缺项清单（按责任单位）⇥19',
    ]);
    expect(word.xml('word/document.xml')).not.toMatch(/w:fldSimple|w:instrText|w:fldChar/);
    expect(word.xml('word/settings.xml')).not.toContain('updateFields');
  });

  it('says first and last page of an exhibit', () => {
    expect(word.text).toContain('实施方案（第9—11页）');
  });

  it('refuses to print a number that the map does not have', async () => {
    const blocks: Block[] = [{ type: 'paragraph', style: 'body', inlines: [{ type: 'page', of: 'nowhere' }] }];
    await expect(renderWord(wordInput({ blocks }))).rejects.toThrow(/nowhere/);
  });

  it('prints them outside, between dashes, and not on the cover', () => {
    const footer = (n: number) => word.xml(`word/footer${n}.xml`);
    const looks = [1, 2, 3, 4].map((n) => [/w:jc w:val="(\w+)"/.exec(footer(n))?.[1] ?? null, footer(n).includes('PAGE'), footer(n).includes('— ')]);
    expect(looks).toEqual([[null, false, false], [null, false, false], ['right', true, true], ['left', true, true]]);
    expect(word.xml('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });
});

describe('places', () => {
  it('has a bookmark for every heading and exhibit, and every link lands on one', () => {
    expect(word.bookmarks).toHaveLength(Object.keys(MAP.headings).length + 1 + EXHIBITS.length);
    expect(new Set(word.bookmarks.map((name) => name.toLowerCase())).size).toBe(word.bookmarks.length);
    for (const name of word.bookmarks) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/);
    expect(word.anchors.length).toBeGreaterThan(20);
    for (const anchor of word.anchors) expect(word.bookmarks).toContain(anchor);
  });

  it('tells ids apart that become the same bookmark', async () => {
    const ids = ['A-1/x', 'A_1-x', '目录', '附录'];
    const blocks: Block[] = ids.flatMap((id): Block[] => [
      { type: 'heading', level: 2, id, inlines: [text(id)], inContents: true }, { type: 'paragraph', style: 'body', inlines: [{ type: 'link', to: id, text: id }] },
    ]);
    const { bookmarks, anchors } = openDocx(await renderWord(wordInput({ blocks, map: { pages: 1, headings: {}, exhibits: {} } })));
    expect(new Set(bookmarks).size).toBe(4);
    expect(anchors).toEqual(bookmarks);
  });
});

describe('pages of evidence', () => {
  const sizes = () => word.outline.flatMap((line) => (/\[picture (\d+) × (\d+) mm\]/.exec(line) ?? []).slice(1).map(Number));

  it('are one picture each that fits, with number, title and place above', () => {
    expect(sizes()).toEqual([159, 225, 176, 124, 80, 60, 20, 225]);
    expect(word.outline.filter((line) => line.includes('JzExhibitLine')).map((line) => line.replace(/^(▼ )?JzExhibitLine/, '$1'))).toEqual([
      ' #p_B1_1_1_01: B1-1-1-01　云溪区深化改革实施方案　　1/3', '▼ : B1-1-1-01　云溪区深化改革实施方案　　2/3', '▼ : B1-1-1-01　云溪区深化改革实施方案　　3/3',
      ' #p_B1_1_1_02: B1-1-1-02　<w:p/>&amp;⟨U+0007⟩⟨U+202E⟩gpj.]]>{{x}}.pdf　　1/1', ' #p_B1_1_2_01: B1-1-2-01　应急工作情况简述',
    ]);
  });

  it('of two photographs share a page where they share one in the PDF, one below the other', async () => {
    const photo = (number: string): Exhibit => ({ ...(EXHIBITS[1] as Exhibit), number, title: number, kind: 'photo', caption: { time: null, place: null, people: null, topic: number } });
    const numbers = ['P-1', 'P-2', 'P-3'];
    const blocks: Block[] = numbers.map((number) => ({ type: 'exhibit', number, blocks: null }));
    const map: PageMap = { pages: 2, headings: {}, exhibits: { 'P-1': { first: 1, last: 1 }, 'P-2': { first: 1, last: 1 }, 'P-3': { first: 2, last: 2 } } };
    const bytes = await renderWord(wordInput({ blocks, map, exhibits: numbers.map(photo), pageImages: () => [{ jpeg: PIXEL, widthMm: 600, heightMm: 450 }] }));
    const lines = openDocx(bytes).outline;
    expect(lines.flatMap((line) => (/\[picture (\d+ × \d+) mm\]/.exec(line) ?? []).slice(1))).toEqual(['131 × 98', '131 × 98', '176 × 132']);
    expect(readWord(bytes).exhibits).toEqual([{ number: 'P-1', pages: 1, firstPage: 1 }, { number: 'P-2', pages: 1, firstPage: 1 }, { number: 'P-3', pages: 1, firstPage: 2 }]);
  });

  it('that cannot be drawn say so, and where to look', async () => {
    const pageImages = (number: string) => {
      if (number === 'B1-1-1-02') throw new Error('took longer than 60 s');
      return [{ jpeg: PIXEL, widthMm: 210, heightMm: 297 }, { jpeg: new Uint8Array(), widthMm: 210, heightMm: 297, missing: 'no such font' }];
    };
    const lines = openDocx(await renderWord(wordInput({ pageImages }))).outline;
    expect(lines.filter((line) => line.includes('本页画面未能生成'))).toHaveLength(3);
    expect(lines).toContain('JzPlain: 请查阅 PDF 卷宗第10页，或原件“B1-1/云溪区深化改革实施方案”第2页。');
    expect(lines).toContain('JzNote: 原因：no such font');
    expect(lines).toContain('JzNote: 原因：took longer than 60 s');
    expect(lines.some((line) => line.includes('3/3'))).toBe(true);
  });

  it('beyond what the layout counted are shown all the same', async () => {
    const pageImages = () => Array.from({ length: 5 }, () => ({ jpeg: PIXEL, widthMm: 210, heightMm: 297 }));
    expect(openDocx(await renderWord(wordInput({ pageImages }))).text).toContain('5/5');
  });
});

describe('page and type', () => {
  it('is A4 with the margins of an official document and 22 lines of 28 characters', () => {
    const section = /<w:sectPr.*?<\/w:sectPr>/s.exec(word.xml('word/document.xml'))?.[0] ?? '';
    const number = (name: string) => Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(section)?.[1]);
    expect([number('w'), number('h'), number('top'), number('left'), number('right')]).toEqual([11906, 16838, 2098, 1587, 1474]);
    // A little more than 22 lines: LibreOffice counts 21 where it comes out a rounding short.
    const room = number('h') - number('top') - number('bottom') - 22 * number('linePitch');
    expect(room).toBeGreaterThanOrEqual(8);
    expect(room).toBeLessThan(20);
    expect(section).toContain('w:type="linesAndChars"');
    expect(Math.floor((number('w') - number('left') - number('right')) / (20 * (16 + number('charSpace') / 4096)))).toBe(28);
  });

  it('has an exact pitch on text and none on pictures', () => {
    const style = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(word.xml('word/styles.xml'))?.[0] ?? '';
    expect(style('JzBody')).toContain('w:line="580" w:lineRule="exact"');
    expect(style('JzExhibitImage')).toContain('w:line="240" w:lineRule="auto"');
    expect(style('Heading2')).toContain('w:eastAsia="黑体"');
    expect(style('Heading3')).toContain('w:eastAsia="楷体_GB2312"');
  });

  it('names the office faces with stand-ins and embeds none', () => {
    expect(word.xml('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong');
    expect(Object.keys(word.parts).filter((path) => path.includes('fonts/'))).toEqual([]);
  });

  it('says 草稿 in the header of every page of a draft, and only there', async () => {
    const headers = (opened: Opened) => Object.keys(opened.parts).filter((path) => /word\/header\d+\.xml/.test(path)).map((path) => strFromU8(opened.parts[path]!));
    expect(headers(word)).toHaveLength(2);
    for (const header of headers(word)) expect(header).toContain('草稿');
    for (const header of headers(openDocx(await renderWord(wordInput({ draft: false }))))) expect(header).not.toContain('草稿');
  });
});
