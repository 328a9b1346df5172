import type { ReadLine } from '../../../model/facts.js';

/** A form prints 年, 月 and 日, and the figures are set in later, a little higher or lower: so far apart, in heights. */
const MOST_APART = 2.6;
const PARTS = [{ figures: /^(?:19|20)\d{2}$/u, unit: '年' }, { figures: /^\d{1,2}$/u, unit: '月' }, { figures: /^\d{1,2}$/u, unit: '日' }] as const;

/** 2017 02 23 beside 年 月 日 that were read as a row of their own: one piece, 2017年02月23日, where the year stands. */
export function withFormDates(lines: readonly ReadLine[]): ReadLine[] {
  const used = new Map<ReadLine, string | null>();
  for (const unit of lines.filter(({ text }) => text.trim() === '年')) {
    const pieces = datePieces(lines, unit);
    const [year] = pieces ?? [];
    if (!pieces || !year || pieces.some((piece) => used.has(piece))) continue;
    for (const piece of pieces) used.set(piece, null);
    used.set(year, pieces.map(({ text }) => text.trim()).join(''));
  }
  const least = (line: ReadLine) => Math.min(...[...used.keys()].filter((piece) => isNear(piece, line)).map((piece) => piece.least));
  return lines.flatMap((line) => {
    const whole = used.get(line);
    return whole === undefined ? [line] : whole === null ? [] : [{ ...line, text: whole, least: least(line), startsRow: true, box: line.box }];
  });
}

/** Year, 年, month, 月, day, 日 from left to right, all near the one 年. */
function datePieces(lines: readonly ReadLine[], unit: ReadLine): ReadLine[] | null {
  const near = lines.filter((line) => isNear(line, unit) && /^(?:\d{1,4}|[年月日])$/u.test(line.text.trim())).sort((a, b) => middle(a) - middle(b));
  const pieces: ReadLine[] = [];
  for (const { figures, unit: printed } of PARTS) {
    const from = pieces.at(-1);
    const rest = from ? near.slice(near.indexOf(from) + 1) : near;
    const [figure, sign] = from ? rest : near.slice(near.indexOf(unit) - 1);
    if (!figure || !sign || !figures.test(figure.text.trim()) || sign.text.trim() !== printed) return null;
    pieces.push(figure, sign);
  }
  return pieces;
}

function isNear({ box }: ReadLine, { box: other }: ReadLine): boolean {
  return Math.abs(box.top + box.height / 2 - other.top - other.height / 2) <= MOST_APART * Math.max(box.height, other.height);
}

function middle({ box }: ReadLine): number {
  return box.left + box.width / 2;
}
