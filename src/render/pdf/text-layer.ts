import type { ReadLine, ReadPage } from '../../model/facts.js';
import { blankCode, blankWidth } from './blank-font.js';
import { num, type Box } from './geometry.js';

/** Of a line's box, which is larger than its words: the em, and how far its baseline lies above the lower edge. */
const EM = 0.72;
const BASELINE = 0.24;
/** A box so many times as high as wide holds a line that runs downwards. */
const DOWNWARDS = 2;

/**
 * The words that were read from a page's picture, unseen over it (rendering mode 3; ISO 32000-1, 9.3.6), so that it can be
 * searched, selected and read aloud. Each run of characters lies where it was read; lines follow each other in reading
 * order. `area` is what the upright page covers on the page of the dossier, `font` the name of the blank font there.
 */
export function textLayer({ lines, skew }: ReadPage, area: Box, font: string): string {
  if (lines.length === 0) return '';
  const angle = (-skew * Math.PI) / 180;
  return ['q', 'BT', '3 Tr', ...lines.flatMap((line) => setLine(line, { area, angle, font })), 'ET', 'Q'].join('\n');
}

function setLine({ text, box, centres }: ReadLine, { area, angle: level, font }: { readonly area: Box; readonly angle: number; readonly font: string }): string[] {
  const [wide, high] = [box.width * area.width, box.height * area.height];
  const runsDown = [...text].length > 1 && high > DOWNWARDS * wide;
  const [width, height, angle] = runsDown ? [high, wide, level - Math.PI / 2] : [wide, high, level];
  const size = height * EM;
  const runs = size > 0 ? runsOf(text, centres.map((centre) => (centre / 1000) * width), width) : [];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [area.x + (box.left + box.width / 2) * area.width, area.y + (1 - box.top - box.height / 2) * area.height];
  const across = height * (BASELINE - 0.5);
  return runs.flatMap(({ text: words, from, to }) => {
    const along = from - width / 2;
    const stretch = ((to - from) / (emsOf(words) * size)) * 100;
    const origin = [middleX + along * cos - across * sin, middleY + along * sin + across * cos];
    return [`/${font} ${num(size)} Tf ${num(stretch)} Tz ${[cos, sin, -sin, cos].map(num).join(' ')} ${origin.map(num).join(' ')} Tm ${blankCode(words)} Tj`];
  });
}

interface Run {
  readonly text: string;
  /** Along the line, in points from the left edge of its box. */
  readonly from: number;
  readonly to: number;
}

/**
 * Pieces of one width of character, each stretched from where the one before ends to where the next begins: a gap
 * between them would be taken for a blank.
 */
function runsOf(text: string, centres: readonly number[], width: number): Run[] {
  const characters = [...text];
  const edges = [...characters, ''].map((_character, index) => edgeBefore(index, { characters, centres, width }));
  const starts = characters.flatMap((character, index) => (index === 0 || blankWidth(character) !== blankWidth(characters[index - 1] as string) ? [index] : []));
  return starts.flatMap((start, order) => {
    const end = starts[order + 1] ?? characters.length;
    const [from, to] = [edges[start] as number, edges[end] as number];
    return to > from ? [{ text: characters.slice(start, end).join(''), from, to }] : [];
  });
}

/** Between two characters, nearer to the narrower one; at either end as far outside as the neighbour's half. */
function edgeBefore(index: number, { characters, centres, width }: { readonly characters: readonly string[]; readonly centres: readonly number[]; readonly width: number }): number {
  const [before, after] = [centres[index - 1], centres[index]];
  const widthAt = (at: number) => blankWidth(characters[at] ?? ' ');
  if (before !== undefined && after !== undefined) return before + ((after - before) * widthAt(index - 1)) / (widthAt(index - 1) + widthAt(index));
  if (after !== undefined) return Math.max(0, after - halfOf(index, index + 1));
  return Math.min(width, (before ?? 0) + halfOf(index - 1, index - 2));

  function halfOf(at: number, neighbour: number): number {
    const [own = 0, other] = [centres[at], centres[neighbour]];
    return other === undefined ? width / 2 : (Math.abs(other - own) * widthAt(at)) / (widthAt(at) + widthAt(neighbour));
  }
}

function emsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + blankWidth(character), 0);
}
