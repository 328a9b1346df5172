import type { ReadingModels } from '../../engines/onnx.js';
import { datesInFigures, daysIn, NUMERAL, squeeze } from '../days.js';
import type { Pixels } from '../seal/pixels.js';
import { lengthened } from './lost-end.js';
import { readLine, type LineText } from './read-line.js';
import type { Rectangle } from './rectangle.js';

/** A month behind which nothing was found, or figures that no 日 closes. */
const CUT_OFF = new RegExp(`(?:\\d{4}|[${NUMERAL}]{4})年(?:\\d{1,2}|[${NUMERAL}]{1,3})月(?:\\d{0,2}|[${NUMERAL}]{0,3})$`, 'u');
/** So far behind the month a day is looked for, in heights of the line: forms set it wide apart, and further on an ornament may stand. */
const BEHIND = [2, 3.5, 5];
const SURE_CHARACTER = 0.7;

/**
 * 二〇一三年七月 (一日): of a day that is one stroke wide apart, or half under a seal, the detector sees nothing. Two readings of the
 * line and of what lies behind it must name the same day, each sure of every figure; else the line stays what it was.
 */
export async function withLostDay<Line extends LineText & { readonly at: Rectangle }>(models: ReadingModels, picture: Pixels, line: Line): Promise<Line> {
  const month = datesInFigures(bare(line.text)).replace(/[^月]*$/u, '');
  if (!CUT_OFF.test(bare(line.text))) return line;
  for (const heights of BEHIND) {
    const at = lengthened(line.at, heights * line.at.height);
    const narrow = await readLine(models, picture, at, { squeeze: 0.7, light: 'all' });
    const wide = await readLine(models, picture, at, { squeeze: 1, light: 'all' });
    // Whether a zero amid numerals is 〇 or O decides nothing.
    const least = Math.min(...[narrow, wide].map(({ text, leastFigure, leastNumeral }) => (/\d/u.test(bare(text)) ? leastFigure : leastNumeral)));
    const [one, other] = [narrow, wide].map(({ text }) => wholeDay(text));
    if (one && one === other && least >= SURE_CHARACTER && datesInFigures(bare(narrow.text)).startsWith(month)) return { ...line, ...narrow, at, least };
  }
  return line;
}

/** The day that ends a line. */
function wholeDay(text: string): string | null {
  const line = squeeze(text);
  const day = daysIn(line).at(-1);
  return day && /[日号]$/u.test(line) && day.at + day.length === line.length ? day.date : null;
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
