import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/model/dossier.js';
import { proveNumbers } from '../../src/render/pdf/prove-numbers.js';
import { readBack } from '../../src/render/pdf/read-back.js';
import { planVolumes, type VolumeJob } from '../../src/steps/plan-volumes.js';
import { exhibitBlock, exhibitOf, heading, layout, PAGE_BREAK, paragraph, words, write, type Piece } from '../render/pdf/dossier.js';
import { markedPdf } from '../render/pdf/sources.js';

const pdf = async (pages: number): Promise<Piece> => ({ bytes: await markedPdf({ pages }), type: 'pdf', pages });

/** Two groups of two exhibits each, with a page of contents before and a closing part. */
async function planned(sizes: readonly [number, number, number, number], more: Partial<VolumeJob>) {
  const pieces: Record<string, Piece> = { 'X-1': await pdf(sizes[0]), 'X-2': await pdf(sizes[1]), 'Y-1': await pdf(sizes[2]), 'Y-2': await pdf(sizes[3]) };
  const exhibits = Object.entries(pieces).map(([number, piece]) => exhibitOf(number, piece));
  const part = (letter: string): Block[] => [
    PAGE_BREAK, heading(1, `group-${letter}`, `部分${letter}`), PAGE_BREAK, heading(3, `${letter}-item`, `考察${letter}`),
    ...[1, 2].flatMap((n): Block[] => [PAGE_BREAK, heading(4, `slip-${letter}-${n}`, `要求${letter}${n}`), exhibitBlock(`${letter}-${n}`)]),
  ];
  const blocks: Block[] = [
    heading(1, 'contents', '目录', false), { type: 'contents', depth: 3, from: null, until: null }, ...part('X'), ...part('Y'),
    PAGE_BREAK, heading(1, 'end', '说明'), { type: 'paragraph', style: 'body', inlines: [words('见第'), { type: 'page', of: 'Y-1' }, words('页')] },
  ];
  const plan = await planVolumes({
    render: () => blocks,
    opening: (volume, _of, goesOn) => [heading(1, `volume-${volume.number}`, '本册目录', false), ...(goesOn ? [paragraph(`${goesOn.id}接前册，第${goesOn.from}至${goesOn.until}页，共${goesOn.of}页，印${goesOn.firstPage}至${goesOn.lastPage}`)] : []), { type: 'contents', depth: 4, from: volume.from, until: volume.until }],
    layout: (given, fronts) => layout(given, exhibits, fronts ? { fronts } : {}), bytesOf: () => 0, caps: { bytes: null, pages: null }, perGroup: false, doubleSided: false, ...more,
  });
  const written = await write(plan.layout, exhibits, pieces, { starts: plan.starts });
  const volumes = await Promise.all(written.volumes.map(async ({ file }) => ({ file, read: await readBack(written.files.get(file) as Uint8Array) })));
  expect(proveNumbers(volumes)).toEqual([]);
  return { plan, written, volumes, contents: volumes.map(({ read }) => read.pages[0]?.text.replace(/\s/g, '').match(/(?:部分.|考察.|要求..|说明)(?:（续）)?/g)?.join(' ')) };
}

describe('a dossier in volumes', () => {
  it('is one file without caps', async () => {
    expect((await planned([2, 2, 2, 2], {})).written.volumes.map(({ file }) => file)).toEqual(['卷宗.pdf']);
  });

  it('keeps under the cap with the openings counted, and each volume lists what is in it', async () => {
    const { written, contents } = await planned([3, 3, 3, 3], { caps: { bytes: null, pages: 12 } });
    expect(written.volumes.map(({ pages }) => pages <= 12)).toEqual(written.volumes.map(() => true));
    expect(written.exhibits.map(({ number, volume }) => `${number} ${volume}`)).toEqual(['X-1 1', 'X-2 1', 'Y-1 2', 'Y-2 2']);
    expect(contents[1]).toBe('部分Y 考察Y 要求Y1 要求Y2 说明');
  });

  it('names the headings that go on from the volume before', async () => {
    const { contents } = await planned([3, 3, 3, 3], { caps: { bytes: null, pages: 9 } });
    expect(contents[1]).toBe('部分X（续） 考察X（续） 要求X2');
  });

  it('parts an exhibit only when it alone is larger', async () => {
    const { written } = await planned([2, 2, 25, 2], { caps: { bytes: null, pages: 10 } });
    expect(Math.max(...written.volumes.map(({ pages }) => pages))).toBeLessThanOrEqual(10);
    const spread = written.exhibits.map((exhibit) => [exhibit.number, written.volumes.filter(({ firstPage, pages }) => exhibit.lastPage >= firstPage && exhibit.firstPage < firstPage + pages).length]);
    expect(spread).toEqual([['X-1', 1], ['X-2', 1], ['Y-1', 4], ['Y-2', 1]]);
  });

  it.each([false, true])('opens every volume with contents, also one that goes on with an exhibit, without moving a number; on both sides: %s', async (doubleSided) => {
    const { written, volumes, contents, plan } = await planned([2, 2, 25, 2], { caps: { bytes: null, pages: 12 }, doubleSided });
    const whole = await planned([2, 2, 25, 2], { doubleSided });
    const on = volumes.map(({ read }, index) => ({ index, front: written.volumes[index]?.fronts ?? 0, first: read.pages[0] })).filter(({ front }) => front > 0);
    expect(on.length).toBeGreaterThanOrEqual(2);
    for (const { index, front, first } of on) {
      const { firstPage = 0, pages = 0 } = written.volumes[index] ?? {};
      expect([first?.label, first?.printed, contents[index]]).toEqual(['目录', null, '部分Y（续） 考察Y（续） 要求Y1（续）']);
      expect(first?.text.replace(/\s/g, '')).toContain(`Y-1接前册，第${firstPage - (plan.layout.map.exhibits['Y-1']?.first ?? 0) + 1}至`);
      expect(volumes[index]?.read.pages[front]).toMatchObject({ label: String(firstPage), printed: firstPage });
      expect(pages + front).toBeLessThanOrEqual(12);
      // The first page with a number lies on the side of the sheet that its number asks for.
      if (doubleSided) expect((front + 1) % 2).toBe(firstPage % 2);
    }
    expect(volumes.flatMap(({ read }) => read.pages).filter(({ label }) => /^\d+$/.test(label))).toHaveLength(plan.layout.map.pages);
    expect(plan.layout.map.exhibits['Y-1']?.last).toBeDefined();
    expect(whole.written.volumes).toHaveLength(1);
  });

  it('has a volume for each group when asked', async () => {
    const { written } = await planned([1, 1, 1, 1], { perGroup: true });
    expect(written.exhibits.map(({ volume }) => volume)).toEqual([1, 1, 2, 2]);
  });

  it('begins parts and items on right-hand pages when printed on both sides', async () => {
    const { plan, volumes } = await planned([2, 3, 4, 1], { doubleSided: true, perGroup: true });
    const { headings } = plan.layout.map;
    for (const id of ['group-X', 'X-item', 'group-Y', 'Y-item', 'end', 'volume-2']) expect([id, (headings[id] ?? 0) % 2]).toEqual([id, 1]);
    const empty = volumes.flatMap(({ read }) => read.pages).filter((page) => page.text.trim() === '');
    expect(empty.length).toBeGreaterThan(0);
    expect(empty.every((page) => page.printed === null)).toBe(true);
  });
});
