import { beforeAll, describe, expect, it } from 'vitest';
import { isReadingInstalled, openReadingModels, type ReadingModels } from '../../../src/engines/onnx.js';
import { emptyFacts } from '../../../src/inspect/empty-facts.js';
import { readPage } from '../../../src/inspect/ocr/read-page.js';
import { withReading } from '../../../src/inspect/ocr/facts/with-reading.js';
import { addText, newPage } from '../../sample/drawing/page.mjs';
import { scan } from '../../sample/drawing/scan.mjs';
import { errorRate, pixelsOf, scanned, type ScannedPage } from './scanned-pages.js';

const NOTICE = {
  head: '云澜区科学技术协会文件', number: '云科协〔2020〕16号', title: '关于动员社会力量参与科普工作的通知', to: '各镇（街道）科协：',
  body: ['为广泛动员社会力量兴办科普事业，2020年全区开展科普活动1236场次，覆盖群众18.6万人次，现将有关事项通知如下。'],
  sign: '云澜区科学技术协会', date: '2020年7月6日', seal: '云澜区科学技术协会',
};

/** The engine is an optional part of the installation; without it nothing here can be asked. */
describe.runIf(isReadingInstalled())('a scanned page', () => {
  let models: ReadingModels;
  let page: ScannedPage;
  const read = async (degrees: number) => readPage(models, { pixels: await pixelsOf(page.jpeg, degrees), detectorSide: 960, seals: degrees === 0 ? page.seals : [] });
  let straight: Awaited<ReturnType<typeof read>>;
  // The dashes beside a page number are too thin to count on.
  const isNumber = (text: string) => /^[-—\s]*\d+[-—\s]*$/u.test(text);
  const errors = ({ lines }: typeof straight) => errorRate(lines.map(({ text }) => text).filter((text) => !isNumber(text)).join(''), page.rows.filter((row) => !isNumber(row)).join(''));
  beforeAll(async () => {
    models = await openReadingModels();
    page = (await scanned(NOTICE, { seed: 'notice' }))[0] as ScannedPage;
    straight = await read(0);
  });

  it('is read row by row, with one wrong character in a hundred at most, under its seal too', () => {
    expect(errors(straight)).toBeLessThan(0.01);
    expect(straight.lines.filter(({ startsRow }) => startsRow).map(({ text }) => text)).toContain('2020年7月6日');
    expect(straight.turn).toBe(0);
  });

  it.each([[90, 3], [180, 2], [270, 1]])('is read when it lies at %d°, and says how it is to be turned', async (degrees, turn) => {
    const found = await read(degrees);
    expect(found.turn).toBe(turn);
    expect(errors(found)).toBeLessThan(0.06);
  });

  it('of upright columns is read from the right, and not taken for one that lies on its side', async () => {
    const columns = ['为深入贯彻科学技术普及法', '各单位要加强组织领导', '充分发挥农家书屋的作用'];
    const sheet = newPage();
    columns.forEach((words, column) => [...words].forEach((text, row) => addText(sheet, { text, x: 150 - column * 16, y: 60 + row * 8, size: 6.4 })));
    const jpeg = await scan(sheet, { seed: 'columns' });
    const found = await readPage(models, { pixels: await pixelsOf(jpeg), detectorSide: 960, seals: [] });
    expect([found.turn, found.lines.map(({ text }) => text)]).toEqual([0, columns]);
  });

  it('of handwriting says no wrong date and no wrong body: what was misread is doubted, or is none', async () => {
    const dates = [['2021年3月5日', '2021-03-05'], ['二〇一六年五月二十八日', '2016-05-28'], ['二〇一八年十二月十日', '2018-12-10'], ['二〇一六年九月八日', '2016-09-08'], ['二〇一六年二月十八日', '2016-02-18'], ['2019年11月27日', '2019-11-27']] as const;
    const said: (string | null)[] = [];
    for (const face of ['running', 'grass']) for (const [text, date] of dates) {
      const sheet = newPage();
      ['关于举办科普活动的通知', '各镇科协：', '现将有关事项通知如下。'].forEach((line, row) => addText(sheet, { text: line, x: 40, y: 60 + row * 14, size: 6.4 }));
      addText(sheet, { text: '云澜区科学技术协会', x: 120, y: 120, size: 8, face });
      addText(sheet, { text, x: 125, y: 136, size: 8, face });
      const found = await readPage(models, { pixels: await pixelsOf(await scan(sheet, { seed: `${face} ${text}`, dpi: 200 })), detectorSide: 960, seals: [] });
      const { document } = withReading({ ...emptyFacts('scan.jpg'), pages: [{ widthMm: 210, heightMm: 297, content: 'scan', dpi: 200, grey: false }] }, 'scan.jpg', [{ page: 1, ...found }]);
      expect([null, '云澜区科学技术协会']).toContain(document.issuer);
      if (document.date !== null && document.dateSureness !== 'guess') expect(document.date).toBe(date);
      said.push(document.date);
    }
    expect(said.filter((date) => date !== null).length).toBeGreaterThanOrEqual(2);
  });

  it('is read askew, and says by how much', async () => {
    const askew = await read(2);
    expect(askew.skew - straight.skew).toBeCloseTo(2, 0);
    expect(errors(askew)).toBeLessThan(0.06);
  });

  it('says where each line is, and where in it each character', () => {
    const title = straight.lines.find(({ text }) => text.includes('动员社会力量'))!;
    expect(title.box.left).toBeGreaterThan(0.15);
    expect(title.box.left + title.box.width).toBeLessThan(0.9);
    expect(title.centres).toHaveLength([...title.text].length);
    expect([...title.centres].sort((a, b) => a - b)).toEqual(title.centres);
  });

  it('reads the name along the ring of its seal', () => {
    expect(straight.seals).toEqual([{ text: NOTICE.seal, confidence: expect.closeTo(1, 0), least: expect.closeTo(1, 0) }]);
  });

  it('gives the same on every reading', async () => {
    expect(JSON.stringify(await read(0))).toBe(JSON.stringify(straight));
  });
});
