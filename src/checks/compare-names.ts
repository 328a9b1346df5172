import { editDistance } from '../model/edit-distance.js';
import { plain } from './text.js';

/** How a name read from a seal stands to another; `close`: a misreading or another body, which of the two cannot be told. */
export type Comparison = 'same' | 'close' | 'other';

/** An abbreviation has so many characters. */
const SHORTEST = 5;
/** From so many characters and this share of the name on, it is another name: that of the like body in another place differs by two. */
const OTHER_CHARACTERS = 2;
const OTHER_SHARE = 0.15;
/** In a shorter word one character decides. */
const SHORT_WORD = 4;

/** Against the name of a body. `same`: the very name, or one that shortens the other (区科协, 区科学技术协会). */
export function compareNames(read: string, name: string): Comparison {
  const [one, other] = [[...plain(read)], [...plain(name)]];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.join('') === long.join('')) return 'same';
  // A government and its office seal for each other.
  if (long.join('').includes(short.join(''))) return 'close';
  if (short.length >= SHORTEST && isWithin(short, long)) return isOfSamePlace(short.join(''), long.join('')) ? 'same' : 'close';
  return grade(editDistance(short, long), long.length);
}

/** 云江省科学技术协会 is no short name of 云江省云澜区科学技术协会: the place that is named last is whose body it is. */
function isOfSamePlace(short: string, long: string): boolean {
  const place = long.match(/.[省市区县州盟旗镇乡村]/gu)?.at(-1);
  return place === undefined || short.includes(place);
}

/** Against words one of which must stand in it. A word of which most was read is `close`. */
export function compareWords(read: string, words: readonly string[]): Comparison {
  const text = [...plain(read)];
  const grades = words.map((word): Comparison => {
    const sought = [...plain(word)];
    return text.join('').includes(sought.join('')) ? 'same' : grade(editDistance(sought, text, true), sought.length);
  });
  return (['same', 'close'] as const).find((each) => grades.includes(each)) ?? 'other';
}

function grade(apart: number, length: number): Comparison {
  return length < SHORT_WORD || (apart >= OTHER_CHARACTERS && apart / length >= OTHER_SHARE) ? 'other' : 'close';
}

/** Every character of the short name, in order. */
function isWithin(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}
