import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAlike } from '../../src/checks/alike.js';
import { findLookalikes, type Lookalikes } from '../../src/checks/lookalikes.js';
import { looseProblems } from '../../src/checks/loose-problems.js';
import { comparable, greysOf, isSamePicture, type Comparable } from '../../src/checks/same-picture.js';
import { inspect } from '../../src/inspect/inspect.js';
import type { InspectedFile } from '../../src/model/evidence.js';
import type { Standard } from '../../src/model/standard.js';
import { scene, screen, sheet } from '../inspect/drawn-pictures.js';
import { pagesOf, picturesDocx } from '../inspect/picture-files.js';
import { facts, text } from './check-test.js';

const made = async (picture: Sharp) => new Uint8Array(await picture.jpeg({ quality: 85 }).toBuffer());
const read = async (bytes: Uint8Array): Promise<Comparable> => comparable(greysOf((await inspect(bytes, 'a.jpg')).looks[0]?.thumbnail ?? '') as Uint8Array);

const CHANGES: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'saved at low quality': (picture) => picture,
  'made smaller': (picture) => picture.resize(420),
  'brightened': (picture) => picture.linear(1.08, 12),
  'turned grey': (picture) => picture.greyscale(),
  'cut by 4 % all round': (picture) => picture.extract({ left: 48, top: 36, width: 1104, height: 828 }),
  'cut below, where a watermark stood': (picture) => picture.extract({ left: 0, top: 0, width: 1200, height: 820 }),
  'framed in white': (picture) => picture.extend({ top: 30, bottom: 30, left: 40, right: 40, background: '#fff' }),
};

describe('the same photo', () => {
  let original: Sharp;
  let one: Comparable;
  beforeAll(async () => {
    original = await scene(21);
    one = await read(await made(original.clone()));
  });
  it.each(Object.keys(CHANGES))('%s, is the same', async (change) => {
    const changed = (CHANGES[change] as (picture: Sharp) => Sharp)(sharp(await original.clone().png().toBuffer()));
    expect(isSamePicture(one, await read(new Uint8Array(await changed.jpeg({ quality: change === 'saved at low quality' ? 30 : 80 }).toBuffer())), 'photo')).toBe(true);
  });
  it.each([22, 23, 24, 25])('is not another one (%i)', async (seed) => {
    expect(isSamePicture(one, await read(await made(await scene(seed))), 'photo')).toBe(false);
  });
});

describe('flat pictures', () => {
  it('a screen sent on smaller is the same, another screen of the same program is not', async () => {
    const [first, smaller, other] = await Promise.all([read(await made(screen(31))), read(await made(screen(31).resize(540))), read(await made(screen(32)))]);
    expect(isSamePicture(first, smaller, 'screen')).toBe(true);
    expect(isSamePicture(first, other, 'screen')).toBe(false);
  });
  it('a page is the same at half the density, another page of text is not', async () => {
    const [first, coarser, other] = await Promise.all([read(await made(await sheet(33))), read(await made((await sheet(33)).resize(827))), read(await made(await sheet(34)))]);
    expect(isSamePicture(first, coarser, 'page')).toBe(true);
    expect(isSamePicture(first, other, 'page')).toBe(false);
  });
  it('an even area tells nothing', async () => {
    const even = await inspect(await made(sharp({ create: { width: 400, height: 300, channels: 3, background: '#888' } })), 'a.jpg');
    expect(greysOf(even.looks[0]?.thumbnail ?? '')).toBeNull();
  });
});

const places = (groups: Lookalikes['groups']) => groups.map((group) => group.map(({ file, pages }) => [file.path, pages.join()].join(' ').trim()));

describe('files with the same words', () => {
  const told = (path: string, content: string, over: Partial<InspectedFile> = {}): InspectedFile => ({
    path, bytes: 1, sha256: path, disposition: 'included', reason: null, indicator: 'X1-1', item: 'X1-1-1', requirement: 'X1-1-1/papers',
    assignedBy: 'slot', suggestions: [], unit: null, tag: null, facts: facts({ text: text(content) }), ...over,
  });
  const own = '组织志愿者走进学校和院落，讲解防震减灾、食品安全、心理健康等知识，发放宣传册三千份，受到居民好评。同时发挥三长作用，请医院院长开设健康课堂，请学校校长带学生参观实验室，请农技站站长下田指导，把科普送到群众身边，形成了上下联动的工作格局。';
  const alikeAt = (...files: InspectedFile[]) => findAlike(files, [])(files[0]!.path).map(({ what, members }) => [what, ...members.map(({ file }) => file)]);

  it('are told, whatever their format, dates, marks and place', () => {
    expect(alikeAt(told('2021.docx', `澜桥街道2021年12月${own}\n二〇二一年十二月三日`), told('2022.pdf', `枕溪街道2022 年 11 月\n${own.replaceAll('，', ',')}二〇二二年十一月三日`))).toEqual([['text', '2021.docx', '2022.pdf']]);
  });
  it('are not when an amount differs, when they are few, or when bytes already say so', () => {
    expect(alikeAt(told('a.docx', `经费120万元。${own}`), told('b.docx', `经费130万元。${own}`))).toEqual([]);
    expect(alikeAt(told('a.docx', '2021年财政决算报告'), told('b.docx', '2022年财政决算报告'))).toEqual([]);
    expect(alikeAt(told('a.docx', own, { sha256: 'x' }), told('b.docx', own, { sha256: 'x' }))).toEqual([['content', 'a.docx', 'b.docx']]);
  });
});

describe('files that show the same picture', () => {
  const file = async (path: string, bytes: Uint8Array, over: Partial<InspectedFile> = {}): Promise<InspectedFile> => ({
    path, bytes: bytes.length, sha256: path, disposition: 'included', reason: null, indicator: 'X1-1', item: 'X1-1-1', requirement: 'X1-1-1/photos',
    assignedBy: 'slot', suggestions: [], unit: null, tag: null, facts: await inspect(bytes, path), ...over,
  });

  it('are found in pictures, pages and Word documents alike, with their places', async () => {
    const photo = await scene(41);
    const jpeg = await made(photo.clone());
    const smaller = await made(sharp(await photo.clone().png().toBuffer()).resize(640));
    const files = [
      await file('甲/2021-05-01 活动.jpg', jpeg, { unit: '甲局' }),
      await file('乙/材料.docx', picturesDocx([await made(await scene(42)), smaller]), { requirement: 'X2-1-1/photos', unit: '乙局' }),
      await file('丙/扫描.pdf', await pagesOf([{ jpeg: await made(await scene(43)), box: [0, 0, 595, 446], page: [595, 446] }, { jpeg: smaller, box: [60, 300, 480, 360], page: [595, 842] }])),
      await file('丁/别的.jpg', await made(await scene(44))),
    ];
    const { groups, uncompared } = findLookalikes(files);
    expect(uncompared).toBe(0);
    expect(places(groups)).toEqual([['甲/2021-05-01 活动.jpg', '乙/材料.docx 2', '丙/扫描.pdf 2']]);
    const alike = findAlike(files, groups);
    expect(alike('乙/材料.docx')).toEqual([{ what: 'picture', members: [
      { file: '丙/扫描.pdf', requirement: 'X1-1-1/photos', unit: null, year: null, pages: [2] },
      { file: '乙/材料.docx', requirement: 'X2-1-1/photos', unit: '乙局', year: null, pages: [2] },
      { file: '甲/2021-05-01 活动.jpg', requirement: 'X1-1-1/photos', unit: '甲局', year: '2021', pages: [] },
    ] }]);
    expect(alike('丁/别的.jpg')).toEqual([]);
  });

  it('are not told twice when they are equal byte for byte, nor when one is left out', async () => {
    const jpeg = await made(await scene(45));
    const first = await file('a.jpg', jpeg, { sha256: 'same' });
    expect(findLookalikes([first, await file('b.jpg', jpeg, { sha256: 'same' })]).groups).toEqual([]);
    expect(findLookalikes([first, await file('c.jpg', jpeg, { disposition: 'unassigned', requirement: null })]).groups).toEqual([]);
  });

  it.each(['turned by a quarter', 'upside down', 'mirrored', 'mirrored and turned'])('%s, are found', async (how) => {
    const photo = await (await scene(46)).png().toBuffer();
    const moved = sharp(photo).rotate(how === 'turned by a quarter' ? 90 : how === 'upside down' ? 180 : how === 'mirrored' ? 0 : 270).flop(how.startsWith('mirrored'));
    const files = [await file('a.jpg', await made(sharp(photo))), await file('b.jpg', await made(sharp(await moved.png().toBuffer()).resize(800))), await file('c.jpg', await made(await scene(47)))];
    expect(places(findLookalikes(files).groups)).toEqual([['a.jpg', 'b.jpg']]);
  });

  it('are one group however often one picture stands there, and what is remembered of it is true of no other', async () => {
    const [often, once] = [await file('often.jpg', await made(await scene(50))), await file('once.jpg', await made(await scene(51)))];
    const names = Array.from({ length: 24 }, (_each, index) => `${String(index).padStart(2, '0')}.jpg`);
    const copies = names.map((path) => ({ ...often, path, sha256: path }));
    const { groups } = findLookalikes([...copies.slice(0, 12), once, ...copies.slice(12), { ...once, path: 'z.jpg', sha256: 'z' }]);
    expect(places(groups)).toEqual([names, ['once.jpg', 'z.jpg']]);
  });

  it('are one group for two documents that share several, and two for two pairs that share different ones', async () => {
    const [one, two, three] = [await made(await scene(52)), await made(await scene(53)), await made(await scene(54))];
    const files = [await file('a.docx', picturesDocx([one, two])), await file('b.docx', picturesDocx([two, one, three])), await file('c.jpg', three), await file('d.jpg', await made(sharp(one).resize(700)))];
    expect(places(findLookalikes(files).groups)).toEqual([['a.docx 1,2', 'b.docx 1,2', 'd.jpg'], ['b.docx 3', 'c.jpg']]);
  });

  it('beyond what is held against each other are counted', async () => {
    const jpeg = await made(await scene(48));
    const files = [await file('a.jpg', await made(await scene(49))), await file('b.jpg', jpeg), await file('c.jpg', jpeg)];
    const found = findLookalikes(files, 1);
    expect([found.uncompared, found.from]).toEqual([2, 'b.jpg']);
    expect(looseProblems({ standard: { indicators: [] } as unknown as Standard, files: [], unreadableFolders: [], previous: undefined, lookalikes: found, language: 'zh' })).toMatchObject([{ code: 'pictures/not-compared', effect: 'review', file: 'b.jpg' }]);
  });
});
