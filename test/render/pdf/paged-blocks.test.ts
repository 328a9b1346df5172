import { describe, expect, it } from 'vitest';
import type { Block, Cell } from '../../../src/model/dossier.js';
import { exhibitBlock, heading, layout, PAGE_BREAK, paragraph, textExhibit, words } from './dossier.js';

const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ inlines: [words(text)], align: 'left', colspan: 1, rowspan: 1, header: false, ...more });
const table = (rows: readonly (readonly Cell[])[]): Block => ({ type: 'table', columns: [1, 3], headerRows: 1, rows: [[cell('头', { header: true }), cell('名', { header: true })], ...rows] });
const pages = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.type === 'page-break' ? [block.page ?? null] : []));
const rowsOf = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.type === 'table' ? [block.rows.map(([first]) => (first?.inlines[0] as { text: string }).text)] : []));

/** What Word sets again must begin its pages where the PDF does. */
describe('blocks with the pages of the layout', () => {
  it('part a table between its rows, and every part has its header', async () => {
    const { paged, map } = await layout([heading(1, 'list', '清单'), table(Array.from({ length: 70 }, (_each, row) => [cell(`${row}`), cell('名称')])), PAGE_BREAK, heading(1, 'end', '完')], []);
    const parts = rowsOf(paged);
    expect(parts.length).toBe((map.headings.end ?? 0) - 1);
    expect(parts.every(([first]) => first === '头')).toBe(true);
    expect(parts.flatMap((rows) => rows.slice(1))).toEqual(Array.from({ length: 70 }, (_each, row) => `${row}`));
    expect(pages(paged)).toEqual([...parts.slice(1).map((_each, index) => index + 2), null]);
  });

  it('do not part a table where a cell reaches over the edge of the page', async () => {
    const rows = Array.from({ length: 60 }, (_each, row) => (row === 0 ? [cell('跨', { rowspan: 60 }), cell('0')] : [cell(`${row}`)]));
    expect(rowsOf((await layout([table(rows)], [])).paged)).toHaveLength(1);
  });

  it('break between two paragraphs, and not in the middle of one', async () => {
    const line = '一二三四五六七八九十'.repeat(2);
    const clean = await layout(Array.from({ length: 30 }, (_each, n) => paragraph(`${n}${line}`)), []);
    expect(pages(clean.paged)).toEqual([2]);
    expect(clean.paged.findIndex((block) => block.type === 'page-break')).toBe(22);
    const torn = await layout([...Array.from({ length: 20 }, () => paragraph(line)), paragraph(line.repeat(6)), paragraph(line)], []);
    expect(torn.map.pages).toBe(2);
    expect(pages(torn.paged)).toEqual([]);
  });

  it('count the pages of files, also within an exhibit that is set from its text', async () => {
    const inner = Array.from({ length: 30 }, (_each, n) => paragraph(`第${n}段`));
    const { paged } = await layout([heading(1, 'one', '一'), exhibitBlock('T', inner), paragraph('后')], [textExhibit('T')]);
    const exhibit = paged.find((block) => block.type === 'exhibit');
    expect(exhibit?.type === 'exhibit' && pages(exhibit.blocks ?? [])).toEqual([3]);
  });
});
