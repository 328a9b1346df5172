import { PDFArray, PDFDocument, PDFName, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { preparePdf } from '../../../src/convert/prepare-pdf.js';
import { smallDossier, write, type Piece } from './dossier.js';
import { difference, DPI, ink, picture, PX } from './ink.js';
import { markedPdf, type SourceOptions } from './sources.js';

/** Every quarter turn of every kind of box: none may move the stamp, cover the page or cut it. */
const BOXES: Readonly<Record<string, SourceOptions>> = {
  plain: {},
  cropped: { crop: [100, 200, 300, 400] },
  'with its origin elsewhere': { origin: [-300, 4_000] },
  'cropped, with its origin elsewhere': { origin: [-300, -900], crop: [-250, -800, 400, 500] },
  'in units of its own': { size: [100, 140], userUnit: 4 },
  'A3 across': { size: [1_190.55, 841.89] },
  tiny: { size: [60, 90] },
};
const MM = DPI / 25.4;

const CASES = Object.entries(BOXES).flatMap(([name, box]) => [0, 90, 180, 270].map((rotate, turn) => ({ name: `${name}, turned by ${rotate}`, number: `X-${Object.keys(BOXES).indexOf(name)}${turn}`, options: { ...box, rotate } })));

describe('the stamp covers nothing and stands upright', () => {
  const sources = new Map<string, Uint8Array>();
  let bytes: Uint8Array;
  let pageOf: (number: string) => number = () => 0;

  beforeAll(async () => {
    for (const { number, options } of CASES) sources.set(number, await markedPdf(options));
    const pieces = Object.fromEntries([...sources].map(([number, source]): [string, Piece] => [number, { bytes: source, type: 'pdf', pages: 1 }]));
    const { plan, exhibits } = await smallDossier(pieces);
    const written = await write(plan, exhibits, pieces);
    expect(written.notices).toEqual([]);
    bytes = written.files.get('卷宗.pdf') as Uint8Array;
    pageOf = (number) => (plan.map.exhibits[number]?.first ?? 0) - 1;
  });

  it.each(CASES.map((each) => [each.name, each] as const))('%s', async (_name, { number, options }) => {
    const before = await picture(sources.get(number) as Uint8Array, 0, DPI * (500 / Math.max(...(options.size ?? [500]))));
    const shown = await picture(bytes, pageOf(number));
    const isWide = shown.width > shown.height;
    const band = Math.round(shown.height - 16.5 * MM);
    expect([shown.width, shown.height]).toEqual(isWide ? [1684, 1191] : [1191, 1684]);

    // The ink before and after is the same: nothing is covered, cut off or turned.
    const page = ink(shown, 0, band);
    expect(page.width / page.height).toBeCloseTo(before.width / before.height, 1);
    expect(await difference(await sharp(shown.png).extract(page).png().toBuffer(), before.png)).toBeLessThan(6);

    // All that is below is the stamp: wide and low, so upright, and clear of page and paper edges.
    const stamp = ink(shown, band + PX, shown.height);
    expect(stamp.top).toBeGreaterThan(page.top + page.height);
    expect(stamp.width).toBeGreaterThan(400 * PX);
    expect(stamp.height).toBeLessThan(40 * PX);
    expect(stamp.left).toBeGreaterThan(60 * PX);
    expect(shown.height - stamp.top - stamp.height).toBeGreaterThan(12 * PX);
  });
});

it('nothing that a page leaves open or closes too often moves the stamp', async () => {
  const sourceOf = async (before: string, after: string): Promise<Piece> => {
    const document = await PDFDocument.load(await markedPdf({ blank: 60 }));
    const { context } = document;
    const [page] = document.getPages();
    const own = page!.node.Contents();
    page!.node.set(PDFName.of('Contents'), context.obj([context.register(context.flateStream(before)), ...(own instanceof PDFArray ? own.asArray() : [page!.node.get(PDFName.of('Contents'))!]), context.register(context.flateStream(after))]));
    return { bytes: await document.save(), type: 'pdf', pages: 1, title: '材料' };
  };
  const pieces: Record<string, Piece> = { 'X-1': await sourceOf('', ''), 'X-2': await sourceOf('q q', 'q 0.3 0 0 0.3 200 200 cm BT 3 Tr /Span BMC'), 'X-3': await sourceOf('', 'Q Q Q Q 0 0 1 rg 2 0 0 2 9 9 cm') };
  const { plan, exhibits } = await smallDossier(pieces);
  const file = (await write(plan, exhibits, pieces)).files.get('卷宗.pdf') as Uint8Array;
  const stamps = await Promise.all(Object.keys(pieces).map(async (number) => {
    const shown = await picture(file, (plan.map.exhibits[number]?.first ?? 0) - 1);
    return ink(shown, Math.round(shown.height - 16.5 * MM) + PX, shown.height);
  }));
  const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(8 * PX);
  for (const stamp of stamps) for (const side of ['left', 'top', 'width', 'height'] as const) near(stamp[side], stamps[0]![side]);
});

/** Pages that fill their sheet and leave the margins free, with a number of their own at the foot or without. */
const SHEETS: Readonly<Record<string, SourceOptions>> = {
  plain: { blank: 60 },
  'cropped out of a larger one': { size: [900, 1_200], crop: [100, 200, 595, 842], blank: 60 },
  'with its origin elsewhere': { origin: [-300, 4_000], blank: 60 },
  'in units of its own': { size: [297.64, 420.94], userUnit: 2, blank: 30 },
  'lying, with margins': { size: [841.89, 595.28], blank: 60 },
  'A3 across': { size: [1_190.55, 841.89], blank: 90 },
};
const SHEET_CASES = Object.entries(SHEETS).flatMap(([name, box], sheet) => [0, 90, 180, 270].map((rotate, turn) => {
  const numbered = (sheet + turn) % 2 === 1;
  return { name: `${name}, turned by ${rotate}${numbered ? ', numbered at its foot' : ''}`, number: `Y-${sheet}${turn}`, options: { ...box, rotate, numbered } };
}));

describe('a page whose margin is free keeps its size, and the stamp stands in the margin', () => {
  const sources = new Map<string, Uint8Array>();
  const margins = new Map<string, string | null | undefined>();
  let bytes: Uint8Array;
  let pageOf: (number: string) => number = () => 0;

  beforeAll(async () => {
    for (const { number, options } of SHEET_CASES) sources.set(number, await markedPdf(options));
    const pieces = Object.fromEntries([...sources].map(([number, source]): [string, Piece] => [number, { bytes: source, type: 'pdf', pages: 1 }]));
    const { plan, exhibits } = await smallDossier(pieces);
    const written = await write(plan, exhibits, pieces, {
      prepared: async ({ number }) => {
        const prepared = await preparePdf(sources.get(number) as Uint8Array);
        margins.set(number, prepared.pages[0]?.margin);
        return prepared;
      },
    });
    expect(written.notices).toEqual([]);
    bytes = written.files.get('卷宗.pdf') as Uint8Array;
    pageOf = (number) => (plan.map.exhibits[number]?.first ?? 0) - 1;
  });

  it.each(SHEET_CASES.map((each) => [each.name, each] as const))('%s', async (_name, { number, options }) => {
    const margin = margins.get(number);
    expect(margin).toBe(options.numbered ? 'head' : 'foot');
    const shown = await picture(bytes, pageOf(number));
    const unit = options.userUnit ?? 1;
    const longest = Math.max(...(options.crop?.slice(2) ?? options.size ?? [841.89])) * unit;
    const before = await picture(sources.get(number) as Uint8Array, 0, (DPI * unit * Math.max(shown.width, shown.height)) / PX / longest);
    // As large as its sheet: A4 goes in at its own size.
    expect(Math.abs(before.width - shown.width)).toBeLessThanOrEqual(3);
    expect(Math.abs(before.height - shown.height)).toBeLessThanOrEqual(3);

    const [from, to] = margin === 'foot' ? [shown.height - Math.round(16.5 * MM), shown.height - Math.round(5 * MM)] : [Math.round(5 * MM), Math.round(16.5 * MM)];
    // Where the stamp stands there was nothing before; everywhere else there is what there was, and nothing else.
    expect(ink(before, from, to).width).toBeLessThanOrEqual(0);
    const rest = (png: Buffer) => sharp(png).extract(margin === 'foot' ? { left: 0, top: 0, width: shown.width - 3, height: from } : { left: 0, top: to, width: shown.width - 3, height: shown.height - to - 3 }).png().toBuffer();
    expect(await difference(await rest(before.png), await rest(shown.png))).toBeLessThan(1.5);
    const stamp = ink(shown, from, to);
    expect(stamp.width).toBeGreaterThan(400 * PX);
    expect(stamp.left).toBeGreaterThan(60 * PX);
    expect(stamp.top).toBeGreaterThan(from);
    expect(stamp.top + stamp.height).toBeLessThan(to);
  });

  it('not on a page that is dark, or whose margin is a picture', async () => {
    const marginOf = async (background: string, more: SourceOptions = {}) => {
      const document = await PDFDocument.load(await markedPdf({ blank: 60, ...more }));
      const page = document.getPage(0);
      const colour = rgb(...(background.match(/../g) as [string, string, string]).map((part) => parseInt(part, 16) / 255) as [number, number, number]);
      page.drawRectangle({ x: 0, y: 0, width: 595.28, height: 60, color: colour });
      page.drawRectangle({ x: 0, y: 782, width: 595.28, height: 60, color: colour });
      return (await preparePdf(await document.save())).pages[0]?.margin;
    };
    expect(await marginOf('fff4dd')).toBe('foot');
    expect(await marginOf('8090a0')).toBeNull();
  });
});
