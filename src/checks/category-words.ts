import { isAnnounced, isDenied, isPlanned } from './body-doubts.js';
import { clauseAt, passageOf, quotedTitles, type Passage } from './passage.js';
import { plain } from './text.js';

export interface Category {
  readonly name: string;
  readonly words: readonly string[];
}

export interface ToldCategory {
  readonly name: string;
  readonly word: string;
  /** False: named in passing, as the place a thing belongs to, in a list of all there are, or where nothing took place. */
  readonly sure: boolean;
}

interface Found extends Omit<ToldCategory, 'sure'> {
  readonly at: number;
  readonly end: number;
}

/** In a row of so many kinds (进社区、进学校、进企业) none is told. */
const A_LIST = 3;
const MOST = 2_000;

/** The categories that a text names, each once: surely, where it does so anywhere. */
export function categoriesIn(content: string, of: readonly Category[], asOf: string): readonly ToldCategory[] {
  const passage = passageOf(content);
  const found = wordsIn(passage.text, of);
  const titles = quotedTitles(passage.text);
  const told = found.map((each, index): ToldCategory => {
    const { from, to } = clauseAt(passage, each.at);
    const clause = passage.text.slice(from, to);
    const doubtful = titles.some(([start, end]) => each.at >= start && each.end <= end) || isDenied(passage, each, clause, to) || isPlanned(clause, asOf) || isAnnounced(passage, each.at) || isOtherWord(passage.text, each) || belongsToNext(passage, each, found[index + 1]) || listed(passage.text, found, index) >= A_LIST;
    return { name: each.name, word: each.word, sure: !doubtful };
  });
  return of.flatMap(({ name }) => told.find((each) => each.name === name && each.sure) ?? told.find((each) => each.name === name) ?? []);
}

/** 中学生, 大学校长, 校友, 公园路, 街道科协, 医院医生 and “四进社区” hold the word and are no place where something took place. */
function isOtherWord(text: string, { at, end, word }: Found): boolean {
  const after = text.slice(end, end + 3);
  if (/^区?科协/u.test(after) || /[二三四五六七八九十]进$/u.test(text.slice(Math.max(0, at - 2), at))) return true;
  if (/(?:医院|卫生服务中心)$/u.test(word) && /^的?(?:专家|医生|医师|护士|大夫|院长)/u.test(text.slice(end, end + 4))) return true;
  if (/^(?:路(?![演边旁])|街(?![道区头])|巷)/u.test(after)) return true;
  if (word.endsWith('学')) return /^(?:生(?![产态活命物])|校[长友](?![期效年好谊]))/u.test(after);
  return word.endsWith('学校') && (/^友(?![好谊])/u.test(after) || (/^长(?![期效年])/u.test(after) && '大中小'.includes(text[at - 1] ?? '｜')));
}

/** In order, each place taken by the longest word. */
function wordsIn(text: string, of: readonly Category[]): readonly Found[] {
  const words = of.flatMap(({ name, words: known }) => known.map((word) => ({ name, word, sought: plain(word) }))).filter(({ sought }) => sought !== '').sort((a, b) => b.sought.length - a.sought.length);
  const found: Found[] = [];
  let rest = text;
  for (const { name, word, sought } of words) {
    for (let at = rest.indexOf(sought); at >= 0 && found.length < MOST; at = rest.indexOf(sought, at)) {
      found.push({ name, word, at, end: at + sought.length });
      rest = `${rest.slice(0, at)}${'｜'.repeat(sought.length)}${rest.slice(at + sought.length)}`;
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The place in which another lies is not the place of the event: 某社区文化馆. */
function belongsToNext({ text, breaks }: Passage, { name, end }: Found, next: Found | undefined): boolean {
  if (!next || next.name === name) return false;
  const between = text.slice(end, next.at);
  return between.length <= 6 && !breaks.has(end) && !breaks.has(next.at) && /^\p{Script=Han}*$/u.test(between) && !/[联聯]合|组织|邀请|走[进入]|[和与及同进入到在向于为的]|开展|举办|主办|承办|参观/u.test(between);
}

/** How many categories stand in one row with it. */
function listed(text: string, found: readonly Found[], index: number): number {
  const isNext = (one: Found | undefined, other: Found | undefined) => one !== undefined && other !== undefined && follows(text.slice(one.end, other.at), text.slice(other.end));
  let [first, last] = [index, index];
  while (isNext(found[first - 1], found[first])) first -= 1;
  while (isNext(found[last], found[last + 1])) last += 1;
  return new Set(found.slice(first, last + 1).map(({ name }) => name)).size;
}

/** 、 alone between two, or behind words that both have: 社区科普联合行动、校园科普联合行动. */
function follows(between: string, after: string): boolean {
  const [, tail = ''] = /^(\p{Script=Han}{0,8}?)[、,/和与及]+(?:走?[进入])?\p{Script=Han}{0,2}$/u.exec(between) ?? [null, '?'];
  return tail !== '?' && after.startsWith(tail);
}
