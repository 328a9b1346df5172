import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { sectionsOf } from '../../../src/assemble/sections.js';
import type { Block, Exhibit } from '../../../src/model/dossier.js';
import type { Layout } from '../../../src/render/pdf/layout.js';
import { proveNumbers } from '../../../src/render/pdf/prove-numbers.js';
import { readBack, type ReadVolume } from '../../../src/render/pdf/read-back.js';
import { exhibitBlock, exhibitOf, heading, layout, PAGE_BREAK, words, write, type Piece, type Written } from './dossier.js';
import { ink, picture, PX } from './ink.js';
import { markedPdf, markedPicture } from './sources.js';

/** A slip, then two photographs that share a page, one alone, and a paper. */
describe('two photographs on a page', () => {
  let plan: Layout;
  let written: Written;
  let volume: ReadVolume;
  let blocks: Block[];

  beforeAll(async () => {
    const shot = async (): Promise<Piece> => ({ bytes: await markedPicture(1600, 1000, 'jpeg'), type: 'image', pages: 1, kind: 'photo' });
    const pieces: Record<string, Piece> = { 'P-1': await shot(), 'P-2': await shot(), 'P-3': await shot(), 'P-4': { bytes: await markedPdf({ pages: 2 }), type: 'pdf', pages: 2 } };
    const caption = (topic: string) => ({ time: '2022-09-17', place: null, people: null, topic });
    const exhibits = Object.entries(pieces).map(([number, piece]): Exhibit => ({ ...exhibitOf(number, piece), caption: piece.kind === 'photo' ? caption(`活动${number}`) : null, sharesPageWith: number === 'P-2' ? 'P-1' : null }));
    blocks = [
      heading(1, 'slip', '照片'),
      { type: 'paragraph', style: 'body', inlines: exhibits.flatMap(({ number }) => [words('第'), { type: 'page', of: number } as const, words('页至'), { type: 'page', of: number, end: true } as const, words('页，共'), { type: 'pages', of: number } as const, words('页；')]) },
      ...exhibits.map(({ number }) => exhibitBlock(number)), PAGE_BREAK, heading(1, 'end', '说明'),
    ];
    plan = await layout(blocks, exhibits);
    written = await write(plan, exhibits, pieces);
    volume = await readBack(written.files.get('卷宗.pdf') as Uint8Array);
  });

  it('keep their numbers, places and links', () => {
    expect(plan.map.exhibits).toEqual({ 'P-1': { first: 2, last: 2 }, 'P-2': { first: 2, last: 2 }, 'P-3': { first: 3, last: 3 }, 'P-4': { first: 4, last: 5 } });
    expect(plan.map.headings.end).toBe(6);
    expect(written.exhibits.map(({ number, firstPage, lastPage, method }) => `${number} ${firstPage}–${lastPage} ${method}`)).toEqual(['P-1 2–2 image', 'P-2 2–2 image', 'P-3 3–3 image', 'P-4 4–5 copied']);
    expect(volume.pages.map(({ exhibits }) => exhibits.map(({ number, page, of }) => `${number} ${page}/${of}`).join(' + '))).toEqual(['', 'P-1 1/1 + P-2 1/1', 'P-3 1/1', 'P-4 1/2', 'P-4 2/2', '']);
    expect(volume.pages[0]?.text.replace(/\s/g, '')).toContain('第2页至2页，共1页；第2页至2页，共1页；第3页至3页，共1页；第4页至5页，共2页；');
    expect([...volume.destinations].filter(([name]) => name.startsWith('P-'))).toEqual([['P-1', 1], ['P-2', 1], ['P-3', 2], ['P-4', 3]]);
    expect(volume.outline.map(({ title, page }) => `${title.slice(0, 3)} ${page}`)).toEqual(['照片 0', 'P-1 1', 'P-2 1', 'P-3 2', 'P-4 3', '说明 5']);
    expect(proveNumbers([{ file: '卷宗.pdf', read: volume }])).toEqual([]);
  });

  it('are each where a link or bookmark to them leads', async () => {
    const document = await PDFDocument.load(written.files.get('卷宗.pdf') as Uint8Array);
    const goals = document.getPage(0).node.lookup(PDFName.of('Annots'), PDFArray).asArray().map((each) => document.context.lookup(each, PDFDict).lookup(PDFName.of('Dest'), PDFArray));
    const heights = goals.map((goal) => (goal.lookup(1) === PDFName.of('XYZ') ? goal.lookup(3, PDFNumber).asNumber() : null));
    const [first, , second] = heights;
    expect(first).toBeNull();
    expect(second).toBeGreaterThan(300);
    const shown = await picture(written.files.get('卷宗.pdf') as Uint8Array, 1);
    // Above the lower photograph, below the upper one's caption.
    const below = ink(shown, Math.round(shown.height - (second as number) * PX) + 1, Math.round(shown.height * 0.85));
    expect(shown.height - below.top).toBeGreaterThan(((second as number) - 60) * PX);
    expect(heights.slice(4).every((height) => height === null)).toBe(true);
  });

  it('each has its caption with its number, and stands in its half, as wide as can be', async () => {
    expect(volume.pages[1]?.text).toMatch(/P-1　主题：活动P-1\n时间：2022年9月17日\nP-2　主题：活动P-2\n时间：2022年9月17日/);
    const shown = await picture(written.files.get('卷宗.pdf') as Uint8Array, 1);
    const [upper, lower] = [ink(shown, 0, Math.round(shown.height * 0.38)), ink(shown, Math.round(shown.height * 0.5), Math.round(shown.height * 0.85))];
    for (const half of [upper, lower]) {
      expect(half.width / PX).toBeGreaterThan(450);
      expect(Math.abs(half.left + half.width / 2 - shown.width / 2)).toBeLessThan(3);
    }
  });

  it('are not parted by a new volume', () => {
    expect(sectionsOf(blocks, plan.map, () => 10).map(({ id, page, pages }) => `${id} ${page} ${pages}`)).toEqual(['null 1 1', 'P-1 2 1', 'P-3 3 1', 'P-4 4 2', 'end 6 1']);
  });

  it('each have a page where something stands between them', async () => {
    const pieces: Record<string, Piece> = { 'P-1': { bytes: await markedPicture(400, 300, 'jpeg'), type: 'image', pages: 1, kind: 'photo' }, 'P-2': { bytes: await markedPicture(400, 300, 'png'), type: 'image', pages: 1, kind: 'photo' } };
    const exhibits = Object.entries(pieces).map(([number, piece]) => ({ ...exhibitOf(number, piece), sharesPageWith: number === 'P-2' ? 'P-1' : null }));
    const apart = await layout([exhibitBlock('P-1'), { type: 'paragraph', style: 'body', inlines: [words('说明')] }, exhibitBlock('P-2')], exhibits);
    expect(apart.map.exhibits).toEqual({ 'P-1': { first: 1, last: 1 }, 'P-2': { first: 3, last: 3 } });
  });

  it('say so in their half where one cannot be read', async () => {
    const pieces: Record<string, Piece> = { 'P-1': { bytes: new Uint8Array([1, 2]), type: 'image', pages: 1, kind: 'photo' }, 'P-2': { bytes: await markedPicture(400, 300, 'png'), type: 'image', pages: 1, kind: 'photo' } };
    const exhibits = Object.entries(pieces).map(([number, piece]) => ({ ...exhibitOf(number, piece), sharesPageWith: number === 'P-2' ? 'P-1' : null }));
    const broken = await write(await layout([exhibitBlock('P-1'), exhibitBlock('P-2')], exhibits), exhibits, pieces);
    expect(broken.notices).toMatchObject([{ code: 'missing', exhibit: 'P-1', pages: [1] }]);
    const [page] = (await readBack(broken.files.get('卷宗.pdf') as Uint8Array)).pages;
    expect(page?.text).toContain('此页无法从原文件取出');
    expect(page?.exhibits).toHaveLength(2);
  });
});
