import { expect, it } from 'vitest';
import type { Exhibit } from '../../../src/model/dossier.js';
import type { ReadPage } from '../../../src/model/facts.js';
import { readingOf } from '../../../src/render/pdf/page-reading.js';

const exhibit = (source: Exhibit['source']) => ({ source }) as Exhibit;
const read = (page: number, ...tops: number[]): ReadPage => ({
  page, turn: 0, skew: 0, unread: 0,
  lines: tops.map((top) => ({ text: `行${top}`, confidence: 1, least: 1, startsRow: true, box: { left: 0.1, top, width: 0.5, height: 0.02 }, centres: [250, 750] })),
});

it('of a strip each piece gets the lines that stand on it, where they stand on it', () => {
  const strip = exhibit({ type: 'image', pages: 2, cuts: [600], rows: 1000 });
  const [upper, lower] = [1, 2].map((page) => readingOf(strip, [read(1, 0.09, 0.79)], page)!.lines);
  expect(upper!.map(({ text, box }) => [text, box.top, box.height].map((each) => (typeof each === 'number' ? Math.round(each * 1000) : each)))).toEqual([['行0.09', 150, 33]]);
  expect(lower!.map(({ text, box }) => [text, Math.round(box.top * 1000), Math.round(box.height * 1000)])).toEqual([['行0.79', 475, 50]]);
});

it('of a scan each page has its own; what is set from text, or laid out from Word, has none', () => {
  const pages = [read(1, 0.1), read(3, 0.2)];
  expect(readingOf(exhibit({ type: 'pdf', pages: 3 }), pages, 3)).toBe(pages[1]);
  expect(readingOf(exhibit({ type: 'pdf', pages: 3 }), pages, 2)).toBeNull();
  expect(readingOf(exhibit({ type: 'pdf', pages: 3, from: 'office' }), pages, 1)).toBeNull();
  expect(readingOf(exhibit({ type: 'text', heading: '', body: [], notice: null }), pages, 1)).toBeNull();
});
