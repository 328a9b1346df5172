import { SURE_HAN } from '../../model/reading.js';
import { isBody } from '../issuer.js';
import { aloneMonth, datesInFigures, daysIn, squeeze } from '../days.js';
import type { Pixels } from '../seal/pixels.js';
import { hasGap } from './gap.js';
import type { LineText } from './read-line.js';
import type { Rectangle } from './rectangle.js';

/** Two readings that differ make no name sure. */
const DOUBTED = 0.7;
/** Of 60 real pages with seals: where one ate a stroke or a character, the least sure of those left had 0.88 at most. */
const SETTLED = 0.97;

/**
 * Of two readings of a line whose seal was taken off in two ways, the surer one; each way leaves something of the seal or takes
 * something of the words, a whole character at times. A day both name is as sure as the surer of them has it; two days are none to
 * rely on, and neither are names that differ in length, nor two that are both sure.
 */
export function surerUnderSeal(one: LineText, other: LineText): LineText {
  const [better, worse] = one.least >= other.least ? [one, other] : [other, one];
  if (plain(one.text) === plain(other.text)) return { ...better, confidence: Math.max(one.confidence, other.confidence) };
  const [day, second] = [dateOf(better.text), dateOf(worse.text)];
  if (day || second) {
    if (day && second) return { ...better, least: day === second ? better.least : 0 };
    const [told, rest] = day ? [better, worse] : [worse, better];
    return numbersIn(told.text) === numbersIn(rest.text) ? { ...told, least: Math.max(told.least, Math.min(one.leastFigure, other.leastFigure)) } : told;
  }
  return worse.least >= SURE_HAN || lengthOf(better) !== lengthOf(worse) ? { ...better, least: Math.min(better.least, DOUBTED) } : better;
}

/** Both readings of a third copy must have every character of a name so surely. */
const WITNESSED = 0.85;
/** Steps of a whole name are at most 1.7 of their middle one: beyond, a character was lost, and every copy may have lost it. */
const NAME_GAP = 1.8;
const NARROW = 0.7;

/** A body's name that two copies read without being sure, neither of them a longer one, and a third, read in two widths, reads surely, is as sure as there. */
export async function withWitness(line: LineText, copies: readonly LineText[], read: (width: number) => Promise<LineText>): Promise<LineText> {
  const name = plain(line.text);
  if (line.least >= SURE_HAN || !isBody(name) || hasGap(line, NAME_GAP) || copies.some((copy) => lengthOf(copy) > name.length)) return line;
  const readings = [await read(NARROW), await read(1)];
  const least = Math.min(...readings.map((other) => (plain(other.text) === name && !hasGap(other, NAME_GAP) ? other.least : 0)));
  return least >= WITNESSED ? { ...line, least } : line;
}

/** Nothing another copy says would change it: a mark, or words of which every character is as sure as where no seal is. Figures and numerals always need two. */
export function isSettled({ text, least }: LineText): boolean {
  return [...text.trim()].length < 2 || (least >= SETTLED && !/[\d〇一二三四五六七八九十]/u.test(text));
}

/** Whether two copies of a picture differ in a rectangle, its turn left aside. */
export function differsWithin(one: Pixels, other: Pixels, { x, y, width, height }: Rectangle): boolean {
  for (let row = Math.max(0, Math.floor(y - height / 2)); row < Math.min(one.height, y + height / 2); row++) {
    const [from, to] = [Math.max(0, Math.floor(x - width / 2)), Math.min(one.width, Math.ceil(x + width / 2))];
    for (let at = (row * one.width + from) * 3; at < (row * one.width + to) * 3; at += 3) if (one.data[at] !== other.data[at]) return true;
  }
  return false;
}

/** The one day or month that a line names. */
function dateOf(text: string): string | null {
  const line = squeeze(text);
  const days = daysIn(line);
  return days.length === 1 ? (days[0]?.date ?? null) : aloneMonth(line);
}

function numbersIn(text: string): string {
  return datesInFigures(plain(text)).replace(/\D+/gu, ' ').trim();
}

function lengthOf({ text }: LineText): number {
  return plain(text).length;
}

function plain(text: string): string {
  return [...text.normalize('NFKC').replace(/[〇○零OОοΟo]/gu, '〇')].filter((character) => /[\p{L}\p{N}]/u.test(character)).join('');
}
