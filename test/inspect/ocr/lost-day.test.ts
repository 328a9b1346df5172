import { beforeAll, describe, expect, it } from 'vitest';
import { isReadingInstalled, openReadingModels, type ReadingModels } from '../../../src/engines/onnx.js';
import { bestReading } from '../../../src/inspect/ocr/best-reading.js';
import { findLines } from '../../../src/inspect/ocr/find-lines.js';
import { withLostDay } from '../../../src/inspect/ocr/lost-day.js';
import { addText, newPage } from '../../sample/drawing/page.mjs';
import { scan } from '../../sample/drawing/scan.mjs';
import { pixelsOf } from './scanned-pages.js';

describe.runIf(isReadingInstalled())('a date of which the detector found the beginning', () => {
  let models: ReadingModels;
  beforeAll(async () => {
    models = await openReadingModels();
  });

  /** What is drawn beside each other, read as if only the first `share` of it had been found. */
  async function read(share: number, ...pieces: readonly (readonly [text: string, x: number])[]) {
    const sheet = newPage();
    pieces.forEach(([text, x]) => addText(sheet, { text, x, y: 190, size: 5.6 }));
    const picture = await pixelsOf(await scan(sheet, { seed: 'form' }));
    const [whole] = (await findLines(models.detect, picture, 960 / picture.height)).sort((a, b) => b.width - a.width);
    if (!whole) throw new Error('no line was found');
    const at = { ...whole, x: whole.x - (whole.width * (1 - share)) / 2, width: whole.width * share };
    const found = { at, ...(await bestReading(models, picture, at)) };
    return [found, await withLostDay(models, [{ picture, page: () => picture }], found)].map(({ text }) => text.replace(/[0OoО○]/gu, '〇'));
  }

  it('has the day that stands behind it, in numerals and in figures', async () => {
    expect(await read(0.79, ['二〇二三年七月一日', 100])).toEqual(['二〇二三年七月', '二〇二三年七月一日']);
    expect((await read(0.62, ['2023年', 100], ['7月', 119], ['16', 131], ['日', 138]))[1]).toBe('2〇23年7月16日');
  });

  it('has what a form sets so wide apart that each piece is found for itself', async () => {
    expect((await read(1, ['二〇〇九年', 40], ['七', 80], ['月', 104], ['一', 128], ['日', 152]))[1]).toBe('二〇〇九年七月一日');
    // The day is empty.
    expect((await read(1, ['二〇〇九年', 40], ['七', 80], ['月', 104], ['日', 152]))[1]).not.toContain('日');
  });

  it('stays a month where no day stands behind it, whatever else does', async () => {
    expect(await read(0.95, ['二〇二三年七月', 100])).toEqual(['二〇二三年七月', '二〇二三年七月']);
    expect((await read(0.62, ['二〇二三年七月', 100], ['起至次年', 142]))[1]).toBe('二〇二三年七月');
  });
});
