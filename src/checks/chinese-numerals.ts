/**
 * A text with its amounts and years in figures: 二〇二一年 → 2021年, 一百三十八万元 → 138万元, 壹佰叁拾捌万壹仟肆佰元 →
 * 1381400元, 三点五元 → 3.5元. What is no well-formed numeral, or counts neither money nor people, is left alone. Capital
 * forms: 会计基础工作规范 (1996), article 52.
 */
export function inFigures(text: string): string {
  return text
    .replace(/[〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4}(?=\s*年)/gu, (year) => [...year].map(digitOf).join(''))
    .replace(AMOUNT, (written: string, numeral: string, scale: string | undefined) => {
      const value = valueOf(numeral, scale);
      // 万 or 亿 at its end stays: it tells how far the amount was rounded.
      return value === null ? written : `${value}${scale ?? ''}`;
    });
}

const DIGITS = '零一二三四五六七八九';
const CAPITALS = '零壹贰叁肆伍陆柒捌玖';
const NUMERAL = '零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖十百千拾佰仟万亿萬億';
const AMOUNT = new RegExp(`(?<![${NUMERAL}第])([${NUMERAL}]*[零〇○一二三四五六七八九两壹贰叁肆伍陆柒捌玖十百千拾佰仟](?:点[零〇○一二三四五六七八九]+)?)([万亿萬億])?(?=\\s*(?:元|人|％|%))`, 'gu');
const STEPS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

function digitOf(character: string): number {
  if (character === '〇' || character === '○') return 0;
  if (character === '两') return 2;
  return Math.max(DIGITS.indexOf(character), CAPITALS.indexOf(character));
}

/** In the scale at its end, if there is one. Null for what is no numeral: 百千, 一二三. */
function valueOf(numeral: string, scale: string | undefined): string | null {
  const [whole = '', decimals] = numeral.split('点');
  if (decimals !== undefined) {
    const before = wholeNumber(whole);
    return before === null ? null : `${before}.${[...decimals].map(digitOf).join('')}`;
  }
  const value = wholeNumber(`${whole}${scale ?? ''}`);
  return value === null ? null : String(value / (SCALES[scale ?? ''] ?? 1));
}

function wholeNumber(whole: string): number | null {
  let [total, section, digit] = [0, 0, null as number | null];
  let lastStep = Infinity;
  for (const character of whole) {
    const [step, scale] = [STEPS[character], SCALES[character]];
    if (scale !== undefined) {
      const counted = section + (digit ?? 0);
      total = total < scale ? (total + counted) * scale : total + counted * scale;
      [section, digit, lastStep] = [0, null, Infinity];
    } else if (step !== undefined) {
      if (step >= lastStep || (digit === null && step !== 10)) return null;
      section += (digit ?? 1) * step;
      [digit, lastStep] = [null, step];
    } else if (digitOf(character) === 0) {
      if (digit !== null && digit !== 0) return null;
      digit = null;
    } else {
      if (digit !== null) return null;
      digit = digitOf(character);
    }
  }
  return total + section + (digit ?? 0);
}
