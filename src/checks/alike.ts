import { PLACE_ENDINGS } from '../model/body-endings.js';
import type { InspectedFile } from '../model/evidence.js';
import { grouped } from '../model/grouped.js';
import type { Member } from '../model/outcome.js';
import { byText } from './evaluate.js';
import type { Lookalikes } from './lookalikes.js';
import { plain } from './text.js';

/** Files that have the same content, the same text but for its dates and places, or that show the same picture. */
export interface Alike {
  readonly what: 'content' | 'text' | 'picture';
  /** By path, two at least. */
  readonly members: readonly Member[];
}

/** The groups that each file belongs to, by its path: those of equal files first, then those of equal words. */
export function findAlike(files: readonly InspectedFile[], pictures: Lookalikes['groups']): (path: string) => readonly Alike[] {
  const placed = files.filter((file) => file.disposition === 'included' && file.requirement !== null);
  const copies = [...grouped(placed, (file) => file.sha256).values()].filter((group) => group.length > 1);
  const groups = [
    ...copies.map((group) => alike('content', group.map((file) => ({ file, pages: [] })))),
    ...textsAlike(placed).map((group) => alike('text', group.map((file) => ({ file, pages: [] })))),
    ...pictures.map((group) => alike('picture', group)),
  ];
  const byPath = grouped(groups.flatMap((group) => group.members.map(({ file }) => ({ file, group }))), ({ file }) => file);
  return (path) => (byPath.get(path) ?? []).map(({ group }) => group);
}

function alike(what: Alike['what'], group: Lookalikes['groups'][number]): Alike {
  const members = group.map(({ file, pages }) => ({ file: file.path, requirement: file.requirement as string, pages, unit: file.unit, year: file.facts.document.date?.slice(0, 4) ?? null }));
  return { what, members: members.sort((a, b) => byText(a.file, b.file)) };
}

/** Files whose words are the same though their bytes are not. */
function textsAlike(files: readonly InspectedFile[]): readonly (readonly InspectedFile[])[] {
  const beginAlike = [...grouped(files, ({ facts }) => firstWordsOf(facts.text.content)).values()].filter((group) => group.length > 1);
  const groups = beginAlike.flatMap((group) => [...grouped(group, ({ facts }) => wordsOf(facts.text.content))]);
  return groups.filter(([words]) => countHan(words) >= LEAST_WORDS).map(([, group]) => group).filter((group) => new Set(group.map(({ sha256 }) => sha256)).size > 1);
}

/** Fewer Han characters are a form or a cover, alike from year to year. */
const LEAST_WORDS = 100;
const MOST_WORDS = 20_000;
const [FIRST_CHARACTERS, FIRST_WORDS] = [600, 100];
const DATES = /(?:19|20)\d{2}(?:年度?)?|\d{1,2}月|\d{1,2}日|[〇零○一二三四五六七八九]{4}年|[一二三四五六七八九十]{1,3}[月日]/gu;
/** Whose paper it is, put in its place. */
const PLACES = new RegExp(`\\p{Script=Han}{2,3}(?:${PLACE_ENDINGS.join('|')})`, 'gu');

/** Most texts differ within them. Where the cut goes through a date or a place, it does so behind them. */
function firstWordsOf(content: string): string {
  const begin = wordsOf(content.slice(0, FIRST_CHARACTERS));
  return (begin.length >= 1.2 * FIRST_WORDS ? begin : wordsOf(content)).slice(0, FIRST_WORDS);
}

/** Letters and amounts without marks, dates and places. */
function wordsOf(content: string): string {
  return plain(content.slice(0, MOST_WORDS)).replace(DATES, '').replace(PLACES, '').replace(/[^\p{L}\p{N}]/gu, '');
}

function countHan(words: string): number {
  return words.match(/\p{Script=Han}/gu)?.length ?? 0;
}
