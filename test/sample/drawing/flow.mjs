import { widthOf } from './glyphs.mjs';

/** Lines of Chinese text: justified, without closing marks at the beginning of a line. Unit: millimetres. */

const NOT_FIRST = '，。、；：？！”’》）〕】…—%％';
const NOT_LAST = '“‘《（〔【';
const WORD = /[A-Za-z0-9.%℃+-]+|./gsu;

/**
 * @typedef {{ text: string, face: string, x: number, spacing: number, width: number }} Run
 * @typedef {{ runs: Run[], marks: { x: number, width: number }[] }} Line
 */

/**
 * ⟦…⟧ encloses words that will be marked; «…» sets words in the bold heading face.
 * @param {string} paragraph
 * @param {{ width: number, size: number, face?: string, indent?: number, justify?: boolean }} style indent in characters
 * @returns {Line[]}
 */
export function flow(paragraph, { width, size, face = 'song', indent = 2, justify = true }) {
  const lines = [];
  let line = open(indent * size);
  let [marked, strong] = [false, false];
  for (const token of paragraph.match(WORD)) {
    if (token === '⟦' || token === '⟧') marked = token === '⟦';
    else if (token === '«' || token === '»') strong = token === '«';
    else {
      const owner = strong ? 'hei' : face;
      const advance = widthOf(token, owner, size);
      if (line.end + advance > width + 0.01 && !(NOT_FIRST.includes(token) && line.end + advance < width + size * 1.7)) {
        const carried = [];
        while (line.tokens.length > 1 && NOT_LAST.includes(line.tokens.at(-1).token)) carried.unshift(line.tokens.pop());
        lines.push(line);
        line = open(0);
        for (const each of carried) put(line, each);
      }
      put(line, { token, owner, advance, marked });
    }
  }
  lines.push(line);
  return lines.map((each, index) => close(each, (index < lines.length - 1 && justify) || each.end > width ? width : null));
}

function open(start) {
  return { start, end: start, tokens: [] };
}

function put(line, each) {
  line.tokens.push(each);
  line.end += each.advance;
}

function close({ start, end, tokens }, width) {
  const count = tokens.reduce((sum, { token }) => sum + [...token].length, 0);
  const spacing = width === null || count < 8 ? Math.min(0, ((width ?? end) - end) / count) : (width - end) / (count - 1);
  const [runs, marks] = [[], []];
  let x = start;
  for (const { token, owner, advance, marked } of tokens) {
    const wide = advance + spacing * [...token].length;
    const last = runs.at(-1);
    if (last?.face === owner) [last.text, last.width] = [last.text + token, last.width + wide];
    else runs.push({ text: token, face: owner, x, spacing, width: wide });
    if (marked) {
      const mark = marks.at(-1);
      if (mark && Math.abs(mark.x + mark.width - x) < 0.01) mark.width += wide;
      else marks.push({ x, width: wide });
    }
    x += wide;
  }
  return { runs, marks };
}
