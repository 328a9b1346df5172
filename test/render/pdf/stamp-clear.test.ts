import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
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
    const band = Math.round(shown.height - (isWide ? 18 : 30) * (DPI / 25.4));
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
