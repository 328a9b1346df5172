import type { Words } from '../model/facts.js';

/**
 * 字数 as Word counts it: every Han character and full-width mark is one, every run of other characters between
 * blanks is one; counted per paragraph or cell. Word counts “ ” ‘ ’ — … · by the font they are set in, which a
 * file does not always say: `lower` takes them as part of runs, `upper` as one each.
 */
export function countWords(paragraphs: readonly string[]): Words {
  const filled = paragraphs.filter((paragraph) => paragraph.trim() !== '');
  const title = filled.length > 1 && isTitle(filled[0] as string) ? (filled[0] as string).trim() : null;
  const counted = title === null ? filled : filled.slice(1);
  return {
    lower: sum(counted.map((paragraph) => countRuns(paragraph, false))),
    upper: sum(counted.map((paragraph) => countRuns(paragraph, true))),
    characters: sum(counted.map((paragraph) => [...paragraph.replace(/\s/gu, '')].length)),
    title,
  };
}

/** A first line that ends no sentence and is short enough to be one. */
function isTitle(line: string): boolean {
  const text = line.trim();
  return text.length <= 60 && !/[。；;！？!?：:，,]$/.test(text) && !text.includes('。');
}

function countRuns(paragraph: string, strict: boolean): number {
  let count = 0;
  let inRun = false;
  for (const character of paragraph) {
    const code = character.codePointAt(0) as number;
    if (isSingle(code) || (strict && isGrey(code))) {
      count++;
      inRun = false;
    } else if (/\s/u.test(character) || isInvisible(code)) {
      inRun = inRun && isInvisible(code);
    } else if (!inRun) {
      count++;
      inRun = true;
    }
  }
  return count;
}

/** Zero-width marks neither count nor separate. */
function isInvisible(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || code === 0xfeff || code === 0x2060;
}

/** “ ” ‘ ’ — ― … · and the signs whose width depends on the font. */
const GREY: readonly number[] = [0x201c, 0x201d, 0x2018, 0x2019, 0x2014, 0x2015, 0x2026, 0xb7, 0xd7, 0xf7, 0xb1, 0xb0];

function isGrey(code: number): boolean {
  return GREY.includes(code);
}

/** Inclusive ranges of what counts one each: East Asian scripts, full-width forms, and the symbols that fonts set full-width. */
const SINGLES: readonly (readonly [number, number])[] = [
  [0x1100, 0x11ff], [0x2103, 0x2103], [0x2160, 0x217f], [0x2460, 0x24ff], [0x2500, 0x27bf], [0x2e80, 0x2fdf], [0x3000, 0x303f], [0x3040, 0x30ff],
  [0x3100, 0x318f], [0x31a0, 0x31ff], [0x3200, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa960, 0xa97c], [0xac00, 0xd7a3], [0xd7b0, 0xd7ff],
  [0xf900, 0xfaff], [0xfe30, 0xfe4f], [0xff01, 0xff60], [0xffe0, 0xffe6], [0x20000, 0x3ffff],
];

function isSingle(code: number): boolean {
  if (code === 0x3000) return false;
  return code >= 0x1100 && SINGLES.some(([first, last]) => code >= first && code <= last);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
