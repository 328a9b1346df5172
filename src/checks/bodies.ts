import type { Unit } from '../model/standard.js';
import { plain } from './text.js';

/** Stands where a name was taken out, so that nothing reads across the hole. */
const GAP = '｜';

/**
 * The units that a text names, by own name, alias or member, each once; `rest` is the text without them. The
 * longest name is looked for first: 区委 is not named by 区委宣传部.
 */
export function bodiesByName(text: string, units: readonly Unit[], except: readonly string[]): { readonly names: readonly string[]; readonly rest: string } {
  const closed = units.filter((unit) => !unit.open);
  const called = closed.filter((unit) => unit.members.length === 0).flatMap((unit) => [unit.name, ...unit.aliases].map((name) => ({ unit, word: plain(name) })));
  const excluded = except.map((name) => ({ unit: null, word: plain(name) }));
  const longestFirst = [...called, ...excluded].sort((a, b) => b.word.length - a.word.length);
  let rest = plain(text);
  const named = new Set<Unit>();
  for (const { unit, word } of longestFirst) {
    if (!rest.includes(word)) continue;
    rest = rest.replaceAll(word, GAP);
    if (unit && !isExcepted(unit, except)) named.add(unit);
  }
  const members = bodiesByEnding(rest, closed.flatMap((unit) => unit.members), except);
  return { names: [...closed.filter((unit) => named.has(unit)).map((unit) => unit.name), ...members], rest: members.reduce((left, name) => left.replaceAll(name, GAP), rest) };
}

function isExcepted(unit: Unit, except: readonly string[]): boolean {
  return [unit.name, ...unit.aliases].some((name) => except.includes(name));
}

/** What may stand before a name in a sentence, and what only says which or how many. */
const BEFORE = /^.*(?:[联聯]合|组织|邀请|走进|走入|依托|协同|会同|协调|动员|吸引|引导|支持|利用|发挥|通过|包括|例如|以及|还有|参观|前往|开展|举办|承办|主办|协办|深入|[的和与及同由在向到往为对从于让请被将把等]|[0-9]+(?:年|月|日|家|个|所|名|余|多)+)/u;
const GENERIC = /^(?:各类|各级|各个|各|多家|多个|多所|多|全区|全市|全县|全|本地|本|有关|相关|其他|部分|一些|一|两|三|几|数|家|个|所|该|的|中小|企业|事业|科技|社会|辖区|区属|区|市|县|省|高新|重点|知名|大型|小型|民营|国有)+$/u;

/** Distinct names that end in one of the endings; 学校 or 各中小学校 by itself names nobody. */
export function bodiesByEnding(text: string, endings: readonly string[], except: readonly string[]): readonly string[] {
  if (endings.length === 0) return [];
  const longestFirst = [...new Set(endings.map(plain))].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`([\\p{Script=Han}a-z0-9·()]{1,24}?)(${longestFirst.map(escape).join('|')})(?!生)`, 'gu');
  const excluded = except.map(plain);
  const names: string[] = [];
  for (const [, before = '', ending = ''] of plain(text).matchAll(pattern)) {
    const own = before.replace(BEFORE, '').replace(/^\)|\($/g, '');
    const name = own + ending;
    if (own.length < 2 || GENERIC.test(own) || excluded.includes(name) || names.some((other) => isSame(other, name))) continue;
    names.push(name);
  }
  return names;
}

/** 星河科技公司 and 区内的星河科技公司 are one. */
function isSame(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
