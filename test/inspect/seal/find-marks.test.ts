import { describe, expect, test } from 'vitest';
import { findMarks, type FoundMark } from '../../../src/inspect/seal/find-marks.js';
import { INKS, loop, marker, MARKED, under, UNMARKED, words } from './drawn-marks.js';
import { seal, type Draw, type Drawing } from './drawn-seals.js';
import { LONG_MM, paint } from './paint.js';
import { body, dice, line } from './strokes.js';

async function marksOn(svg: string, more: Partial<Drawing> = {}): Promise<FoundMark[]> {
  return findMarks(await paint({ svg: body(dice(2), 150) + svg, ...more }, 2), 297 / 1000);
}

async function marksOnDrawn(kinds: Readonly<Record<string, Draw>>, kind: string): Promise<FoundMark[]> {
  const index = Object.keys(kinds).indexOf(kind);
  const pixels = await paint(kinds[kind]!(dice(index + 31)), index + 31);
  return findMarks(pixels, index % 2 ? LONG_MM / pixels.height : null);
}

describe('drawn pages', () => {
  test.each(Object.keys(MARKED))('%s: is seen', async (kind) => expect((await marksOnDrawn(MARKED, kind)).length).toBeGreaterThan(0));

  test.each(Object.keys(UNMARKED))('%s: marks nothing', async (kind) => expect(await marksOnDrawn(UNMARKED, kind)).toEqual([]));
});

describe('text marker', () => {
  test('is found where it is', async () => {
    const marks = await marksOn(words(100) + marker(100, INKS.green), { quality: 70 });
    expect(marks.map(({ kind }) => kind)).toEqual(['marker']);
    expect(marks[0]!.left * 210).toBeCloseTo(45, -0.5);
    expect(marks[0]!.width * 210).toBeCloseTo(60, -1);
    expect(marks[0]!.top * 297).toBeCloseTo(96.5, -0.5);
  });

  test('over three lines at once is a mark of each line, from where it begins there to where it ends', async () => {
    const at = [[75, 95.5, 62], [40, 104.5, 97], [40, 113.5, 40]] as const;
    const strokes = at.map(([x, y, width]) => `<rect x="${x}" y="${y}" width="${width}" height="9.2" fill="${INKS.yellow}" style="mix-blend-mode:multiply"/>`).join('');
    const marks = await marksOn([100, 109, 118].map((y) => words(y, y)).join('') + strokes, { quality: 70 });
    expect(marks.map(({ kind }) => kind)).toEqual(['marker', 'marker', 'marker']);
    for (const [index, [left, , width]] of at.entries()) {
      expect(marks[index]!.left * 210, `${index}`).toBeCloseTo(left, -0.5);
      expect(marks[index]!.width * 210, `${index}`).toBeCloseTo(width, -0.5);
    }
  });

  test('two bars are two marks, in a warm photograph too', async () => {
    const svg = words(80) + marker(80, INKS.yellow) + words(110) + marker(110, INKS.pink, 30);
    expect((await marksOn(svg, { cast: [0.9, 0.85, 0.75], noise: 3, quality: 70 })).map(({ kind }) => kind)).toEqual(['marker', 'marker']);
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

  test('a level line inside a seal is none', async () => {
    const lined = seal(dice(5), { x: 140, y: 100, r: 22 }) + '<rect x="131" y="90.6" width="18" height="0.7" fill="#d8202a"/>' + line(dice(6), { x: 120, y: 87, size: 5.3, colour: '#1a1a1a', count: 7 });
    expect(await marksOn(lined)).toEqual([]);
  });
});

describe('a red line drawn by hand round words', () => {
  test('is found where it is', async () => {
    const [mark, ...more] = await marksOn(words(100) + loop(dice(4), 100, 50), { quality: 80 });
    expect(mark).toMatchObject({ kind: 'ink' });
    expect(more).toEqual([]);
    expect(mark!.left * 210).toBeCloseTo(45, -1);
    expect(mark!.width * 210).toBeCloseTo(50, -1);
  });

  test.each([404, 406, 407])('is found however it is drawn: %i', async (seed) => expect((await marksOn(words(100) + loop(dice(seed), 100, 50))).map(({ kind }) => kind)).toEqual(['ink']));

  test('is none round nothing, as a printed frame, or round half the page', async () => {
    expect(await marksOn(loop(dice(4), 100, 50))).toEqual([]);
    expect(await marksOn(words(100) + '<rect x="42" y="93" width="60" height="14" fill="none" stroke="#d8202a" stroke-width="0.7"/>')).toEqual([]);
    expect(await marksOn(words(100) + '<ellipse cx="105" cy="150" rx="95" ry="120" fill="none" stroke="#d8202a" stroke-width="0.7"/>')).toEqual([]);
  });
});

test('a grey copy and a picture without paper show no marks', async () => {
  expect(await marksOn(words(100) + marker(100, INKS.yellow), { grey: true })).toEqual([]);
  expect(await marksOn(words(100) + marker(100, INKS.yellow), { paper: '#3a5a40' })).toEqual([]);
});
