import { SURE_HAN } from '../../model/reading.js';
import { isBody } from '../issuer.js';
import type { LineText } from './read-line.js';
import type { Rectangle } from './rectangle.js';

/** A name that ends as no body's does, of so many characters at least. */
const CUT_OFF = /^\p{Script=Han}{6,}$/u;
/** So far behind its end its last characters are looked for, in heights of the line. */
const BEHIND = 0.8;
const MOST_LOST = 2;

/**
 * …教育研究(会): the detector sees nothing of a character that stands in the ring of a seal. Two readings of the line and of what lies
 * behind it, from two copies, must agree, be sure of every character, and make the name of a body of it; else the line stays.
 */
export async function withLostEnd<Line extends LineText & { readonly at: Rectangle }>(line: Line, readings: readonly ((at: Rectangle) => Promise<LineText>)[]): Promise<Line> {
  const name = bare(line.text);
  if (!CUT_OFF.test(name) || isBody(name)) return line;
  const at = lengthened(line.at, BEHIND * line.at.height);
  const found: LineText[] = [];
  for (const read of readings) found.push(await read(at));
  const [first] = found;
  const whole = bare(first?.text ?? '');
  const isSame = found.every(({ text, least }) => bare(text) === whole && least >= SURE_HAN);
  return first && isSame && whole.startsWith(name) && whole.length > name.length && whole.length <= name.length + MOST_LOST && isBody(whole) ? { ...line, ...first, at } : line;
}

/** Longer at its end by so many pixels. */
export function lengthened({ x, y, width, height, angle }: Rectangle, more: number): Rectangle {
  return { x: x + (Math.cos(angle) * more) / 2, y: y + (Math.sin(angle) * more) / 2, width: width + more, height, angle };
}

function bare(text: string): string {
  return text.replace(/\s/gu, '');
}
