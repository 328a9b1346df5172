import { describe, expect, it } from 'vitest';
import { emptyFacts } from '../../src/inspect/empty-facts.js';
import type { Facts, PictureLook } from '../../src/model/facts.js';
import { choosePages, type ReadableFile } from '../../src/steps/choose-pages.js';

const SCAN = { widthMm: 210, heightMm: 297, content: 'scan', dpi: 200, grey: false } as const;
const scan = (path: string, pages: number, over: Partial<Facts> = {}, rest: Partial<ReadableFile> = {}): ReadableFile => ({
  path, sha256: path, disposition: 'included', requirement: null, facts: { ...emptyFacts(path), format: 'pdf', readable: 'yes', pages: Array.from({ length: pages }, () => SCAN), ...over }, ...rest,
});
const chosen = (files: readonly ReadableFile[], reading: 'needed' | 'all' | 'off' = 'needed') => choosePages(files, null, reading);

describe('the budget of pages', () => {
  it('of a file: the first and the last, and those between are named', () => {
    const { pages, left } = chosen([scan('a.pdf', 30)]);
    expect(pages.map(({ page }) => page)).toEqual([...Array.from({ length: 14 }, (_each, index) => index + 1), 25, 26, 27, 28, 29, 30]);
    expect(left.get(0)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
    expect(chosen([scan('a.pdf', 30)], 'all').pages).toHaveLength(30);
    expect(chosen([scan('a.pdf', 30)], 'off')).toEqual({ pages: [], left: new Map() });
  });

  it('of a run: what is over it is named, file by file', () => {
    const { pages, left } = chosen(Array.from({ length: 61 }, (_each, index) => scan(`${index}.pdf`, 10)));
    expect(pages).toHaveLength(600);
    expect([...left]).toEqual([[60, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]]);
  });
});

describe('what is read', () => {
  it('pages without words of their own, and no excluded or unreadable file', () => {
    const mixed = scan('b.pdf', 3, { pages: [SCAN, { ...SCAN, content: 'text' }, { ...SCAN, content: 'blank' }] });
    expect(chosen([mixed, scan('c.pdf', 1, {}, { disposition: 'excluded' }), scan('d.pdf', 1, { readable: 'no' })]).pages).toEqual([{ file: 0, page: 1 }]);
  });

  it('last the seals on typed pages of a PDF, for whom they name', () => {
    const typed = (pages: number, over: Partial<Facts> = {}) => scan('t.pdf', pages, { pages: Array.from({ length: pages }, () => ({ ...SCAN, content: 'text' as const })), seals: [{ page: pages, x: 0.7, y: 0.8, diameterMm: 40, kind: 'round', confidence: 0.9 }], ...over });
    expect(chosen([typed(3), scan('s.pdf', 1)]).pages).toEqual([{ file: 1, page: 1 }, { file: 0, page: 3, only: 'seals' }]);
    expect(chosen([typed(3)], 'off').pages).toEqual([]);
    expect(chosen([typed(3, { readable: 'no' }), typed(1, { seals: [] }), typed(2, { seals: [{ page: 2, x: 0.7, y: 0.8, diameterMm: 40, kind: 'rectangle', confidence: 0.4 }] })]).pages).toEqual([]);
  });

  it('of a Word file the pictures in it, but for photographs', () => {
    const look = (page: number, kind: PictureLook['kind']): PictureLook => ({ page, kind, confidence: 1, reasons: [], sharpness: null, light: null, skewDegrees: null, width: 800, height: 600, thumbnail: '' });
    expect(chosen([scan('e.docx', 0, { format: 'docx', looks: [look(1, 'photo'), look(2, 'scan'), look(4, 'cannot-tell')] })]).pages).toEqual([{ file: 0, page: 2 }, { file: 0, page: 4 }]);
  });

  it('no photograph that says when it was taken', () => {
    const photo = scan('f.jpg', 1, { format: 'jpeg', document: { ...emptyFacts('f.jpg').document, date: '2021-05-01', dateFrom: 'exif' } });
    expect(chosen([photo]).pages).toEqual([]);
    expect(chosen([photo], 'all').pages).toHaveLength(1);
  });
});
