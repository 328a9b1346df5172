import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { ownSentences } from './copied.js';
import { yearsIn } from './dates.js';
import { inFigures } from './chinese-numerals.js';
import { escaped, knownText, namesAny, plain } from './text.js';
import { withoutUndone } from './undone.js';

const params = z.strictObject({
  words: z.array(z.array(z.string().min(1)).min(1)).describe('Groups; the text must state each group, by any word of it'),
  amounts: z.array(z.array(z.string().min(1)).min(1)).optional().describe('Groups; behind a word of each the text must state a number'),
  years: z.array(z.int().min(1900).max(2200)).optional().describe('Years the text must speak of, each of them'),
});

/** Whether what is stated suffices is for a person; what is not even named was probably forgotten. */
export default defineCheck({
  id: 'states',
  summary: 'The text states everything it is asked to state.',
  scope: 'each',
  params,
  needs: ['text', 'pages'],
  messages: {
    'not-stated': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”中没有找到：{missing}；没有写，或者放错了材料。', en: '“{file}” does not seem to state: {missing}; it was left out, or this is another document.' },
      remedy: { zh: '没有写的请补写，放错的请更换；换了说法的，由专人核对后确认。', en: 'Add what was left out, or exchange a wrong document; if it says so in other words, let a person confirm it.' },
    },
    undone: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”写到 {missing} 的地方，说的是没有做，或者还在计划。', en: 'Where “{file}” speaks of {missing}, it says that it was not done, or is only planned.' },
      remedy: { zh: '已经做到的请写明做了什么；没有做到的，这一项还拿不到分。', en: 'State what was done, if it was; if not, this earns nothing yet.' },
    },
    'year-not-stated': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”没有写到 {years} 年的情况。', en: '“{file}” does not speak of {years}.' },
      remedy: { zh: '请补写这些年份的情况，数字写明年份。', en: 'Add what concerns these years, naming each.' },
    },
    'no-amount': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”没有写出数额：{missing}。', en: '“{file}” states no number for: {missing}.' },
      remedy: { zh: '请在文中写明数额；已经写明的，由专人核对后确认。', en: 'State the numbers in the text; if they are there, let a person confirm it.' },
    },
    'no-text': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的文字没有读全，没有看到：{expected}。', en: 'Not all words of “{file}” could be read; these were not seen: {expected}.' },
      remedy: { zh: '请看一眼是不是这一项要的材料，由专人确认；或提交 Word、可复制文字的 PDF，或不加 --ocr off 再运行一次。', en: 'Have a look whether it belongs here and let a person confirm it; or hand in Word or a PDF with text, or run again without --ocr off.' },
    },
  },
  asks: ({ words, years = [] }) => ({
    zh: `写明${[...words.map(anyOf), ...(years.length > 0 ? [`${years.join('、')} 年的情况`] : [])].join('、')}`,
    en: `state ${[...words.map(named), ...years].join(', ')}`,
  }),
  find: (files, { words, years = [], amounts = [] }, { printed, asOf }) =>
    files.flatMap((file): Finding[] => {
      const text = ownSentences(file.facts.text.content, printed);
      const missing = words.filter((group) => !namesAny(text, group)).map(named);
      const done = withoutUndone(text, asOf);
      const undone = words.filter((group) => namesAny(text, group) && !namesAny(done, group)).map(named);
      const spoken = yearsIn(text);
      const unnamed = years.filter((year) => !spoken.includes(year));
      const unstated = amounts.filter((group) => missing.length === 0 && !statesNumber(text, group)).map(named);
      const told = undone.length > 0 ? [{ code: 'undone', file: file.path, args: { missing: undone } }] : [];
      if (missing.length + unnamed.length + unstated.length === 0) return told;
      if (knownText(file) !== 'whole') return [...told, { code: 'no-text', file: file.path, expected: [...missing, ...unnamed, ...unstated].join(', ') }];
      return [
        ...told,
        ...(missing.length > 0 ? [{ code: 'not-stated', file: file.path, args: { missing } }] : []),
        ...(unnamed.length > 0 ? [{ code: 'year-not-stated', file: file.path, args: { years: unnamed } }] : []),
        ...(unstated.length > 0 ? [{ code: 'no-amount', file: file.path, args: { missing: unstated } }] : []),
      ];
    }),
});

/** A number that is no year, in the same sentence or the rows below. */
function statesNumber(text: string, words: readonly string[]): boolean {
  const number = String.raw`(?<![\d.〔])(?!(?:19|20)\d{2}(?:[年、—–~至,-]|$))\d+(?:\.\d+)?`;
  return new RegExp(`(?:${words.map(plain).map(escaped).join('|')})[^。;]{0,${REACH}}?${number}|${number}(?:[万亿千百]*元|[万亿]?人)[^。;]{0,20}(?:${words.map(plain).map(escaped).join('|')})`, 'u').test(inFigures(plain(text)));
}

/** Characters from a word to its number: the head of a table stands some cells above. */
const REACH = 80;

/** Of many ways to say it a few tell what is meant. */
const NAMED = 3;

function named(group: readonly string[]): string {
  return [...group.slice(0, NAMED), ...(group.length > NAMED ? ['…'] : [])].join(' / ');
}

function anyOf(group: readonly string[]): string {
  const [first, ...others] = group.slice(0, NAMED);
  return others.length > 0 ? `${first}（或${others.join('、')}${group.length > NAMED ? '等' : ''}）` : (first as string);
}
