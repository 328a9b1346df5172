import type { DocumentFacts, ReadLine, ReadPage } from '../../../model/facts.js';
import { SURE_HAN } from '../../../model/reading.js';
import { hasGap } from '../gap.js';
import { howSure } from './how-sure.js';
import { isBeheaded } from './organs.js';
import { plain } from './plain.js';
import { isPartOfName, isUpperRow } from './stacked-names.js';
import { goesOn } from './title-on-page.js';

type Rings = NonNullable<ReadPage['seals']>;

/**
 * Of the bodies told those whose names were read surely and whole. Where the first is not, as when half of it lies under a seal, the
 * others issued the paper all the same; of names over a date that stand far apart only the last signed.
 */
export function sureIssuers(told: DocumentFacts, lines: readonly ReadLine[], rings: Rings): readonly string[] {
  const isMark = (name: string) => told.issuerFrom === 'letterhead' && told.number === null && isMarkInRow(name, lines);
  const names = told.issuerFrom === 'signature' ? nearTheLast(told.issuers, lines) : told.issuers;
  return names.filter((name) => howSure('issuer', name, lines, rings) >= SURE_HAN && !isHalf(name, lines, rings) && !isMark(name));
}

/** A name that lacks a part: its head, a character, its other row, or the rest of the heading it opens. */
export function isHalf(name: string, lines: readonly ReadLine[], rings: Rings): boolean {
  const sealed = rings.map(({ text }) => text);
  return isBeheaded(name) || isPartOfName(name, lines, sealed) || isPartOfHeading(name, lines) || lacksCharacter(name, lines) || isUpperRow(name, lines, sealed);
}

/** Who signs does so in this lower part of a page. */
const FOOT = 0.5;

/** On what is no paper for certain, a name over a day in the upper part is of whom it is about: the school of a winner. */
export function standsHigh(name: string, lines: readonly ReadLine[]): boolean {
  const own = lines.filter(({ text }) => plain(text) === plain(name));
  return own.length > 0 && own.every(({ box }) => box.top < FOOT);
}

/** Between the names of those who sign together, in heights of a line. */
const MOST_APART = 4;

function nearTheLast(names: readonly string[], lines: readonly ReadLine[]): readonly string[] {
  const boxOf = (name: string | undefined) => lines.findLast(({ text }) => name !== undefined && plain(text) === plain(name))?.box;
  const first = names.findLastIndex((name, index) => {
    const [box, next] = [boxOf(name), boxOf(names[index + 1])];
    return box !== undefined && next !== undefined && next.top - box.top - box.height > MOST_APART * Math.max(box.height, next.height);
  });
  return names.slice(first + 1);
}

/** Steps of a whole name are at most 1.7 of their middle one, a blank within it counted. */
const NAME_GAP = 1.8;

/** 理工大党委: wherever the name stands, two of its characters are so far apart that one was lost between them. */
function lacksCharacter(name: string, lines: readonly ReadLine[]): boolean {
  const own = lines.filter(({ text, centres }) => plain(text) === plain(name) && centres.length === [...text].length);
  return own.length > 0 && own.every((line) => hasGap(line, NAME_GAP));
}

/** Headings stand in this upper part of a page. */
const HEAD = 0.4;

/** 某市海棠园 over 音乐节: the first words of a heading may end like the name of a body. */
function isPartOfHeading(name: string, lines: readonly ReadLine[]): boolean {
  return lines.some((line, index) => line.box.top < HEAD && plain(line.text) === plain(name) && goesOn(line, lines[index + 1]));
}

const LEAST_MARKS = 3;

/** Marks beside each other at the head of a certificate are of all who had a part in it; a letterhead has a row of its own, or 文件 beside it. */
function isMarkInRow(name: string, lines: readonly ReadLine[]): boolean {
  const rowOf = (index: number) => {
    const next = lines.findIndex(({ startsRow }, at) => at > index && startsRow);
    return lines.slice(lines.findLastIndex(({ startsRow }, at) => at <= index && startsRow), next < 0 ? undefined : next).filter(({ text }) => plain(text) !== '文件');
  };
  const own = lines.flatMap((line, index) => (plain(line.text) === plain(name) ? [index] : []));
  return own.length > 0 && own.every((index) => (lines[index] as ReadLine).box.top < HEAD && rowOf(index).length >= LEAST_MARKS);
}
