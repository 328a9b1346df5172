import { describe, expect, test } from 'vitest';
import { sealFacts } from '../../../src/inspect/seal-facts.js';
import { findSeals, type SealSight } from '../../../src/inspect/seal/find-seals.js';
import { seal, type Drawing } from './drawn-seals.js';
import { LONG_MM, paint } from './paint.js';
import { body, dice, glyph, line } from './strokes.js';

async function look(svg: string, more: Partial<Drawing> = {}): Promise<SealSight> {
  const pixels = await paint({ svg: body(dice(2), 60, 180) + svg, quality: 80, ...more }, 4);
  return findSeals(pixels, LONG_MM / pixels.height);
}

const RED = '#d8222c';
/** A triangle of 40 mm sides around (150, 225), its writing inside. */
const triangle = (inside: string, fill = 'none'): string => `<path d="M150 202L170 237L130 237Z" fill="${fill}" stroke="${RED}" stroke-width="1.2" stroke-linejoin="round"/>${inside}`;
const writing = (colour: string): string => line(dice(5), { x: 141, y: 231, size: 5, colour, count: 3 }) + glyph(dice(6), { x: 150, y: 220, size: 7, colour });

describe('a triangular seal', () => {
  test('is named and left to a person', async () => {
    expect(await look(triangle(writing(RED)))).toMatchObject({ verdict: 'cannot-tell', seals: [{ kind: 'triangle' }] });
  });

  test('an empty triangle, a filled warning sign and a play button are none', async () => {
    expect((await look(triangle(''))).seals).toEqual([]);
    expect((await look(triangle(writing('#fff'), RED))).seals).toEqual([]);
    expect((await look(triangle('', RED))).seals).toEqual([]);
  });
});

/** A square of `side` mm around (150, 225) with a frame of `frame` mm and three rows of characters, as on the seal of an office (官印). */
const square = (side: number, frame: number, { turn = 0, inside = RED, fill = 'none' } = {}): string => {
  const [edge, size] = [(side - frame) / 2, (side - 2 * frame) / 3.3];
  const rows = [-1, 0, 1].map((row) => line(dice(11 + row), { x: -1.5 * size, y: row * size * 1.05 + size * 0.5, size, colour: inside, count: 3, weight: 0.12 }));
  return `<g transform="translate(150 225) rotate(${turn})"><rect x="${-edge}" y="${-edge}" width="${2 * edge}" height="${2 * edge}" rx="1" fill="${fill}" stroke="${RED}" stroke-width="${frame}"/>${rows.join('')}</g>`;
};

/** A seal of 56 × 20 mm around (140, 225), as an office stamps its purpose (专用章): as many rules right across as asked for, characters between them. */
const purpose = (rules: number, count = 9): string => {
  const high = 20 / (rules + 1);
  const rows = Array.from({ length: rules + 1 }, (_, row) => line(dice(21 + row), { x: 115, y: 215 + high * (row + 0.5) + 0.32 * high, size: Math.min(0.64 * high, 5.6), colour: RED, count, weight: 0.12 }));
  const lines = Array.from({ length: rules }, (_, row) => `<path d="M112 ${215 + high * (row + 1)}H168" stroke="${RED}" stroke-width="0.8"/>`);
  return `<rect x="112" y="215" width="56" height="20" fill="none" stroke="${RED}" stroke-width="1"/>${lines.join('')}${rows.join('')}`;
};

describe('a rectangular seal', () => {
  test('nearly three times as long as it is high, of one line or of two with a rule between, is named; a table of red is not', async () => {
    for (const rules of [0, 1]) expect(await look(purpose(rules)), `${rules}`).toMatchObject({ verdict: 'cannot-tell', seals: [{ kind: 'rectangle' }] });
    expect((await look(purpose(2))).seals).toEqual([]);
    expect((await look(purpose(1, 1))).seals, 'little in it').toEqual([]);
  });

  test('with green in it is a sign', async () => {
    expect((await look(`${square(40, 1.2)}<rect x="134" y="222" width="32" height="9" fill="#2fa84f"/>`)).seals).toEqual([]);
  });

  test('is named and left to a person, with a broad frame and turned too', async () => {
    const left = { verdict: 'cannot-tell', seals: [{ kind: 'rectangle' }] };
    for (const turn of [0, 5, -8]) {
      expect(await look(square(30, 1.2, { turn })), `thin, ${turn}°`).toMatchObject(left);
      expect(await look(square(50, 7, { turn })), `broad, ${turn}°`).toMatchObject(left);
    }
  });

  test('an empty frame, a field of red, white writing on red and a disc are none, turned or not', async () => {
    for (const turn of [0, 6]) {
      expect((await look(square(30, 1.2, { turn, inside: 'none' }))).seals, `empty, ${turn}°`).toEqual([]);
      expect((await look(square(30, 1.2, { turn, fill: RED }))).seals, `field, ${turn}°`).toEqual([]);
      expect((await look(square(30, 1.2, { turn, fill: RED, inside: '#fff' }))).seals, `white on red, ${turn}°`).toEqual([]);
    }
    expect((await look(`<circle cx="150" cy="225" r="22" fill="${RED}"/>${line(dice(3), { x: 138, y: 228, size: 7, colour: '#fff', count: 3 })}`)).seals).toEqual([]);
    expect((await look(`<circle cx="150" cy="225" r="19" fill="none" stroke="${RED}" stroke-width="7"/>${line(dice(3), { x: 140, y: 228, size: 7, colour: RED, count: 3 })}`)).seals).toEqual([]);
  });
});

describe('a round stamp in another ink', () => {
  const stamp = (colour: string): string => seal(dice(8), { x: 150, y: 225, r: 20, colour });
  /** The rule of a letterhead: a page in colour. */
  const rule = `<rect x="27" y="50" width="156" height="0.9" fill="${RED}"/>`;

  test('is named by its ink and keeps the page from “not seen”, but is never seen', async () => {
    expect(await look(stamp('#2a3fb0'))).toMatchObject({ verdict: 'cannot-tell', reason: 'other-ink', seals: [], stamps: [{ ink: 'blue', kind: 'round' }] });
    expect(await look(stamp('#5a2fb0'))).toMatchObject({ verdict: 'cannot-tell', reason: 'other-ink', stamps: [{ ink: 'blue' }] });
    const copy = await look(stamp('#d8222c'), { grey: true });
    expect(copy).toMatchObject({ verdict: 'cannot-tell', reason: 'grey', seals: [], stamps: [{ ink: 'black' }] });
    expect(copy.stamps[0]!.diameterMm).toBeCloseTo(40, -0.5);
  });

  test('is looked for in black on a page in colour, over its words too', async () => {
    const black = { verdict: 'cannot-tell', reason: 'other-ink', seals: [], stamps: [{ ink: 'black', kind: 'round' }] };
    expect(await look(stamp('#333') + rule)).toMatchObject(black);
    expect(await look(stamp('#444') + rule + line(dice(5), { x: 120, y: 228, size: 5, colour: '#222', count: 9 }))).toMatchObject(black);
    const none = { verdict: 'not-seen', stamps: [] };
    expect(await look(`<circle cx="150" cy="225" r="20" fill="none" stroke="#333" stroke-width="1.2"/>${rule}`)).toMatchObject(none);
    expect(await look(`<path d="M100 200h60v40h-60zM100 220h60M130 200v40" fill="none" stroke="#222" stroke-width="0.6"/>${rule}`)).toMatchObject(none);
  });

  test('blue rings, blue writing and a grey page of text are none', async () => {
    expect(await look('<circle cx="150" cy="225" r="20" fill="none" stroke="#2a3fb0" stroke-width="1.2"/>' + line(dice(5), { x: 60, y: 225, size: 8, colour: '#2a3fb0', count: 5 }))).toMatchObject({ verdict: 'not-seen', stamps: [] });
    expect(await look(line(dice(5), { x: 60, y: 225, size: 8, colour: '#222', count: 5 }), { grey: true })).toMatchObject({ reason: 'grey', stamps: [] });
  });

  test('beside a red seal it changes nothing', async () => {
    expect(await look(stamp(RED) + seal(dice(9), { x: 60, y: 225, colour: '#2a3fb0' }))).toMatchObject({ verdict: 'seen', seals: [{ kind: 'round' }] });
  });
});

/** A page of a pile whose right edges were stamped together: a strip of `width` mm of a seal of 42 mm, `height` mm down. */
const strip = (height: number, width: number): string => `<g transform="translate(${210 - width} 0)"><clipPath id="c"><rect x="0" y="0" width="${width}" height="297"/></clipPath><g clip-path="url(#c)">${seal(dice(7), { x: 6, y: height, r: 21 })}</g></g>`;

describe('a seal across the edges of several pages (骑缝章)', () => {
  const sights = async (...svgs: string[]): Promise<SealSight[]> => Promise.all(svgs.map((svg) => look(svg)));
  const facts = (seen: readonly SealSight[]) => sealFacts(seen.map((sight) => ({ sight: { ...sight, isBlank: false }, isPicture: true, dpi: 300 })), true);

  test('the strip of one page is a doubt, named as cut by the edge', async () => {
    expect(facts(await sights(strip(150, 8)))).toMatchObject({ sealVerdict: 'cannot-tell', seals: [{ page: 1, kind: 'edge' }] });
  });

  test('strips of two pages at the same height are seen, at different heights they are not', async () => {
    expect(facts(await sights(strip(150, 8), strip(153, 8)))).toMatchObject({ sealVerdict: 'seen', seals: [{ page: 1, kind: 'edge' }, { page: 2, kind: 'edge' }] });
    expect(facts(await sights(strip(150, 8), strip(210, 8))).sealVerdict).toBe('cannot-tell');
  });

  test('a red ribbon, a red rule and red text that runs to the edge are none', async () => {
    const bars = ['<rect x="204" y="120" width="6" height="40" fill="#d8222c"/>', '<rect x="208" y="0" width="1" height="297" fill="#d8222c"/>', line(dice(3), { x: 150, y: 150, size: 8, colour: RED, count: 7 }) + line(dice(4), { x: 150, y: 160, size: 8, colour: RED, count: 7 })];
    for (const bar of bars) expect((await look(bar)).seals, bar.slice(0, 40)).toEqual([]);
  });
});
