import type { ReadLine, ReadPage } from '../../../model/facts.js';
import { dateAmong } from '../../date-pieces.js';
import { signatureDate } from '../../dates.js';
import { plain } from './plain.js';

export type ReadField = 'number' | 'issuer' | 'title' | 'date' | 'draft';

/** How sure the lines were that a fact came from; 1 when it did not come from them. */
export function howSure(field: ReadField, value: string, lines: readonly ReadLine[], rings: NonNullable<ReadPage['seals']>): number {
  const told = plain(value);
  if (field === 'title') {
    // A title is as sure as its least sure line.
    return Math.min(1, ...lines.filter(({ text }) => overlaps(plain(text), told)).map(({ confidence }) => confidence));
  }
  const whole = lines.filter(({ text }) => (field === 'date' ? signatureDate([text])?.date === value || plain(text).includes(spelled(value)) : told.length > 1 && plain(text).includes(told)));
  // The same name along the seal is a second witness, and the same words may stand in several places.
  const witnesses = field === 'issuer' ? rings.filter(({ text }) => plain(text) === told).map(({ confidence }) => confidence) : [];
  const sure = [...[...whole, ...(field === 'issuer' ? brokenOver(told, lines) : [])].map(({ least }) => least), ...witnesses];
  if (sure.length > 0) return Math.max(...sure);
  const parts = field === 'date' ? piecesOf(value, lines) : lines.filter(({ text }) => overlaps(plain(text), told));
  return Math.min(1, ...parts.map(({ least }) => least));
}

/** A name in running text that begins on one line and ends on the next: as sure as both. */
function brokenOver(name: string, lines: readonly ReadLine[]): readonly Pick<ReadLine, 'least'>[] {
  return lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const isBroken = next !== undefined && [...name].some((_character, at) => at > 0 && plain(line.text).endsWith(name.slice(0, at)) && plain(next.text).startsWith(name.slice(at)));
    return next && isBroken ? [{ least: Math.min(line.least, next.least) }] : [];
  });
}

/** 2018, 年, 10, 月23日: the pieces of a row that are a date together. */
function piecesOf(date: string, lines: readonly ReadLine[]): readonly ReadLine[] {
  const rows: ReadLine[][] = [];
  for (const line of lines) {
    if (line.startsRow || rows.length === 0) rows.push([line]);
    else (rows.at(-1) as ReadLine[]).push(line);
  }
  const row = rows.find((pieces) => {
    const among = dateAmong(pieces.map(({ text }) => text));
    return among !== null && signatureDate([among])?.date === date;
  });
  return (row ?? []).filter(({ text }) => /[\d〇○零一二三四五六七八九十]/u.test(text) && !/[^\d〇○零OoΟοО一二三四五六七八九十年月日\s]/u.test(text));
}

function spelled(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
}

function overlaps(line: string, value: string): boolean {
  return line.length >= 2 && value.length >= 2 && (line.includes(value) || value.includes(line));
}
