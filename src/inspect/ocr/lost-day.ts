import type { ReadingModels } from '../../engines/onnx.js';
import { SURE_HAN } from '../../model/reading.js';
import { daysIn, NUMERAL, squeeze, ZERO } from '../days.js';
import { hasGap } from './gap.js';
import { lengthened } from './lost-end.js';
import type { LineText } from './read-line.js';
import type { Rectangle } from './rectangle.js';
import { readSetClose, type Copies } from './set-close.js';

/** A year or a month behind which nothing was found, figures that no 日 closes, or a whole date. */
const BEGUN = new RegExp(`^(?:\\d{4}|[${NUMERAL}]{4})年(?:(?:\\d{1,2}|[${NUMERAL}]{1,3})(?:月(?:\\d{0,2}|[${NUMERAL}]{0,3})日?)?)?$`, 'u');
/** So far behind what was found a day is looked for, in heights of the line: forms set it wide apart, and further on an ornament may stand. */
const BEHIND = [0, 2, 3.5, 5, 8];
const SURE_CHARACTER = 0.7;
/** How much of its width is left to a line when it is read, one after the other. */
const WIDTHS = [0.7, 1, 0.85];

/**
 * 二〇一三年七月 (一日): of a day that is one stroke wide apart, or half under a seal, the detector sees nothing, or each piece for itself.
 * The line and what lies behind it are read set close, twice, and from both copies where a seal was washed off: all must name the same
 * day, each sure of every figure; else the line stays what it was. `isWhole`: whatever else was read there is a piece of it.
 */
export async function withLostDay<Line extends LineText & { readonly at: Rectangle; readonly isWhole?: boolean }>(models: ReadingModels, copies: readonly Copies[], line: Line): Promise<Line> {
  const text = bare(line.text);
  const [first, ...others] = copies;
  const own = wholeDay(text);
  // Figures that two readings did not have alike stay a doubt.
  if (!first || !BEGUN.test(text) || (own !== null && (line.least >= SURE_HAN || isInFigures(text)))) return line;
  const begun = text.replace(/[^年月]*$/u, '');
  for (const heights of BEHIND) {
    const at = lengthened(line.at, heights * line.at.height);
    const read = await readAlike(models, first, at);
    if (!read || !bare(read.text).startsWith(begun)) continue;
    const day = wholeDay(read.text);
    const seen = await Promise.all(others.map((copy) => readSetClose(models, copy, at, WIDTHS[0] as number)));
    return (own === null || own === day) && seen.every((other) => wholeDay(other.text) === day) ? { ...line, ...read, at, isWhole: true } : line;
  }
  return line;
}

/** What two of three widths read alike, each sure of it; null where they do not. */
async function readAlike(models: ReadingModels, copy: Copies, at: Rectangle): Promise<LineText | null> {
  const found: LineText[] = [];
  for (const width of WIDTHS) {
    const read = await readSetClose(models, copy, at, width);
    const day = wholeDay(read.text);
    // A third width is asked where two are of one day and one of them not sure of it.
    if (day === null || (found[0] && wholeDay(found[0].text) !== day)) return null;
    found.push({ ...read, least: surenessOf(read) });
    const sure = [...found].sort((a, b) => b.least - a.least);
    if ((sure[1]?.least ?? 0) >= SURE_HAN) break;
  }
  const [, second] = found.sort((a, b) => b.least - a.least);
  return second && second.least >= SURE_CHARACTER ? second : null;
}

/** Whether a zero amid numerals is 〇 or O decides nothing; a gap between numerals does. */
function surenessOf(read: LineText): number {
  if (isInFigures(read.text)) return read.leastFigure;
  return hasGap(read) ? 0 : read.leastNumeral;
}

/** The day that a line is. */
function wholeDay(text: string): string | null {
  const line = squeeze(text);
  const [day] = daysIn(line);
  return day && /[日号]$/u.test(line) && day.at === 0 && day.length === line.length ? day.date : null;
}

function bare(text: string): string {
  const line = text.normalize('NFKC').replace(/\s/gu, '');
  return isInFigures(line) ? line : line.replace(new RegExp(`[${ZERO}]`, 'gu'), '〇');
}

/** A zero alone is as often one of 二0一0年. */
function isInFigures(text: string): boolean {
  return /[1-9]/u.test(text);
}
