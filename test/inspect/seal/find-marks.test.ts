import { describe, expect, test } from 'vitest';
import { findMarks, type FoundMark } from '../../../src/inspect/seal/find-marks.js';
import { seal, type Drawing } from './drawn-seals.js';
import { paint } from './paint.js';
import { body, dice, line } from './strokes.js';

const INKS = { yellow: '#fff200', green: '#8df06c', pink: '#ff8fc8', blue: '#7fd4ff' };
const words = (y: number): string => line(dice(8), { x: 40, y, size: 5.3, colour: '#1a1a1a', count: 18 });
const marker = (y: number, ink: string, width = 60): string => `<rect x="45" y="${y - 3.5}" width="${width}" height="7" fill="${ink}" style="mix-blend-mode:multiply"/>`;
const under = (y: number, width: number, rise = 0, colour = '#d8202a'): string => `<path d="M42 ${y + 3.8}l${width} ${-rise}" stroke="${colour}" stroke-width="0.7"/>`;

async function marksOn(svg: string, more: Partial<Drawing> = {}): Promise<FoundMark[]> {
  return findMarks(await paint({ svg: body(dice(2), 150) + svg, ...more }, 2), 297 / 1000);
}

describe('text marker', () => {
  for (const [name, ink] of Object.entries(INKS)) {
    test(`${name} over text is found where it is`, async () => {
      const marks = await marksOn(words(100) + marker(100, ink), { quality: 70 });
      expect(marks.map(({ kind }) => kind)).toEqual(['marker']);
      expect(marks[0]!.left * 210).toBeCloseTo(45, -0.5);
      expect(marks[0]!.width * 210).toBeCloseTo(60, -1);
      expect(marks[0]!.top * 297).toBeCloseTo(96.5, -0.5);
    });
  }

  test('two bars are two marks, in a warm photograph too', async () => {
    const svg = words(80) + marker(80, INKS.yellow) + words(110) + marker(110, INKS.pink, 30);
    expect((await marksOn(svg, { cast: [0.9, 0.85, 0.75], noise: 3, quality: 70 })).map(({ kind }) => kind)).toEqual(['marker', 'marker']);
  });

  test('a coloured bar without text, a picture and cream paper are none', async () => {
    expect(await marksOn(marker(100, INKS.yellow))).toEqual([]);
    expect(await marksOn('<rect x="40" y="60" width="90" height="60" fill="#ffe14d"/><circle cx="80" cy="90" r="20" fill="#444"/>')).toEqual([]);
    expect(await marksOn(words(100), { paper: '#f3e6c4' })).toEqual([]);
  });
});

describe('red underline', () => {
  test('is found under text, level or drawn by hand', async () => {
    expect((await marksOn(words(100) + under(100, 70))).map(({ kind }) => kind)).toEqual(['underline']);
    expect((await marksOn(words(100) + under(100, 50, 1.2), { quality: 60 })).map(({ kind }) => kind)).toEqual(['underline']);
  });

  test('is none without text above it, in black, or under red words', async () => {
    expect(await marksOn(under(100, 70))).toEqual([]);
    expect(await marksOn(words(100) + under(100, 70, 0, '#222'))).toEqual([]);
    expect(await marksOn(line(dice(3), { x: 42, y: 100, size: 6, colour: '#d8202a', count: 10 }) + under(100, 70))).toEqual([]);
  });

  test('the rule of a letterhead, a table and a seal are none', async () => {
    expect(await marksOn(line(dice(3), { x: 40, y: 60, size: 12, colour: '#e01020', count: 9 }) + words(82) + '<rect x="27" y="88" width="156" height="0.8" fill="#e01020"/>')).toEqual([]);
    const rules = [60, 75, 90].map((y) => `<rect x="40" y="${y}" width="100" height="0.5" fill="#d8202a"/>`).join('') + [40, 90, 139.5].map((x) => `<rect x="${x}" y="60" width="0.5" height="30" fill="#d8202a"/>`).join('');
    expect(await marksOn(rules + words(67) + words(82))).toEqual([]);
    const lined = seal(dice(5), { x: 140, y: 100, r: 22 }) + '<rect x="131" y="90.6" width="18" height="0.7" fill="#d8202a"/>' + line(dice(6), { x: 120, y: 87, size: 5.3, colour: '#1a1a1a', count: 7 });
    expect(await marksOn(lined)).toEqual([]);
  });
});

test('a grey copy shows no marks', async () => {
  expect(await marksOn(words(100) + marker(100, INKS.yellow), { grey: true })).toEqual([]);
});
