import type { Fonts } from './fonts.js';

/** Stands where no face has the character: the mark that typesetters have always used for it. */
export const GETA = '〓';

/** Drawn by the layout, so no face needs them. */
const DRAWN = '☐☑☒';

/** Text made ready for setting; remembers every character that no face has, with where it stood first. */
export interface TextSetter {
  /** `longest`: of a word without a place to break. */
  set(text: string, where: string, longest?: number): string;
  readonly missing: readonly { readonly character: string; readonly where: string }[];
}

export function textSetter(fonts: Fonts): TextSetter {
  const missing = new Map<string, string>();
  const known = new Map<string, boolean>();
  const isSet = (character: string): boolean => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const found = character === ZERO_WIDTH_SPACE || DRAWN.includes(character) || fonts.faces.some((face) => face.has(character.codePointAt(0) ?? 0));
    known.set(character, found);
    return found;
  };
  const set = (text: string, where: string, longest = LONGEST): string => {
    let out = '';
    for (const character of clean(text, Math.min(longest, LONGEST))) {
      if (isSet(character)) {
        out += character;
      } else {
        if (!missing.has(character)) missing.set(character, where);
        out += GETA;
      }
    }
    return out;
  };
  return { set, get missing() { return [...missing].map(([character, where]) => ({ character, where })); } };
}

const ZERO_WIDTH_SPACE = '\u200b';
const LONGEST = 12;
/** Wider than figures and most small letters. */
const WIDE = /[A-Zmw@%&]/;
/** Lines of dots, strokes and the like, between which no line would break. */
const RULES = /([^\p{L}\p{N}\s\x21-\x7e\u200b])\1{5,}/gu;
const patterns = new Map<number, RegExp>();

/** Behind what parts a name, and else after so many letters, or as many of what parts it. */
function pieces(longest: number): RegExp {
  const found = patterns.get(longest) ?? new RegExp(String.raw`[_./\\=&?-](?=[^_./\\=&?-])|[^_./\\=&?-]{${longest}}|[_./\\=&?-]{${longest}}`, 'g');
  patterns.set(longest, found);
  return found;
}

function parted(run: string, longest: number): string {
  return run.length <= longest ? run : run.replace(pieces(longest), `$&${ZERO_WIDTH_SPACE}`);
}

/** Nothing that has no picture of its own, blanks as blanks, and long names given places to break. */
function clean(text: string, longest: number): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, (blank) => (blank.includes('\u3000') || blank.includes('\u00a0') ? blank.replace(/[^\u3000\u00a0]/gu, '') : ' '))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '')
    .replace(/[\x21-\x7e]+/g, (run) => parted(run, longest < LONGEST && WIDE.test(run) ? Math.max(1, Math.floor(0.8 * longest)) : longest))
    .replace(RULES, (run) => run.replace(/../gu, `$&${ZERO_WIDTH_SPACE}`));
}
