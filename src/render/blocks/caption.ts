import type { PhotoCaption } from '../../model/dossier.js';
import { columnsOf } from '../report/columns.js';
import { writeDate } from './write-date.js';

/** Half-width columns of a line, of 12 points in the breadth of the text. */
const COLUMNS = 70;
const MOST_LINES = 5;

/** What stands under a photograph: its topic, and the rest in lines below; long ones run on. `number`: where it is not alone on its page. */
export function captionLines(caption: PhotoCaption, number: string | null = null): string[] {
  const lines = allLines(caption, number);
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`] : lines;
}

/** A caption that is cut under its photograph, whole; empty for one that finds room. */
export function cutCaption(caption: PhotoCaption, number: string): string {
  return allLines(caption, number).length > MOST_LINES ? partsOf(caption).filter(Boolean).join('；') : '';
}

function allLines(caption: PhotoCaption, number: string | null): string[] {
  const [topic = '', ...rest] = partsOf(caption);
  return [[number, topic].filter(Boolean).join('　'), ...inLines(rest)].filter(Boolean).flatMap(broken);
}

/** The topic, empty when it is not known, before the others. */
function partsOf({ time, place, people, topic }: PhotoCaption): string[] {
  const when = time && /^\d{4}(?:-\d{2}){0,2}$/.test(time) ? writeDate(time) : time;
  return [topic ? `主题：${topic}` : '', ...[when ? `时间：${when}` : '', place ? `地点：${place}` : '', people ? `人物：${people}` : ''].filter(Boolean)];
}

/** As many parts in a line as it holds. */
function inLines(parts: readonly string[]): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const joined = lines.length > 0 ? `${lines.at(-1)}　${part}` : part;
    if (lines.length > 0 && columnsOf(joined) <= COLUMNS) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

function broken(line: string): string[] {
  const lines = [''];
  for (const letter of line) {
    if (columnsOf(`${lines.at(-1)}${letter}`) > COLUMNS) lines.push(letter);
    else lines[lines.length - 1] += letter;
  }
  return lines;
}
