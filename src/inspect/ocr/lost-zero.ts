import { ZERO } from '../days.js';
import type { LineText } from './read-line.js';

const YEAR = /二[一二][一二三四五六七八九]年(?=[一二三四五六七八九十])/u;
/** How much wider than the next step the one is in which a character was lost. */
const LEAST_GAP = 1.5;

/** 〇二三年: a year of three numerals whose first is the zero has lost its first, and that is always 二. */
const HEADLESS = new RegExp(`^[${ZERO}][〇○零0Oo一二三四五六七八九][〇○零0Oo一二三四五六七八九]年(?=[一二三四五六七八九十])`, 'u');

/** 二一七年 for 二〇一七年: the zero, a bare ring, is what a reader of strokes loses. It is put back where its place is empty. */
export function withLostZero(line: LineText): LineText {
  if (HEADLESS.test(line.text)) return { ...line, text: `二${line.text}`, centres: [Math.max(0, 2 * (line.centres[0] as number) - (line.centres[1] as number)), ...line.centres] };
  const found = YEAR.exec(line.text);
  if (!found) return line;
  const first = [...line.text.slice(0, found.index)].length;
  const [two, ten, one, year] = line.centres.slice(first, first + 4) as [number, number, number, number];
  if (ten - two < LEAST_GAP * Math.max(one - ten, year - one)) return line;
  const characters = [...line.text];
  characters.splice(first + 1, 0, '〇');
  const centres = [...line.centres];
  centres.splice(first + 1, 0, (two + ten) / 2);
  return { ...line, text: characters.join(''), centres };
}
