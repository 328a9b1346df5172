import { linesOfText } from '../../src/inspect/text-line.js';
import { factsOfWords } from '../../src/inspect/word-facts.js';
import { officialTexts } from './official-texts.mjs';
import type { Case, Recogniser, Said } from './recogniser.js';

/** A generated official paper and what is true of it; null where it has none. */
interface Paper {
  readonly text: string;
  readonly number: string | null;
  readonly issuers: readonly string[] | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly draft: string | null;
  readonly numbers: readonly string[];
}

type WordFacts = ReturnType<typeof factsOfWords>;

interface Field {
  readonly truth: (paper: Paper) => unknown;
  readonly found: (facts: WordFacts) => unknown;
  readonly isGuess?: (facts: WordFacts) => boolean;
  readonly isRight?: (found: unknown, truth: unknown) => boolean;
}

const plain = (text: unknown) => String(text ?? '').normalize('NFKC').replace(/\s+/gu, '');
const orNull = <T>(list: readonly T[]) => (list.length > 0 ? [...list].sort() : null);

/** The fields read from words, one recogniser each. A field that was read wrong is missed. */
const FIELDS: Readonly<Record<string, Field>> = {
  文号: { truth: ({ number }) => number, found: ({ document }) => document.number },
  发文机关: { truth: ({ issuers }) => issuers && orNull(issuers), found: ({ document }) => orNull(document.issuers) },
  标题: { truth: ({ title }) => title, found: ({ document }) => document.title, isRight: (found, truth) => plain(found).endsWith(plain(truth)) },
  成文日期: { truth: ({ date }) => date, found: ({ document }) => document.date, isGuess: ({ document }) => document.dateSureness === 'guess' },
  草稿: { truth: ({ draft }) => draft, found: ({ document }) => document.draft },
  个人号码: { truth: ({ numbers }) => orNull(numbers), found: ({ privateNumbers }) => orNull(privateNumbers.map(({ kind }) => kind)) },
};

/** Seeds nobody looked at while the fields were made. */
const SEEDS = ['7', '21'];
const PAPERS = 600;

const recognisers: readonly Recogniser[] = Object.entries(FIELDS).map(([name, field]) => ({
  name,
  cases: () => ({ synthetic: SEEDS.flatMap((seed) => (officialTexts(PAPERS, seed) as Paper[]).map((paper, index) => asked(field, paper, `paper ${index}, seed ${seed}`))) }),
}));

export default recognisers;

function asked(field: Field, paper: Paper, name: string): Case {
  const truth = field.truth(paper);
  const lines = linesOfText(paper.text);
  return {
    name,
    isThere: truth !== null,
    prepare: () => Promise.resolve((): Said => {
      const facts = factsOfWords(lines, {}, { name: '文件.pdf', takenAt: null });
      const found = field.found(facts);
      if (found === null) return 'not-seen';
      if (field.isGuess?.(facts)) return 'cannot-tell';
      if (truth === null) return 'seen';
      return (field.isRight ?? isSame)(found, truth) ? 'seen' : 'not-seen';
    }),
  };
}

function isSame(found: unknown, truth: unknown): boolean {
  return JSON.stringify(found) === JSON.stringify(truth);
}
