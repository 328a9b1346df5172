import type { Words } from '../model/facts.js';

/**
 * 字数 as Word counts it: every Han character and full-width mark is one, every run of other characters between
 * blanks is one; counted per paragraph or cell. Word counts “ ” ‘ ’ — … · ① ℃ by the font they are set in, which a
 * file does not always say: `lower` takes them as part of runs, `upper` as one each. A first line that is a title
 * is shown apart and not counted, and so is what stands beside the body.
 */
export function countWords(paragraphs: readonly string[], { canHaveTitle = true, apart = {} }: WordOptions = {}): Words {
  const filled = paragraphs.filter((paragraph) => paragraph.trim() !== '');
  const [first = ''] = filled;
  const title = canHaveTitle && filled.length > 1 && isTitle(first) ? first.trim() : null;
  const counted = title === null ? filled : filled.slice(1);
  return {
    lower: sum(counted.map((paragraph) => count(paragraph, false))),
    upper: sum(counted.map((paragraph) => count(paragraph, true))),
    characters: sum(counted.map((paragraph) => [...paragraph].filter((each) => !isBlank(each)).length)),
    title,
    apart: PARTS.flatMap((part) => {
      const words = sum((apart[part] ?? []).map((paragraph) => count(paragraph, false)));
      return words > 0 ? [{ part, words }] : [];
    }),
  };
}

export interface WordOptions {
  /** False when the first paragraph is numbered by itself, its number being no part of its text. */
  readonly canHaveTitle?: boolean;
  /** Paragraphs beside the body: text boxes, footnotes and endnotes, headers and footers. */
  readonly apart?: Partial<Readonly<Record<Words['apart'][number]['part'], readonly string[]>>>;
}

const PARTS = ['text-box', 'note', 'header'] as const;

/** Characters of the longest line that is still taken for a title. */
const LONGEST_TITLE = 60;

/** A first line that ends no sentence, is short enough, and does not open the first section (一、…). */
function isTitle(line: string): boolean {
  const text = line.trim();
  return text.length <= LONGEST_TITLE && !/[。；;！？!?：:，,、]$/u.test(text) && !text.includes('。') && !/^[一二三四五六七八九十\d]{1,3}[、.．]/u.test(text);
}

function count(paragraph: string, strict: boolean): number {
  let words = 0;
  let inRun = false;
  for (const character of paragraph) {
    if (isInvisible(character)) continue;
    if (isBlank(character)) inRun = false;
    else if (isIn(SINGLES, character) || (strict && isIn(GREY, character))) {
      words++;
      inRun = false;
    } else if (!inRun) {
      words++;
      inRun = true;
    }
  }
  return words;
}

/** Their width depends on the font: quotes, dashes and dots, and the signs that both kinds of fonts have (①, ℃, ×, ≥, Ⅱ, ㎡). */
const GREY: readonly (readonly [number, number])[] = [
  [0x00b7, 0x00b7], [0x00d7, 0x00d7], [0x00f7, 0x00f7], [0x2014, 0x2015], [0x2018, 0x2019], [0x201c, 0x201d], [0x2026, 0x2026],
  [0x2100, 0x218f], [0x2190, 0x22ff], [0x2460, 0x24ff], [0x3300, 0x33ff],
];

/** Neither counts nor separates: zero-width marks, soft hyphens, variation selectors, accents that stand on another character. */
function isInvisible(character: string): boolean {
  return /[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/u.test(character);
}

function isBlank(character: string): boolean {
  return /[\s\p{Cc}]/u.test(character) || isInvisible(character);
}

/** Inclusive ranges of what counts one each: East Asian scripts, full-width forms, and the boxes and shapes that only Chinese fonts have. */
const SINGLES: readonly (readonly [number, number])[] = [
  [0x1100, 0x11ff], [0x2500, 0x27bf], [0x2e80, 0x32ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa960, 0xa97c], [0xac00, 0xd7a3],
  [0xd7b0, 0xd7ff], [0xf900, 0xfaff], [0xfe30, 0xfe4f], [0xff00, 0xffef], [0x20000, 0x3ffff],
];

function isIn(ranges: readonly (readonly [number, number])[], character: string): boolean {
  const code = character.codePointAt(0) as number;
  return ranges.some(([first, last]) => code >= first && code <= last);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
