import { factsOfWords } from '../../dist/inspect/word-facts.js';
import { linesOfText } from '../../dist/inspect/text-line.js';
import { officialTexts } from './official-texts.mjs';

/** Fields of generated official papers: how many came out as they are, and how many were said to be what they are not. */
export const name = 'words';

const CASES = 600;
const SEED = 2;

/** Title in another width and without blanks is the same title. */
const plain = (text) => (text ?? '').normalize('NFKC').replace(/\s+/gu, '');
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const FIELDS = {
  '文号 number': { truth: (text) => text.number, found: ({ document }) => document.number, isRight: same },
  '发文机关 issuers': { truth: (text) => text.issuers, found: ({ document }) => (document.issuers.length > 0 ? document.issuers : null), isRight: (one, other) => same([...(one ?? [])].sort(), [...other].sort()) },
  '标题 title': { truth: (text) => text.title, found: ({ document }) => document.title, isRight: (one, other) => plain(one).endsWith(plain(other)) },
  '成文日期 date': { truth: (text) => text.date, found: ({ document }) => (document.dateSureness === 'guess' ? null : document.date), isRight: same },
  '草稿 draft': { truth: (text) => text.draft, found: ({ document }) => document.draft, isRight: same },
  '个人号码 private numbers': { truth: (text) => (text.numbers.length > 0 ? text.numbers : null), found: ({ privateNumbers }) => (privateNumbers.length > 0 ? privateNumbers.map((each) => each.kind) : null), isRight: (one, other) => same([...(one ?? [])].sort(), [...(other ?? [])].sort()) },
};

/** One row a field. Recall: of those that are there, found right. False: of those that are not there, found; and found wrong. */
export function measure(seed = SEED) {
  const texts = officialTexts(CASES, seed);
  const started = performance.now();
  const facts = texts.map(({ text }) => factsOfWords(linesOfText(text), {}, { name: '文件.pdf', takenAt: null }));
  const milliseconds = (performance.now() - started) / texts.length;
  return Object.entries(FIELDS).map(([recogniser, { truth, found, isRight }]) => {
    const judged = texts.map((text, index) => ({ index, truth: truth(text), found: found(facts[index]) })).map((each) => ({ ...each, right: each.truth === null ? each.found === null : isRight(each.found, each.truth) }));
    const there = judged.filter((each) => each.truth !== null);
    return {
      recogniser, cases: texts.length, positives: there.length, found: there.filter((each) => each.right).length,
      negatives: judged.length - there.length, falseAlarms: judged.filter((each) => each.truth === null && each.found !== null).length, milliseconds,
      failures: judged.filter((each) => !each.right).map((each) => `text ${each.index}: ${JSON.stringify(each.found)} for ${JSON.stringify(each.truth)}`),
      texts,
    };
  });
}
