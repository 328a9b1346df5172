import { PLACE_ENDINGS } from '../model/body-endings.js';
import type { Unit } from '../model/standard.js';
import { whyDoubtful, type Doubting } from './body-doubts.js';
import { BEFORE, ENDING_GOES_ON, GENERIC, STARTS_ANOTHER } from './name-limits.js';
import { passageOf, type Passage } from './passage.js';
import { mergeSame } from './same-body.js';
import { escaped, plain } from './text.js';

/** A body that a text names. `doubt`: the words around it, where it may not be meant to have done anything, or may be another body. */
export interface NamedBody {
  readonly name: string;
  readonly doubt: string | null;
}

/** Where a text names it. */
export interface Mention {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

export interface Wanted extends Doubting {
  readonly units: readonly Unit[];
  readonly endings: readonly string[];
  readonly except: readonly string[];
}

/** Stands where a name was taken out, so that nothing reads across the hole. */
const GAP = '｜';

/** Every body named in the texts, each once: units by own name, alias or member; others by what their names end in. */
export function bodiesIn(texts: readonly string[], wanted: Wanted): { readonly units: readonly NamedBody[]; readonly others: readonly NamedBody[] } {
  const found = texts.map((content) => {
    const passage = passageOf(content);
    const taken = unitsIn(passage.text, wanted.units, wanted.except);
    const rest = { ...passage, text: taken.rest };
    const members = mentionsByEnding(rest, wanted.units.filter((unit) => !unit.open).flatMap((unit) => unit.members), wanted.except);
    const units = [...taken.mentions, ...members];
    const left = { ...passage, text: members.reduce((text, { at, end }) => without(text, at, end), taken.rest) };
    const others = mentionsByEnding(left, wanted.endings, wanted.except);
    const all = [...units, ...others];
    const doubted = (mentions: readonly Mention[]) => mentions.map((mention): NamedBody => ({ name: mention.name, doubt: whyDoubtful(passage, mention, all, wanted) }));
    return { units: doubted(units), others: doubted(others) };
  });
  return { units: bestOfEach(found.flatMap(({ units }) => units)), others: mergeSame(found.flatMap(({ others }) => others)) };
}

/** One that is named twice counts when one of the two does. */
function bestOfEach(bodies: readonly NamedBody[]): NamedBody[] {
  const best = new Map<string, NamedBody>();
  for (const body of bodies) if (!best.has(body.name) || (best.get(body.name)?.doubt !== null && body.doubt === null)) best.set(body.name, body);
  return [...best.values()];
}

/** The longest name is looked for first: 区委 is not named by 区委宣传部. */
function unitsIn(text: string, units: readonly Unit[], except: readonly string[]): { readonly mentions: readonly Mention[]; readonly rest: string } {
  const called = units.filter((unit) => !unit.open && unit.members.length === 0).flatMap((unit) => [unit.name, ...unit.aliases].map((name) => ({ unit, word: plain(name) })));
  const excluded = except.map((name) => ({ unit: null, word: plain(name) }));
  const longestFirst = [...called, ...excluded].filter(({ word }) => word !== '').sort((a, b) => b.word.length - a.word.length);
  const mentions: Mention[] = [];
  let rest = text;
  for (const { unit, word } of longestFirst) {
    for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word, at)) {
      rest = without(rest, at, at + word.length);
      if (unit && !isExcepted(unit, except)) mentions.push({ name: unit.name, at, end: at + word.length });
    }
  }
  const order = units.map((unit) => unit.name);
  return { mentions: mentions.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name) || a.at - b.at), rest };
}

function without(text: string, at: number, end: number): string {
  return text.slice(0, at) + GAP.repeat(end - at) + text.slice(end);
}

function isExcepted(unit: Unit, except: readonly string[]): boolean {
  return [unit.name, ...unit.aliases].some((name) => except.includes(name));
}

/** Names that end in one of the endings; 学校 or 各中小学校 by itself names nobody. A name goes on where the next ending follows at once. */
function mentionsByEnding({ text, breaks }: Passage, endings: readonly string[], except: readonly string[]): Mention[] {
  if (endings.length === 0) return [];
  const longestFirst = [...new Set(endings.map(plain))].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`([\\p{Script=Han}a-z0-9·()]{1,24}?)(${longestFirst.map(bounded).join('|')})(?!生)`, 'gu');
  const excluded = except.map(plain);
  const mentions: Mention[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, before = '', ending = ''] = match;
    const end = match.index + whole.length;
    const last = mentions.at(-1);
    if (last && last.end === match.index && !breaks.has(last.end) && !BEFORE.test(before) && !STARTS_ANOTHER.test(before) && !before.startsWith('(')) {
      mentions[mentions.length - 1] = { name: last.name + whole, at: last.at, end };
      continue;
    }
    const ended = [...before].findLastIndex((_each, offset) => breaks.has(match.index + offset));
    const own = ownPart(ended > 0 ? before.slice(ended) : last?.end === match.index ? before.replace(STARTS_ANOTHER, '') : before);
    const name = own + ending;
    if ((!isOneOfAKind(own, ending) && (own.length < 2 || GENERIC.test(own))) || excluded.some((word) => isOfKind(name, word))) continue;
    mentions.push({ name, at: end - name.length, end });
  }
  return mentions;
}

/** As it stands inside the pattern: not where its character belongs to another word (举办, 厂区). */
function bounded(ending: string): string {
  const { notBehind = '', notBefore = '' } = ENDING_GOES_ON[ending.at(-1) as string] ?? {};
  return `${ending.length === 1 && notBehind !== '' ? `(?<!${notBehind})` : ''}${escaped(ending)}${notBefore === '' ? '' : `(?!${notBefore})`}`;
}

/** 区图书馆 and 县疾控中心 name one house each; 区学校 names none. */
const ONE_OF_A_KIND = /^(?:疾控中心|疾病预防控制中心|图书馆|博物馆|文化馆|科技馆|美术馆|少年宫|植物园|动物园|妇幼保健院|党校)$/u;

function isOneOfAKind(own: string, ending: string): boolean {
  return /^[省市州区县旗]$/u.test(own) && ONE_OF_A_KIND.test(ending);
}

/** Without what stands before it: 联合星河科技. Names like 美的 and 和平 hold such a word themselves. */
function ownPart(before: string): string {
  const own = before.replace(BEFORE, '').replace(/^\)|\($/g, '');
  return own.length < 2 && /^[^我你他她它其谁各某][的平]$|^和[平睦谐美]$|^华为$/u.test(before) ? before : own;
}

const PLACE = new RegExp(`(?:[省市区县旗州盟]|${PLACE_ENDINGS.join('|')}|中国|全国)$`, 'u');

/** 云澜区科学技术协会 is a 科学技术协会. */
function isOfKind(name: string, word: string): boolean {
  return name === word || (name.endsWith(word) && PLACE.test(name.slice(0, -word.length)));
}
