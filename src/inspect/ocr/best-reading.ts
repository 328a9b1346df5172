import type { ReadingModels } from '../../engines/onnx.js';
import { datesInFigures, isNumeralDate } from '../days.js';
import type { Pixels } from '../seal/pixels.js';
import type { Light } from './cut-line.js';
import { hasGap } from './gap.js';
import { withLostZero } from './lost-zero.js';
import { readLine, type LineText } from './read-line.js';
import type { Rectangle } from './rectangle.js';
import { redShare } from './red-share.js';

/** Below, a line is read again, wider, and the better reading counts. */
const SURE = 0.9;
/** The least sure character of a reading that may contradict another. */
const WITNESS = 0.7;
/** Where one digit decides. */
const DECISIVE = /[\d〇○零OoΟοО一二三四五六七八九]{2,4}年|\d月\d|[〔［\[(（](?:19|20)\d{2}|(?:19|20)\d{2}[-./]\d/u;
/** A web address, or what may be one: of letters set close one is easily lost where a line is narrowed. */
const ADDRESS = /https?\W|www\.|[a-z0-9]\.(?:gov|com|net|org|edu|cn)\b/iu;
/** From this share of red ink on, a seal that nobody found may lie over the words. */
const LEAST_RED = 0.02;

/** Reads a line once, or until it is known how sure its numbers are. */
export async function bestReading(models: ReadingModels, picture: Pixels, at: Rectangle): Promise<LineText> {
  const first = withLostZero(await readLine(models, picture, at, { squeeze: 0.7, light: 'all' }));
  const decides = DECISIVE.test(first.text);
  if (first.confidence >= SURE && !decides && !ADDRESS.test(first.text)) return first;
  // In red light red ink vanishes, but thin black strokes fade too.
  const light: Light = redShare(picture, at) >= LEAST_RED ? 'red' : 'all';
  const again = withLostZero(await readLine(models, picture, at, { squeeze: 1, light }));
  const better = again.confidence > first.confidence ? again : first;
  if (!decides) return better;
  // Of 二〇一七年 the round zero, a bare ring, is what gets lost: the reading that the calendar has is the whole one.
  const whole = [better, first, again].find(({ text }) => isNumeralDate(text));
  if (whole && (!isNumeralDate(first.text) || !isNumeralDate(again.text))) return ofNumerals(whole);
  if (numbersIn(again.text) === numbersIn(first.text)) return isNumeralDate(better.text) ? ofNumerals(better) : isDate(better.text) ? { ...better, least: better.leastFigure } : better;
  // A second reading that is not sure of itself is no witness against the first.
  const witness = again.least < WITNESS ? await readLine(models, picture, at, { squeeze: 0.85, light: 'all' }) : again;
  // Two readings that name different numbers are none to rely on.
  return numbersIn(witness.text) === numbersIn(first.text) ? { ...first, least: Math.min(first.leastFigure, witness.leastFigure) } : { ...better, least: 0 };
}

/** A date in numerals is as sure as the least sure of them, and not at all where one may be missing. */
function ofNumerals(line: LineText): LineText {
  return { ...line, least: hasGap(line) ? 0 : line.leastNumeral };
}

/** Of a date the figures decide: what stands for 年, 月 and 日 is known from its place. */
function isDate(text: string): boolean {
  return /^\s*\d{4}年\d{1,2}月\d{1,2}\D?\s*$/u.test(text);
}

function numbersIn(text: string): string {
  return datesInFigures(text).replace(/\D+/gu, ' ').trim();
}
