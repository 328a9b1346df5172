import type { Indicator, Item } from '../model/standard.js';

/**
 * Reads codes from names in every form people type: full-width letters and digits, lower case, any dash,
 * underscore or dot between the parts, ① （1） 第1项 一、 for items. What we write is ASCII: `A2-3-1`.
 */

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const DASHES = /[‐‑‒–—―−－﹣_＿]/g;
const NUMERALS = '一二三四五六七八九十';

/** A name reduced to what codes are written with: half-width, lower case, `-` for every dash, `#1#` for ①. */
export function normaliseName(name: string): string {
  const marked = name.replace(new RegExp(`[${CIRCLED}]`, 'g'), (mark) => `#${CIRCLED.indexOf(mark) + 1}#`);
  return marked.normalize('NFKC').toLowerCase().replace(DASHES, '-').trim();
}

export interface FoundCode {
  readonly indicator: string;
  /** Item number when the code goes on to one (`A2-3-1`, `A2—3①`). */
  readonly item: number | null;
  /** Item number as written although the indicator has no such item. */
  readonly impossibleItem: boolean;
}

/** The first indicator code in a name, or null. `a2-31` is not `A2-3`. */
export function findCode(name: string, indicators: readonly Indicator[]): FoundCode | null {
  const text = normaliseName(name);
  let best: { at: number; length: number; found: FoundCode } | null = null;
  for (const indicator of indicators) {
    const match = codePattern(indicator.code).exec(text);
    if (!match) continue;
    const item = itemAfterCode(text.slice(match.index + match[0].length));
    const known = item === null || indicator.items.some((each) => each.number === item);
    const found = { indicator: indicator.code, item: known ? item : null, impossibleItem: !known };
    const better = !best || match.index < best.at || (match.index === best.at && match[0].length > best.length);
    if (better) best = { at: match.index, length: match[0].length, found };
  }
  return best?.found ?? null;
}

/** The number of the item that a folder's name begins with, or null: ①, 1, 1., (1), 第1项, 一. */
export function itemNumber(name: string): number | null {
  const text = normaliseName(name);
  const match = /^(?:#(\d+)#|\((\d{1,2}|[一二三四五六七八九十]{1,3})\)|第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[项条款个]|(\d{1,2}|[一二三四五六七八九十]{1,3})(?:$|\s*[.、,:)项条]|\s*-|\s+))/.exec(text);
  const written = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  return written === undefined ? null : toNumber(written);
}

/** The item a folder below an indicator stands for: by its number, else by its title. */
export function findItem(name: string, items: readonly Item[]): Item | null {
  const title = bareTitle(name);
  const titled = title.length >= 2 ? items.find((item) => bareTitle(item.title) === title) : undefined;
  if (titled) return titled;
  const number = itemNumber(name) ?? leadingNumber(name);
  return items.find((item) => item.number === number) ?? null;
}

/** A name without its number, spaces and punctuation: what remains is compared with titles. */
export function bareTitle(name: string): string {
  return normaliseName(name)
    .replace(/^(?:第\s*[\d一二三四五六七八九十]+\s*[项条]|#\d+#|[a-z]*[\d.\-\s]+(?=\D|$)|\([\d一二三四五六七八九十]+\)|[一二三四五六七八九十]+\s*[、.])/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A number glued to its title (`1场馆建设`); a count such as `5处` is none. */
function leadingNumber(name: string): number | null {
  const match = /^(\d{1,2})(?=\p{Script=Han})(?![处个项类年月日名人场次家所])/u.exec(normaliseName(name));
  return match ? Number(match[1]) : null;
}

function codePattern(code: string): RegExp {
  const parts = normaliseName(code).split(/[^a-z0-9]+/).filter(Boolean).map((part) => part.split('').join('\\s?'));
  return new RegExp(`(?<![a-z0-9])(?<!\\d[-.])${parts.join('\\s*[-.·]\\s*')}(?![0-9])`);
}

function itemAfterCode(rest: string): number | null {
  const match = new RegExp(`^\\s*(?:#(\\d+)#|[-.]\\s*#(\\d+)#|[-.]\\s*(\\d{1,2})(?![0-9])|[-.]?\\s*\\((\\d{1,2}|[${NUMERALS}]{1,3})\\)|[-.]?\\s*第\\s*(\\d{1,2}|[${NUMERALS}]{1,3})\\s*[项条])`).exec(rest);
  const written = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4] ?? match?.[5];
  return written === undefined ? null : toNumber(written);
}

function toNumber(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const [tens, units] = written.includes('十') ? written.split('十') : ['', written];
  const digit = (numeral: string | undefined, otherwise: number) => (numeral ? NUMERALS.indexOf(numeral) + 1 : otherwise);
  return written.includes('十') ? digit(tens, 1) * 10 + digit(units, 0) : digit(units, 0);
}
