import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspect } from '../../dist/inspect/inspect.js';
import { linesOfText } from '../../dist/inspect/text-line.js';
import { factsOfWords } from '../../dist/inspect/word-facts.js';
import { countWords } from '../../dist/inspect/words.js';
import { officialTexts } from './official-texts.mjs';

/**
 * Fields read from words, on generated official papers of several seeds, and 字数 of the sample's Word files against what
 * LibreOffice counted. Prints a table and the texts that came out wrong. `npm run accuracy -- words [texts] [seed …]`
 */
export default async function measureWords([count = '600', ...seeds]) {
  const rows = (seeds.length > 0 ? seeds : ['2', '11', '12']).flatMap((seed) => measure(Number(count), seed));
  console.log('| recogniser | seed | there | found right | false alarms | cannot tell | ms a paper |\n| --- | --- | --- | --- | --- | --- | --- |');
  for (const row of rows) console.log(`| ${row.recogniser} | ${row.seed} | ${row.positives} | ${percent(row.found, row.positives)} | ${row.falseAlarms} of ${row.negatives} | ${row.doubted} | ${row.milliseconds.toFixed(1)} |`);
  for (const row of rows) for (const failure of row.failures) console.log(`${row.recogniser}, seed ${row.seed}: ${failure}`);
  await countSample();
}

const plain = (text) => (text ?? '').normalize('NFKC').replace(/\s+/gu, '');
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const sameSet = (one, other) => same([...(one ?? [])].sort(), [...(other ?? [])].sort());
const orNull = (list) => (list.length > 0 ? list : null);

const FIELDS = {
  '文号': { truth: (text) => text.number, found: ({ document }) => document.number, isRight: same },
  '发文机关': { truth: (text) => text.issuers, found: ({ document }) => orNull(document.issuers), isRight: sameSet },
  '标题': { truth: (text) => text.title, found: ({ document }) => document.title, isRight: (one, other) => plain(one).endsWith(plain(other)) },
  '成文日期': { truth: (text) => text.date, found: ({ document }) => (document.dateSureness === 'guess' ? null : document.date), isDoubted: ({ document }) => document.dateSureness === 'guess', isRight: same },
  '草稿': { truth: (text) => text.draft, found: ({ document }) => document.draft, isRight: same },
  '个人号码': { truth: (text) => orNull(text.numbers), found: ({ privateNumbers }) => orNull(privateNumbers.map((each) => each.kind)), isRight: sameSet },
};

function measure(count, seed) {
  const texts = officialTexts(count, seed);
  const started = performance.now();
  const facts = texts.map(({ text }) => factsOfWords(linesOfText(text), {}, { name: '文件.pdf', takenAt: null }));
  const milliseconds = (performance.now() - started) / texts.length;
  return Object.entries(FIELDS).map(([recogniser, { truth, found, isRight, isDoubted = () => false }]) => {
    const judged = texts.map((text, index) => ({ index, truth: truth(text), found: found(facts[index]), doubted: isDoubted(facts[index]) }))
      .map((each) => ({ ...each, right: each.truth === null ? each.found === null : isRight(each.found, each.truth) }));
    const there = judged.filter((each) => each.truth !== null);
    return {
      recogniser, seed, positives: there.length, found: there.filter((each) => each.right).length, negatives: judged.length - there.length,
      falseAlarms: judged.filter((each) => each.truth === null && each.found !== null).length, doubted: judged.filter((each) => each.doubted).length, milliseconds,
      failures: judged.filter((each) => !each.right).map((each) => `text ${each.index}: ${JSON.stringify(each.found)} for ${JSON.stringify(each.truth)}`),
    };
  });
}

const percent = (some, all) => (all === 0 ? '—' : `${some} (${((100 * some) / all).toFixed(1)} %)`);

/** LibreOffice 7.4's counts are recorded in test/inspect/words-elsewhere.test.ts; it counts titles. */
async function countSample() {
  const recorded = readFileSync(new URL('../inspect/words-elsewhere.test.ts', import.meta.url), 'utf8');
  const counts = new Map([...recorded.matchAll(/^ {2}'([^']+\.docx)': \[(\d+)/gmu)].map(([, file, counted]) => [file, Number(counted)]));
  const evidence = fileURLToPath(new URL('../../evidence/', import.meta.url));
  let equal = 0;
  for (const path of readdirSync(evidence, { recursive: true, encoding: 'utf8' })) {
    const counted = counts.get(path.split(/[\\/]/u).at(-1));
    if (counted === undefined) continue;
    const { words } = await inspect(readFileSync(`${evidence}${path}`), path, { needs: ['words'] });
    const title = countWords([words.title ?? '']);
    if (words.lower + title.lower <= counted && counted <= words.upper + title.upper) equal++;
    else console.log(`字数: ${path}: LibreOffice ${counted}, here ${words.lower + title.lower}–${words.upper + title.upper}`);
  }
  console.log(`字数: ${equal} of ${counts.size} Word files of the sample within the two counts of LibreOffice’s`);
}
